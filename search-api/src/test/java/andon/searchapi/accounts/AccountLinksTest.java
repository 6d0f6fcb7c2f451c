package andon.searchapi.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.database.Database;
import andon.searchapi.accounts.AccountLinks.Linking;
import andon.testbed.fixtures.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountLinksTest {
    private static final String ISSUER = "https://login.example";
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-01T09:00:00Z"));

    @TempDir
    Path folder;

    private Database database;
    private Accounts accounts;
    private AccountLinks links;
    private User akira;

    TestDatabase database() {
        return TestDatabase.H2;
    }

    @BeforeEach
    void open() {
        database = Database.open(database().fresh(folder));
        accounts = new Accounts(database, SignInSettings.defaults(), CLOCK);
        links = new AccountLinks(database, accounts, CLOCK);
        akira = accounts.createUser("akira@andon.example", "correct horse battery", Role.ANALYST, null);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Linking link(String subject, String name) {
        return database.inTransaction(() -> links.link(ISSUER, subject, name));
    }

    @Test
    void aPersonIsLinkedOnceAndKeepsTheAccountUnderAnyName() {
        assertThat(link("s-1", "akira@andon.example")).isEqualTo(new Linking.Linked(akira, true));
        assertThat(link("s-1", "akira@andon.example")).isEqualTo(new Linking.Linked(akira, false));
        assertThat(link("s-1", "married@andon.example")).isEqualTo(new Linking.Linked(akira, false));
        assertThat(links.user(ISSUER, "s-1")).contains(akira);
        assertThat(links.user("https://other.example", "s-1")).isEmpty();
    }

    @Test
    void anAccountKeepsItsPersonAgainstAnotherOfTheSameNameUntilItIsParted() {
        link("s-1", "akira@andon.example");
        assertThat(link("s-2", "akira@andon.example")).isEqualTo(new Linking.OfAnother(akira));
        assertThat(links.user(ISSUER, "s-2")).isEmpty();
        assertThat(links.unlink(akira)).isTrue();
        assertThat(links.unlink(akira)).isFalse();
        assertThat(link("s-2", "akira@andon.example")).isEqualTo(new Linking.Linked(akira, true));
        assertThat(links.user(ISSUER, "s-1")).isEmpty();
    }

    @Test
    void whoHasNoAccountOrADisabledOneIsLinkedWithNone() {
        assertThat(link("s-3", "nobody@andon.example")).isEqualTo(new Linking.NoAccount());
        link("s-1", "akira@andon.example");
        accounts.disable("akira@andon.example");
        assertThat(link("s-1", "akira@andon.example")).isEqualTo(new Linking.NoAccount());
        assertThat(links.user(ISSUER, "s-1")).isEmpty();
        assertThatThrownBy(() -> link("s".repeat(256), "akira@andon.example"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ofFirstSignInsAtOnceOneLinks() throws Exception {
        List<Callable<Linking>> both =
                List.of(() -> link("s-1", "akira@andon.example"), () -> link("s-2", "akira@andon.example"));
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Linking> ends =
                    people.invokeAll(both).stream().map(Future::resultNow).toList();
            assertThat(ends).containsExactlyInAnyOrder(new Linking.Linked(akira, true), new Linking.OfAnother(akira));
        }
    }
}
