package andon.testbed.world;

import andon.vocabulary.OnionAddress;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A paste site of its own make: recent pastes, an archive in pages, one page for each paste and a raw view of it. */
final class PasteSite implements Site {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int RECENT = 12;
    private static final int PER_PAGE = 20;
    private static final String PASTE = "/paste/";
    private static final String RAW = "/raw/";

    private final OnionAddress address;
    private final WorldSettings settings;
    private final List<Writing> newestFirst;

    /** @param pastes the oldest first */
    PasteSite(OnionAddress address, WorldSettings settings, List<Writing> pastes) {
        this.address = address;
        this.settings = settings;
        this.newestFirst = List.copyOf(pastes.reversed());
    }

    @Override
    public String id() {
        return PasteStory.SOURCE;
    }

    @Override
    public String name() {
        return "Inkwell";
    }

    @Override
    public List<OnionAddress> addresses() {
        return List.of(address);
    }

    static String path(Writing paste) {
        return PASTE + paste.key();
    }

    @Override
    public SiteReply answer(SiteRequest request) {
        String path = request.path();
        if (path.equals("/")) {
            return SiteReply.html(list(
                    "Recent pastes", newestFirst.stream().limit(RECENT).toList(), "<a href=\"/archive\">Archive</a>"));
        }
        if (path.equals("/archive")) {
            return SiteReply.html(archive(request.number("page", 1)));
        }
        if (path.startsWith(PASTE)) {
            return find(path.substring(PASTE.length()))
                    .map(paste -> SiteReply.html(page(paste)))
                    .orElseGet(PasteSite::missing);
        }
        if (path.startsWith(RAW)) {
            return find(path.substring(RAW.length()))
                    .map(paste -> SiteReply.text(paste.prose().text()))
                    .orElseGet(PasteSite::missing);
        }
        return missing();
    }

    private Optional<Writing> find(String key) {
        return newestFirst.stream().filter(paste -> paste.key().equals(key)).findFirst();
    }

    private static SiteReply.Answer missing() {
        return SiteReply.html(
                404, frame("Not found", "<p class=\"notice\">This paste has expired or never existed.</p>"));
    }

    private String archive(int number) {
        int pages = (newestFirst.size() + PER_PAGE - 1) / PER_PAGE;
        int at = Math.clamp(number, 1, pages);
        StringBuilder links = new StringBuilder();
        for (int i = 1; i <= pages; i++) {
            links.append("<a href=\"/archive?page=")
                    .append(i)
                    .append("\">")
                    .append(i)
                    .append("</a> ");
        }
        return list(
                "Archive",
                newestFirst.stream().skip((at - 1L) * PER_PAGE).limit(PER_PAGE).toList(),
                links.toString());
    }

    private static String heading(Writing paste) {
        return paste.title() == null ? "Untitled" : paste.title().text();
    }

    private static String author(Writing paste) {
        return paste.author() == null ? "Anonymous" : paste.author();
    }

    private static String list(String title, List<Writing> pastes, String more) {
        StringBuilder rows = new StringBuilder();
        for (Writing paste : pastes) {
            rows.append("<tr><td><a href=\"")
                    .append(path(paste))
                    .append("\">")
                    .append(Html.escape(heading(paste)))
                    .append("</a></td><td>")
                    .append(Html.escape(author(paste)))
                    .append("</td><td>")
                    .append(TIME.format(paste.at()))
                    .append("</td></tr>\n");
        }
        return frame(
                title,
                "<h1>" + title + "</h1><table class=\"pastes\"><tr><th>Title</th><th>By</th><th>Time</th></tr>\n" + rows
                        + "</table><div class=\"pages\">" + more + "</div>");
    }

    private String page(Writing paste) {
        int views = paste.key().hashCode() % 97 + 97 + settings.revision() * 11;
        return frame(heading(paste), """
                <div class="paste" id="paste-%1$s"><h1 class="paste-title">%2$s</h1>
                <div class="paste-info">By <span class="paste-author">%3$s</span> on <time class="paste-time">%4$s</time> |
                <span class="views">%5$d views</span> | <a href="/raw/%1$s">raw</a></div>
                <pre class="paste-text">%6$s</pre></div>
                """.formatted(
                        paste.key(),
                        Html.escape(heading(paste)),
                        Html.escape(author(paste)),
                        TIME.format(paste.at()),
                        views,
                        Html.verbatim(paste.prose())));
    }

    private static String frame(String title, String content) {
        return """
                <!DOCTYPE html>
                <html><head><meta charset="utf-8"><title>%s | Inkwell</title></head>
                <body><header><a href="/">Inkwell</a> <nav><a href="/archive">Archive</a></nav></header>
                <main>%s</main>
                <footer>Pastes are kept for ever. No JavaScript, no logs.</footer></body></html>
                """.formatted(Html.escape(title), content);
    }
}
