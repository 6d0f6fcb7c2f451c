package andon.indexer.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A word of a text: letters and digits, with marks that join them ({@code O'Neil}, {@code Cutler-Smith}, {@code S.p.A}). Many
 * readers of names ask the same of it, so it is worked out once. Not thread-safe.
 */
final class Token {
    private final String word;
    private final int start;
    private final int end;
    private @Nullable String lower;
    private @Nullable String folded;

    private Token(String word, int start, int end) {
        this.word = word;
        this.start = start;
        this.end = end;
    }

    static List<Token> of(String text) {
        List<Token> tokens = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            if (!Character.isLetterOrDigit(text.charAt(i))) {
                i++;
                continue;
            }
            int start = i;
            boolean asian = isAsian(text.charAt(i));
            while (i < text.length()
                    && (Character.isLetterOrDigit(text.charAt(i)) && isAsian(text.charAt(i)) == asian
                            || isJoint(text, i))) {
                i++;
            }
            tokens.add(new Token(text.substring(start, i), start, i));
        }
        return tokens;
    }

    /** Han, kana and hangul stand beside Latin words without a blank; a word is of one kind. */
    private static boolean isAsian(char c) {
        return c >= 0x2E80 && c < 0xD7B0 || c >= 0xF900 && c < 0xFB00 || c >= 0xFF66 && c < 0xFFA0;
    }

    private static boolean isJoint(String text, int i) {
        char c = text.charAt(i);
        boolean mark = c == '\''
                || c == '’'
                || c == '-'
                || c == '.'
                || c == '/' && i > 0 && Character.isUpperCase(text.charAt(i - 1));
        return mark && i + 1 < text.length() && Character.isLetterOrDigit(text.charAt(i + 1));
    }

    String word() {
        return word;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** The word in small letters. */
    String lower() {
        String known = lower;
        if (known == null) {
            known = word.toLowerCase(Locale.ROOT);
            lower = known;
        }
        return known;
    }

    /** The word as names are compared, see {@link Folded#word}. */
    String folded() {
        String known = folded;
        if (known == null) {
            known = Folded.word(word);
            folded = known;
        }
        return known;
    }

    boolean isCapitalised() {
        return Character.isUpperCase(word.charAt(0))
                || Character.isDigit(word.charAt(0)) && word.length() > 1 && hasUpper();
    }

    /** Whether it begins with a small letter. */
    boolean isSmall() {
        return Character.isLowerCase(word.charAt(0));
    }

    boolean hasUpper() {
        for (int i = 0; i < word.length(); i++) {
            if (Character.isUpperCase(word.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    boolean hasLower() {
        for (int i = 0; i < word.length(); i++) {
            if (Character.isLowerCase(word.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    boolean isHan() {
        return Character.UnicodeScript.of(word.codePointAt(0)) == Character.UnicodeScript.HAN;
    }
}
