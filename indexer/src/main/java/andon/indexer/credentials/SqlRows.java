package andon.indexer.credentials;

import andon.corpus.dumps.SqlDump;
import andon.vocabulary.Span;
import java.util.List;
import java.util.Optional;

/** Credentials in the rows of SQL dumps. */
record SqlRows(String text, CredentialSink sink) implements SqlDump.Reader<Table> {
    @Override
    public Optional<Table> table(List<String> columns) {
        return Optional.ofNullable(Table.of(columns));
    }

    @Override
    public void row(Table table, List<Span> cells, boolean whole) {
        // Half a secret is none.
        if (whole) {
            table.report(text, Table.Row.of(cells), "credential-sql", sink);
        }
    }

    @Override
    public boolean isOf(Table table, int cells) {
        return cells == table.columns();
    }
}
