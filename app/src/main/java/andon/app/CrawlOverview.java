package andon.app;

import andon.crawler.Crawler;
import andon.crawler.SourceStatus;
import andon.crawler.frontier.Visit;
import andon.searchapi.sources.SourceOverview;
import java.util.List;
import java.util.Optional;

/** Shows the crawler's sources to the search API. */
record CrawlOverview(Crawler crawler) implements SourceOverview {
    @Override
    public List<WatchedSource> sources() {
        return crawler.statuses().stream().map(this::watched).toList();
    }

    private WatchedSource watched(SourceStatus status) {
        var last = status.health().lastVisit();
        return new WatchedSource(
                status.source().id(),
                status.source().name(),
                state(status),
                last.map(v -> v.ended().orElse(v.started())).orElse(null),
                last.map(Visit::pages).orElse(0L));
    }

    private String state(SourceStatus status) {
        // What keeps it from being visited at all comes first: the last visit's end would hide it.
        return crawler.safety()
                .refusal(status.source().addresses())
                .or(() -> status.health().attention().map(a -> "needs-operator"))
                .or(() -> status.source().paused() ? Optional.of("paused") : Optional.empty())
                .or(() -> status.health().lastVisit().map(v -> v.state().code()))
                .orElse("waiting");
    }
}
