package andon.crawler;

import andon.testbed.world.Site;
import andon.testbed.world.SiteReply;
import andon.testbed.world.SiteRequest;
import andon.vocabulary.OnionAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A site of a few lines for one behaviour. */
record PageSite(String id, List<OnionAddress> addresses, Function<SiteRequest, SiteReply> pages, boolean down)
        implements Site {
    PageSite(String id, Function<SiteRequest, SiteReply> pages) {
        this(id, 1, pages);
    }

    PageSite(String id, int mirrors, Function<SiteRequest, SiteReply> pages) {
        this(
                id,
                IntStream.range(0, mirrors).mapToObj(n -> address(id + "|" + n)).toList(),
                pages,
                false);
    }

    static OnionAddress address(String name) {
        try {
            return OnionAddress.ofPublicKey(
                    MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A page with enough words to be content, and links. */
    static SiteReply.Answer page(String title, String... links) {
        return SiteReply.html(html(title, links));
    }

    static String html(String title, String... links) {
        StringBuilder out = new StringBuilder("<html><head><title>" + title + "</title></head><body><h1>" + title
                + "</h1><p>Words that somebody wrote about " + title + ".</p><ul>");
        for (String link : links) {
            out.append("<li><a href=\"").append(link).append("\">").append(link).append("</a></li>");
        }
        return out.append("</ul></body></html>").toString();
    }

    @Override
    public String name() {
        return id;
    }

    @Override
    public SiteReply answer(SiteRequest request) {
        return request.path().equals("/robots.txt") && !id.equals("robots")
                ? SiteReply.html(404, "<h1>Not found</h1>")
                : pages.apply(request);
    }

    String host() {
        return addresses.getFirst().host();
    }

    /** An entry of a sources file, with more keys behind it. */
    String yaml(String more) {
        String all = String.join(
                ", ",
                addresses.stream().map(a -> "\"http://" + a.host() + "/\"").toList());
        return "  - id: " + id + "\n    addresses: [" + all + "]\n    politeness: { delay: 0s, connections: 2 }\n"
                + (more.isEmpty() ? "" : "    " + more + "\n");
    }
}
