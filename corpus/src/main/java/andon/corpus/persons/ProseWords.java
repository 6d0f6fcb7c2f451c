package andon.corpus.persons;

import andon.vocabulary.Span;
import java.util.Arrays;

/** The words of a text in scripts that have capitals, with what parts them. */
final class ProseWords {
    /** A longer one is no name, and no word that tells of one. */
    private static final int LONGEST = 30;

    /** What stands between two words. */
    enum Gap {
        BLANK,
        /** A full stop and perhaps a blank behind a short word or an initial. */
        STOP,
        COMMA,
        COLON,
        PARENTHESIS,
        OTHER
    }

    private final String text;
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int size;

    ProseWords(String text) {
        this.text = text;
        int i = 0;
        while (i < text.length()) {
            if (isLetter(text.charAt(i))) {
                int start = i;
                while (i < text.length() && (isLetter(text.charAt(i)) || joins(start, i))) {
                    i++;
                }
                add(start, i);
            } else {
                i++;
            }
        }
    }

    private void add(int start, int end) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        starts[size] = start;
        // The possessive is no part of a name: it stands in what parts the words.
        boolean possessive = end - start > 3 && text.charAt(end - 1) == 's' && "'’".indexOf(text.charAt(end - 2)) >= 0;
        ends[size++] = possessive ? end - 2 : end;
    }

    private static boolean isLetter(char c) {
        if (c < 128) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
        }
        int type = Character.getType(c);
        return type == Character.UPPERCASE_LETTER
                || type == Character.LOWERCASE_LETTER
                || type == Character.NON_SPACING_MARK;
    }

    private boolean joins(int start, int at) {
        return at > start
                && "'’-".indexOf(text.charAt(at)) >= 0
                && at + 1 < text.length()
                && isLetter(text.charAt(at + 1))
                && isLetter(text.charAt(at - 1));
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

    Span span(int first, int last) {
        return new Span(starts[first], ends[last]);
    }

    String in(int first, int last) {
        return text.substring(starts[first], ends[last]);
    }

    String lower(int word) {
        return word < 0 || word >= size || ends[word] - starts[word] > LONGEST
                ? ""
                : ProseCue.lower(text.substring(starts[word], ends[word]));
    }

    boolean is(int word, ProseCue cue) {
        return cue.is(lower(word));
    }

    boolean isUpper(int word) {
        return word >= 0 && word < size && Character.isUpperCase(text.charAt(starts[word]));
    }

    /** One letter with a full stop. */
    boolean isInitial(int word) {
        return isUpper(word)
                && ends[word] - starts[word] == 1
                && ends[word] < text.length()
                && text.charAt(ends[word]) == '.';
    }

    /** Whether it looks like one word of a name: one capital, also behind a hyphen, {@code Mc} or {@code O'}; not {@code GitHub}. */
    boolean isName(int word) {
        if (!isUpper(word) || ends[word] - starts[word] > LONGEST || ends[word] - starts[word] < 2) {
            return isInitial(word);
        }
        boolean lower = false;
        for (int i = starts[word] + 1; i < ends[word]; i++) {
            char c = text.charAt(i);
            if (Character.isUpperCase(c)) {
                char before = text.charAt(i - 1);
                boolean starts = "'’-".indexOf(before) >= 0
                        || i - this.starts[word] <= 3
                                && (text.startsWith("Mc", this.starts[word])
                                        || text.startsWith("Mac", this.starts[word])
                                        || text.startsWith("De", this.starts[word]));
                if (!starts) {
                    return false;
                }
            }
            lower |= Character.isLowerCase(c);
        }
        return lower && !is(word, ProseCue.THING);
    }

    boolean isPossessive(int word) {
        return text.startsWith("'s", ends[word]) || text.startsWith("’s", ends[word]);
    }

    /** How many of the words from the first to the last begin with a capital. */
    int capitals(int first, int last) {
        int many = 0;
        for (int i = first; i <= last; i++) {
            many += isUpper(i) ? 1 : 0;
        }
        return many;
    }

    /** Whether nothing but a blank stands behind the word. */
    boolean parts(int word) {
        return gap(word) == Gap.BLANK && !isPossessive(word);
    }

    /** {@code Tennant Foods}, {@code Hotel Adler}, {@code Smith & Sons}: what a company is called. */
    boolean isOfThing(int last) {
        boolean behind = parts(last) && isUpper(last + 1) && is(last + 1, ProseCue.THING) && !isInitial(last + 1);
        return behind || text.startsWith(" & ", end(last)) || text.startsWith("&", end(last));
    }

    /** What stands between this word and the next. */
    Gap gap(int word) {
        if (word < 0 || word + 1 >= size) {
            return Gap.OTHER;
        }
        int from = ends[word] + (isPossessive(word) ? 2 : 0);
        int length = starts[word + 1] - from;
        if (length == 1 && text.charAt(from) == ' ') {
            return Gap.BLANK;
        }
        if (length == 1 && text.charAt(from) == '.' || length == 2 && text.startsWith(". ", from)) {
            return Gap.STOP;
        }
        if (length == 2 && text.charAt(from + 1) == ' ') {
            return switch (text.charAt(from)) {
                case ',' -> Gap.COMMA;
                case ':' -> Gap.COLON;
                default -> Gap.OTHER;
            };
        }
        return length == 2 && text.startsWith(" (", from) ? Gap.PARENTHESIS : Gap.OTHER;
    }
}
