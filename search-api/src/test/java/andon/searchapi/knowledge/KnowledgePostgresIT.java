package andon.searchapi.knowledge;

import andon.testbed.fixtures.TestDatabase;

/** The same on PostgreSQL. */
class KnowledgePostgresIT extends KnowledgeTest {
    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
