package andon.crawler.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** Gathers the links of a page as they are written there. */
final class PageLinks {
    /**
     * One link.
     *
     * @param href the address as written
     * @param acts whether the markup says that it does something
     */
    record Link(Element element, String href, boolean acts) {}

    private static final int MOST_RELATIONS = 4;

    final List<Link> links = new ArrayList<>();
    Optional<String> base = Optional.empty();
    Optional<Refresh> refresh = Optional.empty();

    /** @param hidden whether a reader cannot see it: such a link was put there for crawlers */
    void add(Element element, boolean hidden, boolean acts) {
        switch (element.normalName()) {
            case "a", "area" -> add(element, "href", hidden, acts);
            case "frame", "iframe" -> add(element, "src", hidden, acts);
            case "link" -> {
                if (leads(element)) {
                    add(element, "href", hidden, acts);
                }
            }
            case "base" -> {
                if (base.isEmpty() && element.hasAttr("href")) {
                    base = Optional.of(element.attr("href"));
                }
            }
            case "meta" -> refresh = refresh.or(() -> Refresh.of(element));
            default -> {
                // Nothing else leads to a page.
            }
        }
    }

    private void add(Element element, String attribute, boolean hidden, boolean acts) {
        if (!hidden && links.size() < OutLinks.MOST && element.hasAttr(attribute)) {
            links.add(new Link(element, element.attr(attribute), acts));
        }
    }

    private static boolean leads(Element link) {
        for (String rel : link.attr("rel").toLowerCase(Locale.ROOT).split("\\s+", MOST_RELATIONS)) {
            switch (rel) {
                case "canonical", "next", "prev" -> {
                    return true;
                }
                case "alternate" -> {
                    return FeedLinks.isFeed(link.attr("type").toLowerCase(Locale.ROOT));
                }
                default -> {
                    // Styles, icons and the like.
                }
            }
        }
        return false;
    }
}
