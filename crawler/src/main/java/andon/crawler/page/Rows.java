package andon.crawler.page;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the lists on a page: one for each thread, listing or leak, in columns that say what is behind it ("12
 * replies", "last post by …"). A row is a {@code tr}, {@code li}, {@code article}, {@code div} or {@code section} with
 * others of its kind beside it, of {@link #LONGEST} characters at most, that says more than one thing.
 */
final class Rows {
    /** What is longer is an article or a post, no row. */
    static final int LONGEST = 600;

    /** What is made of more elements is no row either, however little it says. */
    private static final int MOST_NODES = 400;

    private static final int COLUMNS = 8;
    private static final int FEWEST_IN_TABLE = 2;
    private static final int FEWEST = 3;
    /** How far above a link its row is looked for. */
    private static final int HIGHEST = 12;
    /** How many nodes before and after an element are looked at for others of its kind. */
    private static final int NEAR = 40;

    private final IdentityHashMap<Element, Row> known = new IdentityHashMap<>();
    private final List<Row> rows = new ArrayList<>();

    /** The links of one row. */
    static final class Row {
        /** A byte for each column, as in {@link andon.crawler.frontier.Discovered#hint}; 0 if this is no row after all. */
        final long hint;
        /** Whether what is around it may be a row although this is none. */
        final boolean small;

        final List<OutLinks.Found> links = new ArrayList<>();

        private Row(long hint, boolean small) {
            this.hint = hint;
            this.small = small;
        }
    }

    /** Those that were found, in the order of the page. */
    List<Row> all() {
        return rows;
    }

    /** The row in which a link stands; null if it stands in none. */
    @Nullable
    Row around(Element link) {
        Element e = link.parent();
        for (int i = 0; i < HIGHEST && e != null && e.parent() != null; i++, e = e.parent()) {
            if (mayBeRow(e)) {
                Row row = known.get(e);
                if (row == null) {
                    row = read(e);
                    known.put(e, row);
                    if (row.hint != 0) {
                        rows.add(row);
                    }
                }
                if (row.hint != 0) {
                    return row;
                }
                if (!row.small) {
                    return null;
                }
            }
        }
        return null;
    }

    private static boolean mayBeRow(Element e) {
        return switch (e.normalName()) {
            case "tr" -> hasOthers(e, FEWEST_IN_TABLE, false);
            case "li", "article" -> hasOthers(e, FEWEST, false);
            case "div", "section" -> hasOthers(e, FEWEST, true);
            default -> false;
        };
    }

    /** Whether with the element so many of its kind stand near it. */
    private static boolean hasOthers(Element e, int fewest, boolean ofClass) {
        int count = 1;
        Node before = e.previousSibling();
        Node after = e.nextSibling();
        for (int i = 0; i < NEAR && count < fewest && (before != null || after != null); i++) {
            count += before != null && isAlike(e, before, ofClass) ? 1 : 0;
            count += after != null && isAlike(e, after, ofClass) ? 1 : 0;
            before = before == null ? null : before.previousSibling();
            after = after == null ? null : after.nextSibling();
        }
        return count >= fewest;
    }

    private static boolean isAlike(Element e, Node other, boolean ofClass) {
        return other instanceof Element element
                && element.nameIs(e.normalName())
                && (!ofClass || element.className().equals(e.className()));
    }

    /** Reads the columns: what is directly in the row, or in the one element that fills it. */
    private static Row read(Element e) {
        Element columns = e;
        Element only = onlyChild(columns);
        while (only != null) {
            columns = only;
            only = onlyChild(columns);
        }
        long hint = 0;
        int column = 0;
        int spoken = 0;
        int length = 0;
        for (Node node = columns.firstChild(); node != null; node = node.nextSibling()) {
            ColumnText text = new ColumnText(LONGEST - length);
            text.read(node);
            length += text.length;
            if (length >= LONGEST) {
                return new Row(0, false);
            }
            spoken += text.length > 0 ? 1 : 0;
            boolean counts = text.length > 0 || node instanceof Element;
            if (counts) {
                int shift = 8 * Math.min(column, COLUMNS - 1);
                long folded = column < COLUMNS ? text.folded() : (hint >>> shift & 0xff) * 31 + text.folded() & 0xff;
                hint = hint & ~(0xffL << shift) | Math.max(1, folded) << shift;
                column++;
            }
        }
        return spoken >= 2 ? new Row(hint, true) : new Row(0, true);
    }

    private static @Nullable Element onlyChild(Element e) {
        Element found = null;
        for (Node node = e.firstChild(); node != null; node = node.nextSibling()) {
            if (node instanceof Element child) {
                if (found != null) {
                    return null;
                }
                found = child;
            } else if (node instanceof TextNode text && !text.isBlank()) {
                return null;
            }
        }
        return found;
    }

    /** Length and hash of the visible text of a column, without its blanks. */
    private static final class ColumnText {
        private final int most;
        private int length;
        private int nodes;
        private int hash = 17;

        ColumnText(int most) {
            this.most = most;
        }

        void read(Node column) {
            column.filter((node, depth) -> {
                if (length >= most || ++nodes > MOST_NODES) {
                    length = Math.max(length, most);
                    return NodeFilter.FilterResult.STOP;
                }
                if (node instanceof TextNode text) {
                    add(text.getWholeText());
                } else if (Visibility.isUnseen(node)) {
                    return NodeFilter.FilterResult.SKIP_ENTIRELY;
                }
                return NodeFilter.FilterResult.CONTINUE;
            });
        }

        private void add(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c > ' ' && c != '\u00a0') {
                    hash = hash * 31 + c;
                    length++;
                }
            }
        }

        /** A byte that is not 0. */
        long folded() {
            int h = hash * 0x9E3779B9;
            return Math.max(1, (h >>> 24 ^ h >>> 12) & 0xff);
        }
    }
}
