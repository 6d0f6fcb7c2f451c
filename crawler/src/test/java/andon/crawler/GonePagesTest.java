package andon.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import andon.crawler.frontier.Frontier;
import andon.testbed.world.SiteReply;
import andon.testbed.world.SiteRequest;
import andon.vocabulary.Capture;
import andon.vocabulary.OnionAddress;
import andon.vocabulary.SourceId;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages that were captured and are gone: that is captured once, where it can be believed. */
class GonePagesTest {
    private static final String[] PAGES = {"/a", "/b", "/c", "/d"};

    @TempDir
    Path folder;

    private final Set<String> gone = ConcurrentHashMap.newKeySet();
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

    private static void visit(Bench bench, PageSite site) {
        bench.sources("sources:\n" + site.yaml(""));
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
}
