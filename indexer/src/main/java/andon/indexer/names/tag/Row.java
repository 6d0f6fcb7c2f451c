package andon.indexer.names.tag;

import java.util.Arrays;

/** A stretch of text as the tagger reads it: words with punctuation apart, or single characters in Han and kana. */
public final class Row {
    /** A longer stretch is cut. */
    public static final int MOST_UNITS = 400;

    final String text;
    final boolean characters;
    int[] starts;
    int[] ends;
    int size;

    private Row(String text, int length, boolean characters) {
        this.text = text;
        this.characters = characters;
        this.starts = new int[Math.clamp(length, 1, 64)];
        this.ends = new int[starts.length];
    }

    /** Words and marks between two places. */
    public static Row words(String text, int from, int to) {
        Row row = new Row(text, (to - from) / 4, false);
        int i = from;
        while (i < to && row.size < MOST_UNITS) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c)) {
                i++;
                continue;
            }
            int start = i;
            if (isWord(c)) {
                while (i < to && (isWord(text.charAt(i)) || isInner(text, i, to))) {
                    i++;
                }
                if (i < to && text.charAt(i) == '.' && i - start >= 3 && text.charAt(start + 1) == '.') {
                    i++;
                }
            } else {
                i += Character.charCount(text.codePointAt(i));
            }
            row.add(start, Math.min(i, to));
        }
        return row;
    }

    /** Single characters between two places; Latin words and numbers stay whole. */
    public static Row characters(String text, int from, int to) {
        Row row = new Row(text, to - from, true);
        int i = from;
        while (i < to && row.size < MOST_UNITS) {
            int start = i;
            char c = text.charAt(i);
            if (Character.isWhitespace(c)) {
                i++;
                continue;
            }
            if (c < 0x2E80 && isWord(c)) {
                while (i < to && text.charAt(i) < 0x2E80 && isWord(text.charAt(i))) {
                    i++;
                }
            } else {
                i += Character.charCount(text.codePointAt(i));
            }
            row.add(start, Math.min(i, to));
        }
        return row;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    /** {@code AT&T}, {@code U.S.}: marks inside of abbreviations. */
    private static boolean isInner(String text, int i, int to) {
        char c = text.charAt(i);
        if (i + 1 >= to || !Character.isLetterOrDigit(text.charAt(i + 1))) {
            return false;
        }
        boolean oneLetter = i == 1 || !Character.isLetterOrDigit(text.charAt(i - 2));
        return c == '&' || c == '.' && oneLetter && Character.isUpperCase(text.charAt(i - 1));
    }

    private void add(int start, int end) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        starts[size] = start;
        ends[size++] = end;
    }

    public int size() {
        return size;
    }

    public int start(int i) {
        return starts[i];
    }

    public int end(int i) {
        return ends[i];
    }

    /** The place behind the last unit. */
    public int end() {
        return size == 0 ? 0 : ends[size - 1];
    }

    String word(int i) {
        return text.substring(starts[i], ends[i]);
    }

    boolean isCapital(int i) {
        for (int k = starts[i]; k < ends[i]; k++) {
            if (Character.isUpperCase(text.charAt(k))) {
                return true;
            }
        }
        return false;
    }
}
