package andon.corpus.query;

/** The characters that mean something to the parser, in the forms that keyboards of other scripts write. */
final class Characters {
    static final int END = -1;

    private Characters() {}

    /** The ASCII character that {@code c} stands for in a query; {@code c} itself if it stands for none. */
    static int meaning(int c) {
        return switch (c) {
            case '：' -> ':';
            case '“', '”', '„', '‟', '＂', '«', '»' -> '"';
            case '（' -> '(';
            case '）' -> ')';
            case '－', '−' -> '-';
            case '＊' -> '*';
            case '～', '〜' -> '~';
            default -> c;
        };
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
