package andon.evidence;

import static andon.evidence.StoreFixture.page;
import static org.assertj.core.api.Assertions.assertThat;

import andon.evidence.EvidenceStore.Verification;
import andon.testbed.fixtures.TestDatabase;
import andon.vocabulary.Capture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a crash leaves behind the last logged capture is cut off at the next start, and nothing before it is lost. */
class TornTailTest {
    @TempDir
    Path temporary;

    private StoreFixture fixture;
    private Path warc;
    private byte[] logged;

    @BeforeEach
    void twoCapturesThenKilled() throws IOException {
        fixture = new StoreFixture(TestDatabase.H2, temporary);
        try (EvidenceStore store = fixture.open()) {
            store.append(page("a", "one"), capture -> {});
            store.append(page("b", "two"), capture -> {});
        }
        warc = fixture.warcs().getFirst();
        logged = Files.readAllBytes(warc);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void everyCutOfRecordsThatWereNotLoggedIsCutOff() throws IOException {
        byte[] batch = join(WarcBytes.of(page("c", "three")), WarcBytes.of(page("d", "four")));
        for (int length = 0; length <= batch.length; length += 3) {
            assertCutOff(Arrays.copyOf(batch, length));
        }
    }

    @Test
    void everyKindOfTailIsCutOff() throws IOException {
        Random random = new Random(20261123);
        byte[] orphan = WarcBytes.of(page("c", "three"));
        for (int i = 0; i < 60; i++) {
            byte[] noise = new byte[1 + random.nextInt(5000)];
            random.nextBytes(noise);
            byte[] flipped = orphan.clone();
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
            assertCutOff(noise);
            assertCutOff(flipped);
            assertCutOff(new byte[1 + random.nextInt(5000)]);
            assertCutOff(join(Arrays.copyOf(orphan, random.nextInt(orphan.length)), new byte[4096]));
        }
    }

    @Test
    void storeGoesOnAfterATornTail() throws IOException {
        leave(Arrays.copyOf(WarcBytes.of(page("c", "three")), 100));
        try (EvidenceStore store = fixture.open()) {
            Capture next = store.append(page("d", "four"), capture -> {});
            assertThat(next.seq()).isEqualTo(3);
            assertThat(store.verify()).isEqualTo(new Verification(3, Optional.empty()));
        }
    }

    /** The file system lost bytes that it had promised to keep: that is said, and what is left can be read. */
    @Test
    void loggedBytesThatAreLostAreNamedAndTheRestIsRead() throws IOException {
        long second;
        try (EvidenceStore store = fixture.open()) {
            second = store.capture(2).orElseThrow().location().offset();
        }
        for (int length = (int) second; length < logged.length; length += 7) {
            for (int zeros : new int[] {0, logged.length - length}) {
                byte[] damaged = join(Arrays.copyOf(logged, length), new byte[zeros]);
                if (Arrays.equals(damaged, logged)) {
                    // A gzip member ends with its size, whose last bytes are zeros anyway.
                    continue;
                }
                Files.write(warc, damaged);
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

    private void assertCutOff(byte[] tail) throws IOException {
        leave(tail);
        try (EvidenceStore store = fixture.open()) {
            assertThat(Files.readAllBytes(warc)).isEqualTo(logged);
            assertThat(store.read(store.capture(2).orElseThrow()).body())
                    .asString()
                    .isEqualTo("two");
        }
    }

    private void leave(byte[] tail) throws IOException {
        Files.write(warc, join(logged, tail));
        StoreFixture.leaveAsIfKilled(warc);
    }

    private static byte[] join(byte[] one, byte[] other) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(one);
        out.write(other);
        return out.toByteArray();
    }
}
