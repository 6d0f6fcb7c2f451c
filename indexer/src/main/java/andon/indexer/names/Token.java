package andon.indexer.names;

import java.util.ArrayList;
import java.util.List;

/** A word of a text: letters and digits, with marks that join them ({@code O'Neil}, {@code Cutler-Smith}, {@code S.p.A}). */
record Token(String word, int start, int end) {
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

    boolean isCapitalised() {
        return Character.isUpperCase(word.charAt(0))
                || Character.isDigit(word.charAt(0)) && word.length() > 1 && hasUpper();
    }

    private boolean hasUpper() {
        return word.chars().anyMatch(Character::isUpperCase);
    }

    boolean isHan() {
        return Character.UnicodeScript.of(word.codePointAt(0)) == Character.UnicodeScript.HAN;
    }
}
