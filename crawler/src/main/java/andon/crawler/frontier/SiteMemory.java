package andon.crawler.frontier;

import java.util.HashMap;
import java.util.Map;

/**
 * What is remembered of a source while its lease lasts, so that links that stand on every page cost no question to the
 * database. Only the holder of the lease changes the source's pages, which is what makes this true. Not thread-safe.
 */
final class SiteMemory {
    /** Links remembered for one source, from one batch of acknowledgements to the next. */
    static final int MOST_LINKS = 4096;

    private static final int MOST_SHAPES = 4096;

    final long token;
    /** Address keys of known pages, with their hints. */
    private final LongTable links = new LongTable();
    /** Whether {@link #links} are all of the source's pages. */
    private boolean isComplete;

    /** How many columns the row has by which each link was judged under this lease. */
    private final LongTable settled = new LongTable();

    final Map<String, ShapeStats> shapes = new HashMap<>();
    final HintColumns hints;

    SiteMemory(long token, HintColumns hints) {
        this.token = token;
        this.hints = hints;
    }

    void complete() {
        isComplete = true;
    }

    boolean isComplete() {
        return isComplete;
    }

    boolean knows(long key) {
        return links.has(key);
    }

    long hint(long key) {
        return links.get(key);
    }

    /**
     * Whether a page is to be judged by this row: the first one met, or one that says more. A thread is linked from its
     * listing and from a box of the latest posts, and the two must not take turns.
     */
    boolean settles(long key, long hint) {
        int width = HintColumns.width(hint);
        if (settled.has(key) && settled.get(key) >= width || width < HintColumns.width(hint(key))) {
            return false;
        }
        settled.put(key, width);
        return true;
    }

    void remember(long key, long hint) {
        links.put(key, hint);
    }

    /** Makes room, between two batches. */
    void trim() {
        if (links.size() > MOST_LINKS) {
            // Begins anew rather than choosing: what is linked often is soon back.
            links.clear();
            settled.clear();
            isComplete = false;
        }
        if (shapes.size() > MOST_SHAPES) {
            shapes.clear();
        }
    }
}
