package andon.corpus.persons;

import andon.corpus.dumps.SqlDump;
import andon.vocabulary.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds names of persons, postal addresses, dates of birth, telephone numbers and numbers of papers in a text by what says so: the
 * header of a table, the columns of SQL, a label; by looks in rows that hold a login, a card or the like, where it takes too much
 * rather than too little; and in running text by the words beside it, where it takes too little rather than too much. It takes
 * time linear in the text. Pure.
 */
public final class Persons {
    /** The resource with given names, names of families, places and peoples: a heading, a tab and words, in small letters. */
    public static final String PEOPLE_AND_PLACES = "/andon/corpus/persons/people-places.txt";

    private static final int LONGEST_LINE = 8_000;

    private Persons() {}

    /**
     * What is found, in no order; some may overlap.
     *
     * @param values places of e-mail addresses, logins, cards and telephone numbers, in order of their beginnings
     */
    public static List<Found> in(String text, List<Span> values) {
        List<Found> found = new ArrayList<>();
        List<Span> tables = tables(text, found);
        LabelledValues.find(text, found);
        NameRows.find(text, values, tables, found);
        ProseWords words = new ProseWords(text);
        new ProseNames(text, words, found).find();
        new ProseFacts(text, words, found).find();
        new HanProse(text, found).find();
        return found;
    }

    /** Whether a line names the columns of a table of persons, so that every part of a long one must repeat it. */
    public static boolean headsTable(String line) {
        return new HeadedTables(line, new ArrayList<>()).line(0, line.length());
    }

    /** Which lines and statements are read as tables. */
    private static List<Span> tables(String text, List<Found> found) {
        List<Span> read = new ArrayList<>();
        SqlDump<PersonalColumns> sql = new SqlDump<>(text, new SqlTables(text, found));
        HeadedTables tables = new HeadedTables(text, found);
        int from = 0;
        int end = -1;
        while (from < text.length()) {
            if (end < from) {
                // Looked for once a line, on which there may be many statements.
                int newline = text.indexOf('\n', from);
                end = newline < 0 ? text.length() : newline;
            }
            int next = sql.at(from, end);
            if (next > from) {
                read.add(new Span(from, next));
                tables.forget();
                // What stands behind a statement on its line is a line of its own.
                from = next == end ? end + 1 : next;
                continue;
            }
            if (end - from > LONGEST_LINE) {
                tables.forget();
            } else if (tables.line(from, end)) {
                read.add(new Span(from, end));
            }
            from = end + 1;
        }
        return read;
    }
}
