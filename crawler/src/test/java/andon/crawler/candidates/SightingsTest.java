package andon.crawler.candidates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.crawler.safety.HostGuard;
import andon.database.Database;
import andon.testbed.fixtures.TestDatabase;
import andon.vocabulary.OnionAddress;
import andon.vocabulary.SecretMask;
import andon.vocabulary.SourceId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How often a host is linked, counted for many pages at a time, on each database. */
class SightingsTest {
    private static final SourceId FORUM = new SourceId("forum");
    private static final SourceId SHOP = new SourceId("shop");

    @TempDir
    Path folder;

    private volatile Instant now = Instant.parse("2026-11-20T12:00:00Z");

    private record World(Database database, Sightings sightings) {
        long links(OnionAddress host) {
            return number("select coalesce(sum(links), 0) from candidate_host where host = '" + host.host() + "'");
        }

        long number(String sql) {
            return database.sql().sql(sql).query(Long.class).single();
        }
    }

    private void with(TestDatabase kind, HostGuard guard, Consumer<World> claim) {
        try (Database database = Database.open(kind.fresh(folder))) {
            claim.accept(new World(database, new Sightings(database, guard, SecretMask.NOTHING, () -> now)));
        }
    }

    private static OnionAddress host(int n) {
        byte[] key = new byte[32];
        key[0] = (byte) n;
        key[1] = (byte) (n >> 8);
        return OnionAddress.ofPublicKey(key);
    }

    private static Sighting on(SourceId source, String path, int... hosts) {
        Map<OnionAddress, String> seen = new HashMap<>();
        for (int n : hosts) {
            seen.put(host(n), "to " + n);
        }
        return new Sighting(source, URI.create("http://" + host(9999).host() + path), seen);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void hostIsCountedOnceForEachPageHoweverOftenThatIsSeen(TestDatabase kind) {
        with(kind, HostGuard.OPEN, world -> {
            world.sightings().write(List.of(on(FORUM, "/a", 1, 2), on(FORUM, "/b", 1), on(FORUM, "/a", 1)));
            assertThat(world.links(host(1))).isEqualTo(2);
            assertThat(world.links(host(2))).isEqualTo(1);
            now = now.plus(Duration.ofDays(1));
            world.sightings().write(List.of(on(FORUM, "/a", 1), on(SHOP, "/c", 1)));
            assertThat(world.links(host(1))).isEqualTo(3);
            new Sightings(world.database(), HostGuard.OPEN, SecretMask.NOTHING, () -> now)
                    .write(List.of(on(FORUM, "/a", 1)));
            assertThat(world.links(host(1)))
                    .as("another process knows the pages too")
                    .isEqualTo(3);
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatWasSeenLatelyCostsNoStatement(TestDatabase kind) {
        with(kind, HostGuard.OPEN, world -> {
            world.sightings().write(List.of(on(FORUM, "/a", 1)));
            world.database().sql().sql("delete from candidate_link").update();
            world.sightings().write(List.of(on(FORUM, "/a", 1)));
            assertThat(world.number("select count(*) from candidate_link")).isZero();
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatIsRolledBackIsNotTakenForWritten(TestDatabase kind) {
        with(kind, HostGuard.OPEN, world -> {
            assertThatThrownBy(() -> world.database().inTransaction(() -> {
                        world.sightings().write(List.of(on(FORUM, "/a", 1)));
                        throw new IllegalStateException("the lease was lost");
                    }))
                    .hasMessage("the lease was lost");
            world.database().inTransaction(() -> world.sightings().write(List.of(on(FORUM, "/a", 1))));
            assertThat(world.links(host(1))).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void footerOnEveryPageIsCountedUpToABound(TestDatabase kind) {
        with(kind, HostGuard.OPEN, world -> {
            int pages = 0;
            for (int batch = 0; batch < 8; batch++) {
                List<Sighting> sightings = new ArrayList<>();
                for (int i = 0; i < 256; i++) {
                    sightings.add(on(FORUM, "/" + pages++, 1));
                }
                world.sightings().write(sightings);
            }
            assertThat(world.links(host(1))).isBetween((long) Sightings.MOST_LINKS, Sightings.MOST_LINKS + 256L);
            assertThat(world.number("select count(*) from candidate_context")).isEqualTo(Candidate.MOST_CONTEXTS);
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void sourceThatMakesAddressesUpIsBoundedAndOthersAreNot(TestDatabase kind) {
        with(kind, HostGuard.OPEN, world -> {
            StringBuilder rows = new StringBuilder();
            for (int n = 1; n < Sightings.MOST_HOSTS; n++) {
                rows.append(n > 1 ? "," : "")
                        .append("('x" + n + "', 1, 'forum', current_timestamp, current_timestamp)");
            }
            world.database()
                    .sql()
                    .sql("insert into candidate_host (host, links, source, first_seen, last_seen) values " + rows)
                    .update();
            world.sightings().write(List.of(on(FORUM, "/a", 1, 2, 3), on(SHOP, "/a", 4)));
            assertThat(world.links(host(1)) + world.links(host(2)) + world.links(host(3)))
                    .isEqualTo(1);
            assertThat(world.links(host(4))).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void refusedHostIsNotWrittenDown(TestDatabase kind) {
        HostGuard guard = name -> name.equals(host(1).host()) ? Optional.of("blocked-host") : Optional.empty();
        with(kind, guard, world -> {
            world.sightings().write(List.of(on(FORUM, "/a", 1, 2)));
            assertThat(world.links(host(1))).isZero();
            assertThat(world.links(host(2))).isEqualTo(1);
            assertThat(world.number("select count(*) from candidate_context")).isEqualTo(1);
        });
    }
}
