package andon.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import andon.crawler.frontier.Frontier;
import andon.crawler.frontier.Visit;
import andon.testbed.world.SiteReply;
import andon.vocabulary.SourceId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a source says about how it is to be visited. */
class SourceRulesTest {
    @TempDir
    Path folder;

    @Test
    void robotsTxtIsHonouredUnlessTheSourceSaysOtherwise() throws IOException {
        PageSite site = new PageSite(
                "robots",
                r -> r.path().equals("/robots.txt")
                        ? SiteReply.text("User-agent: *\nDisallow: /closed\n")
                        : PageSite.page(r.path(), "/closed", "/public"));
        try (Bench bench = new Bench(folder, List.of(site))) {
            Visited honoured = Visited.by(bench, site, "");
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
    void everyRequestOfASourceCarriesItsOwnHeaders() throws IOException {
        List<Map<String, String>> sent = new CopyOnWriteArrayList<>();
        PageSite site = new PageSite("robots", r -> {
            sent.add(r.headers());
            return r.path().equals("/robots.txt")
                    ? SiteReply.text("User-agent: *\nAllow: /\n")
                    : PageSite.page(r.path(), "/a");
        });
        Visited.alone(folder, site, "user-agent: \"Lantern/1\"\n    headers: { accept-language: ru }");
        assertThat(sent)
                .hasSize(3)
                .allSatisfy(headers -> assertThat(headers)
                        .containsEntry("user-agent", "Lantern/1")
                        .containsEntry("accept-language", "ru")
                        .containsKey("accept"));
    }
}
