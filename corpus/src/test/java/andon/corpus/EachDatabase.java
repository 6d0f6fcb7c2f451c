package andon.corpus;

import andon.database.Database;
import andon.database.DatabaseSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The databases that every SQL suite runs on, each time empty. The PostgreSQL server is started once and ends with the JVM. */
public enum EachDatabase {
    H2 {
        @Override
        DatabaseSettings settings() {
            return new DatabaseSettings("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "andon", "", 8);
        }
    },
    POSTGRESQL {
        @Override
        DatabaseSettings settings() {
            try {
                String name = "t" + UUID.randomUUID().toString().replace("-", "");
                try (var connection = server().getPostgresDatabase().getConnection();
                        var statement = connection.createStatement()) {
                    statement.execute("create database " + name);
                }
                return new DatabaseSettings(server().getJdbcUrl("postgres", name), "postgres", "postgres", 8);
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    };

    private static @Nullable EmbeddedPostgres server;

    abstract DatabaseSettings settings();

    public Database open() {
        return Database.open(settings());
    }

    private static synchronized EmbeddedPostgres server() {
        EmbeddedPostgres running = server;
        if (running == null) {
            try {
                running = EmbeddedPostgres.builder().start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            server = running;
        }
        return running;
    }
}
