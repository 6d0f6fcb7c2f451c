package andon.evidence;

import static andon.evidence.StoreFixture.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.testbed.fixtures.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is noted of the capture log outside of the database shows when the database is an old one or was cut. */
class CaptureAnchorsTest {
    @TempDir
    Path temporary;

    private StoreFixture fixture;
    private Instant now = StoreFixture.NOW;

    @BeforeEach
    void open() {
        fixture = new StoreFixture(TestDatabase.H2, temporary);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private WarcEvidenceStore store() throws IOException {
        return fixture.open(EvidenceSettings.DEFAULT_ROTATE_BYTES, EvidenceSettings.DEFAULT_ROTATE_AFTER, () -> now);
    }

    private Path anchors() {
        return fixture.folder.resolve(WarcEvidenceStore.ANCHORS);
    }

    /** Five captures, three minutes apart: the first of them is anchored by the second. */
    private void capture(EvidenceStore store) throws IOException {
        for (int i = 0; i < 5; i++) {
            store.append(page("p" + i, "text " + i), capture -> {});
            now = now.plus(Duration.ofMinutes(3));
        }
    }

    /** As a copy of the database from after the first {@code seq} captures has it. */
    private void cutLog(long seq) {
        fixture.database
                .sql()
                .sql("delete from capture_log where seq > ?")
                .param(seq)
                .update();
        fixture.database
                .sql()
                .sql("update capture_chain set last_seq = ?, last_hash = coalesce("
                        + "(select entry_hash from capture_log where seq = ?), ?)")
                .params(seq, seq, LogEntry.NO_HASH)
                .update();
    }

    @Test
    void whatWasLoggedForAWhileIsAnchoredNowAndThen() throws IOException {
        try (EvidenceStore store = store()) {
            store.append(page("a", "one"), capture -> {});
            now = now.plus(SettledAnchors.SETTLED).minusNanos(1);
            store.append(page("b", "two"), capture -> {});
            assertThat(anchors()).doesNotExist();

            now = now.plusNanos(1);
            store.append(page("c", "three"), capture -> {});
            assertThat(Files.readAllLines(anchors())).singleElement().asString().contains(" 1 ");

            now = now.plus(ChainAnchors.EVERY);
            store.append(page("d", "four"), capture -> {});
            assertThat(Files.readAllLines(anchors()))
                    .hasSize(2)
                    .last()
                    .asString()
                    .contains(" 3 ");
            assertThat(store.verify().firstBroken()).isEmpty();
        }
    }

    @Test
    void oldDatabaseCutsNoEvidenceOff() throws IOException {
        EvidenceStore killed = store();
        capture(killed);
        Path warc = fixture.warcs().getFirst();
        byte[] before = Files.readAllBytes(warc);
        cutLog(0);

        assertThatThrownBy(this::store)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ends at capture 0, but capture 1 was logged")
                .hasMessageContaining("Nothing was changed");
        assertThat(Files.readAllBytes(warc)).isEqualTo(before);
        killed.close();
    }

    @Test
    void whoMovesTheNoteAwayGoesOnWithTheOldDatabase() throws IOException {
        try (EvidenceStore store = store()) {
            capture(store);
        }
        cutLog(0);
        Files.move(anchors(), temporary.resolve("away.log"));

        try (EvidenceStore store = store()) {
            assertThat(store.lastSeq()).isZero();
        }
    }

    @Test
    void logThatIsCutAtItsEndIsNamed() throws IOException {
        try (EvidenceStore store = store()) {
            capture(store);
            cutLog(0);

            assertThat(store.verify().firstBroken())
                    .hasValueSatisfying(broken ->
                            assertThat(broken).contains("the log ends at capture 0, but capture 1 was anchored at"));
        }
    }

    @Test
    void logThatWasComputedAnewIsNamed() throws IOException {
        try (EvidenceStore store = store()) {
            capture(store);
            String noted = Files.readString(anchors());
            Files.writeString(anchors(), noted.replaceAll("[0-9a-f]{64}", "0".repeat(64)));

            assertThat(store.verify().firstBroken())
                    .hasValueSatisfying(
                            broken -> assertThat(broken).contains("capture 1 is not the one that was anchored at"));
        }
    }

    @Test
    void lineThatIsNoAnchorIsNamed() throws IOException {
        try (EvidenceStore store = store()) {
            capture(store);
        }
        Files.writeString(anchors(), Files.readString(anchors()) + "nonsense\n");

        assertThatThrownBy(this::store)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("capture-anchors.log, line 2 is no anchor");
    }
}
