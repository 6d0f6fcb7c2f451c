package andon.crawler.frontier;

import andon.database.Database;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Inserts a row unless its key is there: the one place where the databases differ. H2 knows no {@code on conflict} outside
 * of its compatibility modes, but a refused statement does not spoil its transaction; on PostgreSQL it is the other way
 * round.
 */
final class InsertOnce {
    private InsertOnce() {}

    static String sql(Database database, String insert) {
        return database.dialect() == Database.Dialect.H2 ? insert : insert + " on conflict do nothing";
    }

    /** Runs a statement of {@link #sql}; 1 if the row is new, else 0. */
    static int run(StatementSpec insert) {
        try {
            return insert.update();
        } catch (DuplicateKeyException known) {
            return 0;
        }
    }
}
