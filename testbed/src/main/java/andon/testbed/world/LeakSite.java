package andon.testbed.world;

import andon.testbed.world.LeakStory.Victim;
import andon.vocabulary.OnionAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * A leak blog in the markup of a classic WordPress theme: one article stands on the home page, in the archive, in its
 * category, in the feed and on a page of its own; its countdown changes with the clock.
 */
final class LeakSite implements Site {
    private static final int PER_PAGE = 5;
    private static final DateTimeFormatter PATH =
            DateTimeFormatter.ofPattern("/uuuu/MM/dd/", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("/uuuu/MM/", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter LABEL =
            DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.US).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MACHINE = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss'+00:00'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter FEED = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    private final OnionAddress address;
    private final WorldSettings settings;
    private final List<Victim> newestFirst;

    LeakSite(OnionAddress address, WorldSettings settings, List<Victim> newestFirst) {
        this.address = address;
        this.settings = settings;
        this.newestFirst = List.copyOf(newestFirst);
    }

    @Override
    public String id() {
        return LeakStory.SOURCE;
    }

    @Override
    public String name() {
        return "Gallows Blog";
    }

    @Override
    public List<OnionAddress> addresses() {
        return List.of(address);
    }

    static String path(Victim victim) {
        String slug = victim.writing().heading().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return PATH.format(victim.writing().at()) + slug + "-"
                + victim.writing().key() + "/";
    }

    @Override
    public SiteReply answer(SiteRequest request) {
        String path = request.path();
        if (path.equals("/feed/")) {
            return SiteReply.bytes(200, "application/rss+xml; charset=UTF-8", feed().getBytes(StandardCharsets.UTF_8));
        }
        for (Victim victim : newestFirst) {
            if (path.equals(path(victim))) {
                return SiteReply.html(frame(victim.writing().heading(), article(victim, true)));
            }
        }
        return list(path);
    }

    private SiteReply.Answer list(String path) {
        String list = path.replaceAll("page/\\d+/$", "");
        int page = path.equals(list) ? 1 : Integer.parseInt(path.replaceAll(".*page/0*(\\d{1,6})\\d*/$", "$1"));
        Predicate<Victim> wanted = victim -> list.equals("/")
                || list.equals("/category/" + victim.category() + "/")
                || list.equals(MONTH.format(victim.writing().at()));
        List<Victim> found = newestFirst.stream().filter(wanted).toList();
        int pages = (found.size() + PER_PAGE - 1) / PER_PAGE;
        if (page < 1 || page > pages) {
            return SiteReply.html(
                    404,
                    frame("Page not found", "<h1 class=\"page-title\">Oops! That page can&rsquo;t be found.</h1>"));
        }
        StringBuilder out = new StringBuilder();
        found.stream()
                .skip((page - 1L) * PER_PAGE)
                .limit(PER_PAGE)
                .forEach(victim -> out.append(article(victim, list.equals("/"))));
        out.append("<nav class=\"navigation pagination\"><div class=\"nav-links\">");
        for (int i = 1; i <= pages; i++) {
            out.append(
                    i == page
                            ? "<span class=\"page-numbers current\">" + i + "</span>"
                            : "<a class=\"page-numbers\" href=\"" + list + (i == 1 ? "" : "page/" + i + "/") + "\">" + i
                                    + "</a>");
        }
        return SiteReply.html(frame("Gallows Blog", out.append("</div></nav>").toString()));
    }

    private String article(Victim victim, boolean full) {
        Writing writing = victim.writing();
        String content = full
                ? "<div class=\"entry-content\">" + Html.paragraphs(writing.prose()) + "</div>"
                : "<div class=\"entry-summary\"><p>"
                        + Html.escape(writing.prose().text().lines().findFirst().orElse("")) + " [&hellip;]</p></div>";
        return """
                <article id="post-%1$s" class="post-%1$s post type-post status-publish format-standard hentry category-%2$s">
                <header class="entry-header"><h2 class="entry-title"><a href="%3$s" rel="bookmark">%4$s</a></h2>
                <div class="entry-meta"><span class="posted-on"><a href="%3$s" rel="bookmark"><time class="entry-date published" datetime="%5$s">%6$s</time></a></span>
                <span class="byline"> by <span class="author vcard"><a class="url fn n" href="/">%7$s</a></span></span></div></header>
                <div class="countdown">%8$s</div>
                %9$s
                <footer class="entry-footer"><span class="cat-links">Posted in <a href="/category/%2$s/" rel="category tag">%2$s</a></span> <span class="views">%10$d views</span></footer>
                </article>
                """.formatted(
                        writing.key(),
                        victim.category(),
                        path(victim),
                        Html.escape(writing.heading()),
                        MACHINE.format(writing.at()),
                        LABEL.format(writing.at()),
                        writing.by(),
                        countdown(victim),
                        content,
                        writing.heading().length() * 91 + settings.revision() * 57);
    }

    private String countdown(Victim victim) {
        Instant deadline = victim.writing().at().plus(Duration.ofDays(victim.daysToDeadline()));
        long days = Duration.between(settings.now(), deadline).toDays();
        return days >= 0 && !settings.now().isAfter(deadline)
                ? "Time left: " + days + " days"
                : "Time is up. Published.";
    }

    private String feed() {
        StringBuilder items = new StringBuilder();
        for (Victim victim : newestFirst.stream().limit(PER_PAGE * 2L).toList()) {
            Writing writing = victim.writing();
            items.append("<item><title>")
                    .append(Html.escape(writing.heading()))
                    .append("</title><link>http://")
                    .append(address.host())
                    .append(path(victim))
                    .append("</link><pubDate>")
                    .append(FEED.format(writing.at()))
                    .append("</pubDate><guid isPermaLink=\"false\">http://")
                    .append(address.host())
                    .append("/?p=")
                    .append(writing.key())
                    .append("</guid><description>")
                    .append(Html.escape(writing.prose().text()))
                    .append("</description></item>\n");
        }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\"><channel><title>Gallows Blog</title><link>http://"
                + address.host() + "/</link>\n" + items + "</channel></rss>";
    }

    private String frame(String title, String content) {
        StringBuilder side = new StringBuilder();
        newestFirst.stream()
                .map(Victim::category)
                .distinct()
                .sorted()
                .forEach(category -> side.append("<li class=\"cat-item\"><a href=\"/category/")
                        .append(category)
                        .append("/\">")
                        .append(category)
                        .append("</a></li>"));
        newestFirst.stream()
                .map(victim -> MONTH.format(victim.writing().at()))
                .distinct()
                .forEach(month -> side.append("<li><a href=\"")
                        .append(month)
                        .append("\">")
                        .append(month, 1, 8)
                        .append("</a></li>"));
        return """
                <!DOCTYPE html>
                <html lang="en-US"><head><meta charset="UTF-8"><title>%s</title><meta name="generator" content="WordPress 6.4">
                <link rel="alternate" type="application/rss+xml" title="Feed" href="/feed/"></head>
                <body class="home blog"><div id="page" class="site"><header id="masthead" class="site-header"><h1 class="site-title"><a href="/" rel="home">Gallows Blog</a></h1></header>
                <div id="primary" class="content-area"><main id="main" class="site-main">
                %s
                </main></div><aside id="secondary" class="widget-area"><ul>%s</ul></aside>
                <footer id="colophon" class="site-footer">Proudly powered by WordPress</footer></div></body></html>
                """.formatted(Html.escape(title), content, side);
    }
}
