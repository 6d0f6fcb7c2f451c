package andon.crawler.page;

import andon.crawler.fetch.FetchedPage;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;

/**
 * The links of feeds (RSS 0.9 to 2.0, Atom) and sitemaps (sitemaps.org 0.9, also indexes of them). Read as plain markup:
 * document types are passed over, entities that a file defines itself are not resolved, and nothing is ever fetched for it.
 */
public final class FeedLinks implements NodeVisitor {
    private static final int DEEPEST = 64;
    /** A file names its kind within so many characters. */
    private static final int BEGINNING = 4096;

    private static final List<String> ROOTS = List.of("<rss", "<feed", "<rdf:rdf", "<urlset", "<sitemapindex");

    private final List<String> hrefs = new ArrayList<>();

    private FeedLinks() {}

    /** Whether links of this media type, in lower case, lead to a feed. */
    static boolean isFeed(String mediaType) {
        return mediaType.equals("application/rss+xml")
                || mediaType.equals("application/atom+xml")
                || mediaType.equals("application/rdf+xml");
    }

    /** Where a page that is no HTML leads; empty if it is neither feed nor sitemap. */
    public static Optional<OutLinks> of(SiteScope scope, FetchedPage page) {
        boolean markup = page.mediaType().endsWith("xml");
        return markup ? of(scope, page.address(), PageText.of(page)) : Optional.empty();
    }

    static Optional<OutLinks> of(SiteScope scope, URI address, String text) {
        String beginning = text.substring(0, Math.min(text.length(), BEGINNING)).toLowerCase(Locale.ROOT);
        if (ROOTS.stream().noneMatch(beginning::contains)) {
            return Optional.empty();
        }
        FeedLinks feed = new FeedLinks();
        Jsoup.parse(text, address.toString(), Parser.xmlParser().setMaxDepth(DEEPEST))
                .traverse(feed);
        return Optional.of(OutLinks.of(scope, address, feed.hrefs, text));
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof Element element && hrefs.size() < OutLinks.MOST) {
            String name = element.normalName();
            switch (name.substring(name.indexOf(':') + 1)) {
                case "link" -> link(element);
                case "loc" -> add(element.text());
                case "comments" -> add(element.text());
                case "guid" -> {
                    if (!element.attr("isPermaLink").equalsIgnoreCase("false")) {
                        add(element.text());
                    }
                }
                default -> {
                    // Says nothing about where to go.
                }
            }
        }
    }

    /** RSS has the address as its text, Atom as an attribute. */
    private void link(Element element) {
        switch (element.attr("rel").toLowerCase(Locale.ROOT)) {
            case "", "alternate", "next", "previous", "prev", "first", "last", "replies" ->
                add(element.hasAttr("href") ? element.attr("href") : element.text());
            default -> {
                // The feed itself, a picture, a way to edit.
            }
        }
    }

    private void add(String href) {
        String link = href.strip();
        if (!link.isEmpty() && link.length() <= LinkBase.LONGEST) {
            hrefs.add(link);
        }
    }
}
