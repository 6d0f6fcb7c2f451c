package andon.evidence;

import static andon.evidence.StoreFixture.NOW;
import static andon.evidence.StoreFixture.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.testbed.fixtures.TestDatabase;
import andon.vocabulary.Capture;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When one file ends and the next begins. */
class RotationTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path temporary;

    private StoreFixture fixture;
    private Instant now = NOW;

    @BeforeEach
    void open() {
        fixture = new StoreFixture(TestDatabase.H2, temporary);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void fileIsSealedWhenItsTimeIsOver() throws IOException {
        try (EvidenceStore store = store()) {
            append(store);
            now = NOW.plus(HOUR).minusNanos(1);
            append(store);
            assertThat(fixture.warcs()).hasSize(1);
            now = NOW.plus(HOUR);
            append(store);
            assertThat(fixture.warcs()).hasSize(2);
            assertThat(fixture.markers()).hasSize(1);
            assertThat(fixture.markers().getFirst().toString())
                    .startsWith(fixture.warcs().getLast().toString());
            assertThat(store.verify().firstBroken()).isEmpty();
        }
        assertThat(fixture.markers()).isEmpty();
    }

    @Test
    void namesKeepTheirOrderWhenTheClockIsPutBack() throws IOException {
        try (EvidenceStore store = WarcEvidenceStore.open(
                new EvidenceSettings(fixture.folder, 1, HOUR, 1 << 20, Sealing.off(fixture.keyFile)),
                fixture.database,
                () -> now)) {
            for (int minutes : new int[] {0, 5, -30, -31, 6}) {
                now = NOW.plus(Duration.ofMinutes(minutes));
                append(store);
            }
            List<String> inOrder = store.after(0, 10).stream()
                    .map(Capture::location)
                    .map(Capture.WarcLocation::file)
                    .toList();
            assertThat(inOrder).isSorted().doesNotHaveDuplicates().hasSize(5);
        }
    }

    @Test
    void fileThatNoCaptureCameIntoIsNotLeftBehind() throws IOException {
        try (EvidenceStore store = store()) {
            assertThatThrownBy(() -> store.append(page("a", "one"), capture -> {
                        throw new IllegalStateException("refused");
                    }))
                    .hasMessage("refused");
            assertThat(fixture.warcs()).hasSize(1);
        }
        assertThat(fixture.warcs()).isEmpty();
        assertThat(fixture.markers()).isEmpty();
    }

    private EvidenceStore store() throws IOException {
        return fixture.open(EvidenceSettings.DEFAULT_ROTATE_BYTES, HOUR, () -> now);
    }

    private static void append(EvidenceStore store) throws IOException {
        store.append(page("a", "text"), capture -> {});
    }
}
