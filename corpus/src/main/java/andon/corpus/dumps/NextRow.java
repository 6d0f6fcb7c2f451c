package andon.corpus.dumps;

import java.util.List;

/**
 * Finds where the rows of an {@code INSERT} go on behind one that is ill-formed: an apostrophe that is not doubled ends a value in
 * its midst, and what follows may hold any parenthesis. It goes forward only.
 */
record NextRow(String text) {
    private static final List<String> STATEMENTS =
            List.of("insert into ", "insert ignore into ", "insert [", "replace into ", "create table ");

    /** Blanks between the parenthesis and the first value. */
    private static final int MOST_BLANKS = 32;

    /**
     * Where the next row begins: on a line of its own or behind {@code ),}. The complement of the place that was reached if the
     * statement ends before one does: with {@code );} at a line's end, where another begins, or with the text.
     */
    int from(int from) {
        boolean fresh = true;
        boolean closed = false;
        boolean comma = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ') {
                fresh |= c == '\n';
                continue;
            }
            if (c == '(' && (fresh || comma) && begins(i)) {
                return i;
            }
            if (fresh && isStatement(i) || c == ';' && closed && endsLine(i + 1)) {
                return ~i;
            }
            comma = c == ',' && closed;
            closed = c == ')';
            fresh = false;
        }
        return ~text.length();
    }

    /** Whether a parenthesis with a quoted value, a number or a NULL in it stands there. */
    boolean begins(int at) {
        if (text.charAt(at) != '(') {
            return false;
        }
        int i = at + 1;
        while (i < text.length() && i - at <= MOST_BLANKS && text.charAt(i) <= ' ') {
            i++;
        }
        if (i >= text.length()) {
            return false;
        }
        char c = text.charAt(i);
        return c >= '0' && c <= '9'
                || "'\"-".indexOf(c) >= 0
                || is(i, "null")
                || is(i, "default")
                || "NnEe".indexOf(c) >= 0 && text.startsWith("'", i + 1);
    }

    boolean isStatement(int at) {
        return STATEMENTS.stream().anyMatch(statement -> is(at, statement));
    }

    private boolean is(int at, String lower) {
        return text.regionMatches(true, at, lower, 0, lower.length());
    }

    private boolean endsLine(int at) {
        return at >= text.length() || text.charAt(at) == '\n' || text.charAt(at) == '\r';
    }
}
