package andon.indexer.credentials;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of SQL dumps: MySQL's and others' {@code INSERT INTO t (columns) VALUES (…),(…)}, with the columns of a
 * {@code CREATE TABLE} before it where the statement names none, and PostgreSQL's {@code COPY t (columns) FROM stdin}.
 * It goes forward only: what was read is not read again.
 */
final class SqlRows {
    private static final int MOST_TABLES = 1_000;
    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_DEFINITIONS = 100_000;

    private final String text;
    private final CredentialSink sink;
    private final Map<String, Table> tables = new HashMap<>();
    private @Nullable Table copying;
    /** How many characters may be looked at in vain. */
    private long budget;

    SqlRows(String text, CredentialSink sink) {
        this.text = text;
        this.budget = 4L * text.length() + LONGEST_DEFINITIONS;
        this.sink = sink;
    }

    /** Reads what begins on this line and returns where it ends; {@code from} if it is no SQL. */
    int at(int from, int end) {
        Table table = copying;
        if (table != null) {
            return copied(table, from, end);
        }
        int i = Marks.skipBlanks(text, from, end);
        if (budget < 0 || i == end || "iIrRcC".indexOf(text.charAt(i)) < 0) {
            return from;
        }
        if (is(i, "insert into ") || is(i, "replace into ") || is(i, "insert ignore into ")) {
            return insert(i, end, from);
        }
        if (is(i, "create table ")) {
            return create(i + 13, from);
        }
        if (is(i, "copy ")) {
            copy(i + 5, end);
        }
        return from;
    }

    private boolean is(int at, String lower) {
        return text.regionMatches(true, at, lower, 0, lower.length());
    }

    private int insert(int statement, int lineEnd, int from) {
        int into = is(statement, "insert ignore") ? statement + 14 : text.indexOf(' ', statement) + 1;
        int name = text.indexOf(' ', into) + 1;
        int nameEnd = nameEnd(name);
        int i = skip(nameEnd);
        Table table = null;
        if (i < text.length() && text.charAt(i) == '(') {
            List<String> columns = new ArrayList<>();
            i = skip(names(i, columns));
            table = Table.of(columns);
        } else {
            table = tables.get(plain(name, nameEnd));
        }
        if (!is(i, "values")) {
            return from;
        }
        i = skip(i + 6);
        while (i < text.length() && text.charAt(i) == '(') {
            Table.Row row = new Table.Row();
            int next = tuple(i, row);
            if (next < 0) {
                // Not to be read twice by every further statement that does not end.
                budget -= text.length() - i;
                return Math.max(lineEnd, i);
            }
            if (table != null) {
                table.report(text, row, "credential-sql", sink);
            }
            i = skip(next);
            if (i < text.length() && text.charAt(i) == ',') {
                i = skip(i + 1);
            }
        }
        return Math.min(text.length(), i < text.length() && text.charAt(i) == ';' ? i + 1 : i);
    }

    private int skip(int from) {
        return Marks.skipBlanks(text, from, text.length());
    }

    private int nameEnd(int from) {
        int end = from;
        while (end < text.length() && end - from < LONGEST_NAME && text.charAt(end) > ' ' && text.charAt(end) != '(') {
            end++;
        }
        return end;
    }

    private String plain(int from, int end) {
        String name = text.substring(from, end).replaceAll("[`\"\\[\\]]", "").toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** The names between parentheses; returns the place behind them. */
    private int names(int open, List<String> columns) {
        int i = open + 1;
        int start = i;
        while (i < text.length() && columns.size() < Table.MOST_COLUMNS && i - start <= LONGEST_NAME) {
            char c = text.charAt(i);
            if (c == ',' || c == ')') {
                columns.add(text.substring(start, i).strip());
                start = i + 1;
                if (c == ')') {
                    return i + 1;
                }
            }
            i++;
        }
        return i;
    }

    /** One {@code (…)} of values; returns the place behind it, -1 if it does not end. */
    private int tuple(int open, Table.Row row) {
        int i = open + 1;
        while (i < text.length()) {
            i = skip(i);
            if (i >= text.length()) {
                return -1;
            }
            char c = text.charAt(i);
            int next;
            int beside = 0;
            if (c == '\''
                    || c == '"'
                    || (c == 'N' || c == 'E' || c == 'n') && i + 1 < text.length() && text.charAt(i + 1) == '\'') {
                int start = c == '\'' || c == '"' ? i + 1 : i + 2;
                int close = close(start, text.charAt(start - 1));
                if (close < 0) {
                    return -1;
                }
                row.add(start, close);
                next = skip(close + 1);
            } else {
                next = bare(i);
                row.add(i, Marks.trimBlanks(text, i, next));
            }
            while (next < text.length() && text.charAt(next) != ',' && text.charAt(next) != ')') {
                next++; // a cast or a collation behind the value
                if (++beside > LONGEST_NAME) {
                    return -1;
                }
            }
            if (next >= text.length()) {
                return -1;
            }
            if (text.charAt(next) == ')') {
                return next + 1;
            }
            i = next + 1;
        }
        return -1;
    }

    /** The end of a number, a NULL or a call with its own parentheses. */
    private int bare(int from) {
        int depth = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(') {
                depth++;
            } else if (c == ')' && depth-- == 0 || c == ',' && depth == 0 || c == '\n') {
                return i;
            }
        }
        return text.length();
    }

    private int close(int from, char quote) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == quote) {
                if (i + 1 < text.length() && text.charAt(i + 1) == quote) {
                    i++;
                } else {
                    return i;
                }
            }
        }
        return -1;
    }

    /** Notes a table's columns; returns the place behind its opening lines, or {@code from}: its lines hold no values. */
    private int create(int from, int line) {
        int name = is(from, "if not exists ") ? from + 14 : from;
        int end = nameEnd(name);
        int i = skip(end);
        if (i >= text.length() || text.charAt(i) != '(' || tables.size() >= MOST_TABLES) {
            return line;
        }
        List<String> columns = new ArrayList<>();
        int at = i + 1;
        while (at < text.length() && columns.size() < Table.MOST_COLUMNS) {
            at = skip(at);
            if (at >= text.length() || text.charAt(at) == ')') {
                break;
            }
            int stop = nameEnd(at);
            String word = plain(at, stop);
            if (!isConstraint(word)) {
                columns.add(word);
            }
            at = definitionEnd(stop);
            if (at - from > LONGEST_DEFINITIONS) {
                budget -= at - from;
                return line;
            }
            if (at < text.length() && text.charAt(at) == ',') {
                at++;
            }
        }
        Table table = Table.of(columns);
        if (table != null) {
            tables.put(plain(name, end), table);
        }
        return Math.min(at, text.length());
    }

    private static boolean isConstraint(String word) {
        return switch (word) {
            case "primary", "unique", "key", "constraint", "foreign", "check", "index", "fulltext", "spatial" -> true;
            default -> false;
        };
    }

    /** The comma or the closing parenthesis that ends a column's definition; comments and defaults may hold both. */
    private int definitionEnd(int from) {
        int depth = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'') {
                int close = close(i + 1, '\'');
                if (close < 0) {
                    return text.length();
                }
                i = close;
            } else if (c == '(') {
                depth++;
            } else if (c == ',' && depth == 0 || c == ')' && depth-- == 0) {
                return i;
            }
        }
        return text.length();
    }

    private void copy(int from, int lineEnd) {
        int open = text.indexOf('(', from, lineEnd);
        if (open < 0) {
            return;
        }
        List<String> columns = new ArrayList<>();
        int close = names(open, columns);
        if (is(skip(close), "from stdin")) {
            copying = Table.of(columns);
        }
    }

    private int copied(Table table, int from, int end) {
        int stop = end > from && text.charAt(end - 1) == '\r' ? end - 1 : end;
        if (text.startsWith("\\.", from) || from == stop) {
            copying = null;
            return end;
        }
        Table.Row row = new Table.Row();
        int i = from;
        while (i <= stop) {
            int tab = text.indexOf('\t', i, stop);
            tab = tab < 0 ? stop : tab;
            row.add(i, tab);
            i = tab + 1;
        }
        if (row.size() == table.columns()) {
            table.report(text, row, "credential-sql", sink);
            return end;
        }
        copying = null;
        return from;
    }
}
