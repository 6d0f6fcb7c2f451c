package andon.corpus.text;

import java.util.Collection;

/**
 * Letters and digits of ASCII with which the words begin that somebody looks for. Words of ASCII that begin with others need not be
 * read, and most words do.
 *
 * @param bits one for each digit, then one for each letter
 */
public record Beginnings(long bits) {
    private static final int DIGITS = 10;

    /** Those of folded words; what begins with anything but ASCII asks for none, for no word of ASCII begins so. */
    public static Beginnings of(Collection<String> words) {
        long bits = 0;
        for (String word : words) {
            if (!word.isEmpty() && word.charAt(0) < 0x80 && Character.isLetterOrDigit(word.charAt(0))) {
                bits |= bit(word.charAt(0));
            }
        }
        return new Beginnings(bits);
    }

    /** @param c a letter, in small or capital, or a digit of ASCII */
    boolean include(char c) {
        return (bits & bit(c)) != 0;
    }

    private static long bit(char c) {
        return 1L << (c <= '9' ? c - '0' : (c | 0x20) - 'a' + DIGITS);
    }
}
