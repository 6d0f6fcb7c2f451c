package andon.indexer.names.tag;

import java.util.Arrays;

/** How far ahead in a row of characters a word stands that names of organisations end in: 公司, 大学, 党. Not thread-safe. */
final class HanSuffixes {
    private static final Phrases SUFFIXES = Phrases.characters("org-suffixes-han.txt");
    /** A suffix has no more characters. */
    private static final int LONGEST = 11;
    /** Farther ahead is too far for a name. */
    private static final int REACH = 14;

    /** The next suffix's hash and where it ends, 0 and -1 where there is none. */
    private int[] which = new int[128];

    private int[] end = new int[128];
    private int[] first = new int[128];

    /** @param kind of each character; above 6 is a mark, which no suffix reaches over */
    void begin(Row row, int[] unit, int[] kind) {
        int n = row.size;
        if (which.length < n) {
            which = new int[n * 2];
            end = new int[n * 2];
            first = new int[n * 2];
        }
        Arrays.fill(end, 0, n, -1);
        for (int i = n - 1; i >= 0; i--) {
            int hash = 0;
            for (int k = i; k < Math.min(n, i + LONGEST) && kind[k] <= 6; k++) {
                hash = Phrases.next(hash, unit[k]);
                if (SUFFIXES.classes(hash) != 0) {
                    which[i] = hash;
                    first[i] = i;
                    end[i] = k;
                }
            }
            if (end[i] < 0
                    && i + 1 < n
                    && kind[i] <= 6
                    && kind[i + 1] <= 6
                    && end[i + 1] >= 0
                    && first[i + 1] - i < REACH) {
                which[i] = which[i + 1];
                first[i] = first[i + 1];
                end[i] = end[i + 1];
            }
        }
    }

    /** The next suffix and the rough way to it, and that way with the characters beside. */
    int features(int i, int before, int own, int[] into, int from) {
        int way = end[i] < 0 ? 7 : way(first[i] - i);
        int c = from;
        into[c++] = Features.mix(34, way);
        into[c++] = Features.mix(35, own * 8 + way);
        into[c++] = Features.mix(36, before * 8 + way);
        if (end[i] >= 0) {
            into[c++] = Features.mix(37, which[i] * 8 + way);
            into[c++] = Features.mix(38, which[i]);
        }
        return c;
    }

    private static int way(int distance) {
        return distance < 4 ? distance : distance < 6 ? 4 : distance < 9 ? 5 : 6;
    }
}
