package andon.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import andon.crawler.candidates.FollowBudget;
import andon.crawler.safety.BlockList;
import andon.crawler.source.Origin;
import andon.crawler.source.SourceRegistry;
import andon.testbed.net.SocksRequest;
import andon.vocabulary.SourceId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is blocked is neither dialled nor kept: the proxy's own log and the evidence say so. */
class SafetyCrawlTest {
    @TempDir
    Path folder;

    private static void crawl(Crawler crawler, String id) {
        crawler.begin(new SourceId(id));
        crawler.start();
        assertThat(crawler.awaitIdle(Bench.PATIENCE)).isTrue();
    }

    @Test
    void blockedHostIsNeverDialledAsSeedOrMirrorNorForItsRobotsTxt() throws IOException {
        PageSite site = new PageSite("open", r -> PageSite.page(r.path(), "http://" + BlockList.TEST_HOST + "/x"));
        try (Bench bench = new Bench(folder, List.of(site))) {
            bench.sources("sources:\n" + site.yaml("") + "  - id: blocked\n    addresses: [\"http://"
                    + BlockList.TEST_HOST + "/\"]\n");
            try (Crawler crawler = bench.crawler()) {
                crawl(crawler, "open");
                crawl(crawler, "blocked");
                assertThat(crawler.counters()).containsKey(BlockList.BLOCKED);
                assertThat(crawler.candidates().open(10)).isEmpty();
            }
            assertThat(bench.proxy.requests()).extracting(SocksRequest::host).doesNotContain(BlockList.TEST_HOST);
            assertThat(bench.captured("blocked")).isEmpty();
        }
    }

    @Test
    void mirrorsOfABlockedOrQuarantinedHostAreNotTriedInItsPlace() throws IOException {
        PageSite mirror = new PageSite("mirror", r -> PageSite.page(r.path()));
        PageSite tainted = new PageSite("tainted", r -> PageSite.page(BlockList.TEST_TERM));
        PageSite second = new PageSite("second", r -> PageSite.page(r.path()));
        try (Bench bench = new Bench(folder, List.of(mirror, tainted, second))) {
            bench.sources("sources:\n  - id: blocked\n    addresses: [\"http://" + BlockList.TEST_HOST
                    + "/\", \"http://" + mirror.host() + "/\"]\n    robots: ignore\n"
                    + "  - id: tainted\n    addresses: [\"http://" + tainted.host() + "/\", \"http://" + second.host()
                    + "/\"]\n    robots: ignore\n");
            try (Crawler crawler = bench.crawler()) {
                assertThat(crawler.begin(new SourceId("blocked"))).isEmpty();
                crawl(crawler, "tainted");
                assertThat(crawler.begin(new SourceId("tainted"))).isEmpty();
                assertThat(crawler.awaitIdle(Bench.PATIENCE)).isTrue();
                assertThat(crawler.counters()).containsKeys(BlockList.BLOCKED, "blocked-term", "quarantined");
            }
            assertThat(bench.proxy.requests())
                    .extracting(SocksRequest::host)
                    .contains(tainted.host())
                    .doesNotContain(BlockList.TEST_HOST, mirror.host(), second.host());
        }
    }

    @Test
    void candidateIsFollowedWithinTheBudgetAndThenCrawled() throws IOException {
        PageSite found = new PageSite("found", r -> PageSite.page("new here"));
        PageSite other = new PageSite("other", r -> PageSite.page("not followed"));
        PageSite directory = new PageSite(
                "directory",
                r -> PageSite.page(
                        r.path(),
                        "/more",
                        "http://" + found.host() + "/",
                        r.path().equals("/more") ? "/" : "http://" + other.host() + "/"));
        try (Bench bench = new Bench(folder, List.of(directory, found, other))) {
            bench.guards = new Safeguards(
                    bench.guards.safety(),
                    bench.guards.seal(),
                    bench.guards.alerts(),
                    new FollowBudget(1, 10),
                    bench.guards.decisions(),
                    bench.guards.mask());
            bench.sources("sources:\n" + directory.yaml("follow: true"));
            try (Crawler crawler = bench.crawler()) {
                crawl(crawler, "directory");
                SourceRegistry.Stored followed = bench.registry.all().stream()
                        .filter(s -> !s.source().id().value().equals("directory"))
                        .findFirst()
                        .orElseThrow();
                assertThat(followed.source().mainAddress().getHost()).isEqualTo(found.host());
                assertThat(followed.origin()).isEqualTo(Origin.CANDIDATE);
                assertThat(followed.source().follow())
                        .as("what is followed leads no further")
                        .isFalse();
                crawl(crawler, followed.source().id().value());
                assertThat(bench.captured(followed.source().id().value())).containsExactly("/");
                assertThat(crawler.candidates().open(10))
                        .singleElement()
                        .satisfies(c -> assertThat(c.host().host()).isEqualTo(other.host()));
            }
        }
    }

    @Test
    void pageWithABlockedTermLeavesNothingBehindAndItsHostIsNotDialledAgainUntilThatIsLifted() throws IOException {
        PageSite site = new PageSite("tainted", r -> PageSite.page(BlockList.TEST_TERM, "/secret-link"));
        try (Bench bench = new Bench(folder, List.of(site))) {
            bench.sources("sources:\n" + site.yaml("robots: ignore"));
            try (Crawler crawler = bench.crawler()) {
                crawl(crawler, "tainted");
                assertThat(bench.captures()).isEmpty();
                assertThat(crawler.counters()).containsKey("blocked-term");
                assertThat(bench.database
                                .sql()
                                .sql("select count(*) from crawl_page where address like '%secret-link%'")
                                .query(Long.class)
                                .single())
                        .isZero();
                assertThat(crawler.safety().quarantine().all())
                        .singleElement()
                        .satisfies(entry -> assertThat(entry.host()).isEqualTo(site.host()));
                int dialled = bench.proxy.requests().size();
                crawl(crawler, "tainted");
                assertThat(bench.proxy.requests()).hasSize(dialled);
                assertThat(crawler.safety().quarantine().lift(site.host())).isTrue();
            }
        }
    }
}
