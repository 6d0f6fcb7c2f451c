package andon.indexer.names.tag;

import java.util.Arrays;

/** Words with capitals that stand together: where in the run a word stands, how the run ends, and what is around it. */
final class CapitalRuns {
    private static final int LONGEST = 8;
    private int[] start = new int[64];
    private int[] end = new int[64];
    /** The flags of all words of the run, by its first word. */
    private int[] all = new int[64];

    private int[] stem = start;
    private int[] flags = start;
    private Row row = Row.words("", 0, 0);

    /**
     * @param stem the words' hashes
     * @param flags what the lists say of the words
     */
    void begin(Row row, int[] stem, int[] flags) {
        this.row = row;
        this.stem = stem;
        this.flags = flags;
        int n = row.size;
        if (start.length < n) {
            start = new int[n * 2];
            end = new int[n * 2];
            all = new int[n * 2];
        }
        Arrays.fill(start, 0, n, -1);
        for (int i = 0; i < n; ) {
            int k = i;
            if (row.isCapital(i)) {
                k = last(i);
                mark(i, k);
            }
            i = k + 1;
        }
    }

    private int last(int i) {
        int k = i;
        while (k + 1 < row.size && k - i < LONGEST) {
            if (row.isCapital(k + 1)) {
                k++;
            } else if (k + 2 < row.size && isLink(k + 1) && row.isCapital(k + 2)) {
                k += 2;
            } else {
                break;
            }
        }
        return k;
    }

    private void mark(int from, int to) {
        int flagged = 0;
        for (int k = from; k <= to; k++) {
            start[k] = from;
            end[k] = to;
            flagged |= flags[k];
        }
        all[from] = flagged;
    }

    /** {@code Marks & Spencer}, {@code Bank of America}, {@code Alfa-Bank}. */
    private boolean isLink(int i) {
        char c = row.text.charAt(row.starts[i]);
        int length = row.ends[i] - row.starts[i];
        return length == 1 && (c == '&' || c == '-')
                || length == 2 && c == 'o' && row.text.charAt(row.starts[i] + 1) == 'f';
    }

    /** 0 a word alone, 1 the first, 2 the last, 3 another. */
    private int place(int i) {
        return i == start[i] ? (i == end[i] ? 0 : 1) : i == end[i] ? 2 : 3;
    }

    /** What {@link #features} hang on. */
    long key(int i) {
        if (start[i] < 0) {
            return 1;
        }
        long h = stem[end[i]] * 0x9E3779B97F4A7C15L + all[start[i]];
        h = h * 0x9E3779B97F4A7C15L + flags[end[i]];
        return (h * 0x9E3779B97F4A7C15L + (end[i] - start[i])) * 4 + place(i);
    }

    /** How the run ends, and what the lists say of all of it. */
    int features(int i, int[] into, int from) {
        int c = from;
        if (start[i] >= 0) {
            int place = place(i);
            into[c++] = Features.mix(71, stem[end[i]] * 4 + place);
            into[c++] = Features.mix(72, Math.min(4, end[i] - start[i]) * 4 + place);
            into[c++] = Features.mix(73, (flags[end[i]] >> 10) * 4 + place);
            into[c++] = Features.mix(74, (all[start[i]] & 0x3FF) * 4 + place);
        }
        return c;
    }

    /** The words before and behind the run, over quotation marks. */
    int around(int i, int[] into, int from) {
        int c = from;
        if (start[i] >= 0) {
            int before = start[i] - 1;
            boolean quoted = before >= 0 && isQuote(before);
            before -= quoted ? 1 : 0;
            int behind = end[i] + 1;
            behind += behind < row.size && isQuote(behind) ? 1 : 0;
            int intro = (before < 0 ? -1 : stem[before]) * 2 + (quoted ? 1 : 0);
            into[c++] = Features.mix(75, intro * 4 + place(i));
            into[c++] = Features.mix(76, (behind >= row.size ? -1 : stem[behind]) * 4 + place(i));
        }
        return c;
    }

    private boolean isQuote(int i) {
        char c = row.text.charAt(row.starts[i]);
        return c == '"' || c == '\'' || c == '«' || c == '»' || c >= '“' && c <= '„';
    }
}
