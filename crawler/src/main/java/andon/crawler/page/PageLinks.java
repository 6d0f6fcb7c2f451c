package andon.crawler.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** Gathers the links of a page as they are written there. */
final class PageLinks {
    /** One link: the element, and the address as written. */
    record Link(Element element, String href) {}

    final List<Link> links = new ArrayList<>();
    Optional<String> base = Optional.empty();
    Optional<Refresh> refresh = Optional.empty();

    /** @param hidden whether a reader cannot see it: such a link was put there for crawlers */
    void add(Element element, boolean hidden) {
        switch (element.normalName()) {
            case "a", "area" -> add(element, "href", hidden);
            case "frame", "iframe" -> add(element, "src", hidden);
            case "link" -> {
                if (leads(element)) {
                    add(element, "href", hidden);
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

    private void add(Element element, String attribute, boolean hidden) {
        if (!hidden && links.size() < OutLinks.MOST && element.hasAttr(attribute)) {
            links.add(new Link(element, element.attr(attribute)));
        }
    }

    private static boolean leads(Element link) {
        return switch (link.attr("rel").toLowerCase(Locale.ROOT)) {
            case "canonical", "next", "prev" -> true;
            case "alternate" -> link.attr("type").equalsIgnoreCase("application/rss+xml");
            default -> false;
        };
    }
}
