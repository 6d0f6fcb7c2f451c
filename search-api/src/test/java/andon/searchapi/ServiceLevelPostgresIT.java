package andon.searchapi;

import andon.testbed.fixtures.TestDatabase;

/** The same on PostgreSQL: one set of statements for both. */
class ServiceLevelPostgresIT extends ServiceLevelTest {
    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
