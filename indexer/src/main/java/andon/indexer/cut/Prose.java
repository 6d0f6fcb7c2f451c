package andon.indexer.cut;

import org.jsoup.nodes.Element;

/** Finds where the words of a page stand. */
final class Prose {
    private Prose() {}

    /** The innermost element that holds nearly all words of {@code region} that stand in no link, heading or table. */
    static Element densest(Element region) {
        Element at = region;
        int all = weight(region);
        boolean deeper = true;
        while (deeper) {
            deeper = false;
            for (Element child : at.children()) {
                if (weight(child) * 10 >= all * 8
                        && child.childrenSize() + child.ownText().length() > 0) {
                    at = child;
                    deeper = true;
                    break;
                }
            }
        }
        return at.normalName().equals("p") || at.normalName().equals("li") ? parent(at, region) : at;
    }

    private static Element parent(Element element, Element region) {
        Element parent = element.parent();
        return parent == null ? region : parent;
    }

    private static int weight(Element element) {
        int words = element.text().length();
        for (Element link : element.select("a, th, dt, h1, h2")) {
            words -= link.text().length();
        }
        return Math.max(0, words);
    }
}
