package andon.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import andon.crawler.fetch.EndpointStatus;
import andon.crawler.fetch.FetchSettings;
import andon.crawler.fetch.Fetcher;
import andon.testbed.net.SocksAnswer;
import andon.testbed.net.SocksTestProxy;
import andon.testbed.world.SiteReply;
import andon.testbed.world.SiteRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SOCKS endpoints that die amid a crawl, as a killed tor does. */
// To close them amid the crawl is the test.
@SuppressWarnings("try")
class EndpointsKilledTest {
    private static final int SITES = 6;
    private static final int PAGES = 40;
    private static final List<String> SITE_NAMES =
            IntStream.range(0, SITES).mapToObj(n -> "site" + n).toList();

    @TempDir
    Path folder;

    private final CountDownLatch half = new CountDownLatch(SITES * PAGES / 2);

    @Test
    void crawlWhoseEndpointIsKilledGoesOnThroughTheOtherAndLosesNoPage() throws Exception {
        try (Bench bench = new Bench(folder, sites());
                SocksTestProxy one = SocksTestProxy.start(directory(bench));
                SocksTestProxy two = SocksTestProxy.start(directory(bench));
                Crawler crawler = crawler(bench, new ArrayList<>(), one, two)) {
            crawler.start();
            assertThat(half.await(60, TimeUnit.SECONDS)).isTrue();
            one.close();
            assertThat(crawler.awaitIdle(Bench.PATIENCE)).isTrue();
            assertAllCapturedOnce(bench);
            assertThat(one.requests()).isNotEmpty();
            assertThat(two.requests()).isNotEmpty();
        }
    }

    @Test
    void crawlWithoutAnyEndpointDialsNothingElseAndGoesOnWhenOneIsBack() throws Exception {
        List<Fetcher> fetchers = new ArrayList<>();
        try (Bench bench = new Bench(folder, sites());
                SocksTestProxy one = SocksTestProxy.start(directory(bench));
                SocksTestProxy two = SocksTestProxy.start(directory(bench));
                Crawler crawler = crawler(bench, fetchers, one, two)) {
            crawler.start();
            assertThat(half.await(60, TimeUnit.SECONDS)).isTrue();
            one.close();
            two.close();
            long begin = System.nanoTime();
            while (fetchers.getFirst().endpoints().stream().anyMatch(EndpointStatus::healthy)) {
                assertThat(System.nanoTime() - begin).isLessThan(Bench.PATIENCE.toNanos());
                Thread.onSpinWait();
            }
            // What the proxies had passed on arrives yet.
            assertThat(crawler.awaitIdle(Duration.ofMillis(500))).isFalse();
            int visits = bench.web.visits().size();
            assertThat(crawler.awaitIdle(Duration.ofSeconds(1))).as("it waits").isFalse();
            assertThat(bench.web.visits()).as("reached without a proxy").hasSize(visits);
            try (SocksTestProxy back = SocksTestProxy.startAgain(two)) {
                assertThat(crawler.awaitIdle(Bench.PATIENCE)).isTrue();
                assertThat(back.requests()).isNotEmpty();
            }
            assertAllCapturedOnce(bench);
        }
    }

    private static Crawler crawler(Bench bench, List<Fetcher> fetchers, SocksTestProxy... proxies) {
        bench.fetch = FetchSettings.through(proxies[0].address(), proxies[1].address())
                .withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(10));
        bench.sources("sources:\n"
                + String.join(
                        "",
                        SITE_NAMES.stream()
                                .map(id -> new PageSite(id, request -> PageSite.page("")).yaml(""))
                                .toList()));
        Crawler crawler = bench.crawler(own -> {
            fetchers.add(own);
            return own;
        });
        bench.registry.all().forEach(source -> crawler.begin(source.source().id()));
        return crawler;
    }

    private static void assertAllCapturedOnce(Bench bench) {
        for (String site : SITE_NAMES) {
            assertThat(bench.captured(site))
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, PAGES)
                            .mapToObj(page -> page == 0 ? "/" : "/page" + page)
                            .toList());
        }
    }

    private static Function<String, SocksAnswer> directory(Bench bench) {
        InetSocketAddress server = new InetSocketAddress(InetAddress.getLoopbackAddress(), bench.web.port());
        return host -> new SocksAnswer.Connect(server);
    }

    private List<PageSite> sites() {
        return SITE_NAMES.stream().map(id -> new PageSite(id, this::answer)).toList();
    }

    private SiteReply answer(SiteRequest request) {
        half.countDown();
        if (request.path().equals("/")) {
            return PageSite.page(
                    "the front",
                    IntStream.range(1, PAGES).mapToObj(n -> "/page" + n).toArray(String[]::new));
        }
        return PageSite.page("page " + request.path());
    }
}
