package andon.corpus.persons;

import andon.vocabulary.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows under a line that names their columns, such as {@code name;street;zip}. One text, line by line. */
final class HeadedTables {
    private static final int LONGEST_HEADER = 4_000;
    private static final int SHORTEST_HEADER = 5;
    /** So many rows may look unlike the others before the table is taken for ended. */
    private static final int MOST_MISFITS = 3;

    private static final char[] MARKS = {'\t', ';', '|', ',', ':'};

    private final String text;
    private final List<Found> found;
    private @Nullable PersonalColumns table;
    private char mark;
    private int misfits;

    HeadedTables(String text, List<Found> found) {
        this.text = text;
        this.found = found;
    }

    /** Reads a line; whether it is one of a table. */
    boolean line(int from, int end) {
        PersonalColumns current = table;
        if (current != null && text.indexOf(mark, from, end) >= 0) {
            List<Span> cells = Cells.of(text, from, end, mark);
            if (cells.size() > 1 && cells.size() * 2 > current.size() && misfits < MOST_MISFITS) {
                // Cut off, or with the mark in a value: read all the same, but not for ever.
                misfits = Math.abs(cells.size() - current.size()) > 1 ? misfits + 1 : 0;
                current.read(text, cells, found);
                return true;
            }
        }
        if (current != null
                && (++misfits > MOST_MISFITS || Cells.trimmed(text, from, end).length() == 0)) {
            table = null;
        }
        return header(from, end);
    }

    void forget() {
        table = null;
    }

    private boolean header(int from, int end) {
        if (end - from > LONGEST_HEADER || end - from < SHORTEST_HEADER) {
            return false;
        }
        for (char one : MARKS) {
            if (text.indexOf(one, from, end) >= 0) {
                PersonalColumns columns = columns(from, end, one);
                if (columns != null) {
                    table = columns;
                    mark = one;
                    misfits = 0;
                    return true;
                }
            }
        }
        return false;
    }

    private @Nullable PersonalColumns columns(int from, int end, char one) {
        List<Span> cells = Cells.of(text, from, end, one);
        if (cells.size() < 2 || !cells.stream().allMatch(cell -> mayBeName(cell))) {
            return null;
        }
        PersonalColumns columns = PersonalColumns.of(PersonalColumns.names(text, cells));
        if (columns == null) {
            return null;
        }
        // Label and value are parted by a colon, too, and two words by a comma are a sentence's.
        boolean mustBeKnown = one == ':' || cells.size() == 2;
        return mustBeKnown && (!columns.areAllKnown() || one == ':' && cells.size() < 3) ? null : columns;
    }

    private boolean mayBeName(Span cell) {
        if (cell.length() > PersonalLabel.LONGEST) {
            return false;
        }
        int letters = 0;
        for (int i = cell.start(); i < cell.end(); i++) {
            char c = text.charAt(i);
            if (c == '@' || c == '•') {
                return false;
            }
            letters += Character.isLetter(c) ? 1 : 0;
        }
        return letters > 0 || cell.length() == 0;
    }
}
