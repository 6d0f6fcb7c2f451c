package andon.indexer.credentials;

import andon.indexer.credentials.Columns.Role;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows under a header such as {@code id,email,password}, in any order, with quotes as RFC 4180 has them. */
final class HeadedRows {
    private static final int LONGEST_HEADER = 4_000;
    private static final int SHORTEST_HEADER = 5; // 邮箱,密码
    private static final int FEWEST_WORDS = 3;
    private static final int LONGEST_WORD = 30;
    private static final int MOST_MISFITS = 3;
    private static final char[] SEPARATORS = {'\t', ',', ';', '|', ':'};

    private final String text;
    private final CredentialSink sink;
    private @Nullable Table table;
    private char separator;
    private int misfits;

    HeadedRows(String text, CredentialSink sink) {
        this.text = text;
        this.sink = sink;
    }

    /** Reads a line and returns whether it is a row of a table or a table's header. */
    boolean line(int from, int end) {
        Table current = table;
        if (current != null) {
            Table.Row row = cells(from, end, separator);
            int extra = row.size() - current.columns();
            if (extra == 0 || extra > 0 && current.secretColumn() == current.columns() - 1) {
                current.report(text, extra == 0 ? row : joined(row, current.columns()), "credential-table", sink);
                misfits = 0;
                return true;
            }
            if (++misfits > MOST_MISFITS || Marks.skipBlanks(text, from, end) == end) {
                table = null;
            }
        }
        return header(from, end);
    }

    void forget() {
        table = null;
    }

    private boolean header(int from, int end) {
        int length = end - from;
        if (length > LONGEST_HEADER || length < SHORTEST_HEADER || !mayName(from, end)) {
            return false;
        }
        for (char mark : SEPARATORS) {
            Table.Row row = text.indexOf(mark, from, end) < 0 ? null : cells(from, end, mark);
            if (row != null && row.size() >= 2) {
                List<String> names = new ArrayList<>();
                for (int i = 0; i < row.size(); i++) {
                    names.add(row.in(text, i));
                }
                Table found = Table.of(names);
                boolean header = found != null
                        && (found.holdsCredentials() && areNames(names)
                                || found.holdsPasswords() && areWords(names) && mark != ':');
                if (found != null && header) {
                    table = found;
                    separator = mark;
                    misfits = 0;
                    return true;
                }
            }
        }
        return false;
    }

    /** A header's cells are names: no digits alone, no addresses. */
    private static boolean areNames(List<String> names) {
        return names.stream()
                .allMatch(n -> n.length() <= 60
                        && n.indexOf('@') < 0
                        && !Marks.areDigits(n)
                        && !isVersion(n)
                        && !n.contains("://")
                        && n.chars().filter(c -> c == ' ').count() <= 3);
    }

    /** {@code 1:4.13+dfsg1}: a list of packages may have one that is called {@code passwd}. */
    private static boolean isVersion(String name) {
        return !name.isEmpty() && Marks.isDigit(name.charAt(0)) && (name.indexOf('.') > 0 || name.indexOf(':') > 0);
    }

    /** At least three single words: hardly anything but a header, though none of them names an account. */
    private static boolean areWords(List<String> names) {
        return names.size() >= FEWEST_WORDS
                && areNames(names)
                && names.stream().allMatch(n -> !n.isEmpty() && n.length() <= LONGEST_WORD && n.indexOf(' ') < 0);
    }

    /** A cheap look for what every header must have: several cells, and in one of them a name of a secret. */
    private boolean mayName(int from, int end) {
        int word = from;
        for (int i = from; i <= end; i++) {
            char c = i == end ? ',' : text.charAt(i);
            if (c == ',' || c == ';' || c == '|' || c == '\t' || c == ':') {
                boolean alone = i == end && word == from;
                if (!alone && i - word >= 2 && i - word <= 40 && Columns.mayNameSecret(text, word, i)) {
                    Role role = Columns.roleOf(text.substring(word, i));
                    if (role.isSecret()) {
                        return true;
                    }
                }
                word = i + 1;
            }
        }
        return false;
    }

    private static Table.Row joined(Table.Row row, int columns) {
        Table.Row joined = new Table.Row();
        for (int i = 0; i < columns - 1; i++) {
            joined.add(row.start(i), row.end(i));
        }
        joined.add(row.start(columns - 1), row.end(row.size() - 1));
        return joined;
    }

    private Table.Row cells(int from, int end, char mark) {
        Table.Row row = new Table.Row();
        int last = Marks.trimBlanks(text, from, end);
        last = mark == '\t' ? trimReturn(from, end) : last;
        int i = from;
        while (i <= last) {
            int start = i;
            while (start < last && text.charAt(start) == ' ') {
                start++;
            }
            char quote = start < last ? text.charAt(start) : ' ';
            if (quote == '"' || quote == '\'' || quote == '`') {
                int close = close(start + 1, last, quote, mark);
                if (close >= 0) {
                    row.add(start + 1, close);
                    i = close + 1;
                    while (i < last && text.charAt(i) != mark) {
                        i++;
                    }
                    i++;
                    continue;
                }
            }
            int stop = text.indexOf(mark, i, last);
            stop = stop < 0 ? last : stop;
            row.add(start > stop ? stop : start, Marks.trimBlanks(text, Math.min(start, stop), stop));
            i = stop + 1;
        }
        return row;
    }

    private int trimReturn(int from, int end) {
        return end > from && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    /** The closing quote: one that is not doubled and stands before a separator or the end; -1 if there is none. */
    private int close(int from, int end, char quote, char mark) {
        for (int i = from; i < end; i++) {
            if (text.charAt(i) == quote) {
                int next = Marks.skipBlanks(text, i + 1, end);
                if (i + 1 < end
                        && text.charAt(i + 1) == quote
                        && !(i + 2 < end && text.charAt(i + 2) == mark && i == from)) {
                    i++;
                } else if (next >= end || text.charAt(next) == mark || i + 1 < end && text.charAt(i + 1) == mark) {
                    return i;
                }
            }
        }
        return -1;
    }
}
