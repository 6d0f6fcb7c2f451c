package andon.searchapi.pivots;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What was taken out of a text and put into it, word by word: a longest common subsequence. Where the two differ over a
 * stretch of more than {@link #MAX_CELLS} pairs of words, that stretch is told as a whole, taken out and put in.
 */
public final class WordDifference {
    /** Bounds time and memory: 16 MB. */
    static final int MAX_CELLS = 4_000_000;

    private WordDifference() {}

    public enum Kind {
        SAME,
        REMOVED,
        ADDED
    }

    /** A stretch of text. The SAME and ADDED ones make the new text, the SAME and REMOVED ones the old. */
    public record Change(Kind kind, String text) {}

    public static List<Change> between(String before, String after) {
        List<String> a = words(before);
        List<String> b = words(after);
        int prefix = 0;
        while (prefix < Math.min(a.size(), b.size()) && a.get(prefix).equals(b.get(prefix))) {
            prefix++;
        }
        int suffix = 0;
        while (suffix < Math.min(a.size(), b.size()) - prefix
                && a.get(a.size() - 1 - suffix).equals(b.get(b.size() - 1 - suffix))) {
            suffix++;
        }
        Changes changes = new Changes();
        changes.addAll(Kind.SAME, a.subList(0, prefix));
        middle(changes, a.subList(prefix, a.size() - suffix), b.subList(prefix, b.size() - suffix));
        changes.addAll(Kind.SAME, a.subList(a.size() - suffix, a.size()));
        return changes.done();
    }

    private static void middle(Changes changes, List<String> a, List<String> b) {
        if ((long) (a.size() + 1) * (b.size() + 1) > MAX_CELLS) {
            changes.addAll(Kind.REMOVED, a);
            changes.addAll(Kind.ADDED, b);
            return;
        }
        int[][] common = common(a, b);
        int i = 0;
        int j = 0;
        while (i < a.size() || j < b.size()) {
            if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
                changes.add(Kind.SAME, a.get(i++));
                j++;
            } else if (j == b.size() || (i < a.size() && common[i + 1][j] >= common[i][j + 1])) {
                changes.add(Kind.REMOVED, a.get(i++));
            } else {
                changes.add(Kind.ADDED, b.get(j++));
            }
        }
    }

    /** How many words the ends from i and j on have in common. */
    private static int[][] common(List<String> a, List<String> b) {
        int[][] common = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                common[i][j] = a.get(i).equals(b.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static List<String> words(String text) {
        BreakIterator breaks = BreakIterator.getWordInstance(Locale.ROOT);
        breaks.setText(text);
        List<String> words = new ArrayList<>();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            words.add(text.substring(start, end));
            start = end;
        }
        return words;
    }

    /** Joins neighbours of one kind. */
    private static final class Changes {
        private final List<Change> changes = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private Kind kind = Kind.SAME;

        void addAll(Kind of, List<String> words) {
            words.forEach(word -> add(of, word));
        }

        void add(Kind of, String word) {
            if (of != kind) {
                flush();
                kind = of;
            }
            text.append(word);
        }

        private void flush() {
            if (!text.isEmpty()) {
                changes.add(new Change(kind, text.toString()));
                text.setLength(0);
            }
        }

        List<Change> done() {
            flush();
            return List.copyOf(changes);
        }
    }
}
