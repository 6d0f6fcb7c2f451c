package andon.crawler.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.database.Database;
import andon.testbed.fixtures.TestDatabase;
import andon.vocabulary.OnionAddress;
import andon.vocabulary.SourceId;
import andon.vocabulary.Tlp;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SourceRegistryTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-23T09:00:00Z"));
    private static final SourceId A = new SourceId("a");
    private static final SourceId B = new SourceId("b");

    @TempDir
    Path folder;

    private static Source source(SourceId id, int... hosts) {
        List<URI> addresses = new ArrayList<>();
        for (int host : hosts) {
            byte[] key = new byte[32];
            key[0] = (byte) host;
            addresses.add(URI.create("http://" + OnionAddress.ofPublicKey(key).host() + "/"));
        }
        return Source.ofAddresses(id, addresses);
    }

    @ParameterizedTest
    @EnumSource
    void aChangeIsSeenByAnotherProcessWithItsVersion(TestDatabase kind) {
        try (Database database = Database.open(kind.fresh(folder))) {
            SourceRegistry here = new SourceRegistry(database, CLOCK);
            SourceRegistry there = new SourceRegistry(database, CLOCK);
            assertThat(there.all()).isEmpty();
            long before = there.change();
            assertThat(here.upsert(source(A, 1))).isTrue();
            assertThat(there.change()).isGreaterThan(before);
            assertThat(there.find(A).orElseThrow().version()).isEqualTo(1);
            here.pause(A, true, "olga");
            assertThat(there.find(A).orElseThrow().source().paused()).isTrue();
            assertThat(there.all()).hasSize(1);
            long after = there.change();
            assertThat(here.upsert(source(A, 1).draft().paused(true).make())).isFalse();
            assertThat(there.change()).as("nothing is different").isEqualTo(after);
            here.remove(A);
            assertThat(there.all()).isEmpty();
            assertThat(there.find(A)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneThatWasTakenBeforeItsIdWasReservedGoesOn(TestDatabase kind) {
        SourceId old = new SourceId("handed-in-acme");
        try (Database database = Database.open(kind.fresh(folder))) {
            new SourceRegistry(database, CLOCK).upsert(source(old, 1));
            SourceRegistry later = new SourceRegistry(database, CLOCK);
            assertThat(later.all()).hasSize(1);
            assertThat(later.pause(old, true, "olga")).isInstanceOf(SourceRegistry.Outcome.Done.class);
        }
    }

    private static Source labelled(Tlp tlp) {
        return source(A, 1)
                .draft()
                .terms(terms -> new Source.Terms(tlp, "", false, false))
                .make();
    }

    @ParameterizedTest
    @EnumSource
    void theLabelOfASourceOutlivesItsWatching(TestDatabase kind) {
        try (Database database = Database.open(kind.fresh(folder))) {
            SourceRegistry registry = new SourceRegistry(database, CLOCK);
            registry.upsert(source(A, 1));
            registry.upsert(labelled(Tlp.RED));
            registry.remove(A);
            assertThat(registry.find(A)).isEmpty();
            assertThat(registry.last(A).map(Source::tlp)).contains(Tlp.RED);
            registry.upsert(labelled(Tlp.GREEN));
            assertThat(registry.last(A).map(Source::tlp)).contains(Tlp.GREEN);
            assertThat(registry.last(B)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aChangeOfAnOldVersionIsRefused(TestDatabase kind) {
        try (Database database = Database.open(kind.fresh(folder))) {
            SourceRegistry registry = new SourceRegistry(database, CLOCK);
            Source first = source(A, 1);
            assertThat(registry.put(first, Optional.of(1L), "olga")).isEqualTo(new SourceRegistry.Outcome.Stale(0));
            assertThat(registry.put(first, Optional.of(0L), "olga")).isInstanceOf(SourceRegistry.Outcome.Done.class);
            assertThat(registry.put(first, Optional.of(0L), "olga")).isEqualTo(new SourceRegistry.Outcome.Stale(1));
            Source renamed = first.draft().name("Lantern").make();
            assertThat(registry.put(renamed, Optional.of(1L), "olga"))
                    .isInstanceOfSatisfying(SourceRegistry.Outcome.Done.class, done -> {
                        assertThat(done.stored().version()).isEqualTo(2);
                        assertThat(done.changed()).isTrue();
                    });
            assertThat(registry.remove(A, Optional.of(1L), "olga")).isEqualTo(new SourceRegistry.Outcome.Stale(2));
            assertThat(registry.remove(A, Optional.of(2L), "olga")).isInstanceOf(SourceRegistry.Outcome.Done.class);
            assertThat(registry.remove(A, Optional.empty(), "olga")).isEqualTo(new SourceRegistry.Outcome.Missing());
            assertThat(registry.pause(A, true, "olga")).isEqualTo(new SourceRegistry.Outcome.Missing());
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyVersionIsKeptWithWhoMadeItAndCanComeBack(TestDatabase kind) {
        try (Database database = Database.open(kind.fresh(folder))) {
            SourceRegistry registry = new SourceRegistry(database, CLOCK);
            registry.put(source(A, 1), Optional.empty(), "olga");
            registry.put(source(A, 1, 2), Optional.empty(), "oleg");
            registry.remove(A, Optional.empty(), "olga");
            assertThat(registry.history(A))
                    .extracting(
                            SourceRegistry.Version::version,
                            SourceRegistry.Version::by,
                            SourceRegistry.Version::removed)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(3L, "olga", true),
                            org.assertj.core.groups.Tuple.tuple(2L, "oleg", false),
                            org.assertj.core.groups.Tuple.tuple(1L, "olga", false));
            registry.revert(A, 1, "oleg");
            assertThat(registry.find(A).orElseThrow().source()).isEqualTo(source(A, 1));
            assertThat(registry.find(A).orElseThrow().version()).isEqualTo(4);
            assertThat(registry.revert(A, 9, "oleg")).isEqualTo(new SourceRegistry.Outcome.Missing());
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneHostBelongsToOneSource(TestDatabase kind) {
        try (Database database = Database.open(kind.fresh(folder))) {
            SourceRegistry registry = new SourceRegistry(database, CLOCK);
            registry.upsert(source(A, 1, 2));
            assertThat(registry.put(source(B, 2), Optional.empty(), "olga"))
                    .isInstanceOfSatisfying(
                            SourceRegistry.Outcome.HostTaken.class,
                            taken -> assertThat(taken.source()).isEqualTo(A));
            assertThatThrownBy(() -> registry.upsert(source(B, 1))).hasMessageContaining("belongs to the source a");
            registry.remove(A);
            assertThat(registry.upsert(source(B, 1))).isTrue();
            assertThat(registry.revert(A, 1, "olga")).isInstanceOf(SourceRegistry.Outcome.HostTaken.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFileReplacesAllAndWhatWasWrittenBeforeAKeyWasKnownIsUnchanged(TestDatabase kind) {
        try (Database database = Database.open(kind.fresh(folder))) {
            SourceRegistry registry = new SourceRegistry(database, CLOCK);
            registry.replaceAll(List.of(source(A, 1), source(B, 2)));
            database.sql()
                    .sql("update crawl_source set definition = ? where id = 'b'")
                    .param("sources: [{id: b, addresses: ['" + source(B, 2).mainAddress() + "']}]")
                    .update();
            SourceRegistry.Changes changes = registry.replaceAll(List.of(source(B, 2)), "olga");
            assertThat(changes.removed()).containsExactly(A);
            assertThat(changes.changed()).isEmpty();
            assertThat(changes.added()).isEmpty();
            assertThat(registry.replaceAll(List.of(source(A, 1))).added()).containsExactly(A);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsRolledBackIsNotRemembered(TestDatabase kind) {
        try (Database database = Database.open(kind.fresh(folder))) {
            SourceRegistry registry = new SourceRegistry(database, CLOCK);
            assertThatThrownBy(() -> database.inTransaction(() -> {
                        registry.upsert(source(A, 1));
                        assertThat(registry.all()).hasSize(1);
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
            registry.upsert(source(B, 2));
            assertThat(registry.all()).extracting(s -> s.source().id()).containsExactly(B);
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofManyThatChangeOneVersionOneSucceeds(TestDatabase kind) throws Exception {
        int many = 6;
        try (Database database = Database.open(kind.fresh(folder));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            SourceRegistry registry = new SourceRegistry(database, CLOCK);
            registry.upsert(source(A, 1));
            CountDownLatch ready = new CountDownLatch(many);
            List<Future<SourceRegistry.Outcome>> outcomes = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                Source changed = source(A, 1).draft().name("name " + i).make();
                outcomes.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return registry.put(changed, Optional.of(1L), "olga");
                }));
            }
            int done = 0;
            for (Future<SourceRegistry.Outcome> outcome : outcomes) {
                done += outcome.get() instanceof SourceRegistry.Outcome.Done ? 1 : 0;
            }
            assertThat(done).isEqualTo(1);
            assertThat(registry.history(A)).hasSize(2);
        }
    }
}
