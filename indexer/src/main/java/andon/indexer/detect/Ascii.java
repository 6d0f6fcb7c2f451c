package andon.indexer.detect;

/** Questions about ASCII characters: beside Chinese or Japanese letters {@code \b} of regular expressions does not hold. */
final class Ascii {
    private static final boolean[] ALNUM = new boolean[128];

    static {
        for (char c = 0; c < ALNUM.length; c++) {
            ALNUM[c] = isLetter(c) || isDigit(c);
        }
    }

    private Ascii() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(char c) {
        char small = (char) (c | 0x20);
        return small >= 'a' && small <= 'z';
    }

    static boolean isAlnum(char c) {
        return c < 0x80 && ALNUM[c];
    }

    static boolean isHex(char c) {
        char small = (char) (c | 0x20);
        return isDigit(c) || small >= 'a' && small <= 'f';
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

    /** Whether this stands here, in any case; it must not be empty. */
    static boolean startsWith(String text, int at, String lowerCase) {
        if (at < 0 || at >= text.length()) {
            return false;
        }
        char first = lowerCase.charAt(0);
        char c = text.charAt(at);
        if (c != first && (c < 0x80 ? (c | 0x20) != first : Character.toLowerCase(c) != first)) {
            return false; // most end here, and the general comparison is dear
        }
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
