package andon.searchapi;

import andon.testbed.fixtures.TestDatabase;

/** The same on PostgreSQL: one set of statements for both. */
class SealedAttachmentPostgresIT extends SealedAttachmentTest {
    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
