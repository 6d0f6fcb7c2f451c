package andon.corpus.dumps;

import andon.vocabulary.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of SQL dumps, for whoever looks for something in them: MySQL's and others' {@code INSERT INTO t (columns) VALUES
 * (…),(…)}, with the columns of a {@code CREATE TABLE} before it where the statement names none, and PostgreSQL's {@code COPY t
 * (columns) FROM stdin}. It goes forward only: what was read is not read again, and what is read in vain is bounded, so that
 * it takes time linear in the text. One text, line by line.
 *
 * @param <T> what its reader keeps of a table
 */
public final class SqlDump<T> {
    /** Cells of a row; of what lies behind them nothing is told. */
    public static final int MOST_CELLS = 256;

    private static final int MOST_TABLES = 1_000;
    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_DEFINITIONS = 100_000;
    private static final List<String> INSERTS =
            List.of("insert into ", "insert ignore into ", "replace into ", "insert ");

    /** Who looks for something in the rows. */
    public interface Reader<T> {
        /** What is kept of a table with these columns; empty if its rows are of no interest. */
        Optional<T> table(List<String> columns);

        /**
         * Takes a row of such a table.
         *
         * @param cells without quotes
         * @param whole false if the text breaks off within it
         */
        void row(T table, List<Span> cells, boolean whole);

        /** Whether a line with so many cells can be one of the table that is being copied; else the copy has ended. */
        boolean isOf(T table, int cells);
    }

    private final String text;
    private final Reader<T> reader;
    private final NextRow rows;
    /** Those of no interest are empty: a later table of the name is not taken for them. */
    private final Map<String, Optional<T>> tables = new HashMap<>();

    private @Nullable T copying;
    /** How many characters may be read in vain. */
    private long budget;

    public SqlDump(String text, Reader<T> reader) {
        this.text = text;
        this.reader = reader;
        this.rows = new NextRow(text);
        this.budget = 4L * text.length() + LONGEST_DEFINITIONS;
    }

    /** Reads what begins on the line [from, end) and returns where it ends; {@code from} if it is no SQL. */
    public int at(int from, int end) {
        T table = copying;
        if (table != null) {
            return copied(table, from, end);
        }
        // To the line's end only: empty lines would else be read again by each of them.
        int i = blanks(from, end);
        if (budget < 0 || i >= end || "iIrRcC".indexOf(text.charAt(i)) < 0) {
            return from;
        }
        for (String statement : INSERTS) {
            if (is(i, statement)) {
                return insert(i + statement.length(), from, end);
            }
        }
        if (is(i, "create table ")) {
            return create(i + 13, from);
        }
        if (is(i, "copy ")) {
            return copy(i + 5, from, end);
        }
        return from;
    }

    private boolean is(int at, String lower) {
        return text.regionMatches(true, at, lower, 0, lower.length());
    }

    private int blanks(int from) {
        return blanks(from, text.length());
    }

    private int blanks(int from, int end) {
        int i = from;
        while (i < end && text.charAt(i) <= ' ') {
            i++;
        }
        return i;
    }

    private int nameEnd(int from) {
        int end = from;
        while (end < text.length()
                && end - from < LONGEST_NAME
                && text.charAt(end) > ' '
                && "(,)".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /** Without quotes and schema. */
    private String plain(int from, int end) {
        String name = text.substring(from, end).replaceAll("[`\"\\[\\]]", "").toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private int insert(int name, int from, int lineEnd) {
        int nameEnd = nameEnd(name);
        int i = blanks(nameEnd);
        Optional<T> table = tables.getOrDefault(plain(name, nameEnd), Optional.empty());
        if (i < text.length() && text.charAt(i) == '(') {
            List<String> columns = new ArrayList<>();
            int open = i;
            i = blanks(names(i, text.length(), columns));
            if (!is(i, "values")) {
                budget -= i - open;
                return from;
            }
            table = reader.table(columns);
        } else if (!is(i, "values")) {
            return from;
        }
        i = blanks(i + 6);
        while (i < text.length() && text.charAt(i) == '(') {
            List<Span> row = new ArrayList<>();
            int next = tuple(i, row);
            if (table.isPresent()) {
                reader.row(table.get(), row, next >= 0);
            }
            if (next == ~text.length()) {
                // Not to be read twice by every further statement that does not end.
                budget -= text.length() - i;
                return Math.max(lineEnd, i);
            }
            if (next < 0) {
                i = ~next;
                continue;
            }
            i = blanks(next);
            if (i < text.length() && text.charAt(i) == ',') {
                i = blanks(i + 1);
            }
            if (i < text.length() && "(;".indexOf(text.charAt(i)) < 0) {
                // The end, or a parenthesis within a value whose quotes are wrong.
                int again = rows.from(i);
                if (again < 0) {
                    budget -= ~again - i;
                    return i;
                }
                i = again;
            }
        }
        return Math.min(text.length(), i < text.length() && text.charAt(i) == ';' ? i + 1 : i);
    }

    /** The names between parentheses, as far as they stand before {@code end}; returns the place behind them. */
    private int names(int open, int end, List<String> columns) {
        int i = open + 1;
        int start = i;
        while (i < end && columns.size() < MOST_CELLS && i - start <= LONGEST_NAME) {
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

    /**
     * One {@code (…)} of values; returns the place behind it. If it does not end, the complement of where the next row or statement
     * begins, of the text's end if none does.
     */
    private int tuple(int open, List<Span> row) {
        int i = open + 1;
        while (i < text.length()) {
            i = blanks(i);
            if (i >= text.length()) {
                return ~text.length();
            }
            int quote = i;
            while (quote < text.length() && quote - i < 2 && "NnEe".indexOf(text.charAt(quote)) >= 0) {
                quote++;
            }
            int next;
            if (quote < text.length() && (text.charAt(quote) == '\'' || text.charAt(quote) == '"')) {
                int close = close(quote + 1, text.charAt(quote));
                add(row, new Span(quote + 1, close < 0 ? text.length() : close));
                if (close < 0) {
                    return ~text.length();
                }
                next = blanks(close + 1);
            } else {
                next = bare(i);
                add(row, trimmed(i, next));
            }
            boolean fresh = false;
            while (next < text.length() && text.charAt(next) != ',' && text.charAt(next) != ')') {
                // A cast or a collation behind the value; of one with an apostrophe that is not doubled, the rest.
                char c = text.charAt(next);
                if (fresh && c > ' ' && (rows.begins(next) || rows.isStatement(next))) {
                    return ~next;
                }
                fresh = c == '\n' || fresh && c <= ' ';
                next++;
            }
            if (next >= text.length()) {
                return ~text.length();
            }
            if (text.charAt(next) == ')') {
                return next + 1;
            }
            i = next + 1;
        }
        return ~text.length();
    }

    private static void add(List<Span> row, Span cell) {
        if (row.size() < MOST_CELLS) {
            row.add(cell);
        }
    }

    private Span trimmed(int from, int end) {
        int last = Math.max(from, end);
        while (last > from && text.charAt(last - 1) <= ' ') {
            last--;
        }
        return new Span(from, last);
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

    /** Notes a table's columns; returns the place behind its opening lines, or {@code line}: its lines hold no values. */
    private int create(int from, int line) {
        int name = is(from, "if not exists ") ? from + 14 : from;
        int end = nameEnd(name);
        int i = blanks(end);
        if (i >= text.length() || text.charAt(i) != '(' || tables.size() >= MOST_TABLES) {
            return line;
        }
        List<String> columns = new ArrayList<>();
        int at = i + 1;
        while (at < text.length() && columns.size() < MOST_CELLS) {
            at = blanks(at);
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
        tables.put(plain(name, end), reader.table(columns));
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

    private int copy(int from, int line, int lineEnd) {
        int open = text.indexOf('(', from, lineEnd);
        if (open < 0) {
            return line;
        }
        List<String> columns = new ArrayList<>();
        // All on one line: others would be read again by each that begins so.
        int close = names(open, lineEnd, columns);
        if (!is(blanks(close, lineEnd), "from stdin")) {
            return line;
        }
        copying = reader.table(columns).orElse(null);
        return lineEnd;
    }

    private int copied(T table, int from, int end) {
        int stop = end > from && text.charAt(end - 1) == '\r' ? end - 1 : end;
        if (text.startsWith("\\.", from) || from == stop) {
            copying = null;
            return end;
        }
        List<Span> row = new ArrayList<>();
        int cells = 0;
        for (int i = from; i <= stop; cells++) {
            int tab = text.indexOf('\t', i, stop);
            tab = tab < 0 ? stop : tab;
            if (cells < MOST_CELLS) {
                row.add(new Span(i, tab));
            }
            i = tab + 1;
        }
        if (!reader.isOf(table, Math.min(cells, MOST_CELLS))) {
            copying = null;
            return from;
        }
        reader.row(table, row, true);
        return end;
    }
}
