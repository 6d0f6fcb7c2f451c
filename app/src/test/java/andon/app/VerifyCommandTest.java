package andon.app;

import static org.assertj.core.api.Assertions.assertThat;

import andon.database.Database;
import andon.database.DatabaseSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands leave audit records, and {@code andon verify} finds what was done to them. */
class VerifyCommandTest {
    @TempDir
    Path folder;

    private String data() {
        return folder.resolve("data").toString();
    }

    private void sql(String statement) {
        try (Database database = Database.open(DatabaseSettings.embedded(Path.of(data())))) {
            assertThat(database.sql().sql(statement).update()).isPositive();
        }
    }

    @Test
    void anAuditRecordAlteredByHandIsNamedAsTheFirstBrokenLink() throws Exception {
        Ran.andon("user", "add", "mina", "--role", "customer", "--organisation", "acme", "--data", data());
        Ran.andon("key", "add", "mina", "--label", "tickets", "--data", data());
        Ran.andon("key", "revoke", "1", "--data", data());
        Ran.andon("user", "disable", "mina", "--data", data());
        Ran whole = Ran.andon("verify", "--data", data());
        assertThat(whole.code()).as(whole.err()).isZero();
        // The organisation, the user, the key, its end and the user's.
        assertThat(whole.out()).contains("5 audit records checked, all whole");
        assertThat(Files.readString(Path.of(data(), "audit-anchors.log"))).containsPattern(" 2 [0-9a-f]{64}\n");

        sql("update audit_log set detail = 'made, auditor' where id = 2");
        Ran altered = Ran.andon("verify", "--data", data());
        assertThat(altered.code()).isEqualTo(1);
        assertThat(altered.out()).contains("broken: audit record 2 was altered");

        sql("delete from audit_log where id in (2, 3)");
        assertThat(Ran.andon("verify", "--data", data()).out())
                .contains("broken: the link from audit record 1 to 4 is broken: 2 between them are missing");
    }
}
