package andon.crawler.page;

import static org.assertj.core.api.Assertions.assertThat;

import andon.crawler.fetch.FetchedPage;
import andon.crawler.source.Source;
import andon.vocabulary.OnionAddress;
import andon.vocabulary.SourceId;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever bytes a site sends: reading them throws nothing, stays within its bounds, and takes time in proportion. */
class PageFuzzTest {
    private static final int ROUNDS = 250;
    private static final int MEGABYTE = 1 << 20;
    /** For a page of a megabyte that is made to be slow; an ordinary one takes a hundredth. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private static final URI ADDRESS =
            URI.create("http://" + OnionAddress.ofPublicKey(new byte[32]).host() + "/board/t?id=7");

    private static final String[] CRUMBS = {
        "<a href='t?id=1'>",
        "</a>",
        "<a href=\"",
        "<div class='post'>",
        "</div>",
        "<table><tr><td>",
        "</table>",
        "<tr>",
        "<form method=post>",
        "<input type=password name=p>",
        "<input name=captcha>",
        "</form>",
        "<textarea>",
        "<pre>",
        "<meta http-equiv=refresh content='",
        "5;url=/x",
        "'>",
        "<base href='//",
        "<link rel=canonical href=",
        "<nav>",
        "<noscript>",
        "<script>",
        "</script>",
        "<style>",
        "<![CDATA[",
        "<!--",
        "-->",
        "<frameset><frame src=/f>",
        "<svg>",
        "<math>",
        "<template>",
        "<select><option>",
        "&#x110000;",
        "&#0;",
        "&nbsp;",
        "\u0000",
        "\ud800",
        "\u202e",
        "İ",
        "you are in the queue",
        "please log in",
        "not found",
        "captcha",
        "请先登录",
        "排队",
        "12:30 2026-01-02",
        "1.2.3.4",
        "http://" + "a".repeat(56) + ".onion",
        ".onion",
        "?a=1&a=1;b",
        "%zz%",
        "javascript:",
        "\n",
        " ",
        "=",
        "<",
        ">",
        "\"",
        "'",
        "<rss><channel><item><link>",
        "<urlset><url><loc>",
        "</loc>",
        "<!DOCTYPE x [<!ENTITY a 'b'>]>",
        "&a;"
    };

    private static SiteScope scope() {
        return new SiteScope(Source.ofAddresses(new SourceId("a"), List.of(ADDRESS.resolve("/"))));
    }

    private static FetchedPage page(byte[] content, String type, Optional<String> charset) {
        return new FetchedPage(
                ADDRESS,
                Instant.EPOCH,
                Duration.ZERO,
                List.of(),
                200,
                "OK",
                List.of(),
                content,
                content,
                type,
                charset,
                Optional.empty(),
                "c");
    }

    private static void read(byte[] content, Optional<String> charset) {
        SiteScope scope = scope();
        Document page = PageText.parse(page(content, "text/html", charset));
        assertThat(Gates.kind(page)).isNotNull();
        PageReading reading = PageReading.of(page, new HeardWords());
        OutLinks links = reading.links(scope, ADDRESS);
        assertThat(links.pages())
                .hasSizeLessThanOrEqualTo(OutLinks.MOST + 1)
                .allMatch(p -> scope.on(ADDRESS, p.address()) != null);
        assertThat(links.candidates()).hasSizeLessThanOrEqualTo(200);
        Gates.refreshSeconds(page);
        Gates.showsSession(page);
        LoginForm.find(ADDRESS, page).ifPresent(form -> form.filled("u", "p"));
        FeedLinks.of(scope, page(content, "application/xml", charset))
                .ifPresent(feed -> assertThat(feed.pages()).hasSizeLessThanOrEqualTo(OutLinks.MOST));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20_261_123})
    void crumbsOfMarkupInAnyOrderAreRead(long seed) {
        fuzz(seed);
    }

    @Test
    void crumbsOfMarkupInAnOrderOfTodayAreRead() {
        long seed = System.nanoTime();
        System.out.println("page fuzzing with the seed " + seed);
        fuzz(seed);
    }

    private static void fuzz(long seed) {
        Random dice = new Random(seed);
        String[] charsets = {
            "utf-8", "windows-1251", "gb18030", "utf-16", "iso-2022-jp", "no-such", "shift_jis", "utf-7"
        };
        for (int round = 0; round < ROUNDS; round++) {
            StringBuilder html = new StringBuilder();
            for (int i = dice.nextInt(60); i >= 0; i--) {
                html.append(CRUMBS[dice.nextInt(CRUMBS.length)]);
                if (dice.nextInt(4) == 0) {
                    html.append((char) dice.nextInt(0x3000));
                }
            }
            byte[] bytes = html.toString().getBytes(StandardCharsets.UTF_8);
            for (int i = dice.nextInt(6); i > 0; i--) {
                bytes[dice.nextInt(bytes.length)] = (byte) dice.nextInt(256);
            }
            Optional<String> charset =
                    dice.nextBoolean() ? Optional.empty() : Optional.of(charsets[dice.nextInt(charsets.length)]);
            try {
                read(bytes, charset);
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ", round " + round + ", charset " + charset + ": " + html, e);
            }
        }
    }

    private static String fill(String piece) {
        return piece.repeat(MEGABYTE / piece.length());
    }

    static Stream<Arguments> slowPages() {
        return Stream.of(
                Arguments.of("links that are never closed", fill("<a href=x>")),
                Arguments.of("links with nothing in them", fill("<a href=t?id=1></a>")),
                Arguments.of("blocks in blocks", fill("<div class=row><a href=y>z</a>")),
                Arguments.of("tables in tables", fill("<table><tr><td><a href=y>z</a>")),
                Arguments.of("bold in italic", fill("<b><i><a href=y>")),
                Arguments.of("rows of one list", "<ul>" + fill("<li><a href=y>zz</a> <b>1</b></li>")),
                Arguments.of("rows of nothing", fill("<div class=r><a href=y>zz</a></div>" + "<i></i>".repeat(40))),
                Arguments.of("classes without end", "<div class='" + fill("a b ") + "'>x</div>"),
                Arguments.of("a style without end", "<p style='" + fill("display : none ; ") + "'>x</p>"),
                Arguments.of("attributes without end", "<p " + fill("a b=c title=d ") + ">x</p>"),
                Arguments.of("a query without end", "<a href='?" + fill("a=1&") + "'>x</a>"),
                Arguments.of("many queries", fill("<a href='?" + "k=0123456789abcdef0123&".repeat(30) + "'>x</a>")),
                Arguments.of("a refresh without end", "<meta http-equiv=refresh content='0;" + fill("url= ") + "'>"),
                Arguments.of("numbers and points", "<p>" + fill("1.2.3:4-5/6.")),
                Arguments.of("one word", "<p>" + fill("you ")),
                Arguments.of("onions", "<p>" + fill("a".repeat(55) + ".onion ")),
                Arguments.of("forms", fill("<form><input type=password name=p><img src=captcha>")),
                Arguments.of("quotations", fill("<blockquote>said ")),
                Arguments.of("titles", fill("<h1><th><time>")),
                Arguments.of("buttons", fill("<button>x<select><option>")),
                Arguments.of("scripts without code", fill("<script></script>")),
                Arguments.of("entities", fill("&amp;&#12345;&unknown;")),
                Arguments.of("a feed", "<rss>" + fill("<item><link>/t?id=1</link>")),
                Arguments.of("a sitemap of maps", "<sitemapindex>" + fill("<loc><link>")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("slowPages")
    void pageMadeToBeSlowIsReadInTime(String what, String html) {
        byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
        long before = cpu();
        read(bytes, Optional.empty());
        Duration took = Duration.ofNanos(cpu() - before);
        System.out.printf("%-30s %5d ms%n", what, took.toMillis());
        assertThat(took).isLessThan(PATIENCE);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @Test
    void bytesThatAreNoTextAreRead() {
        Random dice = new Random(99);
        for (int round = 0; round < 200; round++) {
            byte[] noise = new byte[dice.nextInt(3000)];
            dice.nextBytes(noise);
            read(noise, Optional.empty());
            read(noise, Optional.of("utf-16le"));
        }
    }
}
