package andon.searchapi.audit;

import andon.testbed.fixtures.TestDatabase;

/** The same on PostgreSQL. */
class AuditChainPostgresIT extends AuditChainTest {
    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
