package andon.searchapi;

import static org.assertj.core.api.Assertions.assertThat;

import andon.searchapi.accounts.Role;
import andon.searchapi.audit.AuditFilter;
import andon.searchapi.audit.AuditLog;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What people who sign in, and auditors who look, leave in the audit log. */
class SignInTrailTest {
    @TempDir
    static Path folder;

    private static World world;
    private static AuditLog audit;

    @BeforeAll
    static void open() throws Exception {
        world = new World(folder);
        world.people();
        audit = world.spring.getBean(AuditLog.class);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static long last() {
        List<AuditLog.Entry> last = audit.entries(Long.MAX_VALUE, AuditFilter.ALL, 1);
        return last.isEmpty() ? 0 : last.getFirst().id();
    }

    @Test
    void signingInIsRecordedWithWhoAndFromWhereAndSoIsWhatFails() {
        long before = last();
        new Browser(world.address).signIn("lars", World.PASSWORD);
        new Browser(world.address).signIn("lars", "a wrong password");
        new Browser(world.address).signIn("my secret typed in the wrong field", "x");
        List<AuditLog.Entry> entries = audit.entries(Long.MAX_VALUE, AuditFilter.ALL, 10).stream()
                .filter(entry -> entry.id() > before)
                .toList();
        assertThat(entries)
                .extracting(AuditLog.Entry::user, AuditLog.Entry::action, AuditLog.Entry::address)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("lars", "sign-in", "127.0.0.1"),
                        org.assertj.core.groups.Tuple.tuple("lars", "sign-in-refused", "127.0.0.1"),
                        org.assertj.core.groups.Tuple.tuple("unknown", "sign-in-refused", "127.0.0.1"));
        assertThat(entries.toString()).doesNotContain("a wrong password").doesNotContain("my secret");
    }

    @Test
    void anAuditorSearchesTheLogAndIsInItToo() {
        Http auditor = new Http(world.address, world.key("aude", Role.AUDITOR, null));
        new Http(world.address, world.key("mina", Role.CUSTOMER, World.ACME)).get("/api/v1/documents?q=lighthouse");
        JsonNode found = auditor.get("/api/v1/audit?user=mina&action=search&text=LIGHTHOUSE&subject=documents"
                        + "&from=2026-11-20T00:00:00Z&to=2026-11-21T00:00:00Z")
                .json();
        assertThat(found.path("entries").size()).isEqualTo(1);
        assertThat(found.path("entries").get(0).path("detail").asString()).isEqualTo("lighthouse");
        assertThat(auditor.get("/api/v1/audit?action=audit-view&text=lighthouse")
                        .json()
                        .path("entries")
                        .toString())
                .contains("text=LIGHTHOUSE");
        assertThat(auditor.get("/api/v1/audit?from=yesterday").status()).isEqualTo(400);
        assertThat(auditor.get("/api/v1/audit?from=2026-11-21T00:00:00Z&to=2026-11-20T00:00:00Z")
                        .detail())
                .isEqualTo("from must be before to");
        Browser person = new Browser(world.address).signIn("aude", World.PASSWORD);
        assertThat(person.get("/audit?user=mina&text=lighthouse&lang=en").body())
                .contains("Audit log", "Searched", "lighthouse");
        assertThat(person.get("/audit?user=mina&from=2026-11-20&to=2026-11-20&lang=ja")
                        .body())
                .contains("監査ログ", "検索");
        person.get("/audit?lang=en");
    }
}
