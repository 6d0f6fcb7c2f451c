package andon.evidence;

import static andon.evidence.StoreFixture.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.evidence.EvidenceSeals.KeyUse;
import andon.evidence.EvidenceStore.Verification;
import andon.testbed.fixtures.TestDatabase;
import andon.vocabulary.Capture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys are made, changed and retired without a file that cannot be read at any moment; a missing one is named. */
class KeyChangeTest {
    @TempDir
    Path temporary;

    private StoreFixture fixture;
    private EvidenceKeyFile keyFile;

    @BeforeEach
    void oneSealedFile() throws IOException {
        fixture = new StoreFixture(TestDatabase.H2, temporary).sealed();
        keyFile = new EvidenceKeyFile(fixture.keyFile);
        try (EvidenceStore store = fixture.open()) {
            store.append(page("a", "one"), capture -> {});
        }
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void keyIsMadeOnceForItsOwnerOnly() throws IOException {
        assertThat(Files.getPosixFilePermissions(keyFile.path()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        String key = Files.readString(keyFile.path());
        assertThatThrownBy(keyFile::make).isInstanceOf(FileAlreadyExistsException.class);
        try (EvidenceStore store = fixture.open()) {
            assertThat(store.lastSeq()).isEqualTo(1);
        }
        assertThat(Files.readString(keyFile.path())).isEqualTo(key);
        assertThat(key.strip()).endsWith(keyFile.ids().getFirst());
    }

    @Test
    void newKeySealsWhatIsNewAndTheOldOneStillOpens() throws IOException {
        String old = keyFile.ids().getFirst();
        String now = seals().addKey();
        try (EvidenceStore store = fixture.open()) {
            store.append(page("b", "two"), capture -> {});
            assertThat(store.verify()).isEqualTo(new Verification(2, Optional.empty()));
        }
        assertThat(seals().keys()).containsExactly(new KeyUse(now, true, 1, 0), new KeyUse(old, false, 1, 0));
    }

    /** Of two processes on one folder the other one changes the keys. */
    @Test
    void runningStoreTakesNewKeysWithoutARestart() throws IOException {
        try (EvidenceStore store = fixture.open()) {
            String old = keyFile.ids().getFirst();
            seals().addKey();
            seals().rewrap(told -> {});
            seals().retire(old);
            assertThat(store.read(store.capture(1).orElseThrow()).body())
                    .asString()
                    .isEqualTo("one");
            store.append(page("b", "two"), capture -> {});
            assertThat(store.verify()).isEqualTo(new Verification(2, Optional.empty()));
        }
        assertThat(seals().keys()).extracting(KeyUse::files).containsExactly(2);
    }

    @Test
    void keyIsRetiredOnlyWhenNoFileNeedsIt() throws IOException {
        String old = keyFile.ids().getFirst();
        assertThatThrownBy(() -> seals().retire(old)).hasMessageContaining("1 sealed files still need key " + old);
        String now = seals().addKey();
        assertThatThrownBy(() -> seals().retire(old)).hasMessageContaining("andon evidence rewrap");
        assertThat(seals().rewrap(told -> {})).isEqualTo(1);
        assertThat(seals().rewrap(told -> {})).isZero();
        assertThatThrownBy(() -> seals().retire(now)).hasMessageContaining("still need key");
        seals().retire(old);
        assertThat(keyFile.ids()).containsExactly(now);
        assertWhole();
    }

    /** The heads are written page by page; at every byte of both, what a crash leaves is read, and the next run ends it. */
    @Test
    void rewrappingMayBeInterruptedAtEveryByte() throws IOException {
        Path file = fixture.warcs().getFirst();
        byte[] before = Files.readAllBytes(file);
        String old = keyFile.ids().getFirst();
        seals().addKey();
        seals().rewrap(told -> {});
        byte[] after = Files.readAllBytes(file);
        int page = SealHeader.PAGE;
        for (int written = 0; written <= 2 * page; written += 61) {
            byte[] torn = before.clone();
            int second = Math.min(written, page);
            System.arraycopy(after, page, torn, page, second);
            System.arraycopy(after, 0, torn, 0, Math.max(0, written - page));
            Files.write(file, torn);
            try (EvidenceStore store = fixture.open()) {
                assertThat(store.read(store.capture(1).orElseThrow()).body())
                        .asString()
                        .isEqualTo("one");
            }
            seals().rewrap(told -> {});
            assertThat(SealHeader.keyIds(file)).doesNotContain(old).hasSize(1);
            assertWhole();
        }
    }

    /** Who had the old key may have unwrapped a file's own: that is changed too. */
    @Test
    void sealingAgainGivesFilesNewKeysOfTheirOwn() throws IOException {
        Path file = fixture.warcs().getFirst();
        byte[] before = Files.readAllBytes(file);
        assertThat(seals().seal(true, told -> {})).isEqualTo(1);
        byte[] again = Files.readAllBytes(file);
        byte[] oldHeads = again.clone();
        System.arraycopy(before, 0, oldHeads, 0, (int) SealHeader.BYTES);
        Files.write(file, oldHeads);
        try (EvidenceStore store = fixture.open()) {
            assertThatThrownBy(() -> store.read(store.capture(1).orElseThrow())).hasMessageContaining("altered");
        }
        Files.write(file, again);
        assertWhole();
    }

    @Test
    void missingKeyIsNamedAndNothingIsChanged() throws IOException {
        String old = keyFile.ids().getFirst();
        List<String> key = Files.readAllLines(keyFile.path());
        byte[] sealed = Files.readAllBytes(fixture.warcs().getFirst());
        StoreFixture.leaveAsIfKilled(fixture.warcs().getFirst());

        Files.delete(keyFile.path());
        assertThatThrownBy(fixture::open)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("1 sealed WARC files")
                .hasMessageContaining(old)
                .hasMessageContaining("Restore it from a backup");
        assertThat(keyFile.path()).doesNotExist();

        keyFile.make();
        String wrong = keyFile.ids().getFirst();
        assertThatThrownBy(fixture::open)
                .hasMessageContaining("need key " + old)
                .hasMessageContaining("it has " + wrong)
                .hasMessageContaining("Put that key back");
        assertThat(Files.readAllBytes(fixture.warcs().getFirst())).isEqualTo(sealed);
        assertThat(fixture.markers()).hasSize(1);

        Files.write(keyFile.path(), key, java.nio.file.StandardOpenOption.APPEND);
        assertWhole();
    }

    /** Who reads captures waits for it: none is passed over for good because of a key that is away for a while. */
    @Test
    void keyThatIsAwayIsNoDamageOfACapture() throws IOException {
        try (EvidenceStore reader = fixture.open()) {
            seals().addKey();
            List<String> keys = Files.readAllLines(keyFile.path());
            try (EvidenceStore writer = fixture.open(1)) {
                writer.append(page("b", "two"), capture -> {});
            }
            Capture ofNewKey = reader.capture(2).orElseThrow();
            Files.write(keyFile.path(), List.of(keys.getLast()));
            assertThatThrownBy(() -> reader.read(ofNewKey))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("put that key back");
            Files.delete(keyFile.path());
            assertThatThrownBy(() -> reader.read(ofNewKey))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("is not there");
            Files.write(keyFile.path(), keys);
            assertThat(reader.read(ofNewKey).status()).isEqualTo(200);
        }
    }

    /** Nothing may be sealed with a key that the next start would not find. */
    @Test
    void withoutItsKeyFileARunningStoreBeginsNoFile() throws IOException {
        try (EvidenceStore store = fixture.open()) {
            Path away = Files.move(keyFile.path(), temporary.resolve("away"));
            assertThatThrownBy(() -> store.append(page("b", "two"), capture -> {}))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("is not there");
            assertThat(store.lastSeq()).isEqualTo(1);
            Files.move(away, keyFile.path());
            assertThat(store.append(page("b", "two"), capture -> {}).seq()).isEqualTo(2);
        }
        assertWhole();
    }

    @Test
    void configuredKeyFileThatIsMissingIsNotMade() throws IOException {
        Path elsewhere = temporary.resolve("other");
        Path secret = temporary.resolve("run/secrets/key");
        EvidenceSettings settings = new EvidenceSettings(
                elsewhere,
                EvidenceSettings.DEFAULT_ROTATE_BYTES,
                EvidenceSettings.DEFAULT_ROTATE_AFTER,
                1 << 20,
                new Sealing(true, secret, false));
        assertThatThrownBy(() -> WarcEvidenceStore.open(settings, fixture.database, () -> StoreFixture.NOW))
                .hasMessageContaining("andon evidence key make " + secret);
        assertThat(secret).doesNotExist();
    }

    @Test
    void brokenLineIsNamedByItsNumberAndNotQuoted() throws IOException {
        Files.writeString(keyFile.path(), "# ours\n" + "0123456789abcdef".repeat(4) + "\nhalf-a-key-1234\n");
        assertThatThrownBy(keyFile::ids).hasMessageContaining("line 3").hasMessageNotContaining("half-a-key");
        Files.writeString(keyFile.path(), "abcd\n");
        assertThatThrownBy(keyFile::ids).hasMessageContaining("32 bytes, not 2").hasMessageNotContaining("abcd");
        Files.writeString(keyFile.path(), "# none\n\n");
        assertThatThrownBy(keyFile::ids).hasMessageContaining("1 to 100 keys");
        byte[] large = new byte[70_000];
        Arrays.fill(large, (byte) '#');
        Files.write(keyFile.path(), large);
        assertThatThrownBy(keyFile::ids).hasMessageContaining("no file of keys");
    }

    private void assertWhole() throws IOException {
        try (EvidenceStore store = fixture.open()) {
            assertThat(store.verify()).isEqualTo(new Verification(store.lastSeq(), Optional.empty()));
        }
    }

    private EvidenceSeals seals() throws IOException {
        return EvidenceSeals.of(fixture.settings(), SealedElsewhere.NONE);
    }
}
