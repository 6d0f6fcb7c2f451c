package andon.corpus.persons;

import andon.vocabulary.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a row into its cells, with quotes as RFC 4180 has them. */
final class Cells {
    /** Of what lies behind the last of these nothing is read. */
    static final int MOST = 256;

    private static final String QUOTES = "\"'`";

    private Cells() {}

    /** The cells of [from, end) without quotes and blanks around them. */
    static List<Span> of(String text, int from, int end, char mark) {
        List<Span> cells = new ArrayList<>();
        int i = from;
        while (i <= end && cells.size() < MOST) {
            int start = i;
            while (start < end && text.charAt(start) == ' ') {
                start++;
            }
            int close = start < end && QUOTES.indexOf(text.charAt(start)) >= 0 ? close(text, start, end, mark) : -1;
            int stop = text.indexOf(mark, close < 0 ? i : close + 1, end);
            stop = stop < 0 ? end : stop;
            cells.add(close < 0 ? trimmed(text, i, stop) : new Span(start + 1, close));
            i = stop + 1;
        }
        return cells;
    }

    /** The quote that ends the cell: one that is not doubled and stands before a mark or the end; -1 if there is none. */
    private static int close(String text, int open, int end, char mark) {
        char quote = text.charAt(open);
        for (int i = open + 1; i < end; i++) {
            if (text.charAt(i) == quote) {
                if (i + 1 < end && text.charAt(i + 1) == quote && !(i + 2 < end && text.charAt(i + 2) == mark)) {
                    i++;
                } else if (i + 1 >= end || text.charAt(i + 1) == mark || text.charAt(i + 1) <= ' ') {
                    return i;
                }
            }
        }
        return -1;
    }

    static Span trimmed(String text, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && text.charAt(start) <= ' ') {
            start++;
        }
        while (end > start && text.charAt(end - 1) <= ' ') {
            end--;
        }
        return new Span(start, end);
    }

    /** Whether the cell says that there is nothing. */
    static boolean isEmpty(String text, Span cell) {
        String value = cell.in(text).strip();
        return value.chars().noneMatch(Character::isLetterOrDigit)
                || value.toLowerCase(Locale.ROOT).equals("null")
                || value.equals("\\N");
    }
}
