package andon.searchapi;

import andon.testbed.fixtures.TestDatabase;

/** The same on PostgreSQL. */
class SamplesPostgresIT extends SamplesApiTest {
    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
