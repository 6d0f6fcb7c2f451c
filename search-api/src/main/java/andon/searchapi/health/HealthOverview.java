package andon.searchapi.health;

import andon.vocabulary.SourceId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the watching of every source stands; {@code app} binds it. Thread-safe. */
public interface HealthOverview {
    /** All sources, as they were judged last; at most a few minutes ago. */
    Report report();

    /** One source as it is now; empty if there is none of that id. */
    Optional<SourceReport> source(SourceId source);

    /** An operator saw to a source that waits for one: it is visited again. Says whether there is such a source. */
    boolean attended(SourceId source);

    /**
     * All at a time.
     *
     * @param at when it was judged
     * @param sources in the order of their ids
     * @param index what became of the captures
     * @param endpoints the SOCKS endpoints of this process; those of other processes stand in their own metrics
     */
    record Report(Instant at, List<SourceReport> sources, IndexReport index, List<EndpointReport> endpoints) {
        public Report {
            sources = List.copyOf(sources);
            endpoints = List.copyOf(endpoints);
        }
    }

    /**
     * One source.
     *
     * @param verdict {@code good}, {@code troubled}, {@code bad}, {@code waiting} or {@code paused}
     * @param complaints the gravest first
     * @param lastGoodVisit when the newest visit ended that was not broken off and saw pages
     * @param freshness its age, in times of the distance between two planned visits
     * @param failedShare of the looks of the last visits, 0 to 1
     * @param errorBudget how much of them may fail, 0 to 1
     * @param outcomes how the looks of the last visits ended, by code
     * @param pages captured by the last visits
     * @param pendingPages known pages that wait
     * @param restsUntil until when its host, which does not answer, is left alone
     * @param session {@code none}, {@code unknown}, {@code held}, {@code lost} or {@code needs-operator}
     */
    record SourceReport(
            String id,
            String name,
            String verdict,
            List<ComplaintReport> complaints,
            @Nullable VisitReport lastVisit,
            @Nullable Instant lastGoodVisit,
            @Nullable Double freshness,
            double failedShare,
            double errorBudget,
            Map<String, Long> outcomes,
            long pages,
            long pendingPages,
            @Nullable Instant restsUntil,
            long newDocumentsInADay,
            long newDocumentsInAWeek,
            String session,
            List<CanaryReport> canaries,
            PostsReport postsPerPage) {
        public SourceReport {
            complaints = List.copyOf(complaints);
            outcomes = Map.copyOf(outcomes);
            canaries = List.copyOf(canaries);
        }
    }

    /**
     * What is wrong.
     *
     * @param kind a stable code, such as {@code canary-missing}; docs/operations.md says what to do about each
     * @param grave whether news may be lost while it lasts
     * @param about what of the source: a canary's address, a host; empty for the whole of it
     * @param since when it was first noticed
     */
    record ComplaintReport(String kind, boolean grave, String about, String detail, Instant since) {}

    /** @param state a word such as {@code open}, {@code done}, {@code unreachable} */
    record VisitReport(
            long number,
            String state,
            Instant started,
            @Nullable Instant ended,
            long pages) {}

    /**
     * A text that must be found.
     *
     * @param state {@code found}, {@code missing} or {@code unseen}
     * @param seen when the page was captured that says so
     */
    record CanaryReport(
            String address,
            String text,
            String state,
            @Nullable Instant seen) {}

    /**
     * How much pages that were seen lately hold, beside what the same pages held before.
     *
     * @param pages how many there are to compare
     * @param collapsed those that hold less than half
     */
    record PostsReport(int pages, int collapsed, double now, double before) {}

    /**
     * How far the indexer is, as of now.
     *
     * @param captures in the log
     * @param behind those of them that are not read yet
     * @param refused documents that the search engine does not take; the evidence has them
     */
    record IndexReport(long captures, long behind, long refused) {}

    /** @param restingUntil when it is tried again, if it does not work */
    record EndpointReport(
            String address,
            boolean healthy,
            int failuresInARow,
            @Nullable Instant restingUntil,
            int openConnections,
            long bytesReceived) {}
}
