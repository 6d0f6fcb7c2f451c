package andon.evidence;

import static andon.evidence.StoreFixture.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.evidence.EvidenceStore.Verification;
import andon.testbed.fixtures.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a sealed file too, whatever a crash leaves behind the last logged capture is cut off, and nothing before it is lost. */
class SealedTornTailTest {
    @TempDir
    Path temporary;

    private StoreFixture fixture;
    private Path warc;
    private byte[] logged;
    private byte[] withBatch = {};

    /** Two captures are logged; of a batch of two more the bytes are known, but not logged. */
    @BeforeEach
    void killedInTheMiddleOfABatch() throws IOException {
        fixture = new StoreFixture(TestDatabase.H2, temporary).sealed();
        try (EvidenceStore store = fixture.open()) {
            store.append(page("a", "one"), capture -> {});
            store.append(page("b", "two"), capture -> {});
            warc = fixture.warcs().getFirst();
            logged = Files.readAllBytes(warc);
            assertThatThrownBy(() -> store.append(
                            List.of(store.prepare(page("c", "three")), store.prepare(page("d", "four"))), captures -> {
                                withBatch = read(warc);
                                throw new IllegalStateException("killed");
                            }))
                    .hasMessage("killed");
        }
        assertThat(Files.readAllBytes(warc)).isEqualTo(logged);
        assertThat(withBatch.length).isGreaterThan(logged.length + 500);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void everyCutOfABatchThatWasNotLoggedIsCutOff() throws IOException {
        for (int length = logged.length; length <= withBatch.length; length++) {
            assertCutOff(Arrays.copyOf(withBatch, length));
        }
    }

    @Test
    void everyKindOfTailIsCutOff() throws IOException {
        Random random = new Random(20261129);
        for (int i = 0; i < 60; i++) {
            byte[] noise = Arrays.copyOf(logged, logged.length + 1 + random.nextInt(5000));
            for (int at = logged.length; at < noise.length; at++) {
                noise[at] = (byte) random.nextInt();
            }
            assertCutOff(noise);
            assertCutOff(Arrays.copyOf(logged, logged.length + 1 + random.nextInt(5000)));
            byte[] flipped = withBatch.clone();
            flipped[logged.length + random.nextInt(flipped.length - logged.length)] ^= (byte) (1 << random.nextInt(8));
            assertCutOff(flipped);
            // The file system wrote the end of a batch, and not its beginning.
            byte[] hole = withBatch.clone();
            Arrays.fill(hole, logged.length, logged.length + 1 + random.nextInt(hole.length - logged.length), (byte) 0);
            assertCutOff(hole);
        }
    }

    @Test
    void fileWhoseFirstCaptureWasNotLoggedIsRemoved() throws IOException {
        byte[] begun = Arrays.copyOf(logged, (int) SealHeader.BYTES + 600);
        Path other = warc.resolveSibling("andon-20261124T000000Z-00000.warc.gz.sealed");
        for (int length = 0; length <= begun.length; length += 37) {
            Files.write(other, Arrays.copyOf(begun, length));
            StoreFixture.leaveAsIfKilled(other);
            try (EvidenceStore store = fixture.open()) {
                assertThat(fixture.warcs()).containsExactly(warc);
                assertThat(store.verify()).isEqualTo(new Verification(2, Optional.empty()));
            }
        }
    }

    @Test
    void loggedBytesThatAreLostAreNamedAndTheRestIsRead() throws IOException {
        int second = secondFrame();
        for (int length = second; length < logged.length; length += 11) {
            for (int zeros : new int[] {0, logged.length - length}) {
                Files.write(warc, Arrays.copyOf(Arrays.copyOf(logged, length), length + zeros));
                StoreFixture.leaveAsIfKilled(warc);
                try (EvidenceStore store = fixture.open()) {
                    assertThat(store.read(store.capture(1).orElseThrow()).body())
                            .asString()
                            .isEqualTo("one");
                    assertThat(store.verify().checked()).isEqualTo(1);
                    assertThat(store.verify().firstBroken())
                            .hasValueSatisfying(fault -> assertThat(fault).contains("capture 2 "));
                }
            }
        }
    }

    /** Where the second capture's frame begins. */
    private int secondFrame() throws IOException {
        try (var channel = java.nio.channels.FileChannel.open(warc)) {
            return (int) SealedWarcs.frames(channel).getLast().at() - Frame.HEAD_BYTES;
        }
    }

    private void assertCutOff(byte[] left) throws IOException {
        Files.write(warc, left);
        StoreFixture.leaveAsIfKilled(warc);
        try (EvidenceStore store = fixture.open()) {
            assertThat(Files.readAllBytes(warc)).isEqualTo(logged);
            assertThat(store.read(store.capture(2).orElseThrow()).body())
                    .asString()
                    .isEqualTo("two");
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
