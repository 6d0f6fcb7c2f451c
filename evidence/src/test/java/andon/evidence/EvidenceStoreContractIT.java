package andon.evidence;

import static andon.evidence.StoreFixture.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.testbed.fixtures.TestDatabase;
import andon.vocabulary.Capture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every evidence store promises, on both databases. */
class EvidenceStoreContractIT {
    @TempDir
    Path temporary;

    StoreFixture fixture(TestDatabase kind) {
        return new StoreFixture(kind, temporary);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsAppendedIsReadBackInOrder(TestDatabase kind) throws IOException {
        try (StoreFixture fixture = fixture(kind);
                EvidenceStore store = fixture.open()) {
            assertThat(store.lastSeq()).isZero();
            Capture first = store.append(page("a?x=1", "one"), capture -> {});
            Capture second = store.append(page("b", "два"), capture -> {});

            assertThat(store.after(0, 10)).containsExactly(first, second);
            assertThat(store.after(1, 10)).containsExactly(second);
            assertThat(store.after(0, 1)).containsExactly(first);
            assertThat(store.capture(2)).contains(second);
            assertThat(store.capture(3)).isEmpty();
            assertThat(store.lastSeq()).isEqualTo(2);
            assertThat(first.seq()).isEqualTo(1);
            assertThat(first.mediaType()).isEqualTo("text/html");
            assertThat(first.capturedAt()).isEqualTo(StoreFixture.NOW);
            assertThat(first.payloadSha256()).isEqualTo(Sha256.hex("one".getBytes(StandardCharsets.UTF_8)));
            assertThat(store.read(second).body())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("два");
            assertThat(store.read(first).status()).isEqualTo(200);
            assertThat(store.read(first).header("content-type")).contains("Text/HTML; charset=utf-8");
            assertThat(store.verify()).isEqualTo(new EvidenceStore.Verification(2, java.util.Optional.empty()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void capturesSurviveReopening(TestDatabase kind) throws IOException {
        try (StoreFixture fixture = fixture(kind)) {
            Capture first;
            try (EvidenceStore store = fixture.open()) {
                first = store.append(page("a", "one"), capture -> {});
            }
            assertThat(fixture.markers()).isEmpty();
            try (EvidenceStore store = fixture.open()) {
                Capture second = store.append(page("b", "two"), capture -> {});
                assertThat(store.after(0, 10)).containsExactly(first, second);
                assertThat(store.read(first).body()).asString().isEqualTo("one");
                assertThat(store.verify().firstBroken()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void failureAlongsideLeavesNeitherRowNorBytes(TestDatabase kind) throws IOException {
        try (StoreFixture fixture = fixture(kind);
                EvidenceStore store = fixture.open()) {
            fixture.database
                    .sql()
                    .sql("create table work (seq bigint primary key)")
                    .update();
            store.append(page("a", "one"), capture -> {});
            long size = Files.size(fixture.warcs().getFirst());

            assertThatThrownBy(() -> store.append(page("b", "two"), capture -> {
                        work(fixture, capture.seq());
                        throw new IllegalStateException("boom");
                    }))
                    .hasMessage("boom");
            assertThat(Files.size(fixture.warcs().getFirst())).isEqualTo(size);
            assertThat(store.lastSeq()).isEqualTo(1);

            store.append(page("c", "three"), capture -> work(fixture, capture.seq()));
            assertThat(fixture.database
                            .sql()
                            .sql("select seq from work")
                            .query(Long.class)
                            .list())
                    .containsExactly(2L);
            assertThat(store.verify().firstBroken()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void concurrentAppendsGiveOneChainWithoutGaps(TestDatabase kind) throws Exception {
        int threads = 8;
        long each = 12;
        try (StoreFixture fixture = fixture(kind);
                EvidenceStore store = fixture.open(20_000);
                EvidenceStore other = fixture.open();
                ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Capture>>> results = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                String name = "thread" + thread;
                // Two stores on one folder stand for two processes.
                EvidenceStore mine = thread % 2 == 0 ? store : other;
                Callable<List<Capture>> work = () -> {
                    List<Capture> captures = new ArrayList<>();
                    for (int i = 0; i < each; i++) {
                        captures.add(mine.append(page(name + "/" + i, name + i), capture -> {}));
                    }
                    return captures;
                };
                results.add(executor.submit(work));
            }
            List<Capture> all = new ArrayList<>();
            for (Future<List<Capture>> result : results) {
                all.addAll(result.get());
            }
            assertThat(store.after(0, 1000)).containsExactlyInAnyOrderElementsOf(all);
            assertThat(store.after(0, 1000))
                    .extracting(Capture::seq)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, threads * each).boxed().toList());
            assertThat(store.verify())
                    .isEqualTo(new EvidenceStore.Verification(threads * each, java.util.Optional.empty()));
            assertThat(other.read(all.getFirst()).body()).asString().isEqualTo("thread00");
        }
    }

    @Test
    void connectionLostBeforeTheCommitLeavesNeitherRowNorBytes() throws IOException {
        try (StoreFixture fixture = fixture(TestDatabase.POSTGRESQL);
                EvidenceStore store = fixture.open()) {
            store.append(page("a", "one"), capture -> {});
            long size = Files.size(fixture.warcs().getFirst());
            assertThatThrownBy(() -> store.append(page("b", "two"), capture -> {
                        int backend = fixture.database
                                .sql()
                                .sql("select pg_backend_pid()")
                                .query(Integer.class)
                                .single();
                        // On another connection, so that this one learns of its end only when it commits.
                        endBackend(fixture, backend);
                    }))
                    .isInstanceOf(RuntimeException.class);
            assertThat(store.lastSeq()).isEqualTo(1);
            assertThat(Files.size(fixture.warcs().getFirst())).isEqualTo(size);
            assertThat(store.append(page("c", "three"), capture -> {}).seq()).isEqualTo(2);
            assertThat(store.verify()).isEqualTo(new EvidenceStore.Verification(2, java.util.Optional.empty()));
        }
    }

    private static void endBackend(StoreFixture fixture, int backend) {
        try (Connection other = fixture.database.dataSource().getConnection();
                Statement statement = other.createStatement()) {
            statement.execute("select pg_terminate_backend(" + backend + ", 5000)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void alteredRowIsNamed(TestDatabase kind) throws IOException {
        try (StoreFixture fixture = fixture(kind);
                EvidenceStore store = fixture.open()) {
            for (int i = 1; i <= 4; i++) {
                store.append(page("p" + i, "text " + i), capture -> {});
            }
            alter(fixture, "update capture_log set address = 'http://forum.example/other' where seq = 3");
            assertThat(store.verify().firstBroken())
                    .hasValueSatisfying(
                            fault -> assertThat(fault).contains("capture 3").contains("altered"));
            assertThat(store.verify().checked()).isEqualTo(2);

            alter(fixture, "delete from capture_log where seq = 3");
            assertThat(store.verify().firstBroken())
                    .hasValueSatisfying(fault -> assertThat(fault).contains("capture 3 is missing"));

            alter(fixture, "delete from capture_log where seq = 4");
            assertThat(store.verify().firstBroken())
                    .hasValueSatisfying(fault -> assertThat(fault).contains("4 were logged"));
        }
    }

    private static void alter(StoreFixture fixture, String statement) {
        assertThat(fixture.database.sql().sql(statement).update()).isOne();
    }

    private static void work(StoreFixture fixture, long seq) {
        fixture.database.sql().sql("insert into work values (?)").param(seq).update();
    }
}
