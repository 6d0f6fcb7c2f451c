package andon.searchapi.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.database.Database;
import andon.database.DatabaseSettings;
import andon.vocabulary.OrganisationId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsTest {
    private static final OrganisationId ACME = new OrganisationId("acme");
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    Path folder;

    private Database database;
    private Accounts accounts;
    private ApiKeys keys;
    private Instant now = Instant.parse("2026-11-01T09:00:00Z");

    @BeforeEach
    void open() {
        database = Database.open(DatabaseSettings.embedded(folder));
        accounts = new Accounts(database, new SignInSettings(3, 6, Duration.ofMinutes(10)), () -> now);
        keys = new ApiKeys(database, () -> now);
        accounts.createOrganisation(ACME, "Acme Corp");
        accounts.createUser("mina", PASSWORD, Role.CUSTOMER, ACME);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theRightPasswordSignsInAndTheWrongOneDoesNot() {
        assertThat(accounts.signIn("mina", PASSWORD, "192.0.2.1"))
                .isInstanceOfSatisfying(SignIn.Accepted.class, accepted -> {
                    assertThat(accepted.user().organisation()).isEqualTo(ACME);
                    assertThat(accepted.user().role()).isEqualTo(Role.CUSTOMER);
                });
        assertThat(accounts.signIn("mina", "wrong password", "192.0.2.1")).isInstanceOf(SignIn.Refused.class);
        assertThat(accounts.signIn("nobody", PASSWORD, "192.0.2.1")).isInstanceOf(SignIn.Refused.class);
    }

    @Test
    void guessingOnOneNameIsThrottledEvenWithTheRightPasswordUntilTheWindowIsOver() {
        for (int i = 0; i < 3; i++) {
            accounts.signIn("mina", "wrong password", "192.0.2." + i);
        }
        assertThat(accounts.signIn("mina", PASSWORD, "192.0.2.9"))
                .isEqualTo(new SignIn.Throttled(Duration.ofMinutes(10), true));
        assertThat(accounts.signIn("mina", PASSWORD, "192.0.2.9"))
                .as("told once in a window: the audit log does not grow by every guess")
                .isEqualTo(new SignIn.Throttled(Duration.ofMinutes(10), false));
        now = now.plus(Duration.ofMinutes(10));
        assertThat(accounts.signIn("mina", PASSWORD, "192.0.2.9")).isInstanceOf(SignIn.Accepted.class);
    }

    @Test
    void guessingFromOneAddressOverManyNamesIsThrottled() {
        for (int i = 0; i < 6; i++) {
            assertThat(accounts.signIn("name" + i, "wrong password", "192.0.2.1"))
                    .isInstanceOf(SignIn.Refused.class);
        }
        assertThat(accounts.signIn("mina", PASSWORD, "192.0.2.1")).isInstanceOf(SignIn.Throttled.class);
        assertThat(accounts.signIn("mina", PASSWORD, "192.0.2.2")).isInstanceOf(SignIn.Accepted.class);
    }

    @Test
    void neitherPasswordsNorKeysAreInTheDatabase() {
        ApiKey.Issued issued = keys.create(accounts.user("mina").orElseThrow(), "scripts", Duration.ofDays(1));
        String hash = database.sql()
                .sql("select password_hash from account where name = 'mina'")
                .query(String.class)
                .single();
        assertThat(hash).startsWith("$argon2id$");
        String kept = database.sql()
                .sql("select sha256 from api_key")
                .query(String.class)
                .single();
        assertThat(kept).hasSize(64).doesNotContain(issued.token());
        assertThat(issued.toString()).doesNotContain(issued.token());
    }

    @Test
    void aKeyWorksUntilItExpiresOrIsRevokedOrItsUserIsDisabled() {
        User mina = accounts.user("mina").orElseThrow();
        ApiKey.Issued first = keys.create(mina, "first", Duration.ofDays(1));
        ApiKey.Issued second = keys.create(mina, "second", Duration.ofDays(30));
        ApiKey.Issued third = keys.create(mina, "third", Duration.ofDays(30));
        assertThat(userOf(keys, first.token())).contains(mina);
        assertThat(userOf(keys, first.token() + "x")).isEmpty();
        now = now.plus(Duration.ofDays(1));
        assertThat(userOf(keys, first.token())).isEmpty();
        assertThat(keys.revoke(second.key().id())).isTrue();
        assertThat(keys.revoke(second.key().id())).isFalse();
        assertThat(userOf(keys, second.token())).isEmpty();
        assertThat(userOf(keys, third.token())).contains(mina);
        accounts.disable("mina");
        assertThat(userOf(keys, third.token())).isEmpty();
        assertThat(accounts.signIn("mina", PASSWORD, "192.0.2.1")).isInstanceOf(SignIn.Refused.class);
    }

    @Test
    void whatCannotBeAnAccountIsRefusedWithTheReason() {
        assertThatThrownBy(() -> accounts.createUser("mina", PASSWORD, Role.CUSTOMER, ACME))
                .hasMessageContaining("exists already");
        assertThatThrownBy(() -> accounts.createUser("ken", "short", Role.ANALYST, null))
                .hasMessageContaining("10 to 200");
        assertThatThrownBy(() -> accounts.createUser("ken", PASSWORD, Role.CUSTOMER, null))
                .hasMessageContaining("needs an organisation");
        assertThatThrownBy(() -> accounts.createUser("ken", PASSWORD, Role.CUSTOMER, new OrganisationId("other")))
                .hasMessageContaining("no organisation 'other'");
        assertThatThrownBy(() -> accounts.createUser("Ken Smith", PASSWORD, Role.ANALYST, null))
                .hasMessageContaining("a-z");
    }

    private static Optional<User> userOf(ApiKeys keys, String token) {
        return keys.attempt(token) instanceof KeyTry.Good good ? Optional.of(good.user()) : Optional.empty();
    }
}
