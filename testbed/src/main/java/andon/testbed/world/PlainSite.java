package andon.testbed.world;

import andon.vocabulary.OnionAddress;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** A few hand-written pages that link to one another, answered in some odd way. */
final class PlainSite implements Site {
    /**
     * @param charset what the page is written in and says so in its head
     * @param contentType what the header says, which may be something else
     */
    record Page(Writing writing, Charset charset, String contentType) {}

    /** Turns the plain answer to a request into the site's own. */
    interface Manner extends BiFunction<SiteRequest, SiteReply.Answer, SiteReply> {}

    private final String id;
    private final String name;
    private final List<OnionAddress> addresses;
    private final WorldSettings settings;
    private final Map<String, Page> pages = new TreeMap<>();
    private final Manner manner;

    /** @param pages by their writings' keys, which are paths; {@code /} is the front page */
    PlainSite(
            String id,
            String name,
            List<OnionAddress> addresses,
            WorldSettings settings,
            List<Page> pages,
            Manner manner) {
        this.id = id;
        this.name = name;
        this.addresses = List.copyOf(addresses);
        this.settings = settings;
        this.manner = manner;
        pages.forEach(page -> this.pages.put(page.writing().key(), page));
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<OnionAddress> addresses() {
        return addresses;
    }

    @Override
    public SiteReply answer(SiteRequest request) {
        Page page = pages.get(request.path());
        return manner.apply(
                request,
                page == null
                        ? SiteReply.html(
                                404,
                                "<!DOCTYPE html><html><head><title>Not found</title></head><body><h1>Not found</h1></body></html>")
                        : SiteReply.html(html(page), page.charset(), page.contentType()));
    }

    private String html(Page page) {
        StringBuilder links = new StringBuilder();
        pages.forEach((path, other) -> links.append("<li><a href=\"")
                .append(path)
                .append("\">")
                .append(path.equals("/") ? "Home" : path.substring(1))
                .append("</a></li>"));
        String heading = Html.escape(page.writing().heading());
        return """
                <!DOCTYPE html>
                <html lang="%1$s"><head><meta charset="%2$s"><title>%3$s</title></head>
                <body><nav><ul>%4$s</ul></nav>
                <main><h1>%3$s</h1>
                %5$s</main>
                <footer>Visitor number %6$d</footer></body></html>
                """.formatted(
                        page.writing().language(),
                        page.charset().name(),
                        heading,
                        links,
                        Html.paragraphs(page.writing().prose()),
                        1_000 + heading.length() + settings.revision() * 7);
    }
}
