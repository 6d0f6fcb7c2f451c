package andon.indexer.credentials;

import andon.corpus.dumps.SqlDump;

/**
 * Reads the credentials that whole lines and blocks give away out of a text. One pass, bounded work for each line; what
 * spans lines (SQL, JSON) is read forward only. Stateless and thread-safe.
 */
public final class CredentialText {
    /** Longer lines are no rows; SQL and JSON may stand on lines of any length. */
    private static final int LONGEST_LINE = 8_000;

    private CredentialText() {}

    /** Whether a label such as {@code login} or {@code пользователь} is an account's. */
    public static boolean namesAccount(String label) {
        return switch (Columns.roleOf(label)) {
            case EMAIL, LOGIN, PHONE -> true;
            case NAME, SERVICE, PASSWORD, HASH, TOKEN, BESIDE, OTHER -> false;
        };
    }

    /** Whether a line names the columns of a table with secrets in it, such as {@code id,email,password}. */
    public static boolean headsTable(String line) {
        return new HeadedRows(line, CredentialSink.NOWHERE).line(0, line.length());
    }

    /** Hands everything found in {@code text} to {@code sink}; what it finds may overlap. */
    public static void find(String text, CredentialSink sink) {
        Blocks blocks = new Blocks(text, sink);
        HeadedRows table = new HeadedRows(text, sink);
        SqlDump<Table> sql = new SqlDump<>(text, new SqlRows(text, sink));
        JsonRows json = new JsonRows(text, sink);
        TersePairs terse = new TersePairs(text, sink);
        Rows rows = new Rows(text, sink);
        int from = 0;
        int end = -1;
        while (from < text.length()) {
            if (end < from) {
                // Looked for once a line: SQL and JSON may come back many times within one that has no end.
                int newline = text.indexOf('\n', from);
                end = newline < 0 ? text.length() : newline;
            }
            int next = sql.at(from, end);
            next = next > from ? next : json.at(from, end);
            if (next > from) {
                rows.end();
                terse.forget();
                blocks.forget();
                table.forget();
                from = next == end ? end + 1 : next;
                continue;
            }
            terse.line(from, end);
            if (end - from > LONGEST_LINE) {
                rows.end();
                blocks.forget();
                table.forget();
            } else if (blocks.line(from, end)) {
                rows.end();
            } else if (table.line(from, end)) {
                rows.end();
            } else {
                rows.line(from, end);
            }
            from = end + 1;
        }
        rows.end();
    }
}
