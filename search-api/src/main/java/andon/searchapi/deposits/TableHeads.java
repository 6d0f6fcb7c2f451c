package andon.searchapi.deposits;

/** Knows the first line of tables of credentials or persons, as the indexer and the masking do; {@code app} binds it. Thread-safe. */
@FunctionalInterface
public interface TableHeads {
    /** Whether the line names the columns of such a table, so that every part of a long one must repeat it. */
    boolean headsTable(String line);
}
