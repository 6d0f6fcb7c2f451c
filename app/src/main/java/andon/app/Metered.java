package andon.app;

import andon.crawler.Crawler;
import andon.crawler.fetch.EndpointStatus;
import andon.crawler.health.CanaryHealth;
import andon.crawler.health.Complaint;
import andon.crawler.health.FrontierSize;
import andon.crawler.health.HealthWatch;
import andon.crawler.health.SourceHealth;
import andon.searchapi.health.HealthOverview.IndexReport;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What can be measured of this process and of what it shares with others. Sources are told as the last health round saw them.
 * The number of series is bounded: a source has at most {@link #OF_A_SOURCE} and only {@link #MOST_SOURCES} sources have any,
 * the worst first.
 */
final class Metered implements MultiCollector {
    static final int MOST_SOURCES = 1000;
    static final int OF_A_SOURCE = 40;

    private final Stores stores;
    private final Crawler crawler;
    private final HealthWatch watch;
    private final boolean crawls;

    Metered(Stores stores, Crawler crawler, HealthWatch watch, boolean crawls) {
        this.stores = stores;
        this.crawler = crawler;
        this.watch = watch;
        this.crawls = crawls;
    }

    static String name(InetSocketAddress endpoint) {
        return endpoint.getHostString() + ":" + endpoint.getPort();
    }

    @Override
    public MetricSnapshots collect() {
        MetricFamilies out = new MetricFamilies();
        HealthWatch.Round round = watch.last();
        sources(out, round);
        round.sources().stream()
                .sorted(Comparator.comparing((SourceHealth s) -> s.verdict() != SourceHealth.Verdict.BAD)
                        .thenComparing(s -> s.complaints().isEmpty())
                        .thenComparing(s -> s.source().value()))
                .limit(MOST_SOURCES)
                .forEach(source -> source(out, source));
        stores(out, round);
        if (crawls) {
            crawling(out);
        }
        return out.snapshots();
    }

    private static void sources(MetricFamilies out, HealthWatch.Round round) {
        for (SourceHealth.Verdict verdict : SourceHealth.Verdict.values()) {
            out.gauge(
                    "andon_sources",
                    "Sources by verdict",
                    round.sources().stream().filter(s -> s.verdict() == verdict).count(),
                    "verdict",
                    verdict.word());
        }
        for (Complaint.Kind kind : Complaint.Kind.values()) {
            out.gauge(
                    "andon_complaints",
                    "Complaints of all sources by kind",
                    round.sources().stream()
                            .flatMap(s -> s.complaints().stream())
                            .filter(c -> c.kind() == kind)
                            .count(),
                    "kind",
                    kind.code());
        }
        out.gauge(
                "andon_sources_without_series",
                "Sources of which nothing is told one by one, because there are too many",
                Math.max(0, round.sources().size() - MOST_SOURCES));
        out.gauge("andon_health_round_timestamp_seconds", "When sources were judged last", seconds(round.at()));
        out.gauge("andon_health_round_duration_seconds", "How long that took", seconds(round.took()));
    }

    private static void source(MetricFamilies out, SourceHealth source) {
        String id = source.source().value();
        source.lastGood()
                .ifPresent(at -> out.gauge(
                        "andon_source_last_good_visit_timestamp_seconds",
                        "When a source's newest good visit ended",
                        seconds(at),
                        "source",
                        id));
        source.freshness()
                .ifPresent(ages -> out.gauge(
                        "andon_source_freshness_ratio",
                        "The age of the last good visit in times of the planned distance between two",
                        ages,
                        "source",
                        id));
        out.gauge(
                "andon_source_error_budget_left_ratio",
                "The share of looks that may still fail; negative when more failed than may",
                source.errorBudget() - source.looks().failedShare(),
                "source",
                id);
        out.gauge("andon_source_pages", "Pages captured by the last visits", source.pages(), "source", id);
        out.gauge("andon_source_pending_pages", "Known pages that wait", source.pending(), "source", id);
        String news = "Documents that were new with captures of the last day or week";
        out.gauge("andon_source_new_documents", news, source.newDocumentsInADay(), "source", id, "window", "day");
        out.gauge("andon_source_new_documents", news, source.newDocumentsInAWeek(), "source", id, "window", "week");
        for (SourceHealth.Session state : SourceHealth.Session.values()) {
            out.gauge(
                    "andon_source_session",
                    "1 for the state that a source's login is in",
                    source.session() == state ? 1 : 0,
                    "source",
                    id,
                    "state",
                    state.word());
        }
        for (CanaryHealth.State state : CanaryHealth.State.values()) {
            out.gauge(
                    "andon_source_canaries",
                    "Canaries by state",
                    source.canaries().stream().filter(c -> c.state() == state).count(),
                    "source",
                    id,
                    "state",
                    state.word());
        }
        if (source.postsPerPage().pages() > 0) {
            String posts = "What pages that were seen lately hold on average, and what the same pages held before";
            out.gauge(
                    "andon_source_posts_per_page", posts, source.postsPerPage().now(), "source", id, "when", "now");
            out.gauge(
                    "andon_source_posts_per_page",
                    posts,
                    source.postsPerPage().before(),
                    "source",
                    id,
                    "when",
                    "before");
        }
        Stream.of(Complaint.Kind.values())
                .filter(kind -> source.complaints().stream().anyMatch(c -> c.kind() == kind))
                .forEach(kind -> out.gauge(
                        "andon_source_complaint",
                        "1 for what is wrong with a source now",
                        1,
                        "source",
                        id,
                        "kind",
                        kind.code()));
    }

    private void stores(MetricFamilies out, HealthWatch.Round round) {
        FrontierSize frontier = FrontierSize.of(stores.database());
        String pages = "Pages that the frontier knows, and those of them that wait";
        out.gauge("andon_frontier_pages", pages, frontier.known(), "state", "known");
        out.gauge(
                "andon_frontier_pages",
                pages,
                round.sources().stream().mapToLong(SourceHealth::pending).sum(),
                "state",
                "due");
        out.gauge("andon_frontier_open_visits", "Visits that have not ended", frontier.openVisits());
        IndexReport index = stores.indexReport();
        out.counter("andon_evidence_captures", "Captures in the log", index.captures());
        out.gauge(
                "andon_evidence_bytes",
                "Bytes of all WARC files",
                bytes(stores.folder().evidence()));
        out.gauge("andon_indexer_lag_captures", "Captures that are not indexed yet", index.behind());
        out.gauge(
                "andon_index_refused_documents",
                "Documents that the search engine refuses: too large for it, or broken; the evidence has them",
                index.refused());
        var alerts = stores.corpus().alerts().counts();
        String deliveries = "Deliveries of alerts by state";
        out.gauge("andon_alert_deliveries", deliveries, alerts.pending(), "state", "pending");
        out.gauge("andon_alert_deliveries", deliveries, alerts.delivered(), "state", "delivered");
        out.gauge("andon_alert_deliveries", deliveries, alerts.dead(), "state", "dead");
    }

    private void crawling(MetricFamilies out) {
        MetricCodes.bounded(crawler.fetches())
                .forEach((code, n) ->
                        out.counter("andon_fetches", "Requests of this process by how they ended", n, "code", code));
        MetricCodes.bounded(crawler.counters())
                .forEach((code, n) -> out.counter(
                        "andon_looks", "Looks of this process at pages by how they ended", n, "code", code));
        List<EndpointStatus> endpoints = crawler.endpoints();
        for (EndpointStatus endpoint : endpoints) {
            String name = name(endpoint.address());
            out.gauge(
                    "andon_socks_endpoint_up",
                    "Whether a SOCKS endpoint worked when it was last used",
                    endpoint.healthy() ? 1 : 0,
                    "endpoint",
                    name);
            out.gauge(
                    "andon_socks_endpoint_connections",
                    "Open connections, idle ones included",
                    endpoint.openConnections(),
                    "endpoint",
                    name);
            out.counter("andon_socks_endpoint_dials", "Connections begun", endpoint.dials(), "endpoint", name);
            out.counter(
                    "andon_socks_endpoint_failures",
                    "How often it did not work",
                    endpoint.failures(),
                    "endpoint",
                    name);
            out.counter(
                    "andon_socks_endpoint_received_bytes",
                    "Bytes received",
                    endpoint.bytesReceived(),
                    "endpoint",
                    name);
        }
    }

    private static long bytes(Path folder) {
        long sum = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.warc*")) {
            for (Path file : files) {
                sum += size(file);
            }
            return sum;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            // Moved away while we looked.
            return 0;
        }
    }

    private static double seconds(Instant instant) {
        return instant.toEpochMilli() / 1000.0;
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
