package andon.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import andon.crawler.fetch.FetchSettings;
import andon.crawler.frontier.Frontier;
import andon.crawler.frontier.Visit;
import andon.testbed.net.SocksAnswer;
import andon.testbed.world.SiteReply;
import andon.testbed.world.SiteRequest;
import andon.vocabulary.Capture;
import andon.vocabulary.SourceId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What real onion hosts do to a crawler, one behaviour a test. */
class OddSitesTest {
    @TempDir
    Path folder;

    private record Result(Visit visit, Map<String, Long> outcomes, List<String> captured, CrawlHealth health) {}

    private Result crawl(PageSite site, String more) throws IOException {
        try (Bench bench = new Bench(folder, List.of(site))) {
            return crawl(bench, site, more);
        }
    }

    private Result crawl(Bench bench, PageSite site, String more) {
        bench.sources("sources:\n" + site.yaml(more));
        try (Crawler crawler = bench.crawler()) {
            SourceId id = new SourceId(site.id());
            crawler.begin(id);
            crawler.start();
            assertThat(crawler.awaitIdle(Bench.PATIENCE))
                    .as("%s", crawler.health(id))
                    .isTrue();
            CrawlHealth health = crawler.health(id);
            assertThat(bench.captured(site.id())).doesNotHaveDuplicates();
            return new Result(health.lastVisit().orElseThrow(), health.outcomes(), bench.captured(site.id()), health);
        }
    }

    private static Function<SiteRequest, SiteReply> pages(Map<String, SiteReply> pages) {
        return request -> pages.getOrDefault(request.path(), SiteReply.html(404, "<h1>404</h1>"));
    }

    @Test
    void flappingHostIsTriedAgainUntilAllIsCaptured() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        Result result = crawl(
                new PageSite(
                        "flapping",
                        r -> requests.incrementAndGet() % 2 == 1
                                ? new SiteReply.Drop()
                                : PageSite.page(r.path(), "/a", "/b", "/c")),
                "");
        assertThat(result.captured()).containsExactlyInAnyOrder("/", "/a", "/b", "/c");
        assertThat(result.visit().state()).isEqualTo(Visit.State.DONE);
    }

    @Test
    void hostThatIsDownEndsTheVisitAsUnreachableAfterFewRequests() throws IOException {
        PageSite down = new PageSite("down", List.of(PageSite.address("down")), r -> new SiteReply.Drop(), true);
        try (Bench bench = new Bench(folder, List.of(down))) {
            Result result = crawl(bench, down, "robots: ignore");
            assertThat(result.captured()).isEmpty();
            assertThat(result.outcomes()).containsKey("host-unreachable");
            assertThat(bench.proxy.requests()).hasSizeLessThanOrEqualTo(12);
        }
    }

    @Test
    void deadMainHostIsReplacedByItsMirrorAndThePagesKeepOneIdentity() throws IOException {
        PageSite site = new PageSite("mirrored", 2, r -> PageSite.page(r.path(), "/a", "/b"));
        try (Bench bench = new Bench(folder, List.of(site))) {
            bench.proxy.answer(site.host(), new SocksAnswer.Refuse(0xF0));
            Result result = crawl(bench, site, "");
            assertThat(result.captured()).containsExactlyInAnyOrder("/", "/a", "/b");
            assertThat(bench.captures())
                    .allMatch(c ->
                            c.address().getHost().equals(site.addresses().get(1).host()));
        }
    }

    @Test
    void slowPageTimesOutAndTheOthersAreCaptured() throws IOException {
        PageSite site = new PageSite(
                "slow",
                r -> r.path().equals("/slow")
                        ? PageSite.page("slow").after(Duration.ofSeconds(4))
                        : PageSite.page(r.path(), "/slow", "/a"));
        try (Bench bench = new Bench(folder, List.of(site))) {
            bench.settings = new CrawlerSettings(
                    "bench",
                    16,
                    Duration.ofSeconds(60),
                    1,
                    Duration.ZERO,
                    5,
                    Duration.ZERO,
                    3,
                    Duration.ZERO,
                    Duration.ZERO);
            bench.fetch =
                    bench.fetch.withTimeouts(Duration.ofSeconds(2), Duration.ofMillis(300), Duration.ofSeconds(2));
            Result result = crawl(bench, site, "");
            assertThat(result.captured()).containsExactlyInAnyOrder("/", "/a");
            assertThat(result.outcomes()).containsEntry("timeout-read", 1L);
        }
    }

    @Test
    void redirectReentersTheScopeAndOtherHostsAreOnlyCounted() throws IOException {
        String other = PageSite.address("somewhere else").host();
        Result result = crawl(
                new PageSite("redirecting", r -> switch (r.path()) {
                    case "/in" -> SiteReply.redirect(302, "/landed?utm_source=x");
                    case "/out" -> SiteReply.redirect(301, "http://" + other + "/");
                    case "/clear" -> SiteReply.redirect(301, "http://clear.example/");
                    case "/loop" -> SiteReply.redirect(302, "/loop");
                    default -> PageSite.page(r.path(), "/in", "/out", "/clear", "/loop");
                }),
                "");
        assertThat(result.captured()).containsExactlyInAnyOrder("/", "/landed");
        assertThat(result.outcomes())
                .containsEntry("redirect", 1L)
                .containsEntry("off-scope-redirect", 2L)
                .containsEntry("redirect-loop", 1L);
    }

    @Test
    void sessionIdsOfAnyNameMakeNoNewPages() throws IOException {
        AtomicInteger visits = new AtomicInteger();
        Result result = crawl(
                new PageSite("sessions", r -> {
                    String token = "zx" + (1_000_000_000_000_000L + visits.incrementAndGet());
                    return PageSite.page(
                            r.path(),
                            "/t.php?id=1&visitor=" + token,
                            "/t.php?visitor=" + token + "&id=2",
                            "/t.php?id=3;visitor=" + token,
                            "/t.php?id=4&visitor=" + token + "&PHPSESSID=d41d8cd98f00b204e9800998ecf8427e",
                            "/t.php;jsessionid=ABC?id=1&sort=desc#post");
                }),
                "");
        assertThat(result.captured())
                .containsExactlyInAnyOrder("/", "/t.php?id=1", "/t.php?id=2", "/t.php?id=3", "/t.php?id=4");
    }

    @Test
    void endlessCalendarIsBoundedAndEndlessPagesStopAtTheBudget() throws IOException {
        Result result = crawl(
                new PageSite("endless", r -> {
                    int year = r.number("y", 2026);
                    int n = r.number("n", 0);
                    return PageSite.page(
                            "p" + year + n,
                            "/when.php?y=" + (year + 1) + "&m=1",
                            "/when.php?y=" + (year - 1) + "&m=2",
                            "/more.php?n=" + (2 * n + 1),
                            "/more.php?n=" + (2 * n + 2));
                }),
                "scope: { depth: 60, pages: 120 }");
        assertThat(result.captured()).filteredOn(p -> p.startsWith("/when")).hasSizeLessThanOrEqualTo(24);
        assertThat(result.visit().pages()).isBetween(120L, 121L);
        assertThat(result.visit().state()).isEqualTo(Visit.State.BUDGET);
    }

    @Test
    void queueIsWaitedOutWithItsCookieAndNeverCaptured() throws IOException {
        AtomicInteger waits = new AtomicInteger();
        PageSite site = new PageSite("queued", r -> {
            if (r.cookie("place").isEmpty() || waits.get() < 3) {
                waits.incrementAndGet();
                return SiteReply.html("<html><head><title>Please wait</title><meta http-equiv=\"refresh\""
                                + " content=\"0\"></head><body>You are in the queue.</body></html>")
                        .with("Set-Cookie", "place=7; Path=/; Max-Age=600");
            }
            return PageSite.page(r.path(), "/a");
        });
        try (Bench bench = new Bench(folder, List.of(site))) {
            Result result = crawl(bench, site, "");
            assertThat(result.captured()).containsExactlyInAnyOrder("/", "/a");
            assertThat(result.outcomes().get("queue")).isGreaterThanOrEqualTo(2);
            assertThat(bench.captures()).noneMatch(c -> bench.text(c).contains("in the queue"));
        }
    }

    @Test
    void captchaAtTheDoorIsNeverSolvedAndAsksForAnOperator() throws IOException {
        PageSite site = new PageSite(
                "captcha",
                r -> SiteReply.html(
                        "<form method=post><img src=captcha.png><input name=captcha_code>Enter the characters</form>"));
        try (Bench bench = new Bench(folder, List.of(site))) {
            Result result = crawl(bench, site, "");
            assertThat(result.visit().state()).isEqualTo(Visit.State.NEEDS_OPERATOR);
            assertThat(result.health().attention().orElseThrow().reason()).contains("CAPTCHA");
            assertThat(bench.web.visits()).noneMatch(v -> v.method().equals("POST"));
            try (Crawler crawler = bench.crawler()) {
                SourceId id = new SourceId("captcha");
                assertThat(crawler.begin(id)).isEmpty();
                crawler.attended(id);
                assertThat(crawler.begin(id)).isPresent();
            }
        }
    }

    @Test
    void refusedLoginIsTriedWithinLimitsAndAsksForAnOperator() throws IOException {
        PageSite site = new PageSite(
                "locked",
                r -> SiteReply.html("<p>Please log in</p><form method=post action=/login>"
                        + "<input name=user><input type=password name=pass></form>"));
        try (Bench bench = new Bench(folder, List.of(site))) {
            bench.environment = Map.of("LOCKED_PASSWORD", "wrong");
            Result result =
                    crawl(bench, site, "access: { login: /login, user: reader, password-env: LOCKED_PASSWORD }");
            assertThat(result.visit().state()).isEqualTo(Visit.State.NEEDS_OPERATOR);
            assertThat(result.captured()).isEmpty();
            assertThat(bench.web.visits())
                    .filteredOn(v -> v.method().equals("POST"))
                    .hasSizeBetween(1, 3);
        }
    }

    @Test
    void wrongTypesHugeBodiesAndBombsAreLeftOrCut() throws IOException {
        byte[] text = ("<html><body>" + "leak ".repeat(400_000)).getBytes(StandardCharsets.UTF_8);
        PageSite site = new PageSite(
                "heavy",
                pages(Map.of(
                        "/", PageSite.page("start", "/huge", "/bomb", "/image", "/liar", "/notes"),
                        "/huge", SiteReply.bytes(200, "text/html", text),
                        "/bomb",
                                SiteReply.bytes(200, "text/html", blanks(3 << 20))
                                        .with("Content-Encoding", "gzip"),
                        "/image", SiteReply.bytes(200, "image/png", new byte[100]),
                        "/liar", SiteReply.bytes(200, "text/html", "%PDF-1.7 …".getBytes(StandardCharsets.UTF_8)),
                        "/notes", SiteReply.text("plain words"))));
        try (Bench bench = new Bench(folder, List.of(site))) {
            Result result = crawl(bench, site, "");
            assertThat(result.captured()).containsExactlyInAnyOrder("/", "/huge", "/notes");
            assertThat(result.outcomes()).containsEntry("wrong-type", 2L).containsEntry("decompression-bomb", 1L);
            assertThat(bench.captures())
                    .filteredOn(c -> c.address().getPath().equals("/huge"))
                    .allMatch(c -> bench.text(c).length() == 1 << 20);
        }
    }

    private static byte[] blanks(int size) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(" ".repeat(size).getBytes(StandardCharsets.US_ASCII));
        }
        return out.toByteArray();
    }

    @Test
    void linksOfAPageThatLiesAboutItsCharsetAreFound() throws IOException {
        String russian = "<html><body><p>Базы данных и доступы, свежие</p><a href=\"/тема\">тема</a></body></html>";
        Result result = crawl(
                new PageSite(
                        "charset",
                        r -> r.path().equals("/")
                                ? SiteReply.html(russian, Charset.forName("windows-1251"), "text/html; charset=utf-8")
                                : PageSite.page("x")),
                "");
        assertThat(result.captured()).containsExactlyInAnyOrder("/", "/%D1%82%D0%B5%D0%BC%D0%B0");
    }

    @Test
    void errorPagesAndLoginWallsWithStatus200AreNoContent() throws IOException {
        Result result = crawl(
                new PageSite(
                        "soft",
                        pages(Map.of(
                                "/", PageSite.page("start", "/gone", "/wall", "/member.php?action=logout"),
                                "/gone",
                                        SiteReply.html(
                                                "<title>Error</title><p>The specified thread does not exist.</p>"),
                                "/wall", SiteReply.html("<p>You do not have permission to view this page.</p>")))),
                "");
        assertThat(result.captured()).containsExactly("/");
        assertThat(result.outcomes()).containsEntry("soft-error", 1L).containsEntry("login-required", 1L);
    }

    @Test
    void robotsTxtIsHonouredUnlessTheSourceSaysOtherwise() throws IOException {
        PageSite site = new PageSite(
                "robots",
                r -> r.path().equals("/robots.txt")
                        ? SiteReply.text("User-agent: *\nDisallow: /closed\n")
                        : PageSite.page(r.path(), "/closed", "/public"));
        try (Bench bench = new Bench(folder, List.of(site))) {
            Result honoured = crawl(bench, site, "");
            assertThat(honoured.captured()).containsExactlyInAnyOrder("/", "/public");
            assertThat(honoured.outcomes()).containsEntry("robots", 1L);
            bench.sources("sources:\n" + site.yaml("robots: ignore"));
            try (Crawler crawler = bench.crawler()) {
                crawler.begin(new SourceId("robots"), Frontier.Extent.WHOLE);
                crawler.start();
                assertThat(crawler.awaitIdle(Bench.PATIENCE)).isTrue();
                assertThat(bench.captured("robots")).contains("/closed");
            }
        }
    }

    @Test
    void onionHostsSeenOnTheWayAreCountedOncePerPage() throws IOException {
        String seen = PageSite.address("linked elsewhere").host();
        PageSite site = new PageSite(
                "linking",
                r -> PageSite.page(
                        r.path(), "/a", "http://" + seen + "/x", "http://" + seen + "/y", "http://wrong.onion/"));
        try (Bench bench = new Bench(folder, List.of(site))) {
            crawl(bench, site, "");
            try (Crawler crawler = bench.crawler()) {
                crawler.begin(new SourceId("linking"), Frontier.Extent.WHOLE);
                crawler.start();
                assertThat(crawler.awaitIdle(Bench.PATIENCE)).isTrue();
            }
            try (Crawler crawler = bench.crawler()) {
                assertThat(crawler.candidates().open(10)).hasSize(1).first().satisfies(candidate -> {
                    assertThat(candidate.host().host()).isEqualTo(seen);
                    assertThat(candidate.links()).isEqualTo(2);
                    assertThat(candidate.contexts())
                            .extracting(context -> context.page().getPath())
                            .containsExactlyInAnyOrder("/", "/a");
                });
            }
        }
    }

    @Test
    void sourceIsNotVisitedInItsQuietHoursNorWhileItIsPaused() throws IOException {
        PageSite site = new PageSite("asleep", r -> PageSite.page("x"));
        try (Bench bench = new Bench(folder, List.of(site))) {
            OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
            bench.sources("sources:\n"
                    + site.yaml(String.format("quiet-hours: [\"%tR-%tR\"]", now.minusHours(1), now.plusHours(1))));
            SourceId id = new SourceId("asleep");
            try (Crawler crawler = bench.crawler()) {
                crawler.begin(id);
                crawler.start();
                assertThat(crawler.awaitIdle(Duration.ofMillis(400))).isFalse();
                assertThat(bench.proxy.requests()).isEmpty();
                bench.frontier.end(id, Visit.State.DONE);
                bench.sources("sources:\n" + site.yaml("paused: true"));
                assertThat(crawler.begin(id)).isEmpty();
                // Resumed while the crawler runs: no restart is needed.
                bench.sources("sources:\n" + site.yaml(""));
                assertThat(crawler.begin(id, Frontier.Extent.WHOLE)).isPresent();
                assertThat(crawler.awaitIdle(Bench.PATIENCE)).isTrue();
                assertThat(bench.captured("asleep")).containsExactly("/");
            }
        }
    }

    @Test
    void pageIsAskedForOnAConditionAndKeptAsARevisitWhereTheServerSaysItIsTheSame() throws IOException {
        PageSite site = new PageSite("steady", r -> PageSite.page(r.path(), "/a", "/b"));
        try (Bench bench = new Bench(folder, List.of(site))) {
            crawl(bench, site, "");
            try (Crawler crawler = bench.crawler()) {
                SourceId id = new SourceId("steady");
                crawler.begin(id, Frontier.Extent.WHOLE);
                crawler.start();
                assertThat(crawler.awaitIdle(Bench.PATIENCE)).isTrue();
                assertThat(crawler.health(id).outcomes()).containsEntry("unchanged", 3L);
            }
            // The testbed's server knows its own ETags.
            List<Capture> again =
                    bench.captures().stream().filter(c -> c.status() == 304).toList();
            assertThat(again).hasSize(3).allMatch(c -> c.bodySeq().isPresent());
            assertThat(again).allMatch(c -> bench.text(c).contains("Words that somebody wrote"));
            assertThat(bench.evidence.verify().firstBroken()).isEmpty();
        }
    }

    @Test
    void everyRequestOfASourceCarriesItsOwnHeaders() throws IOException {
        List<Map<String, String>> sent = new CopyOnWriteArrayList<>();
        PageSite site = new PageSite("robots", r -> {
            sent.add(r.headers());
            return r.path().equals("/robots.txt")
                    ? SiteReply.text("User-agent: *\nAllow: /\n")
                    : PageSite.page(r.path(), "/a");
        });
        crawl(site, "user-agent: \"Lantern/1\"\n    headers: { accept-language: ru }");
        assertThat(sent)
                .hasSize(3)
                .allSatisfy(headers -> assertThat(headers)
                        .containsEntry("user-agent", "Lantern/1")
                        .containsEntry("accept-language", "ru")
                        .containsKey("accept"));
    }

    @Test
    void withoutAProxyNothingIsDialledAndThePageWaits() throws IOException {
        PageSite site = new PageSite("alone", r -> PageSite.page("x"));
        try (Bench bench = new Bench(folder, List.of(site))) {
            bench.fetch = FetchSettings.through();
            bench.sources("sources:\n" + site.yaml(""));
            try (Crawler crawler = bench.crawler()) {
                crawler.begin(new SourceId("alone"));
                crawler.start();
                assertThat(crawler.awaitIdle(Duration.ofMillis(400))).isFalse();
                assertThat(crawler.counters()).containsOnlyKeys("no-proxy");
            }
            assertThat(bench.proxy.requests()).isEmpty();
            assertThat(bench.web.visits()).isEmpty();
            // With the proxy there, the same visit goes on.
            bench.fetch = FetchSettings.through(bench.proxy.address());
            try (Crawler crawler = bench.crawler()) {
                crawler.start();
                assertThat(crawler.awaitIdle(Bench.PATIENCE)).isTrue();
                assertThat(bench.captured("alone")).containsExactly("/");
            }
        }
    }
}
