package andon.indexer.names.tag;

import java.util.ArrayList;
import java.util.List;

/** The stretches of a row of words that are worth a look: around words with capitals. */
public final class Stretches {
    private static final int BEFORE = 1;
    private static final int AFTER = 2;

    private Stretches() {}

    /** Pairs of first unit and the unit behind the last, apart and in order. */
    public static List<int[]> of(Row row) {
        List<int[]> stretches = new ArrayList<>();
        int end = 0;
        int start = -1;
        for (int i = 0; i < row.size; i++) {
            if (row.isCapital(i)) {
                if (start >= 0 && i - BEFORE > end) {
                    stretches.add(new int[] {start, end});
                    start = -1;
                }
                if (start < 0) {
                    start = Math.max(i - BEFORE, end);
                }
                end = Math.min(row.size, i + 1 + AFTER);
            }
        }
        if (start >= 0) {
            stretches.add(new int[] {start, end});
        }
        return stretches;
    }
}
