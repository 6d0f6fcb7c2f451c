package andon.indexer.names.tag;

/** The features of a row's units as 32-bit hashes; the same code runs in training and in tagging. */
public interface Features {
    /** Prepares a row: what is the same for all units. */
    void begin(Row row);

    /**
     * Features of one unit.
     *
     * @param into holds at least {@link #MOST}
     * @return how many there are
     */
    int of(Row row, int i, int[] into);

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
