package andon.app;

import andon.crawler.Crawler;
import andon.crawler.SourceStatus;
import andon.crawler.frontier.Visit;
import andon.searchapi.sources.SourceOverview;
import java.util.List;

/** Shows the crawler's sources to the search API. */
record CrawlOverview(Crawler crawler) implements SourceOverview {
    @Override
    public List<WatchedSource> sources() {
        return crawler.statuses().stream().map(CrawlOverview::watched).toList();
    }

    private static WatchedSource watched(SourceStatus status) {
        var last = status.health().lastVisit();
        return new WatchedSource(
                status.source().id(),
                status.source().name(),
                status.health().attention().isPresent()
                        ? "needs-operator"
                        : last.map(v -> v.state().code()).orElse("waiting"),
                last.map(v -> v.ended().orElse(v.started())).orElse(null),
                last.map(Visit::pages).orElse(0L));
    }
}
