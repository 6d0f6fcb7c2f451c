package andon.corpus.persons;

import andon.corpus.dumps.SqlDump;
import andon.vocabulary.Span;
import java.util.List;
import java.util.Optional;

/** What is personal in the rows of SQL dumps. */
record SqlTables(String text, List<Found> found) implements SqlDump.Reader<PersonalColumns> {
    private static final int FEWEST_CELLS = 2;

    @Override
    public Optional<PersonalColumns> table(List<String> columns) {
        return Optional.ofNullable(PersonalColumns.of(columns));
    }

    /** Of a row that breaks off what there is of it. */
    @Override
    public void row(PersonalColumns table, List<Span> cells, boolean whole) {
        table.read(
                text,
                cells.stream()
                        .map(cell -> Cells.trimmed(text, cell.start(), cell.end()))
                        .toList(),
                found);
    }

    @Override
    public boolean isOf(PersonalColumns table, int cells) {
        return cells >= FEWEST_CELLS;
    }
}
