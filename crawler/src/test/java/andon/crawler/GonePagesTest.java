package andon.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import andon.crawler.fetch.FailureCode;
import andon.crawler.fetch.FetchOutcome;
import andon.crawler.fetch.FetchRequest;
import andon.crawler.fetch.Fetcher;
import andon.crawler.frontier.Frontier;
import andon.testbed.world.SiteReply;
import andon.testbed.world.SiteRequest;
import andon.vocabulary.Capture;
import andon.vocabulary.OnionAddress;
import andon.vocabulary.SourceId;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages that were captured and are gone: that is captured once, where it can be believed. */
class GonePagesTest {
    private static final String[] PAGES = {"/a", "/b", "/c", "/d"};

    private static final SiteReply.Answer LOGIN =
            SiteReply.html("<title>Login</title><form method=post action=/login><input name=user>"
                    + "<input type=password name=pass><button>Log in</button></form>");

    @TempDir
    Path folder;

    private final Set<String> gone = ConcurrentHashMap.newKeySet();
    /** What the addresses beside the first were asked for. */
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private volatile SiteReply inItsPlace = SiteReply.html(404, "<title>Not found</title><p>No such thread.</p>");

    private SiteReply answer(SiteRequest request) {
        return gone.contains(request.path()) ? inItsPlace : PageSite.page("page " + request.path(), PAGES);
    }

    private PageSite site(String name, int mirrors) {
        return new PageSite(name, mirrors, this::answer);
    }

    private static List<String> statuses(Bench bench) {
        return bench.captures().stream()
                .filter(capture -> capture.status() >= 400)
                .map(capture -> capture.status() + " " + capture.address().getPath())
                .toList();
    }

    /** A site whose first address says 404 of what is gone, while the others answer of it what {@code beside} says. */
    private PageSite mirrored(String name, int addresses, Function<SiteRequest, SiteReply> beside) {
        return new PageSite(name, addresses, request -> {
            if (request.host().equals(PageSite.address(name + "|0").host())) {
                return request.path().equals("/robots.txt") ? SiteReply.text("") : answer(request);
            }
            asked.add(request.method() + " " + request.path());
            return beside.apply(request);
        });
    }

    private static void visit(Bench bench, PageSite site) {
        visit(bench, site, "");
    }

    private static void visit(Bench bench, PageSite site, String more) {
        // One by one, so that what is learned of an address with one page is known with the next.
        bench.sources("sources:\n" + site.yaml(more).replace("connections: 2", "connections: 1"));
        try (Crawler crawler = bench.crawler()) {
            crawler.begin(new SourceId(site.id()), Frontier.Extent.WHOLE);
            crawler.start();
            assertThat(crawler.awaitIdle(Bench.PATIENCE)).isTrue();
        }
    }

    @Test
    void theFirst404OfAPageThatWasCapturedIsCapturedAndTheNextIsNot() throws Exception {
        PageSite site = site("goes", 1);
        try (Bench bench = new Bench(folder, List.of(site))) {
            visit(bench, site);
            gone.add("/b");
            visit(bench, site);
            visit(bench, site);

            assertThat(statuses(bench)).containsExactly("404 /b");
            Capture capture = bench.captures().stream()
                    .filter(one -> one.status() == 404)
                    .findFirst()
                    .orElseThrow();
            assertThat(bench.text(capture)).contains("No such thread.");
        }
    }

    @Test
    void aPageThatIsBackIsCapturedAndItsNextEndAgain() throws Exception {
        PageSite site = site("comes", 1);
        try (Bench bench = new Bench(folder, List.of(site))) {
            visit(bench, site);
            gone.add("/b");
            inItsPlace = SiteReply.html(410, "<p>Gone for good.</p>");
            visit(bench, site);
            gone.clear();
            visit(bench, site);
            gone.add("/b");
            visit(bench, site);

            assertThat(statuses(bench)).containsExactly("410 /b", "410 /b");
        }
    }

    @Test
    void aPageThatNeverWasThereIsNotCaptured() throws Exception {
        gone.add("/c");
        PageSite site = site("never", 1);
        try (Bench bench = new Bench(folder, List.of(site))) {
            visit(bench, site);
            visit(bench, site);

            assertThat(statuses(bench)).isEmpty();
        }
    }

    @Test
    void aBrokenSiteThatSaysSoOfEverythingIsNotBelieved() throws Exception {
        PageSite site = site("broken", 1);
        try (Bench bench = new Bench(folder, List.of(site))) {
            visit(bench, site);
            gone.addAll(List.of("/", "/a", "/b", "/c", "/d"));
            visit(bench, site);

            assertThat(statuses(bench)).isEmpty();
        }
    }

    @Test
    void whatSpeaksOfTheSiteAndNotOfThePageIsNotBelieved() throws Exception {
        PageSite site = site("queues", 1);
        try (Bench bench = new Bench(folder, List.of(site))) {
            visit(bench, site);
            gone.add("/b");
            inItsPlace = SiteReply.html(
                    404, "<form method=post><img src=captcha.png><input name=captcha_code>Enter the characters</form>");
            visit(bench, site);

            assertThat(statuses(bench)).isEmpty();
        }
    }

    @Test
    void aMirrorThatStillHasThePageIsBelievedInstead() throws Exception {
        List<OnionAddress> hosts = List.of(PageSite.address("two|0"), PageSite.address("two|1"));
        Predicate<SiteRequest> behind =
                request -> request.host().equals(hosts.getFirst().host());
        PageSite site = new PageSite(
                "two",
                hosts,
                request -> gone.contains(request.path()) && behind.test(request)
                        ? inItsPlace
                        : PageSite.page("page " + request.path(), PAGES),
                false);
        try (Bench bench = new Bench(folder, List.of(site))) {
            visit(bench, site);
            gone.add("/b");
            visit(bench, site);

            assertThat(statuses(bench)).isEmpty();
            assertThat(bench.captures().stream()
                            .filter(one -> one.address().getPath().equals("/b")))
                    .hasSize(2);
        }
    }

    @Test
    void anAddressThatDoesNotAnswerSpeaksForNoPageAndIsNotAskedAgain() throws Exception {
        PageSite site = mirrored("dead", 2, request -> new SiteReply.Drop());
        try (Bench bench = new Bench(folder, List.of(site))) {
            visit(bench, site);
            gone.addAll(List.of("/c", "/d"));
            visit(bench, site);

            assertThat(statuses(bench)).containsExactlyInAnyOrder("404 /c", "404 /d");
            assertThat(Set.copyOf(asked)).hasSize(1);
        }
    }

    @Test
    void behindAnAddressThatDoesNotAnswerTheNextIsAsked() throws Exception {
        String dead = PageSite.address("three|1").host();
        PageSite site = mirrored(
                "three",
                3,
                request -> request.host().equals(dead)
                        ? new SiteReply.Drop()
                        : PageSite.page("page " + request.path(), PAGES));
        try (Bench bench = new Bench(folder, List.of(site))) {
            visit(bench, site);
            gone.add("/b");
            visit(bench, site);

            assertThat(statuses(bench)).isEmpty();
            assertThat(bench.captures().stream().map(Capture::address))
                    .contains(URI.create("http://" + site.addresses().getLast().host() + "/b"));
        }
    }

    @Test
    void whereNobodyCanBeAskedForNowTheAnswerIsWaitedFor() throws Exception {
        PageSite site = mirrored("shut", 2, request -> PageSite.page("page " + request.path(), PAGES));
        AtomicBoolean shut = new AtomicBoolean(true);
        try (Bench bench = new Bench(folder, List.of(site))) {
            visit(bench, site);
            gone.add("/b");
            bench.sources("sources:\n" + site.yaml(""));
            try (Crawler crawler = bench.crawler(
                    fetcher -> new ShutOnce(fetcher, site.addresses().getLast(), shut))) {
                crawler.begin(new SourceId(site.id()), Frontier.Extent.WHOLE);
                crawler.start();
                assertThat(crawler.awaitIdle(Bench.PATIENCE)).isTrue();
            }

            assertThat(shut).isFalse();
            assertThat(statuses(bench)).isEmpty();
            assertThat(asked).containsExactly("GET /b");
        }
    }

    @Test
    void anAddressThatLeadsElsewhereTellsNothingUntilThePageIsGivenUp() throws Exception {
        PageSite site = mirrored("leads", 2, request -> SiteReply.redirect(302, "/"));
        assertThatOnlyTheThirdMissIsBelieved(site, "");
        assertThat(asked).containsExactly("GET /b", "GET /b", "GET /b");
    }

    @Test
    void anAddressThatShowsItsLoginHasNotThePageAndIsNotSignedInTo() throws Exception {
        AtomicInteger signIns = new AtomicInteger();
        PageSite site = new PageSite("login", 2, request -> {
            boolean first = request.host().equals(PageSite.address("login|0").host());
            if (request.method().equals("POST")) {
                signIns.incrementAndGet();
                return first ? board("/").with("Set-Cookie", "sid=1; Path=/") : LOGIN;
            }
            if (!first || !request.cookie("sid").equals("1")) {
                asked.add(request.method() + " " + request.path());
                return LOGIN;
            }
            return gone.contains(request.path()) ? missing() : board(request.path());
        });
        assertThatOnlyTheThirdMissIsBelieved(
                site, "access: { login: /login, user: reader, password-env: BOARD_PASSWORD }");
        assertThat(signIns).hasValue(1);
        assertThat(asked).containsExactly("GET /login", "GET /b", "GET /b", "GET /b");
    }

    @Test
    void anAddressWhoseRobotsTxtForbidsThePageIsNotAskedForIt() throws Exception {
        // By this name a site answers for its robots.txt itself.
        PageSite site = mirrored(
                "robots",
                2,
                request -> request.path().equals("/robots.txt")
                        ? SiteReply.text("User-agent: *\nDisallow: /b\n")
                        : PageSite.page("page " + request.path(), PAGES));
        assertThatOnlyTheThirdMissIsBelieved(site, "");
        assertThat(asked).containsExactly("GET /robots.txt", "GET /robots.txt", "GET /robots.txt");
    }

    private void assertThatOnlyTheThirdMissIsBelieved(PageSite site, String more) throws Exception {
        try (Bench bench = new Bench(folder, List.of(site))) {
            bench.environment = Map.of("BOARD_PASSWORD", "correct horse");
            visit(bench, site, more);
            gone.add("/b");
            visit(bench, site, more);
            visit(bench, site, more);
            assertThat(statuses(bench)).isEmpty();
            visit(bench, site, more);
            visit(bench, site, more);
            assertThat(statuses(bench)).containsExactly("404 /b");
        }
    }

    /** A page as one who is signed in sees it. */
    private static SiteReply.Answer board(String title) {
        return SiteReply.html(PageSite.html(title, PAGES).replace("</body>", "<a href=/logout>Log out</a></body>"));
    }

    private static SiteReply.Answer missing() {
        return SiteReply.html(404, "<title>Not found</title><p>No such thread.</p><a href=/logout>Log out</a>");
    }

    /** Has no way out the first time that it is to go to a host. */
    private record ShutOnce(Fetcher fetcher, OnionAddress host, AtomicBoolean shut) implements Fetcher {
        @Override
        public FetchOutcome fetch(FetchRequest request) {
            return request.address().getHost().equals(host.host()) && shut.getAndSet(false)
                    ? FetchOutcome.Failed.of(FailureCode.PROXY_DOWN, "shut")
                    : fetcher.fetch(request);
        }

        @Override
        public void renewCircuit(String of) {
            fetcher.renewCircuit(of);
        }

        @Override
        public void close() {
            fetcher.close();
        }
    }
}
