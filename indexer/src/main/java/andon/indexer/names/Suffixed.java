package andon.indexer.names;

import java.util.List;
import java.util.function.IntPredicate;

/**
 * Finds runs of characters that end in one of some words, as the pattern <code>[run]{least,most}?(?:ends)</code> would, but only
 * looks around the ends: time grows with the text alone. Immutable and thread-safe.
 */
record Suffixed(IntPredicate run, int least, int most, List<String> ends) {
    Suffixed {
        ends = List.copyOf(ends);
    }

    /** Takes each stretch that was found. */
    interface Found {
        void at(int start, int end);
    }

    /** All stretches, from left to right, apart. */
    void each(String text, Found found) {
        if (!ends.stream().allMatch(end -> text.indexOf(end) < 0)) {
            int behind = 0;
            for (int i = 0; i < text.length(); i++) {
                int length = endAt(text, i);
                if (length > 0) {
                    int start = runStart(text, behind, i);
                    if (i - start >= least) {
                        found.at(start, i + length);
                        behind = i + length;
                        i = behind - 1;
                    }
                }
            }
        }
    }

    private int endAt(String text, int at) {
        char c = text.charAt(at);
        for (int k = 0; k < ends.size(); k++) {
            String end = ends.get(k);
            if (end.charAt(0) == c && text.startsWith(end, at)) {
                return end.length();
            }
        }
        return 0;
    }

    /** Where the run begins that ends at {@code end}, at most {@link #most} characters before. */
    private int runStart(String text, int from, int end) {
        int start = end;
        while (start > from && end - start < most && run.test(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }
}
