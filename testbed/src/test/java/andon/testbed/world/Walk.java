package andon.testbed.world;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Follows every link of a site from its front page, as a browser with cookies would, without a network. */
final class Walk {
    private static final int MAX_PAGES = 5_000;
    private static final int QUEUE_PATIENCE = 4;
    private static final Pattern CHARSET = Pattern.compile("charset=[\"']?([\\w-]+)");

    private final Site site;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    final Map<String, Document> pages = new LinkedHashMap<>();
    final Map<String, Integer> statuses = new LinkedHashMap<>();
    final List<String> outside = new ArrayList<>();

    Walk(Site site) {
        this.site = site;
    }

    Walk from(String target) {
        settle();
        ArrayDeque<String> queue = new ArrayDeque<>(List.of(target));
        while (!queue.isEmpty() && statuses.size() < MAX_PAGES) {
            String next = queue.poll();
            if (statuses.containsKey(next) || next.startsWith("/calendar.php") || next.contains("action=logout")) {
                continue;
            }
            SiteReply reply = fetch(next);
            if (!(reply instanceof SiteReply.Answer answer)) {
                queue.add(next); // A connection dropped: a patient reader tries again.
                continue;
            }
            statuses.put(next, answer.status());
            for (String link : links(next, answer)) {
                queue.add(link);
            }
        }
        return this;
    }

    /** The page at a target, for this reader's cookies. */
    Document open(String target) {
        SiteReply reply = fetch(target);
        while (!(reply instanceof SiteReply.Answer)) {
            reply = fetch(target);
        }
        return read(target, (SiteReply.Answer) reply);
    }

    Document submit(String target, String form) {
        SiteReply reply = site.answer(request(target).posting(form));
        return read(target, (SiteReply.Answer) reply);
    }

    /** Opens the front page until a queue in front of the site lets this reader through. */
    void settle() {
        for (int i = 0; i < QUEUE_PATIENCE; i++) {
            open("/");
        }
        statuses.clear();
    }

    private Document read(String target, SiteReply.Answer answer) {
        keepCookies(answer);
        statuses.put(target, answer.status());
        byte[] bytes = ((SiteReply.Body.Bytes) answer.body()).bytes();
        return Jsoup.parse(
                decode(answer, bytes), "http://" + site.addresses().getFirst().host() + target);
    }

    private SiteReply fetch(String target) {
        SiteReply reply = site.answer(request(target));
        if (reply instanceof SiteReply.Answer answer) {
            keepCookies(answer);
        }
        return reply;
    }

    private SiteRequest request(String target) {
        String host = site.addresses().getLast().host();
        SiteRequest request = SiteRequest.get(host, target);
        for (Map.Entry<String, String> cookie : cookies.entrySet()) {
            request = request.withCookie(cookie.getKey() + "=" + cookie.getValue());
        }
        return request;
    }

    private void keepCookies(SiteReply.Answer answer) {
        for (SiteReply.Header header : answer.headers()) {
            if (header.name().equals("Set-Cookie")) {
                String pair = header.value().split(";")[0];
                cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            }
        }
    }

    private List<String> links(String target, SiteReply.Answer answer) {
        List<String> links = new ArrayList<>();
        String base = "http://" + site.addresses().getFirst().host() + target;
        for (SiteReply.Header header : answer.headers()) {
            if (header.name().equals("Location")) {
                note(Jsoup.parse("<a href=\"" + header.value() + "\">", base).expectFirst("a"), links);
            }
        }
        if (answer.body() instanceof SiteReply.Body.Bytes(byte[] bytes)) {
            Document page = Jsoup.parse(decode(answer, bytes), base);
            pages.put(target, page);
            page.select("a[href]").forEach(link -> note(link, links));
        }
        return links;
    }

    private void note(Element link, List<String> links) {
        String address = link.absUrl("href").replaceAll("#.*", "");
        boolean here = site.addresses().stream().anyMatch(own -> address.startsWith("http://" + own.host() + "/"));
        if (here) {
            links.add(address.substring(address.indexOf('/', "http://".length())));
        } else {
            outside.add(address);
        }
    }

    /** By the page's own declaration first: the world's headers lie, its pages do not. */
    static String decode(SiteReply.Answer answer, byte[] bytes) {
        Matcher meta = CHARSET.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        return new String(bytes, meta.find() ? Charset.forName(meta.group(1)) : StandardCharsets.UTF_8);
    }

    /** What a reader sees: lines kept, pictures by their words, shortened links by where they lead. */
    static String visibleText(Document page) {
        Document copy = page.clone();
        copy.select("a.mycode_url, a.postlink").forEach(link -> link.text(link.attr("href")));
        copy.select("img[alt]").forEach(image -> image.replaceWith(new TextNode(image.attr("alt"))));
        return copy.wholeText();
    }
}
