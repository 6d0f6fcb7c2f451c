package andon.indexer.credentials;

/** Questions about characters. */
final class Marks {
    private Marks() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    static boolean isAlnum(char c) {
        return isDigit(c) || isLetter(c);
    }

    static boolean isHex(char c) {
        return isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }

    static boolean areDigits(CharSequence text) {
        return text.length() > 0 && text.chars().allMatch(c -> isDigit((char) c));
    }

    static boolean areHex(CharSequence text) {
        return text.length() > 0 && text.chars().allMatch(c -> isHex((char) c));
    }

    /** The first place from {@code from} that is no blank, at most {@code end}. */
    static int skipBlanks(String text, int from, int end) {
        int i = from;
        while (i < end && text.charAt(i) <= ' ') {
            i++;
        }
        return i;
    }

    /** The end of the stretch without the blanks before {@code end}. */
    static int trimBlanks(String text, int from, int end) {
        int i = end;
        while (i > from && text.charAt(i - 1) <= ' ') {
            i--;
        }
        return i;
    }
}
