package andon.evidence;

import static andon.evidence.StoreFixture.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.evidence.EvidenceStore.Verification;
import andon.testbed.fixtures.TestDatabase;
import andon.vocabulary.Capture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that was begun in the clear goes on sealed, and what lies in the clear is sealed when its operator says so. */
class SealingUpgradeTest {
    @TempDir
    Path temporary;

    private StoreFixture fixture;
    private List<Capture> captures;
    private Path plain;
    private byte[] bytes;

    @BeforeEach
    void threeCapturesInTheClear() throws IOException {
        fixture = new StoreFixture(TestDatabase.H2, temporary);
        try (EvidenceStore store = fixture.open()) {
            store.append(page("a", "one"), capture -> {});
            store.append(page("b", "two"), capture -> {});
            store.append(page("c", "three"), capture -> {});
            captures = store.after(0, 10);
        }
        plain = fixture.warcs().getFirst();
        bytes = Files.readAllBytes(plain);
        fixture.sealed();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void oldFilesStayReadableBesideSealedOnes() throws IOException {
        try (EvidenceStore store = fixture.open()) {
            store.append(page("d", "four"), capture -> {});
            assertThat(store.read(captures.getFirst()).body()).asString().isEqualTo("one");
            assertThat(store.verify()).isEqualTo(new Verification(4, Optional.empty()));
        }
        assertThat(Files.readAllBytes(plain)).isEqualTo(bytes);
        assertThat(fixture.warcs())
                .extracting(path -> path.toString().endsWith(".sealed"))
                .containsExactly(false, true);
        assertThat(seals().inTheClear()).containsExactly(plain.toRealPath());
    }

    @Test
    void sealingKeepsTheLogAndEveryByte() throws IOException {
        Path file = sealAll();
        assertThat(plain).doesNotExist();
        assertThat(file.getFileName()).hasToString(plain.getFileName() + ".sealed");
        try (EvidenceStore store = fixture.open()) {
            assertThat(store.after(0, 10)).isEqualTo(captures);
            assertThat(store.read(captures.get(1)).body()).asString().isEqualTo("two");
            assertThat(store.verify()).isEqualTo(new Verification(3, Optional.empty()));
        }
        Path target = temporary.resolve("plain");
        seals().export(target, List.of(plain.getFileName().toString()), told -> {});
        assertThat(Files.readAllBytes(target.resolve(plain.getFileName()))).isEqualTo(bytes);
    }

    @Test
    void storeThatIsOpenReadsOnWhileItsFilesAreSealed() throws IOException {
        try (EvidenceStore store = fixture.open()) {
            assertThat(store.read(captures.getFirst()).body()).asString().isEqualTo("one");
            sealAll();
            assertThat(store.read(captures.getFirst()).body()).asString().isEqualTo("one");
            seals().seal(true, told -> {});
            assertThat(store.read(captures.getLast()).body()).asString().isEqualTo("three");
        }
    }

    @Test
    void sealingMayBeInterruptedAnywhere() throws IOException {
        Path file = sealAll();
        byte[] sealed = Files.readAllBytes(file);
        // While the sealed file was written.
        Files.write(plain, bytes);
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.delete(file);
        Files.write(draft, new byte[] {1, 2, 3});
        assertGoesOn(draft);
        // Between its taking the place and the clear one's end.
        Files.write(plain, bytes);
        Files.write(file, sealed);
        assertGoesOn(draft);
    }

    private void assertGoesOn(Path draft) throws IOException {
        try (EvidenceStore store = fixture.open()) {
            assertThat(store.verify()).isEqualTo(new Verification(3, Optional.empty()));
        }
        sealAll();
        assertThat(draft).doesNotExist();
        assertThat(plain).doesNotExist();
        try (EvidenceStore store = fixture.open()) {
            assertThat(store.verify()).isEqualTo(new Verification(3, Optional.empty()));
        }
    }

    @Test
    void clearFileThatIsNotWhatWasSealedIsKept() throws IOException {
        sealAll();
        byte[] other = bytes.clone();
        other[100] ^= 1;
        Files.write(plain, other);
        assertThatThrownBy(this::sealAll).hasMessageContaining("hold different bytes");
        assertThat(plain).exists();
    }

    @Test
    void fileThatIsBeingWrittenIsLeftAlone() throws IOException {
        StoreFixture inTheClear = new StoreFixture(TestDatabase.H2, Files.createDirectory(temporary.resolve("other")));
        try (inTheClear;
                EvidenceStore store = inTheClear.open()) {
            store.append(page("d", "four"), capture -> {});
            inTheClear.sealed();
            new EvidenceKeyFile(inTheClear.keyFile).make();
            assertThat(EvidenceSeals.of(inTheClear.settings(), SealedElsewhere.NONE)
                            .seal(false, told -> {}))
                    .isZero();
            store.append(page("e", "five"), capture -> {});
            assertThat(store.verify()).isEqualTo(new Verification(2, Optional.empty()));
        }
    }

    /** Back again: what is sealed needs its keys, what is new is in the clear. */
    @Test
    void sealedFilesStayReadableWhereNewOnesAreInTheClear() throws IOException {
        sealAll();
        EvidenceSettings off = new EvidenceSettings(
                fixture.folder,
                EvidenceSettings.DEFAULT_ROTATE_BYTES,
                EvidenceSettings.DEFAULT_ROTATE_AFTER,
                1 << 20,
                Sealing.off(fixture.keyFile));
        try (EvidenceStore store = WarcEvidenceStore.open(off, fixture.database, () -> StoreFixture.NOW)) {
            store.append(page("d", "four"), capture -> {});
            assertThat(store.verify()).isEqualTo(new Verification(4, Optional.empty()));
        }
        assertThat(seals().inTheClear()).hasSize(1);
        Files.delete(fixture.keyFile);
        assertThatThrownBy(() -> WarcEvidenceStore.open(off, fixture.database, () -> StoreFixture.NOW))
                .hasMessageContaining("is not there");
    }

    private Path sealAll() throws IOException {
        if (!Files.exists(fixture.keyFile)) {
            new EvidenceKeyFile(fixture.keyFile).make();
        }
        seals().seal(false, told -> {});
        return fixture.warcs().getFirst();
    }

    private EvidenceSeals seals() throws IOException {
        return EvidenceSeals.of(fixture.settings(), SealedElsewhere.NONE);
    }
}
