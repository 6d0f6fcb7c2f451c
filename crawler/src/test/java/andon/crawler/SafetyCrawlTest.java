package andon.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import andon.crawler.safety.BlockList;
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
