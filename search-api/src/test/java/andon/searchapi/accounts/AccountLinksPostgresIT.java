package andon.searchapi.accounts;

import andon.testbed.fixtures.TestDatabase;

/** The same on PostgreSQL, where a failed statement ends its transaction. */
class AccountLinksPostgresIT extends AccountLinksTest {
    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
