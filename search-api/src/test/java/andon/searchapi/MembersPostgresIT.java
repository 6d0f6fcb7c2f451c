package andon.searchapi;

import andon.testbed.fixtures.TestDatabase;

/** The same on PostgreSQL. */
class MembersPostgresIT extends MembersTest {
    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
