package andon.crawler.health;

import andon.database.DatabaseSettings;
import andon.testbed.fixtures.TestDatabase;

/** The same on the other database. */
class HealthCheckPostgresIT extends HealthCheckTest {
    @Override
    DatabaseSettings freshDatabase() {
        return TestDatabase.POSTGRESQL.fresh(folder);
    }
}
