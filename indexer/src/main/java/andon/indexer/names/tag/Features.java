package andon.indexer.names.tag;

/** The features of a row's units as 32-bit hashes; the same code runs in training and in tagging. */
public interface Features {
    /** Prepares a row: what is the same for all units. */
    void begin(Row row);

    /**
     * All features of one unit.
     *
     * @param into holds at least {@link #MOST}
     * @return how many there are
     */
    default int of(Row row, int i, int[] into) {
        int count = rest(row, i, into, 0);
        for (int group = 0; group < groups(); group++) {
            count = group(row, i, group, into, count);
        }
        return count;
    }

    /** How many groups of features hang on something that many units share, so that their weights' sum is worth remembering. */
    int groups();

    /** What the features of a group hang on: with the same key they are the same; 0 where they are not to be remembered. */
    long key(Row row, int i, int group);

    /**
     * Features of a group.
     *
     * @param from where in {@code into} they go
     * @return the place behind them
     */
    int group(Row row, int i, int group, int[] into, int from);

    /** The same for the features of no group. */
    int rest(Row row, int i, int[] into, int from);

    /** The most features that a unit has. */
    int MOST = 96;

    /** A hash out of a template's number and a value; good in all bits (the finisher of MurmurHash3). */
    static int mix(int template, int value) {
        int h = value * 0x9E3779B1 + template * 0x85EBCA6B;
        h ^= h >>> 16;
        h *= 0x85EBCA6B;
        h ^= h >>> 13;
        h *= 0xC2B2AE35;
        h ^= h >>> 16;
        return h == 0 ? 1 : h;
    }
}
