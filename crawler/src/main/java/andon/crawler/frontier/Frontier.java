package andon.crawler.frontier;

import andon.vocabulary.OnionAddress;
import andon.vocabulary.SourceId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Knows every page of every source and who may fetch which of them when. Durable and thread-safe; several processes may
 * share one.
 *
 * <p>A <em>visit</em> is one crawl of a source: it makes all known pages due, and ends when none of them is pending or its
 * budget is used up. A page is captured once in a visit at most.
 */
public interface Frontier {
    /**
     * Opens a visit, unless one is open: then that one goes on.
     *
     * @param seeds where the visit begins, in canonical form
     */
    Visit begin(SourceId source, VisitPlan plan, List<Discovered> seeds);

    /** The source's newest visit. */
    Optional<Visit> lastVisit(SourceId source);

    List<Visit> openVisits();

    /**
     * Leases pages that are due, at most one for each free connection of a source and {@code limit} in all. Visits that
     * turn out to be over are ended on the way.
     *
     * @param owner names the process, see {@link #recover}
     */
    List<Lease> lease(int limit, String owner, Duration length);

    /**
     * Acknowledges a captured page and its out-links. Called inside the transaction that logs the capture, which it
     * joins: both count or neither.
     *
     * @param seq the capture's number
     * @param bytes the size of the body as received
     * @param links pages of the same source; those too deep or known already are left out
     * @param candidates onion hosts that are no source
     * @throws LeaseLostException if the lease is no longer valid
     */
    void captured(Lease lease, long seq, long bytes, List<Discovered> links, Collection<OnionAddress> candidates);

    /**
     * Acknowledges a page that only leads elsewhere.
     *
     * @throws LeaseLostException if the lease is no longer valid
     */
    void moved(Lease lease, String code, List<Discovered> links, Collection<OnionAddress> candidates);

    /**
     * Acknowledges a failure: the page comes back after its wait, or is given up for this visit.
     *
     * @throws LeaseLostException if the lease is no longer valid
     */
    void failed(Lease lease, Failure failure);

    /** Gives a lease back as if it had not been taken; the page is due again after {@code wait}. A lost lease is ignored. */
    void release(Lease lease, Duration wait);

    /** Makes a source's connections pause at least that long between requests for the rest of its visit. */
    void slowDown(SourceId source, Duration delay);

    /** Ends the source's open visit, if there is one; leases of it become invalid. */
    void end(SourceId source, Visit.State state);

    /** Takes back the leases that a process of this name held when it died; says how many pages came back. */
    int recover(String owner);

    /** When the next lease may be there; empty if no visit is open. */
    Optional<Instant> nextDue();

    /** How often each outcome occurred in a visit. */
    Map<String, Long> outcomes(SourceId source, long visit);

    /** How many known pages of the source wait in its open visit. */
    long pending(SourceId source);

    /** Linked onion hosts that are no source, most linked first. */
    List<CandidateHost> candidates(int limit);

    /**
     * An onion host that was linked.
     *
     * @param links how many different pages link to it
     * @param source the source of the first of them
     * @param via the address of the first of them
     */
    record CandidateHost(
            OnionAddress host, long links, SourceId source, URI via, Instant firstSeen, Instant lastSeen) {}
}
