package andon.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import andon.crawler.frontier.Visit;
import andon.testbed.world.SiteReply;
import andon.testbed.world.SiteRequest;
import andon.vocabulary.SourceId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What one visit of one site brought. */
record Visited(Visit visit, Map<String, Long> outcomes, List<String> captured, CrawlHealth health) {
    /** Visits a site that is alone in its web. */
    static Visited alone(Path folder, PageSite site, String more) throws IOException {
        try (Bench bench = new Bench(folder, List.of(site))) {
            return by(bench, site, more);
        }
    }

    static Visited by(Bench bench, PageSite site, String more) {
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
            return new Visited(health.lastVisit().orElseThrow(), health.outcomes(), bench.captured(site.id()), health);
        }
    }

    /** A site of fixed pages by path. */
    static Function<SiteRequest, SiteReply> pages(Map<String, SiteReply> pages) {
        return request -> pages.getOrDefault(request.path(), SiteReply.html(404, "<h1>404</h1>"));
    }
}
