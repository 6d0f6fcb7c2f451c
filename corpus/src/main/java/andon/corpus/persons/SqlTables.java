package andon.corpus.persons;

import andon.vocabulary.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows of SQL dumps: {@code insert into … values}, with the columns named there or by {@code create table}, and {@code copy}. */
final class SqlTables {
    private static final int MOST_TABLES = 1_000;
    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_HEAD = 20_000;

    private final String text;
    private final List<Found> found;
    /** Empty for a table that is not one of persons. */
    private final Map<String, Optional<PersonalColumns>> tables = new HashMap<>();

    private @Nullable PersonalColumns copying;
    /** How many characters may be read in vain. */
    private long budget;

    SqlTables(String text, List<Found> found) {
        this.text = text;
        this.found = found;
        this.budget = 4L * text.length() + LONGEST_HEAD;
    }

    /** Reads what begins on this line and returns where it ends; {@code from} if it is no SQL. */
    int at(int from, int end) {
        PersonalColumns table = copying;
        if (table != null) {
            return copied(table, from, end);
        }
        // To the line's end only: empty lines would else be read again by each of them.
        int i = blanks(from, end);
        if (budget < 0 || i >= end || "iIrRcC".indexOf(text.charAt(i)) < 0) {
            return from;
        }
        for (String statement : List.of("insert into ", "insert ignore into ", "replace into ", "insert ")) {
            if (is(i, statement)) {
                return insert(i + statement.length(), from, end);
            }
        }
        if (is(i, "create table ")) {
            create(i + 13);
        } else if (is(i, "copy ")) {
            int open = text.indexOf('(', i, end);
            int close = open < 0 ? -1 : text.indexOf(')', open, end);
            if (close > 0 && is(blanks(close + 1, end), "from stdin")) {
                copying = PersonalColumns.of(
                        List.of(text.substring(open + 1, close).split(",", Cells.MOST)));
                return end;
            }
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
        PersonalColumns table =
                tables.getOrDefault(plain(name, nameEnd), Optional.empty()).orElse(null);
        if (i < text.length() && text.charAt(i) == '(') {
            int close = text.indexOf(')', i, Math.min(text.length(), i + LONGEST_HEAD));
            if (close < 0) {
                budget -= LONGEST_HEAD;
                return from;
            }
            int open = i;
            i = blanks(close + 1);
            if (!is(i, "values")) {
                budget -= i - open;
                return from;
            }
            table = PersonalColumns.of(List.of(text.substring(open + 1, close).split(",", Cells.MOST)));
        } else if (!is(i, "values")) {
            return from;
        }
        i = blanks(i + 6);
        while (i < text.length() && text.charAt(i) == '(') {
            List<Span> row = new ArrayList<>();
            int next = tuple(i, row);
            if (table != null) {
                table.read(text, row, found);
            }
            if (next < 0) {
                // Cut off, or not to be read twice by every further statement that does not end.
                budget -= text.length() - i;
                return Math.max(lineEnd, i);
            }
            i = blanks(next);
            if (i < text.length() && text.charAt(i) == ',') {
                i = blanks(i + 1);
            }
        }
        return Math.min(text.length(), i < text.length() && text.charAt(i) == ';' ? i + 1 : i);
    }

    /** One {@code (…)} of values; returns the place behind it, -1 if it does not end. */
    private int tuple(int open, List<Span> row) {
        int i = open + 1;
        while (i < text.length()) {
            i = blanks(i);
            int quote = i;
            while (quote < text.length() && quote - i < 2 && "NnEe".indexOf(text.charAt(quote)) >= 0) {
                quote++;
            }
            int next = i;
            if (quote < text.length() && (text.charAt(quote) == '\'' || text.charAt(quote) == '"')) {
                int close = close(quote + 1, text.charAt(quote));
                add(row, new Span(quote + 1, close < 0 ? text.length() : close));
                if (close < 0) {
                    return -1;
                }
                next = close + 1;
                while (next < text.length() && ",)".indexOf(text.charAt(next)) < 0) {
                    next++;
                }
            } else {
                next = bare(i);
                add(row, Cells.trimmed(text, i, next));
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

    private static void add(List<Span> row, Span cell) {
        if (row.size() < Cells.MOST) {
            row.add(cell);
        }
    }

    /** The end of a number, a NULL or a call with its own parentheses. */
    private int bare(int from) {
        int depth = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(') {
                depth++;
            } else if (c == ')' && depth-- == 0 || c == ',' && depth == 0) {
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

    /** Notes a table's columns: of each definition the first word. */
    private void create(int from) {
        int name = is(from, "if not exists ") ? from + 14 : from;
        int end = nameEnd(name);
        int open = blanks(end);
        if (open >= text.length() || text.charAt(open) != '(' || tables.size() >= MOST_TABLES) {
            return;
        }
        List<String> columns = new ArrayList<>();
        int depth = 0;
        int start = open + 1;
        int i = open;
        for (; i < text.length() && i - open < LONGEST_HEAD; i++) {
            char c = text.charAt(i);
            if (c == '\'') {
                int close = close(i + 1, '\'');
                i = close < 0 ? text.length() : close;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0 || c == ',' && depth == 1) {
                String word = plain(blanks(start), Math.min(i, nameEnd(blanks(start))));
                if (!isConstraint(word)) {
                    columns.add(word);
                }
                start = i + 1;
                if (c == ')') {
                    break;
                }
            }
        }
        budget -= i - open;
        tables.put(plain(name, end), Optional.ofNullable(PersonalColumns.of(columns)));
    }

    private static boolean isConstraint(String word) {
        return switch (word) {
            case "primary", "unique", "key", "constraint", "foreign", "check", "index", "fulltext", "spatial" -> true;
            default -> false;
        };
    }

    private int copied(PersonalColumns table, int from, int end) {
        List<Span> row = text.startsWith("\\.", from) ? List.of() : Cells.of(text, from, end, '\t');
        if (row.size() < 2) {
            copying = null;
            return from;
        }
        table.read(text, row, found);
        return end;
    }
}
