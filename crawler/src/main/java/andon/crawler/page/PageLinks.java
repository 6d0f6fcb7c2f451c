package andon.crawler.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** What a page says about where it leads, as it is written there: read in one go. */
final class PageLinks implements NodeVisitor {
    private static final String ONION = "onion";

    /** One link: the element, and the address as written. */
    record Link(Element element, String href) {}

    final List<Link> links = new ArrayList<>();
    Optional<String> base = Optional.empty();
    /** Whether onion addresses may stand in the text. */
    boolean namesOnions;

    /** How deep the outermost hidden element around the current node is; -1 outside of any. */
    private int hiddenAt = -1;

    private PageLinks() {}

    static PageLinks of(Document page) {
        PageLinks read = new PageLinks();
        page.traverse(read);
        return read;
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode text) {
            namesOnions |= !namesOnions && text.getWholeText().contains(ONION);
        } else if (node instanceof Element element) {
            if (hiddenAt < 0 && Visibility.hides(element)) {
                hiddenAt = depth;
            }
            switch (element.normalName()) {
                case "a", "area" -> add(element, "href");
                case "frame", "iframe" -> add(element, "src");
                case "link" -> {
                    if (leads(element)) {
                        add(element, "href");
                    }
                }
                case "base" -> {
                    if (base.isEmpty() && element.hasAttr("href")) {
                        base = Optional.of(element.attr("href"));
                    }
                }
                default -> {
                    // Nothing else leads to a page.
                }
            }
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (depth == hiddenAt) {
            hiddenAt = -1;
        }
    }

    private void add(Element element, String attribute) {
        if (hiddenAt < 0 && links.size() < OutLinks.MOST && element.hasAttr(attribute)) {
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
