package andon.indexer.names.tag;

import java.util.ArrayList;
import java.util.List;

/** The stretches of a row of words that are worth a look: around words with capitals. */
public final class Stretches {
    private static final int BEFORE = 1;
    private static final int AFTER = 2;
    /** Russian names go on in small letters: "мэрии Москвы", "Комитет защиты журналистов". */
    private static final int BEFORE_RUSSIAN = 3;

    private static final int AFTER_RUSSIAN = 4;

    private Stretches() {}

    /** Pairs of first unit and the unit behind the last, apart and in order. */
    public static List<int[]> of(Row row) {
        List<int[]> stretches = new ArrayList<>();
        int end = 0;
        int start = -1;
        boolean russian = isCyrillic(row);
        int before = russian ? BEFORE_RUSSIAN : BEFORE;
        int after = russian ? AFTER_RUSSIAN : AFTER;
        for (int i = 0; i < row.size; i++) {
            if (row.isCapital(i)) {
                if (start >= 0 && i - before > end) {
                    stretches.add(new int[] {start, end});
                    start = -1;
                }
                if (start < 0) {
                    start = Math.max(i - before, end);
                }
                end = Math.min(row.size, i + 1 + after);
            }
        }
        if (start >= 0) {
            stretches.add(new int[] {start, end});
        }
        return stretches;
    }

    private static boolean isCyrillic(Row row) {
        int cyrillic = 0;
        for (int i = 0; i < row.size; i++) {
            char c = row.text.charAt(row.starts[i]);
            cyrillic += c >= 0x400 && c < 0x530 ? 1 : 0;
        }
        return cyrillic * 3 > row.size;
    }
}
