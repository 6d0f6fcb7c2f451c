package andon.indexer.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The name that stands before {@code =} or {@code :}, cut into its words: {@code AWS_secretKey2} is aws, secret, key, 2.
 *
 * @param letters all words in lower case, without joints
 * @param words in order
 */
record Label(String letters, List<String> words) {
    /** How far to the left a label is looked for. */
    private static final int LONGEST = 80;

    private static final int WIDEST_GAP = 4;

    /** The label that ends before {@code end}, on the same line; it may be empty. */
    static Label before(String text, int end) {
        int to = end;
        while (to > 0 && end - to < WIDEST_GAP && " \t\"'`\\]".indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        int from = to;
        while (from > 0 && to - from < LONGEST && isPart(text.charAt(from - 1))) {
            from--;
        }
        return of(text, from, to);
    }

    private static boolean isPart(char c) {
        return Ascii.isAlnum(c) || c == '_' || c == '-' || c == '.' || c == ' ' || c == '\t';
    }

    static Label of(String text, int from, int to) {
        StringBuilder letters = new StringBuilder(to - from);
        List<String> words = new ArrayList<>();
        int i = from;
        while (i < to) {
            if (!Ascii.isAlnum(text.charAt(i))) {
                i++;
                continue;
            }
            int end = wordEnd(text, i, to);
            String word = text.substring(i, end).toLowerCase(Locale.ROOT);
            words.add(word);
            letters.append(word);
            i = end;
        }
        return new Label(letters.toString(), words);
    }

    /** Words part at joints, before a capital that follows a small letter, and before the last of capitals ({@code APIKey}). */
    private static int wordEnd(String text, int from, int to) {
        int i = from + 1;
        while (i < to && Ascii.isAlnum(text.charAt(i))) {
            char before = text.charAt(i - 1);
            char c = text.charAt(i);
            boolean hump = isUpper(c) && !isUpper(before);
            boolean last = isUpper(before) && isUpper(c) && i + 1 < to && isLower(text.charAt(i + 1));
            if (hump || last || Ascii.isDigit(c) != Ascii.isDigit(before)) {
                break;
            }
            i++;
        }
        return i;
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    /** Whether a word begins at this place of {@link #letters}. */
    boolean isWordStart(int place) {
        int at = 0;
        for (String word : words) {
            if (at >= place) {
                break;
            }
            at += word.length();
        }
        return at == place;
    }

    /** Whether a word ends before this place of {@link #letters}. */
    boolean isWordEnd(int place) {
        return isWordStart(place);
    }
}
