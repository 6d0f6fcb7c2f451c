package andon.crawler.candidates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.crawler.safety.Quarantine;
import andon.crawler.source.Origin;
import andon.crawler.source.Source;
import andon.crawler.source.SourceRegistry;
import andon.database.Database;
import andon.testbed.fixtures.TestDatabase;
import andon.vocabulary.OnionAddress;
import andon.vocabulary.SecretMask;
import andon.vocabulary.SourceId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an operator can do with the hosts that were found, on each database; time is moved by hand. */
class CandidatesTest {
    private static final SourceId FORUM = new SourceId("forum");

    @TempDir
    Path folder;

    private volatile Instant now = Instant.parse("2026-11-20T12:00:00Z");

    private record World(
            Database database,
            SourceRegistry registry,
            Quarantine quarantine,
            Sightings sightings,
            Candidates candidates) {
        void seen(OnionAddress host, long links, Instant at) {
            database.sql()
                    .sql("insert into candidate_host (host, links, source, first_seen, last_seen)"
                            + " values (?, ?, 'forum', ?, ?)")
                    .param(host.host())
                    .param(links)
                    .param(at.atOffset(ZoneOffset.UTC))
                    .param(at.atOffset(ZoneOffset.UTC))
                    .update();
        }

        void watch(Source source) {
            registry.upsert(source);
        }

        List<OnionAddress> open() {
            return candidates.open(10).stream().map(Candidate::host).toList();
        }
    }

    private void with(TestDatabase kind, Consumer<World> claim) {
        try (Database database = Database.open(kind.fresh(folder))) {
            SourceRegistry registry = new SourceRegistry(database, () -> now);
            Quarantine quarantine = new Quarantine(database, () -> now);
            claim.accept(new World(
                    database,
                    registry,
                    quarantine,
                    new Sightings(database, quarantine, SecretMask.NOTHING, () -> now),
                    new Candidates(database, registry, quarantine, () -> now)));
        }
    }

    private static OnionAddress host(int n) {
        byte[] key = new byte[32];
        key[0] = (byte) n;
        return OnionAddress.ofPublicKey(key);
    }

    private static Source source(SourceId id, OnionAddress host) {
        return Source.ofAddresses(id, List.of(URI.create("http://" + host.host() + "/")));
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void candidateIsShownWithThePagesThatLinkToIt(TestDatabase kind) {
        with(kind, world -> {
            URI page = URI.create("http://" + host(9).host() + "/links");
            world.sightings().write(List.of(new Sighting(FORUM, page, Map.of(host(1), "A new\nboard"))));
            now = now.plusSeconds(60);
            world.sightings()
                    .write(List.of(new Sighting(FORUM, page.resolve("/other"), Map.of(host(1), "x".repeat(300)))));
            Candidate candidate = world.candidates().find(host(1)).orElseThrow();
            assertThat(candidate.links()).isEqualTo(2);
            assertThat(candidate.contexts()).hasSize(2);
            assertThat(candidate.contexts().getFirst().linkText()).hasSize(200);
            assertThat(candidate.contexts().getLast().linkText()).isEqualTo("A new board");
            assertThat(candidate.contexts().getLast().page()).isEqualTo(page);
            assertThat(candidate.contexts().getLast().source()).isEqualTo(FORUM);
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void mostLinkedIsListedFirstAndWatchedHostsAreNot(TestDatabase kind) {
        with(kind, world -> {
            world.seen(host(1), 2, now);
            world.seen(host(2), 5, now);
            world.seen(host(3), 9, now);
            world.watch(source(FORUM, host(3)));
            assertThat(world.open()).containsExactly(host(2), host(1));
            assertThatThrownBy(() -> world.candidates().accept(host(3), "ann")).hasMessageContaining("already");
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void acceptedOneIsASourceAndRejectedOneIsNotShownAgain(TestDatabase kind) {
        with(kind, world -> {
            world.seen(host(1), 2, now);
            world.seen(host(2), 1, now);
            Source source = world.candidates().accept(host(1), "ann");
            assertThat(world.registry().history(source.id()).getFirst().by()).isEqualTo("ann");
            world.candidates().reject(host(2), "ann");
            assertThat(world.open()).isEmpty();
            assertThat(world.registry().find(source.id()).orElseThrow().source())
                    .isEqualTo(source);
            assertThat(source.mainAddress()).isEqualTo(URI.create("http://" + host(1).host() + "/"));
            assertThat(world.candidates().decided(10))
                    .extracting(c -> c.decision().orElseThrow().accepted())
                    .containsExactlyInAnyOrder(true, false);
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void acceptedOneMayBeDescribedButMustKeepItsHostAndTakeNoId(TestDatabase kind) {
        with(kind, world -> {
            world.seen(host(1), 2, now);
            world.watch(source(FORUM, host(9)));
            assertThatThrownBy(() -> world.candidates().accept(host(1), source(FORUM, host(1)), "ann"))
                    .hasMessageContaining("choose an id");
            assertThatThrownBy(() -> world.candidates().accept(host(1), source(new SourceId("shop"), host(2)), "ann"))
                    .hasMessageContaining("must be one of the source's addresses");
            assertThatThrownBy(() ->
                            world.candidates().accept(host(1), source(new SourceId("handed-in-acme"), host(1)), "ann"))
                    .hasMessageContaining("kept for what organisations hand in");
            assertThat(world.open()).containsExactly(host(1));
            Source shop =
                    source(new SourceId("shop"), host(1)).draft().name("A shop").make();
            world.candidates().accept(host(1), shop, "ann");
            assertThat(world.registry().find(shop.id()).orElseThrow().source().name())
                    .isEqualTo("A shop");
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void acceptedOneOutlivesAFileThatDoesNotNameItAndIsTheFilesOnceItDoes(TestDatabase kind) {
        with(kind, world -> {
            world.seen(host(1), 2, now);
            Source forum = source(FORUM, host(9));
            world.registry().replaceAll(List.of(forum));
            Source accepted = world.candidates().accept(host(1), "ann");
            SourceRegistry.Changes changes = world.registry().replaceAll(List.of(forum));
            assertThat(changes.removed()).isEmpty();
            assertThat(changes.kept()).containsExactly(accepted.id());
            assertThatThrownBy(() -> world.registry().replaceAll(List.of(source(new SourceId("mine"), host(1)))))
                    .hasMessageContaining("belongs to the source " + accepted.id());
            assertThat(world.registry().all()).as("nothing was changed").hasSize(2);
            world.registry().replaceAll(List.of(forum, accepted));
            assertThat(world.registry().find(accepted.id()).orElseThrow().origin())
                    .isEqualTo(Origin.FILE);
            assertThat(world.registry().replaceAll(List.of(forum)).removed()).containsExactly(accepted.id());
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void listGoesOnWhereItEndedThoughMuchOfItIsDecided(TestDatabase kind) {
        with(kind, world -> {
            for (int n = 1; n <= 9; n++) {
                world.seen(host(n), n / 2, now);
            }
            world.candidates().reject(host(8), "ann");
            List<OnionAddress> all = world.open();
            assertThat(all).hasSize(8);
            List<OnionAddress> paged = new ArrayList<>();
            List<Candidate> page = world.candidates().open(Optional.empty(), 3);
            while (!page.isEmpty()) {
                page.forEach(c -> paged.add(c.host()));
                page = world.candidates().open(Optional.of(Candidates.Place.of(page.getLast())), 3);
            }
            assertThat(paged).isEqualTo(all);
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void followingLooksOnlyWhenSomethingWasSeenOrTimeHasPassed(TestDatabase kind) {
        with(kind, world -> {
            world.watch(source(FORUM, host(90)).draft().follow(true).make());
            Following following =
                    new Following(world.candidates(), world.sightings(), new FollowBudget(1, 9), () -> now);
            assertThat(following.look()).isEmpty();
            URI page = URI.create("http://x.onion/");
            world.sightings().write(List.of(new Sighting(FORUM, page, Map.of(host(1), "", host(2), ""))));
            assertThat(following.look()).hasSize(1);
            now = now.plus(Duration.ofHours(25));
            assertThat(following.look()).as("a new day has a new budget").hasSize(1);
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void quarantinedHostIsNeitherShownNorAcceptedUntilThatIsLifted(TestDatabase kind) {
        with(kind, world -> {
            world.seen(host(1), 2, now);
            world.quarantine().add(host(1).host(), Quarantine.BLOCKED_TERM);
            assertThat(world.open()).isEmpty();
            assertThatThrownBy(() -> world.candidates().accept(host(1), "ann")).hasMessageContaining("quarantine");
            assertThat(world.registry().all()).isEmpty();
            world.quarantine().lift(host(1).host());
            assertThat(world.open()).containsExactly(host(1));
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void followingStaysWithinItsBudgetAndWithinSourcesThatAllowIt(TestDatabase kind) {
        with(kind, world -> {
            SourceId open = new SourceId("open");
            world.watch(source(FORUM, host(90)));
            world.watch(source(open, host(91)).draft().follow(true).make());
            for (int n = 1; n <= 8; n++) {
                world.seen(host(n), n, now);
                SourceId by = n > 6 ? FORUM : open;
                world.sightings().write(List.of(new Sighting(by, URI.create("http://x.onion/"), Map.of(host(n), ""))));
            }
            world.quarantine().add(host(6).host(), Quarantine.BY_OPERATOR);
            assertThat(world.candidates().follow(FollowBudget.OFF)).isEmpty();
            FollowBudget budget = new FollowBudget(2, 3);
            assertThat(world.candidates().follow(budget))
                    .extracting(s -> s.mainAddress().getHost())
                    .containsExactly(host(5).host(), host(4).host());
            assertThat(world.candidates().follow(budget)).isEmpty();
            now = now.plus(Duration.ofHours(25));
            assertThat(world.candidates().follow(budget))
                    .extracting(s -> s.mainAddress().getHost())
                    .containsExactly(host(3).host());
            now = now.plus(Duration.ofHours(25));
            assertThat(world.candidates().follow(budget)).isEmpty();
            assertThat(world.registry().all())
                    .noneMatch(s -> s.source().follow() && !s.source().id().equals(open));
        });
    }
}
