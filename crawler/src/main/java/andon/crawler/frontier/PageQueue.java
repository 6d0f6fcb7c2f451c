package andon.crawler.frontier;

/**
 * Where a page waits. The order is that in which a visit serves them; within one the page that has waited longest goes
 * first.
 */
enum PageQueue {
    /** Where a visit begins and what lists threads: looked at in every visit, since it shows what is new elsewhere. */
    LISTING(0),
    /** Failed in this visit, tried again when its rest is over. */
    RETRY(1),
    /** Never captured, and linked from a page on which something that is watched was found. */
    PROMISING(6),
    /** Never captured. */
    NEW(2),
    /** Captured before, and the row that links to it has changed since. */
    CHANGED(3),
    /** Captured before, looked at again in its own time. */
    KNOWN(4),
    /** Never captured, and of a form of address that has more than its share already. */
    CROWDED(5);

    private final short code;

    PageQueue(int code) {
        this.code = (short) code;
    }

    /** What stands in the database. */
    short code() {
        return code;
    }

    static PageQueue of(int code) {
        for (PageQueue queue : values()) {
            if (queue.code == code) {
                return queue;
            }
        }
        throw new IllegalArgumentException("no queue has the code " + code);
    }

    /** Whether a page waits here for its time to come round again, rather than for this visit to get to it. */
    boolean isRecurring() {
        return this == LISTING || this == CHANGED || this == KNOWN;
    }
}
