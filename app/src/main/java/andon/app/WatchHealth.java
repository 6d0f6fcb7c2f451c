package andon.app;

import andon.crawler.Crawler;
import andon.crawler.fetch.EndpointStatus;
import andon.crawler.frontier.Visit;
import andon.crawler.health.Complaint;
import andon.crawler.health.HealthWatch;
import andon.crawler.health.SourceHealth;
import andon.searchapi.health.HealthOverview;
import andon.vocabulary.SourceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Shows the sources' health to the search API.
 *
 * @param index looks at what became of the captures
 * @param crawls whether this process crawls: else its SOCKS endpoints say nothing
 */
record WatchHealth(HealthWatch watch, Crawler crawler, Supplier<HealthOverview.IndexReport> index, boolean crawls)
        implements HealthOverview {
    @Override
    public Report report() {
        HealthWatch.Round round = watch.last();
        return new Report(
                round.at(),
                round.sources().stream().map(s -> source(s, round, round.at())).toList(),
                index.get(),
                crawls ? crawler.endpoints().stream().map(WatchHealth::endpoint).toList() : List.of());
    }

    @Override
    public Optional<SourceReport> source(SourceId source) {
        HealthWatch.Round round = watch.last();
        return watch.now(source).map(health -> source(health, round, Instant.now()));
    }

    @Override
    public boolean attended(SourceId source) {
        if (crawler.sources().find(source).isEmpty()) {
            return false;
        }
        crawler.attended(source);
        // Who pressed the button looks at the page again at once.
        watch.look(source);
        return true;
    }

    private static SourceReport source(SourceHealth health, HealthWatch.Round round, Instant now) {
        return new SourceReport(
                health.source().value(),
                health.name(),
                health.verdict().word(),
                health.complaints().stream()
                        .map(c -> complaint(c, round.since(health.source(), c).orElse(now)))
                        .toList(),
                health.lastVisit().map(WatchHealth::visit).orElse(null),
                health.lastGood().orElse(null),
                health.freshness().isPresent() ? health.freshness().getAsDouble() : null,
                health.looks().failedShare(),
                health.errorBudget(),
                health.looks().byCode(),
                health.pages(),
                health.pending(),
                health.restsUntil().orElse(null),
                health.newDocumentsInADay(),
                health.newDocumentsInAWeek(),
                health.session().word(),
                health.canaries().stream()
                        .map(c -> new CanaryReport(
                                c.canary().address().toString(),
                                c.canary().text(),
                                c.state().word(),
                                c.seen().orElse(null)))
                        .toList(),
                new PostsReport(
                        health.postsPerPage().pages(),
                        health.postsPerPage().collapsed(),
                        health.postsPerPage().now(),
                        health.postsPerPage().before()));
    }

    private static ComplaintReport complaint(Complaint complaint, Instant since) {
        return new ComplaintReport(
                complaint.kind().code(), complaint.kind().isGrave(), complaint.about(), complaint.detail(), since);
    }

    private static VisitReport visit(Visit visit) {
        return new VisitReport(
                visit.number(),
                visit.state().code(),
                visit.started(),
                visit.ended().orElse(null),
                visit.pages());
    }

    private static EndpointReport endpoint(EndpointStatus status) {
        return new EndpointReport(
                Metered.name(status.address()),
                status.healthy(),
                status.failuresInARow(),
                status.restingUntil().orElse(null),
                status.openConnections(),
                status.bytesReceived());
    }
}
