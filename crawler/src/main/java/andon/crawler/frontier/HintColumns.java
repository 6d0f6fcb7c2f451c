package andon.crawler.frontier;

/**
 * Compares hints ({@link Discovered#hint}) and learns which of their eight columns tell of a changed page: "replies" does,
 * "views" does not. Not thread-safe: guarded by the lease of its source.
 */
final class HintColumns {
    static final int COLUMNS = Long.BYTES;
    /** A column counts while at least every so manyth of its changes was followed by a changed page. */
    private static final int CHANGES_PER_HIT = 5;

    final long[] changed = new long[COLUMNS];
    final long[] same = new long[COLUMNS];
    final boolean[] isStored = new boolean[COLUMNS];
    int touched;

    /** The columns that differ, a bit each; 0 if the rows are laid out differently and cannot be compared. */
    static int difference(long before, long after) {
        int columns = 0;
        for (int i = 0; i < COLUMNS; i++) {
            long a = before >>> 8 * i & 0xff;
            long b = after >>> 8 * i & 0xff;
            if ((a == 0) != (b == 0)) {
                return 0;
            }
            if (a != b) {
                columns |= 1 << i;
            }
        }
        return columns;
    }

    /** How many columns a hint has. */
    static int width(long hint) {
        int width = 0;
        for (int i = 0; i < COLUMNS; i++) {
            width += (hint >>> 8 * i & 0xff) == 0 ? 0 : 1;
        }
        return width;
    }

    /** Of some columns those that are worth a look at the page. */
    int telling(int columns) {
        int telling = 0;
        for (int i = 0; i < COLUMNS; i++) {
            boolean believed = (changed[i] + 1) * CHANGES_PER_HIT >= changed[i] + same[i] + 2;
            telling |= believed ? columns & 1 << i : 0;
        }
        return telling;
    }

    /** Notes what came of a look that these columns gave rise to. */
    void learn(int columns, boolean pageChanged) {
        for (int i = 0; i < COLUMNS; i++) {
            if ((columns & 1 << i) != 0) {
                (pageChanged ? changed : same)[i]++;
                touched |= 1 << i;
            }
        }
    }
}
