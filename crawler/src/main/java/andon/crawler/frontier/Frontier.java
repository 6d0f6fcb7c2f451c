package andon.crawler.frontier;

import andon.vocabulary.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Knows every page of every source, when each is due, and who may work on which source. Durable and thread-safe; several
 * processes may share one.
 *
 * <p>A <em>visit</em> is one crawl of a source: it looks at what is due, and ends when nothing of it is left or its budget
 * is used up. A source's visit is worked on by one process at a time, which holds its {@link SiteLease}. A page is looked
 * at once in a visit at most, apart from retries.
 */
public interface Frontier {
    FrontierSettings settings();

    /**
     * Opens a visit, unless one is open: then that one goes on.
     *
     * @param seeds where the visit begins, in canonical form
     * @param extent what it looks at
     * @return empty if the host has not answered for a while and rests; a {@link Extent#WHOLE} visit begins all the same
     */
    Optional<Visit> begin(SourceId source, VisitPlan plan, List<Discovered> seeds, Extent extent);

    /** What a visit looks at. */
    enum Extent {
        /** The pages whose time has come. */
        DUE,
        /** Every known page: somebody asked. */
        WHOLE
    }

    /** The source's newest visit. */
    Optional<Visit> lastVisit(SourceId source);

    List<Visit> openVisits();

    /**
     * Leases sites whose visits may be worked on, those that wait longest first.
     *
     * @param owner names the process, see {@link #recover}
     */
    List<SiteLease> lease(int limit, String owner, Duration length);

    /** Makes leases last {@code length} from now; gives those that were lost. */
    Collection<SiteLease> renew(Collection<SiteLease> leases, Duration length);

    /** Gives a site back; it may be leased again at {@code next}. A lost lease is ignored. */
    void release(SiteLease lease, Instant next);

    /**
     * The pages to look at now, best first. Does not mark them: whoever holds the lease acknowledges all of them before it
     * asks again.
     */
    List<DuePage> next(SiteLease lease, int limit);

    /** When the first page that failed may be tried again; empty if none waits for that. */
    Optional<Instant> nextRetry(SiteLease lease);

    /**
     * Writes down what became of pages, all or nothing. Joins the calling transaction (the one that logs the captures).
     *
     * @throws LeaseLostException if any of the leases is no longer valid
     */
    void acknowledge(List<Acknowledgement> acknowledgements);

    /** Tells of captures in which something that is watched was found: their pages, and what they link to, go first. */
    void hits(Collection<Long> captures);

    /** Ends the visit of a lease and gives the site back. A lost lease is ignored. */
    void end(SiteLease lease, Visit.State state);

    /** Ends the source's open visit, if there is one; leases of it become invalid. */
    void end(SourceId source, Visit.State state);

    /** Takes back the leases that a process of this name held when it died; says how many sites came back. */
    int recover(String owner);

    /** When the next lease may be there; empty if no visit is open. */
    Optional<Instant> nextDue();

    /** Until when a source's host, which does not answer, rests; empty if it does not. */
    Optional<Instant> restsUntil(SourceId source);

    /** How often each outcome occurred in a visit. */
    Map<String, Long> outcomes(SourceId source, long visit);

    /** How many known pages of the source wait for its open visit, or else for its next. */
    long pending(SourceId source);
}
