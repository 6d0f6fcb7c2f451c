package andon.corpus.text;

import andon.vocabulary.Span;
import java.util.Arrays;

/**
 * A text changed for matching, each UTF-16 unit of which knows its place in the text that it came from. What is left of a
 * masked secret becomes one sign that nothing matches by chance, however long it was. Immutable.
 */
public final class PlacedText {
    /** U+FFFC, the object replacement character: stands for what must not be read. */
    public static final char HIDDEN = '\uFFFC';

    private final String text;
    private final int[] starts;
    private final int[] ends;

    private PlacedText(String text, int[] starts, int[] ends) {
        this.text = text;
        this.starts = starts;
        this.ends = ends;
    }

    /** The text itself without its masked secrets. */
    public static PlacedText unmasked(String text) {
        Builder builder = new Builder(text.length());
        int at = 0;
        for (Span mask : Masks.masked(text)) {
            builder.copy(text, at, mask.start());
            builder.add(String.valueOf(HIDDEN), mask.start(), mask.end());
            at = mask.end();
        }
        builder.copy(text, at, text.length());
        return builder.build();
    }

    /** Lower case, character by character. */
    public PlacedText lowerCase() {
        StringBuilder lower = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            int small = Character.toLowerCase(c);
            lower.appendCodePoint(Character.charCount(small) == Character.charCount(c) ? small : c);
        });
        return new PlacedText(lower.toString(), starts, ends);
    }

    /** Without differences of case, width and accents, and without invisible characters. */
    public PlacedText folded() {
        Builder builder = new Builder(text.length());
        for (int i = 0; i < text.length(); ) {
            int end = Folding.clusterEnd(text, i);
            builder.add(Folding.fold(text.substring(i, end)), starts[i], ends[end - 1]);
            i = end;
        }
        return builder.build();
    }

    public String text() {
        return text;
    }

    /** Where the units {@code from} to {@code to} (exclusive; more than none) came from. */
    public Span place(int from, int to) {
        return new Span(starts[from], ends[to - 1]);
    }

    private static final class Builder {
        private final StringBuilder text;
        private int[] starts;
        private int[] ends;

        Builder(int capacity) {
            text = new StringBuilder(capacity);
            starts = new int[capacity];
            ends = new int[capacity];
        }

        void copy(String from, int start, int end) {
            for (int i = start; i < end; i++) {
                add(from.charAt(i), i, i + 1);
            }
        }

        void add(String piece, int start, int end) {
            for (int i = 0; i < piece.length(); i++) {
                add(piece.charAt(i), start, end);
            }
        }

        private void add(char unit, int start, int end) {
            int at = text.length();
            if (at == starts.length) {
                starts = Arrays.copyOf(starts, 2 * at + 16);
                ends = Arrays.copyOf(ends, 2 * at + 16);
            }
            text.append(unit);
            starts[at] = start;
            ends[at] = end;
        }

        PlacedText build() {
            return new PlacedText(text.toString(), starts, ends);
        }
    }
}
