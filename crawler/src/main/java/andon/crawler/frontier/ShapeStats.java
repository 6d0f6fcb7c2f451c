package andon.crawler.frontier;

/** What was learned about the pages of one form of address. Not thread-safe: guarded by the lease of its source. */
final class ShapeStats {
    /** A page with so many rows of links, on average over its form, lists something. */
    private static final int ROWS_OF_LISTING = 6;
    /** So many later looks say enough about what such pages bring. */
    private static final int ENOUGH_RELOOKS = 3;
    /** A form of which every so manyth later look finds a new page lists something. */
    private static final int LOOKS_PER_FIND = 5;

    long known;
    long looks;
    long relooks;
    long rows;
    long found;
    boolean isStored;
    boolean isTouched;

    static ShapeStats stored(long known, long looks, long relooks, long rows, long found) {
        ShapeStats stats = new ShapeStats();
        stats.known = known;
        stats.looks = looks;
        stats.relooks = relooks;
        stats.rows = rows;
        stats.found = found;
        stats.isStored = true;
        return stats;
    }

    /** Notes a look at a page of this form. */
    void looked(boolean again, int rowsThere, int newPages) {
        looks++;
        rows += rowsThere;
        if (again) {
            relooks++;
            found += newPages;
        }
        isTouched = true;
    }

    void add() {
        known++;
        isTouched = true;
    }

    boolean isListing() {
        return looks > 0 && rows >= ROWS_OF_LISTING * looks
                || relooks >= ENOUGH_RELOOKS && found * LOOKS_PER_FIND >= relooks;
    }
}
