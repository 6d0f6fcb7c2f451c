package andon.searchapi;

import static org.assertj.core.api.Assertions.assertThat;

import andon.searchapi.access.AccessRules;
import andon.searchapi.access.AccessRules.Rule;
import andon.searchapi.accounts.ApiKey;
import andon.searchapi.accounts.ApiKeys;
import andon.searchapi.accounts.KeyScope;
import andon.searchapi.accounts.Role;
import andon.searchapi.accounts.User;
import andon.searchapi.audit.AuditFilter;
import andon.searchapi.audit.AuditLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpMethod;

class ApiKeyTest {
    @TempDir
    Path folder;

    private World world;
    private ApiKeys keys;

    @BeforeEach
    void open() throws Exception {
        world = new World(folder);
        world.people();
        keys = world.spring.getBean(ApiKeys.class);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private User user(String name) {
        return world.accounts().user(name).orElseThrow();
    }

    private Http with(String name, KeyScope scope) {
        return new Http(
                world.address,
                keys.create(user(name), "test", Duration.ofDays(30), scope).token());
    }

    private List<AuditLog.Entry> refusals() {
        return world.spring.getBean(AuditLog.class).entries(Long.MAX_VALUE, AuditFilter.ALL, 500).stream()
                .filter(entry -> entry.action().equals("sign-in-refused"))
                .toList();
    }

    @Test
    void aKeyThatReadsChangesNothingAnywhere() {
        TreeSet<String> wrong = new TreeSet<>();
        int walked = 0;
        for (String name : List.of("mina", "akira", "olga", "aude")) {
            Http http = with(name, KeyScope.READ);
            for (Rule rule : AccessRules.TABLE) {
                if (!rule.pattern().startsWith("/api/") || rule.method().equals(HttpMethod.GET)) {
                    continue;
                }
                String path = rule.pattern().replaceAll("\\{[^}]+}", "1");
                int status = http.send(rule.method().name(), path, "{}").status();
                if (status != 403) {
                    wrong.add(name + " " + rule.method() + " " + path + " gave " + status);
                }
                walked++;
            }
            assertThat(http.get("/api/v1/documents").status()).isEqualTo(200);
        }
        assertThat(wrong).isEmpty();
        assertThat(walked).isGreaterThan(100);
        assertThat(with("mina", KeyScope.READ).post("/api/v1/searches", "{}").detail())
                .contains("this key", "read");
    }

    @Test
    void aKeyForRequestsFilesThemAndNothingElse() {
        Http http = with("mina", KeyScope.REQUESTS);
        assertThat(http.post(
                                "/api/v1/requests",
                                "{'brand':'Acme','question':'q','from':'2026-10-01','to':'2026-11-20'}")
                        .status())
                .isEqualTo(201);
        assertThat(http.post("/api/v1/searches", "{'name':'a','query':'vpn'}").status())
                .isEqualTo(403);
        assertThat(http.post("/api/v1/requests-and-more", "{}").status()).isEqualTo(403);
        assertThat(http.get("/api/v1/alerts").status()).isEqualTo(200);
    }

    @Test
    void aScopeGivesNoMoreThanTheRole() {
        assertThat(with("mina", KeyScope.FULL).get("/api/v1/audit").status()).isEqualTo(403);
        assertThat(with("aude", KeyScope.REQUESTS)
                        .post("/api/v1/requests", "{}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whenAKeyWasUsedLastIsKnownToTheMinute() {
        Http http = with("mina", KeyScope.FULL);
        assertThat(keys.of(user("mina")).getFirst().lastUsedAt()).isNull();
        http.get("/api/v1/alerts");
        assertThat(keys.of(user("mina")).getFirst().lastUsedAt()).isEqualTo(World.START);
        world.now.set(World.START.plusSeconds(30));
        http.get("/api/v1/alerts");
        assertThat(keys.of(user("mina")).getFirst().lastUsedAt())
                .as("one write a minute is enough")
                .isEqualTo(World.START);
        world.now.set(World.START.plusSeconds(60));
        http.get("/api/v1/alerts");
        assertThat(keys.of(user("mina")).getFirst().lastUsedAt()).isEqualTo(World.START.plusSeconds(60));
    }

    @Test
    void aWrongKeyIsRecordedWithWhoseItWas() {
        ApiKey.Issued expired = keys.create(user("mina"), "old", Duration.ofMinutes(5), KeyScope.FULL);
        ApiKey.Issued revoked = keys.create(user("lars"), "lost", Duration.ofDays(5), KeyScope.FULL);
        keys.revoke(revoked.key().id());
        world.now.set(World.START.plusSeconds(600));
        for (String token : List.of(expired.token(), revoked.token(), "andon_guessed", "no key at all")) {
            assertThat(new Http(world.address, token).get("/api/v1/documents").status())
                    .isEqualTo(401);
        }
        assertThat(refusals())
                .extracting(entry -> entry.user() + ": " + entry.detail())
                .containsExactlyInAnyOrder("mina: expired", "lars: revoked", "unknown: unknown", "unknown: unknown");
        assertThat(refusals().toString()).doesNotContain("guessed").doesNotContain("no key at all");
        assertThat(refusals()).allSatisfy(entry -> assertThat(entry.address()).isEqualTo("127.0.0.1"));
    }

    @Test
    void whoeverSendsWrongKeysAgainAndAgainFillsNoLogAndShutsOutNobody() {
        Http wrong = new Http(world.address, "andon_guessed");
        for (int i = 0; i < 30; i++) {
            assertThat(wrong.get("/api/v1/documents").status()).isEqualTo(401);
        }
        for (int i = 0; i < 20; i++) {
            assertThat(wrong.get("/api/v1/documents").status()).isEqualTo(429);
        }
        assertThat(refusals()).hasSize(30);
        assertThat(refusals().getFirst().detail()).contains("further ones are not told");
        assertThat(with("mina", KeyScope.READ).get("/api/v1/documents").status())
                .isEqualTo(200);
        world.now.set(World.START.plus(Duration.ofMinutes(15)));
        assertThat(wrong.get("/api/v1/documents").status()).isEqualTo(401);
        assertThat(refusals()).hasSize(31);
    }

    @Test
    void keysFromBeforeThereWereScopesDoAll() {
        world.database
                .sql()
                .sql("select count(*) from api_key where scope <> 'full'")
                .query(Long.class)
                .single();
        assertThat(KeyScope.ofWord("full")).contains(KeyScope.FULL);
        Http http = new Http(world.address, world.key("mina", Role.CUSTOMER, World.ACME));
        assertThat(http.post("/api/v1/searches", "{'name':'a','query':'vpn'}").status())
                .isEqualTo(201);
    }
}
