package andon.crawler.frontier;

/** What goes first: a page's rank is its depth plus these. */
final class Ranks {
    /** Pages read in an earlier visit, after all that are new. */
    static final int KNOWN = 1000;
    /** Pages of a form of address that already has more than its share, after all others. */
    static final int CROWDED = 100_000;
    /** So many pages of one form are no crowd. */
    static final long ROOMY = 100;
    /** A page that was not there in so many visits in a row is not asked for again. */
    static final int MOST_MISSES = 3;

    private Ranks() {}
}
