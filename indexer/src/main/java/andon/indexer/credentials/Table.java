package andon.indexer.credentials;

import andon.corpus.dumps.SqlDump;
import andon.indexer.credentials.Columns.Role;
import andon.vocabulary.SecretKind;
import andon.vocabulary.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a table name an account, its secret and its service; what SQL, COPY, CSV and the rows under a header
 * have in common.
 */
final class Table {
    /** Tables with more columns are read up to this one. */
    static final int MOST_COLUMNS = SqlDump.MOST_CELLS;

    private static final int LONGEST_SECRET = 1_000;
    private static final int SHORTEST_TOKEN = 3;

    private final Role[] roles;
    private final int account;
    private final int secret;
    private final int service;

    private Table(Role[] roles, int account, int secret, int service) {
        this.roles = roles;
        this.account = account;
        this.secret = secret;
        this.service = service;
    }

    /** The table with these columns; null if it holds no secrets. */
    static @Nullable Table of(List<String> names) {
        Role[] roles = new Role[Math.min(names.size(), MOST_COLUMNS)];
        for (int i = 0; i < roles.length; i++) {
            roles[i] = Columns.roleOf(names.get(i));
        }
        int account = best(roles, Role.EMAIL, Role.NAME);
        int secret = best(roles, Role.PASSWORD, Role.HASH);
        int token = best(roles, Role.TOKEN, Role.TOKEN);
        // A "hash" beside a mere name is a file's.
        boolean files = secret >= 0 && roles[secret] == Role.HASH && (account < 0 || roles[account] == Role.NAME);
        if (files) {
            secret = -1;
        }
        return secret < 0 && token < 0
                ? null
                : new Table(roles, account, secret, best(roles, Role.SERVICE, Role.SERVICE));
    }

    /** Whether it names accounts and secrets: what a header line must do to be one. */
    boolean holdsCredentials() {
        return secret >= 0 && account >= 0;
    }

    /** Whether a column is called a password's, whatever the others are called: words of a language that is not known here. */
    boolean holdsPasswords() {
        return secret >= 0 && roles[secret] == Role.PASSWORD;
    }

    int columns() {
        return roles.length;
    }

    int secretColumn() {
        return secret;
    }

    private static int best(Role[] roles, Role first, Role last) {
        int best = -1;
        for (int i = 0; i < roles.length; i++) {
            boolean within = roles[i].compareTo(first) >= 0 && roles[i].compareTo(last) <= 0;
            if (within && (best < 0 || roles[i].compareTo(roles[best]) < 0)) {
                best = i;
            }
        }
        return best;
    }

    /** The cells of one row: where each begins and ends in the text, without quotes. */
    static final class Row {
        private final List<int[]> cells = new ArrayList<>();

        static Row of(List<Span> cells) {
            Row row = new Row();
            cells.forEach(cell -> row.add(cell.start(), cell.end()));
            return row;
        }

        void add(int start, int end) {
            if (cells.size() < MOST_COLUMNS) {
                cells.add(new int[] {start, Math.max(start, end)});
            }
        }

        int size() {
            return cells.size();
        }

        int start(int column) {
            return cells.get(column)[0];
        }

        int end(int column) {
            return cells.get(column)[1];
        }

        String in(String text, int column) {
            return column < 0 || column >= cells.size()
                    ? ""
                    : text.substring(start(column), end(column)).strip();
        }
    }

    void report(String text, Row row, String form, CredentialSink sink) {
        int at = secretOf(text, row);
        for (int i = 0; i < Math.min(roles.length, row.size()); i++) {
            boolean hidden = roles[i] == Role.TOKEN && row.end(i) - row.start(i) >= SHORTEST_TOKEN
                    || roles[i].isSecret() && i != at && secret >= 0;
            if (hidden && isValue(row.in(text, i))) {
                sink.secret(row.start(i), row.end(i));
            }
        }
        if (at < 0) {
            return;
        }
        int start = row.start(at);
        int end = row.end(at);
        String value = text.substring(start, end);
        SecretKind kind = roles[at] == Role.HASH ? SecretForms.kindInHashColumn(value) : SecretForms.kindOf(value);
        int first = start;
        int last = end;
        String who = row.in(text, account);
        if (!isValue(who)) {
            who = "";
        } else {
            first = Math.min(first, row.start(account));
            last = Math.max(last, row.end(account));
        }
        String where = row.in(text, service);
        boolean place = Hosts.isUrl(where, 0, where.length()) || Hosts.isHost(where);
        sink.found(new FoundCredential(
                first, last, start, end, who, place ? Hosts.of(where).orElse(null) : null, kind, form, 0.9));
    }

    /** The column of this row's secret: the password, else the hash; -1 if the row has none. */
    private int secretOf(String text, Row row) {
        int found = -1;
        for (int i = 0; i < Math.min(roles.length, row.size()) && secret >= 0; i++) {
            String value = row.in(text, i);
            boolean better = found < 0 || roles[i].compareTo(roles[found]) < 0;
            if (roles[i].isSecret() && better && isValue(value) && value.length() <= LONGEST_SECRET) {
                found = i;
            }
        }
        return found;
    }

    private static boolean isValue(String cell) {
        return !cell.isEmpty()
                && !cell.equalsIgnoreCase("null")
                && !cell.equals("\\N")
                && !cell.equals("-")
                && !cell.equalsIgnoreCase("none");
    }
}
