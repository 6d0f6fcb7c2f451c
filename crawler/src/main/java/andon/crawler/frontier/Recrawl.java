package andon.crawler.frontier;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Decides when a page is looked at again. The time between two looks is doubled while the page stays the same and halved
 * when it has changed, within the visit's bounds; what lists threads is never left alone for long, because it is what
 * shows that a thread has changed.
 */
final class Recrawl {
    /** A page that was not there in so many visits in a row is not asked for again. */
    static final int MOST_MISSES = 3;
    /** How much longer than the shortest time a listing, or a page with a hit, may be left alone though it never changes. */
    static final int PATIENCE = 8;
    /** Later than any visit. */
    static final OffsetDateTime NEVER = OffsetDateTime.of(9999, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private final VisitRow visit;

    Recrawl(VisitRow visit) {
        this.visit = visit;
    }

    /** A page's next look: where it waits, until when, and what is remembered for the one after. */
    record Look(PageQueue queue, OffsetDateTime due, long intervalMillis, int misses) {}

    /**
     * The page is there.
     *
     * @param changed whether its readable text is not what it was; of no meaning for a first look
     */
    Look found(PageRow row, int depth, boolean listing, boolean changed) {
        long interval;
        if (depth == 0) {
            interval = visit.shortestMillis();
        } else if (!row.wasCaptured() || row.intervalMillis() == 0) {
            interval = listing ? visit.shortestMillis() : 2 * visit.shortestMillis();
        } else {
            interval = changed ? row.intervalMillis() / 2 : 2 * row.intervalMillis();
        }
        long longest = listing || row.isHit()
                ? Math.min(visit.longestMillis(), PATIENCE * visit.shortestMillis())
                : visit.longestMillis();
        return in(listing || depth == 0 ? PageQueue.LISTING : PageQueue.KNOWN, bounded(interval, longest), 0);
    }

    /** The address only leads elsewhere, as it did before or not. */
    Look moved(PageRow row, int depth) {
        return found(row, depth, false, false);
    }

    /**
     * Nothing was found.
     *
     * @param missing whether the server said so itself, rather than not answering
     */
    Look nothing(PageRow row, int depth, boolean missing) {
        int misses = row.misses() + (missing ? 1 : 0);
        PageQueue queue = depth == 0 ? PageQueue.LISTING : PageQueue.KNOWN;
        long interval = Math.max(visit.shortestMillis(), row.intervalMillis());
        if (misses >= MOST_MISSES && depth > 0) {
            return new Look(queue, NEVER, interval, misses);
        }
        // A page that was never seen, or that will be back, must not wait as long as one that never changes.
        return in(queue, bounded(missing ? 2 * interval : visit.shortestMillis(), visit.longestMillis()), misses);
    }

    private Look in(PageQueue queue, long interval, int misses) {
        return new Look(queue, visit.startedAt().plus(interval, ChronoUnit.MILLIS), interval, misses);
    }

    private long bounded(long interval, long longest) {
        return Math.max(visit.shortestMillis(), Math.min(interval, longest));
    }

    /**
     * What is due before this time is looked at in a visit that begins at {@code start}: half a step ahead, so that a visit
     * that begins a little early leaves nothing for the next.
     */
    static OffsetDateTime horizon(OffsetDateTime start, Duration shortest) {
        return start.plus(shortest.dividedBy(2));
    }
}
