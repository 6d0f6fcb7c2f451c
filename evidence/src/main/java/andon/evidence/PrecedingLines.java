package andon.evidence;

import java.util.Locale;
import java.util.function.Predicate;

/**
 * What a reader of one part of a text must know of the parts before it: the head of the table that goes on, in SQL the table's
 * definition and the statement that is not ended. Without it nobody could tell which column holds the passwords, and they would
 * not be masked. For one text, from its beginning on; not thread-safe.
 */
final class PrecedingLines {
    private static final int MAX_HEAD = 4_000;
    private static final int MAX_TABLE = 16_000;

    private final Predicate<String> headsTable;
    private String head = "";
    private final StringBuilder table = new StringBuilder();
    private boolean inTable;
    private String statement = "";
    private boolean copying;

    /** @param headsTable whether a line names the columns of a table of credentials */
    PrecedingLines(Predicate<String> headsTable) {
        this.headsTable = headsTable;
    }

    /** Whether a statement of SQL has not ended. */
    boolean inStatement() {
        return !statement.isEmpty() && !copying;
    }

    /** What the next part needs; ends with a line end unless it is empty. */
    String lines() {
        if (!statement.isEmpty()) {
            return table + statement + "\n";
        }
        return table.isEmpty() ? head : table.toString();
    }

    /** Reads the next part. */
    void pass(String text) {
        int end;
        for (int from = 0; from < text.length(); from = end + 1) {
            int newline = text.indexOf('\n', from);
            end = newline < 0 ? text.length() : newline;
            line(text, from, end);
        }
    }

    private void line(String text, int from, int end) {
        int start = from;
        while (start < end && text.charAt(start) <= ' ') {
            start++;
        }
        boolean ends = ends(text, start, end);
        if (inTable) {
            define(text, from, end, ends);
        } else if (copying) {
            endCopy(text, start, end);
        } else if (is(text, start, "create table ")) {
            table.setLength(0);
            statement = "";
            define(text, from, end, ends);
        } else if (is(text, start, "insert ") || is(text, start, "replace into ")) {
            statement = ends ? "" : opening(text, start);
        } else if (is(text, start, "copy ")
                && text.substring(start, Math.min(end, start + MAX_HEAD))
                        .toLowerCase(Locale.ROOT)
                        .contains("from stdin")) {
            statement = text.substring(start, Math.min(end, start + MAX_HEAD));
            copying = true;
        } else if (inStatement()) {
            statement = ends ? "" : statement;
        } else if (end - start <= MAX_HEAD && headsTable.test(text.substring(start, end))) {
            head = text.substring(start, end) + "\n";
        }
    }

    private void define(String text, int from, int end, boolean ends) {
        if (table.length() + end - from < MAX_TABLE) {
            table.append(text, from, end).append('\n');
            inTable = !ends;
        } else {
            table.setLength(0);
            inTable = false;
        }
    }

    private void endCopy(String text, int start, int end) {
        if (text.startsWith("\\.", start) && start < end) {
            copying = false;
            statement = "";
        }
    }

    /** {@code INSERT INTO t (a, b) VALUES}, which may have more than a line. */
    private static String opening(String text, int start) {
        String beginning = text.substring(start, Math.min(text.length(), start + MAX_HEAD));
        int values = beginning.toLowerCase(Locale.ROOT).indexOf("values");
        return values < 0 ? "" : beginning.substring(0, values + "values".length());
    }

    private static boolean ends(String text, int start, int end) {
        int last = end;
        while (last > start && text.charAt(last - 1) <= ' ') {
            last--;
        }
        return last > start && text.charAt(last - 1) == ';';
    }

    private static boolean is(String text, int at, String lower) {
        return text.regionMatches(true, at, lower, 0, lower.length());
    }
}
