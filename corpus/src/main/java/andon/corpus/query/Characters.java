package andon.corpus.query;

/** The characters that mean something to the parser, in the forms that keyboards of other scripts write. */
final class Characters {
    static final int END = -1;
    /** The ASCII signs as wide as an ideograph, in the order of ASCII; NFKC takes them for the same. */
    private static final char FIRST_FULL_WIDTH = '！';

    private static final char LAST_FULL_WIDTH = '～';

    private Characters() {}

    /** The ASCII character that {@code c} stands for in a query; {@code c} itself if it stands for none. */
    static int meaning(int c) {
        return switch (c) {
            case '“', '”', '„', '‟', '«', '»' -> '"';
            case '−' -> '-';
            case '〜' -> '~';
            default -> c >= FIRST_FULL_WIDTH && c <= LAST_FULL_WIDTH ? c - FIRST_FULL_WIDTH + '!' : c;
        };
    }

    /** What a name or a value of a fixed form stands for, code point by code point, so that columns stay what they are. */
    static String meaning(String text) {
        int[] plain = text.codePoints().map(Characters::meaning).toArray();
        return new String(plain, 0, plain.length);
    }

    /** Whether {@code c} may stand in the name of a field. */
    static boolean isLetter(int c) {
        int small = meaning(c) | 0x20;
        return small >= 'a' && small <= 'z';
    }

    static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** Whether {@code c} ends a word that is written without quotes. */
    static boolean endsRun(int c) {
        int meaning = meaning(c);
        return c == END || isSpace(c) || meaning == '(' || meaning == ')' || meaning == '"';
    }

    static String show(int c) {
        return c == END ? "the end of the query" : "'" + Character.toString(c) + "'";
    }
}
