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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many captures with one write, one fsync and one transaction. */
class AppendBatchIT {
    @TempDir
    Path temporary;

    @ParameterizedTest
    @EnumSource
    void batchIsLoggedInItsOrder(TestDatabase kind) throws IOException {
        try (StoreFixture fixture = new StoreFixture(kind, temporary);
                EvidenceStore store = fixture.open()) {
            store.append(page("before", "x"), capture -> {});
            List<Capture> alongside = new ArrayList<>();
            List<Capture> captures = store.append(pages(store, 50), alongside::addAll);

            assertThat(alongside).isEqualTo(captures);
            assertThat(store.after(1, 100)).isEqualTo(captures);
            assertThat(captures)
                    .extracting(Capture::seq)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(2, 51).boxed().toList());
            for (int i = 0; i < captures.size(); i++) {
                assertThat(captures.get(i).address().getPath()).isEqualTo("/" + i);
                assertThat(store.read(captures.get(i)).body()).asString().isEqualTo("text " + i);
            }
            assertThat(store.verify()).isEqualTo(new EvidenceStore.Verification(51, Optional.empty()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void failureAlongsideLeavesNothingOfTheBatch(TestDatabase kind) throws IOException {
        try (StoreFixture fixture = new StoreFixture(kind, temporary);
                EvidenceStore store = fixture.open()) {
            store.append(page("before", "x"), capture -> {});
            long size = Files.size(fixture.warcs().getFirst());
            assertThatThrownBy(() -> store.append(pages(store, 5), captures -> {
                        throw new IllegalStateException("lease lost");
                    }))
                    .hasMessage("lease lost");
            assertThat(Files.size(fixture.warcs().getFirst())).isEqualTo(size);
            assertThat(store.lastSeq()).isEqualTo(1);
            assertThat(store.append(pages(store, 5), captures -> {})).hasSize(5);
            assertThat(store.verify()).isEqualTo(new EvidenceStore.Verification(6, Optional.empty()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void emptyBatchIsOnlyATransaction(TestDatabase kind) throws IOException {
        try (StoreFixture fixture = new StoreFixture(kind, temporary);
                EvidenceStore store = fixture.open()) {
            fixture.database
                    .sql()
                    .sql("create table work (seq bigint primary key)")
                    .update();
            List<Capture> none = store.append(
                    List.of(),
                    captures -> fixture.database
                            .sql()
                            .sql("insert into work values (1)")
                            .update());
            assertThat(none).isEmpty();
            assertThat(fixture.warcs()).isEmpty();
            assertThatThrownBy(() -> store.append(List.of(), captures -> {
                        fixture.database
                                .sql()
                                .sql("insert into work values (2)")
                                .update();
                        throw new IllegalStateException("boom");
                    }))
                    .hasMessage("boom");
            assertThat(fixture.database
                            .sql()
                            .sql("select seq from work")
                            .query(Long.class)
                            .list())
                    .containsExactly(1L);
        }
    }

    @ParameterizedTest
    @EnumSource
    void batchHasBounds(TestDatabase kind) throws IOException {
        try (StoreFixture fixture = new StoreFixture(kind, temporary);
                EvidenceStore store = fixture.open()) {
            PreparedCapture small = store.prepare(page("a", "one"));
            assertThatThrownBy(() -> store.append(Collections.nCopies(1001, small), captures -> {}))
                    .hasMessageContaining("1001 captures")
                    .hasMessageContaining("at most 1000");

            byte[] noise = new byte[40 << 20];
            new Random(7).nextBytes(noise);
            PreparedCapture large = store.prepare(page("large", noise, List.of()));
            assertThatThrownBy(() -> store.append(List.of(large, large), captures -> {}))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(fixture.warcs()).isEmpty();
            Capture capture =
                    store.append(List.of(small, large), captures -> {}).getLast();
            assertThat(capture.payloadSha256()).isEqualTo(Sha256.hex(noise));
            assertThat(store.verify()).isEqualTo(new EvidenceStore.Verification(2, Optional.empty()));
        }
    }

    private static List<PreparedCapture> pages(EvidenceStore store, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> store.prepare(
                        page(Integer.toString(i), ("text " + i).getBytes(StandardCharsets.UTF_8), List.of())))
                .toList();
    }
}
