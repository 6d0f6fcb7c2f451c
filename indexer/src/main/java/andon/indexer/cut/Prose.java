package andon.indexer.cut;

import java.util.Set;
import org.jsoup.nodes.Element;

/** Finds where the words of a page stand. */
final class Prose {
    private Prose() {}

    /** The innermost element that holds nearly all words of {@code region} that stand in no link, heading or label. */
    static Element densest(Element region, Outline outline) {
        Element at = region;
        int all = weight(region, outline);
        Element next = heaviest(at, outline, all * 8 / 10);
        while (next != null) {
            at = next;
            next = heaviest(at, outline, all * 8 / 10);
        }
        return at.normalName().equals("p") || at.normalName().equals("li") ? parent(at, region) : at;
    }

    private static @org.jspecify.annotations.Nullable Element heaviest(Element element, Outline outline, int least) {
        for (Element child : element.children()) {
            if (weight(child, outline) >= Math.max(1, least)
                    && child.childrenSize() + child.ownText().length() > 0) {
                return child;
            }
        }
        return null;
    }

    /** The innermost block that holds most of an item's words: the cell of a table's row, a column. */
    static Element most(Element item) {
        Element at = item;
        int all = item.text().length();
        boolean deeper = true;
        for (int level = 0; deeper && level < 12; level++) {
            deeper = false;
            for (Element child : at.children()) {
                boolean block = Set.of("div", "td", "tr", "tbody", "table", "section", "article", "dd", "blockquote")
                        .contains(child.normalName());
                if (block && child.text().length() * 10 >= all * 6) {
                    at = child;
                    deeper = true;
                    break;
                }
            }
        }
        return at;
    }

    private static Element parent(Element element, Element region) {
        Element parent = element.parent();
        return parent == null ? region : parent;
    }

    private static int weight(Element element, Outline outline) {
        Outline.Part part = outline.of(element);
        return Math.max(0, part.chars - part.linked);
    }
}
