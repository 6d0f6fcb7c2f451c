package andon.indexer.gazetteer;

import java.util.Arrays;

/**
 * The words of a text as names are looked up by: runs of letters and digits. Letters of Chinese, Japanese and Korean
 * stand beside Latin names without a blank, so they part words.
 */
final class Words {
    private static final int FIRST_CJK = 0x2E80;
    /** How long words are with what parts them, at least in most texts: there is room for so many from the start. */
    private static final int LETTERS_A_WORD = 5;

    private final String text;
    private final int[] starts;
    private final int[] ends;
    private final int size;

    private Words(String text, int[] starts, int[] ends, int size) {
        this.text = text;
        this.starts = starts;
        this.ends = ends;
        this.size = size;
    }

    static Words of(String text) {
        int[] starts = new int[text.length() / LETTERS_A_WORD + 1];
        int[] ends = new int[starts.length];
        int size = 0;
        int i = 0;
        while (i < text.length()) {
            if (!isPart(text.charAt(i))) {
                i++;
                continue;
            }
            int start = i;
            while (i < text.length() && isPart(text.charAt(i))) {
                i++;
            }
            if (size == starts.length) {
                starts = Arrays.copyOf(starts, size * 2);
                ends = Arrays.copyOf(ends, size * 2);
            }
            starts[size] = start;
            ends[size++] = i;
        }
        return new Words(text, starts, ends, size);
    }

    static boolean isPart(char c) {
        return c < FIRST_CJK && Character.isLetterOrDigit(c);
    }

    int size() {
        return size;
    }

    int start(int word) {
        return starts[word];
    }

    int end(int word) {
        return ends[word];
    }

    String at(int word) {
        return text.substring(starts[word], ends[word]);
    }

    boolean isCapitalised(int word) {
        return Character.isUpperCase(text.charAt(starts[word]));
    }

    /** The last word from {@code first} on that begins before {@code end}. */
    int lastBefore(int first, int end) {
        int last = first;
        while (last + 1 < size && starts[last + 1] < end) {
            last++;
        }
        return last;
    }

    /** Whether nothing but blanks (and quotes, and a bracket) parts the word from the next. */
    boolean runsOn(int word) {
        if (word < 0 || word + 1 >= size || starts[word + 1] - ends[word] > 4) {
            return false;
        }
        for (int i = ends[word]; i < starts[word + 1]; i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c) && "\"'“”‘’«»„(`".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
