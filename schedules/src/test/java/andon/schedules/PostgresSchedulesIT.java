package andon.schedules;

import andon.database.DatabaseSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresSchedulesIT extends SchedulesContract {
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    @Override
    DatabaseSettings freshDatabase() {
        return new DatabaseSettings(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "", 8);
    }
}
