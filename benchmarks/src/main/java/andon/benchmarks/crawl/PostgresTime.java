package andon.benchmarks.crawl;

import andon.database.DatabaseSettings;
import andon.testbed.fixtures.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What the benchmark's PostgreSQL server uses. Its processes for connections are counted when they have ended, so a
 * crawler's are when it is gone.
 */
record PostgresTime(long postmaster, long before) {
    static final PostgresTime NONE = new PostgresTime(0, 0);

    static PostgresTime start(Path folder) throws IOException {
        DatabaseSettings settings = TestDatabase.POSTGRESQL.fresh(folder);
        try (Connection connection = DriverManager.getConnection(settings.url(), settings.user(), settings.password());
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("show data_directory")) {
            found.next();
            long pid = Long.parseLong(Files.readAllLines(Path.of(found.getString(1), "postmaster.pid"))
                    .getFirst()
                    .strip());
            return new PostgresTime(pid, Measured.ticks(pid));
        } catch (SQLException e) {
            throw new IOException("the PostgreSQL server cannot be asked for its folder", e);
        }
    }

    long ticksSince() throws IOException {
        return postmaster == 0 ? 0 : Measured.ticks(postmaster) - before;
    }
}
