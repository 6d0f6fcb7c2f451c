package andon.searchapi.samples;

import andon.testbed.fixtures.TestDatabase;

/** The same on PostgreSQL: one set of statements for both. */
class SealedSamplesPostgresIT extends SealedSamplesTest {
    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
