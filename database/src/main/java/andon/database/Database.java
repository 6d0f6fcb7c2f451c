package andon.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Locale;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The open database. Thread-safe; one for a process.
 *
 * <p>Every module keeps its own migrations in {@code db/migration} on the class path and has a range of versions:
 * evidence 1.x, corpus 2.x, crawler 3.x, indexer 4.x, search-api 5.x, schedules 6.x. They run on H2 and PostgreSQL alike.
 */
public final class Database implements AutoCloseable {
    public enum Dialect {
        H2,
        POSTGRESQL
    }

    private final HikariDataSource pool;
    private final Dialect dialect;
    private final JdbcClient sql;
    private final JdbcOperations jdbc;
    private final TransactionTemplate transactions;

    private Database(HikariDataSource pool, Dialect dialect) {
        this.pool = pool;
        this.dialect = dialect;
        JdbcTemplate template = new JdbcTemplate(pool);
        this.sql = JdbcClient.create(template);
        this.jdbc = template;
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(pool));
    }

    /**
     * Opens the database and migrates it.
     *
     * @throws org.springframework.dao.DataAccessException or a pool exception if it cannot be reached
     */
    public static Database open(DatabaseSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("andon");
        config.setJdbcUrl(url(settings.url()));
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.connections());
        HikariDataSource pool = new HikariDataSource(config);
        try {
            Flyway.configure()
                    .dataSource(pool)
                    .locations("classpath:db/migration")
                    // Each module numbers its own migrations, and a process may carry fewer modules than the last one.
                    .outOfOrder(true)
                    .ignoreMigrationPatterns("*:missing")
                    .load()
                    .migrate();
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
        return new Database(pool, settings.url().startsWith("jdbc:h2:") ? Dialect.H2 : Dialect.POSTGRESQL);
    }

    /** In this mode alone does H2 know {@code on conflict do nothing}. */
    private static String url(String url) {
        boolean plainH2 =
                url.startsWith("jdbc:h2:") && !url.toUpperCase(Locale.ROOT).contains(";MODE=");
        return plainH2 ? url + ";MODE=PostgreSQL" : url;
    }

    public Dialect dialect() {
        return dialect;
    }

    /** Statements join the calling thread's transaction, if there is one. */
    public JdbcClient sql() {
        return sql;
    }

    /** The same for batches, and where a statement runs so often that naming its parameters costs too much. */
    public JdbcOperations jdbc() {
        return jdbc;
    }

    /** For libraries that bring their own statements (Quartz, Spring). */
    public DataSource dataSource() {
        return pool;
    }

    /** Runs {@code work} in a transaction, joining the one that is open; an exception rolls it back. */
    public <T extends @Nullable Object> T inTransaction(Supplier<T> work) {
        @SuppressWarnings("NullAway") // TransactionTemplate returns what the callback returned
        T result = transactions.execute(status -> work.get());
        return result;
    }

    /** Like {@link #inTransaction(Supplier)}, without a result. */
    public void inTransaction(Runnable work) {
        transactions.executeWithoutResult(status -> work.run());
    }

    @Override
    public void close() {
        pool.close();
    }
}
