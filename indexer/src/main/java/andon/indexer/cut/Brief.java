package andon.indexer.cut;

import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** The words of small elements, at the price of small elements: a large one is given up as soon as it is known to be large. */
final class Brief {
    private Brief() {}

    /** The element's words with single blanks; empty if they are more than {@code most} characters. */
    static Optional<String> text(Element element, int most) {
        StringBuilder out = new StringBuilder();
        NodeFilter filter = new NodeFilter() {
            @Override
            public FilterResult head(Node node, int depth) {
                if (node instanceof TextNode words) {
                    append(out, words.getWholeText(), most);
                } else if (node instanceof Element e
                        && (e.isBlock() || e.normalName().equals("br"))) {
                    blank(out);
                }
                return out.length() > most ? FilterResult.STOP : FilterResult.CONTINUE;
            }

            @Override
            public FilterResult tail(Node node, int depth) {
                if (node instanceof Element e && e.isBlock()) {
                    blank(out);
                }
                return FilterResult.CONTINUE;
            }
        };
        element.filter(filter);
        return out.length() > most
                ? Optional.empty()
                : Optional.of(out.toString().strip());
    }

    /** Whether the element holds at least {@code least} characters of words. */
    static boolean holds(Element element, int least) {
        return text(element, least - 1).isEmpty();
    }

    private static void append(StringBuilder out, String words, int most) {
        for (int i = 0; i < words.length() && out.length() <= most; i++) {
            char c = words.charAt(i);
            if (c <= ' ' || c == 0xA0) {
                blank(out);
            } else {
                out.append(c);
            }
        }
    }

    private static void blank(StringBuilder out) {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
            out.append(' ');
        }
    }
}
