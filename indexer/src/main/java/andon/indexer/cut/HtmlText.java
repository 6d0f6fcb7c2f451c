package andon.indexer.cut;

import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * The text of an element as its reader sees it: blocks and breaks part lines, code keeps its blanks, smileys stand as
 * their {@code alt}, a link that the software shortened in the middle stands with its whole address, and so does one that a proxy hid. Of a table that holds data
 * each row is one line whose cells a tab parts, as browsers copy it: what reads dumps reads it, too.
 */
public final class HtmlText {
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "table",
            "tr",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "blockquote",
            "pre",
            "section",
            "article",
            "header",
            "footer",
            "aside",
            "main",
            "nav",
            "form",
            "fieldset",
            "figure",
            "address",
            "center",
            "hr",
            "tbody",
            "thead",
            "details",
            "summary",
            "figcaption");
    private static final Set<String> SILENT = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "select",
            "button",
            "textarea",
            "svg",
            "iframe",
            "object",
            "head");

    private HtmlText() {}

    /** Lines parted by {@code \n}, without blank lines at the ends and never more than one between. */
    public static String of(Element element) {
        Writer writer = new Writer(DataTables.in(element));
        element.traverse(writer);
        return writer.text();
    }

    private static final class Writer implements NodeVisitor {
        private final StringBuilder out = new StringBuilder();
        private int silent;
        private int preformatted;
        private int replaced;
        private final Set<Element> tables;
        /** How many tables with data are open: one, or none. */
        private int inTable;
        /** How many of their cells. */
        private int inCell;

        Writer(Set<Element> tables) {
            this.tables = tables;
        }

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                if (silent == 0 && replaced == 0) {
                    append(words.getWholeText());
                }
            } else if (node instanceof Element element) {
                open(element);
            }
        }

        private void open(Element element) {
            String name = element.normalName();
            String shown = replacement(element);
            if (SILENT.contains(name)) {
                silent++;
            } else if (name.equals("br")) {
                if (inCell > 0) {
                    append(" ");
                } else {
                    endLine(true);
                }
            } else if (name.equals("img")) {
                smiley(element);
            } else if (isCell(name)) {
                cell(element);
            } else if (shown != null) {
                append(shown);
                replaced++;
            } else if (BLOCKS.contains(name)) {
                block();
            }
            if (name.equals("pre")) {
                preformatted++;
            }
            if (tables.contains(element)) {
                inTable++;
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (!(node instanceof Element element)) {
                return;
            }
            String name = element.normalName();
            if (SILENT.contains(name)) {
                silent--;
            } else if (replacement(element) != null) {
                replaced--;
            } else if (isCell(name) && inTable > 0) {
                inCell--;
            } else if (BLOCKS.contains(name)) {
                block();
            }
            if (name.equals("pre")) {
                preformatted--;
            }
            if (tables.contains(element)) {
                inTable--;
            }
        }

        private void smiley(Element image) {
            String alt = image.attr("alt").strip();
            boolean small = image.hasClass("smilie")
                    || image.hasClass("smilies")
                    || image.hasClass("emoji")
                    || image.className().contains("smil");
            if (silent == 0 && small && !alt.isEmpty()) {
                append(alt);
            }
        }

        private static boolean isCell(String name) {
            return name.equals("td") || name.equals("th");
        }

        private void cell(Element cell) {
            if (inTable > 0) {
                inCell++;
                // An empty cell is one all the same, or those behind it would be taken for others.
                if (cell.previousElementSibling() != null && silent == 0) {
                    endBlank();
                    out.append('\t');
                }
            } else if (out.length() > 0 && !Character.isWhitespace(out.charAt(out.length() - 1))) {
                out.append(' ');
            }
        }

        private void block() {
            if (inCell > 0) {
                append(" ");
            } else {
                endLine(false);
            }
        }

        private void endBlank() {
            while (out.length() > 0 && out.charAt(out.length() - 1) == ' ') {
                out.setLength(out.length() - 1);
            }
        }

        private void append(String words) {
            if (preformatted > 0) {
                out.append(words.replace("\r\n", "\n").replace('\r', '\n'));
                return;
            }
            for (int i = 0; i < words.length(); i++) {
                char c = words.charAt(i);
                if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0xA0) {
                    if (out.length() > 0 && out.charAt(out.length() - 1) > ' ') {
                        out.append(' ');
                    }
                } else if (c >= ' ') {
                    out.append(c);
                }
            }
        }

        private void endLine(boolean always) {
            if (silent > 0) {
                return;
            }
            endBlank();
            boolean open = out.length() > 0 && out.charAt(out.length() - 1) != '\n';
            if (open || always && out.length() > 0) {
                out.append('\n');
            }
        }

        String text() {
            String[] lines = out.toString().split("\n", -1);
            StringBuilder tidy = new StringBuilder(out.length());
            int blank = 0;
            for (String line : lines) {
                String stripped = line.stripTrailing();
                if (stripped.isEmpty()) {
                    blank++;
                    continue;
                }
                if (tidy.length() > 0) {
                    tidy.append(blank > 0 ? "\n\n" : "\n");
                }
                tidy.append(stripped);
                blank = 0;
            }
            return tidy.toString();
        }
    }

    /** What a visitor sees, or would without the software's cut, in the place of an element's own words; null for these. */
    private static @Nullable String replacement(Element element) {
        if (element.normalName().equals("a") && isShortened(element)) {
            return element.attr("href");
        }
        return element.hasAttr("data-cfemail") ? HiddenMail.address(element.attr("data-cfemail")) : null;
    }

    /** {@code https://long.example/pa…/end}: what is left of both ends stands in the address. */
    private static boolean isShortened(Element link) {
        String shown = link.ownText().strip();
        String href = link.attr("href");
        int gap = Math.max(shown.indexOf("..."), shown.indexOf('…'));
        if (gap < 8 || !href.contains("://")) {
            return false;
        }
        String end = shown.substring(gap).replaceFirst("^[.…\\s]+", "");
        String begin = shown.substring(0, gap).strip();
        return href.contains(begin) && href.endsWith(end);
    }
}
