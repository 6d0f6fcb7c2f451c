package andon.indexer.detect;

/** Questions about ASCII characters: beside Chinese or Japanese letters {@code \b} of regular expressions does not hold. */
final class Ascii {
    private Ascii() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    static boolean isAlnum(char c) {
        return isLetter(c) || isDigit(c);
    }

    static boolean isHex(char c) {
        return isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** The character at {@code i}, or a blank outside of the text. */
    static char at(String text, int i) {
        return i >= 0 && i < text.length() ? text.charAt(i) : ' ';
    }

    /** The end of the run of ASCII letters and digits that begins at {@code i}. */
    static int wordEnd(String text, int i) {
        int end = i;
        while (end < text.length() && isAlnum(text.charAt(end))) {
            end++;
        }
        return end;
    }

    static boolean startsWith(String text, int at, String lowerCase) {
        return text.regionMatches(true, at, lowerCase, 0, lowerCase.length());
    }

    /** The end of the line that {@code i} stands in, at most {@code bound} characters on. */
    static int lineEnd(String text, int i, int bound) {
        int last = (int) Math.min(text.length(), (long) i + bound);
        int end = i;
        while (end < last && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }
}
