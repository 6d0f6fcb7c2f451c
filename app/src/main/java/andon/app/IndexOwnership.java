package andon.app;

import andon.app.settings.UsageException;
import andon.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The embedded index's one place among the processes that share a PostgreSQL, wherever their folders are: of two indices each
 * would hold what its own process read. It is the server's lock and falls with the connection, however the process ends.
 */
final class IndexOwnership implements AutoCloseable {
    /** Any number that nobody else locks: "andon" in ASCII. */
    private static final long LOCK = 0x616e646f6eL;

    private final Connection connection;

    private IndexOwnership(Connection connection) {
        this.connection = connection;
    }

    /**
     * Takes it where it can be contested; the embedded database is one process's by itself.
     *
     * @throws UsageException if another process has it
     */
    static Optional<IndexOwnership> take(Database database) {
        if (database.dialect() == Database.Dialect.H2) {
            return Optional.empty();
        }
        try {
            Connection connection = database.dataSource().getConnection();
            if (ask(connection, "select pg_try_advisory_lock(?)")) {
                return Optional.of(new IndexOwnership(connection));
            }
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("the database cannot be asked who has the index", e);
        }
        throw new UsageException("another andon process has the embedded search index of this database: with"
                + " index.engine: lucene the roles indexer and api belong into one process (the others may have their own);"
                + " for several processes set index.engine: elasticsearch");
    }

    private static boolean ask(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, LOCK);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    @Override
    public void close() {
        try (connection) {
            ask(connection, "select pg_advisory_unlock(?)");
        } catch (SQLException e) {
            throw new IllegalStateException("the index could not be given back; it falls with the connection", e);
        }
    }
}
