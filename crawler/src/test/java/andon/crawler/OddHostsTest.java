package andon.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import andon.crawler.fetch.FetchSettings;
import andon.crawler.frontier.Visit;
import andon.testbed.net.SocksAnswer;
import andon.testbed.world.SiteReply;
import andon.vocabulary.SourceId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hosts that come and go, hang or send the reader elsewhere. */
class OddHostsTest {
    @TempDir
    Path folder;

    @Test
    void flappingHostIsTriedAgainUntilAllIsCaptured() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        Visited result = Visited.alone(
                folder,
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
            Visited result = Visited.by(bench, down, "robots: ignore");
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
            Visited result = Visited.by(bench, site, "");
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
            Visited result = Visited.by(bench, site, "");
            assertThat(result.captured()).containsExactlyInAnyOrder("/", "/a");
            assertThat(result.outcomes()).containsEntry("timeout-read", 1L);
        }
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
