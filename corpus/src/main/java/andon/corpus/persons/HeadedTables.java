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
    /** Whether empty lines stand before this one. */
    private boolean parted;

    HeadedTables(String text, List<Found> found) {
        this.text = text;
        this.found = found;
    }

    /** Reads a line; whether it is one of a table. */
    boolean line(int from, int end) {
        PersonalColumns current = table;
        if (current == null) {
            return header(from, end);
        }
        if (Cells.trimmed(text, from, end).length() == 0) {
            parted = true;
            return false;
        }
        if (parted && header(from, end)) {
            return true;
        }
        if (text.indexOf(mark, from, end) >= 0) {
            List<Span> cells = Cells.of(text, from, end, mark);
            if (isRow(cells.size(), current.size())) {
                misfits = cells.size() + 1 < current.size() ? misfits + 1 : 0;
                parted = false;
                current.read(text, cells, found);
                return true;
            }
        }
        misfits++;
        if (parted || misfits > MOST_MISFITS) {
            table = null;
        }
        return header(from, end);
    }

    /**
     * A row that is cut off is read all the same, but not for ever, nor behind an empty line; one with too many cells has the
     * mark in a value.
     */
    private boolean isRow(int cells, int columns) {
        return cells >= columns || !parted && cells > 1 && cells * 2 > columns && misfits < MOST_MISFITS;
    }

    void forget() {
        table = null;
        parted = false;
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
                    parted = false;
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
