package andon.evidence;

import static andon.evidence.StoreFixture.page;
import static org.assertj.core.api.Assertions.assertThat;

import andon.testbed.fixtures.TestDatabase;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to the ciphertext is seen and named, and costs no more than what it hits. */
class SealDamageTest {
    @TempDir
    Path temporary;

    private StoreFixture fixture;
    private EvidenceStore reader;
    private Path file;
    private byte[] whole;
    private List<Frame> frames;

    @BeforeEach
    void threeCaptures() throws IOException {
        fixture = new StoreFixture(TestDatabase.H2, temporary).sealed();
        try (EvidenceStore store = fixture.open()) {
            store.append(page("a", "one"), capture -> {});
            // The same bytes twice: only what they are bound to tells their frames apart.
            PreparedCapture twice = store.prepare(page("b", "two"));
            store.append(List.of(twice), captures -> {});
            store.append(List.of(twice), captures -> {});
        }
        reader = fixture.open();
        file = fixture.warcs().getFirst();
        whole = Files.readAllBytes(file);
        try (FileChannel channel = FileChannel.open(file)) {
            frames = SealedWarcs.frames(channel);
        }
    }

    @AfterEach
    void close() throws IOException {
        reader.close();
        fixture.close();
    }

    @Test
    void noByteCanBeFlippedUnseen() throws IOException {
        for (int at = 0; at < whole.length; at += at < SealHeader.BYTES ? 13 : 1) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 1;
            assertThat(faultOf(flipped)).as("byte " + at).contains(nameOf(at));
        }
    }

    private String nameOf(int at) {
        for (int capture = 1; capture < frames.size(); capture++) {
            Frame frame = frames.get(capture);
            if (at >= frame.at() - Frame.HEAD_BYTES && at < frame.next()) {
                return "capture " + capture + " ";
            }
        }
        return file.getFileName().toString();
    }

    @Test
    void noEndCanBeCutOffUnseen() throws IOException {
        for (int length = 0; length < whole.length; length += 7) {
            assertThat(faultOf(Arrays.copyOf(whole, length)))
                    .as("cut at " + length)
                    .isNotEmpty();
        }
        assertThat(faultOf(Arrays.copyOf(whole, whole.length + 1))).contains("the frame at byte " + whole.length);
    }

    @Test
    void oneFramesDamageLeavesTheOthersReadable() throws IOException {
        Frame second = frames.get(2);
        for (int at = (int) second.at() - Frame.HEAD_BYTES; at < second.next(); at += 3) {
            byte[] flipped = whole.clone();
            flipped[at] ^= (byte) 0x80;
            Files.write(file, flipped);
            try (EvidenceStore store = fixture.open()) {
                assertThat(store.read(store.capture(1).orElseThrow()).body())
                        .asString()
                        .isEqualTo("one");
                assertThat(store.read(store.capture(3).orElseThrow()).body())
                        .asString()
                        .isEqualTo("two");
            }
        }
    }

    @Test
    void oneHeadsDamageCostsNothingAndIsRepaired() throws IOException {
        for (int page = 0; page < SealHeader.PAGES; page++) {
            byte[] zeroed = whole.clone();
            Arrays.fill(zeroed, page * SealHeader.PAGE, (page + 1) * SealHeader.PAGE, (byte) 0);
            assertThat(faultOf(zeroed)).contains("one of its two heads is damaged");
            try (EvidenceStore store = fixture.open()) {
                assertThat(store.read(store.capture(2).orElseThrow()).body())
                        .asString()
                        .isEqualTo("two");
            }
            assertThat(EvidenceSeals.of(fixture.settings(), SealedElsewhere.NONE)
                            .rewrap(told -> {}))
                    .isEqualTo(1);
            assertThat(faultOf(Files.readAllBytes(file))).isEmpty();
        }
    }

    @Test
    void framesCannotChangePlaces() throws IOException {
        Frame one = frames.get(2);
        Frame other = frames.get(3);
        assertThat(one.length()).isEqualTo(other.length());
        byte[] swapped = whole.clone();
        System.arraycopy(whole, (int) other.at(), swapped, (int) one.at(), (int) one.sealedLength());
        System.arraycopy(whole, (int) one.at(), swapped, (int) other.at(), (int) one.sealedLength());
        assertThat(faultOf(swapped)).contains("capture 2 ").contains("belong to another place");

        byte[] repeated = whole.clone();
        System.arraycopy(whole, (int) one.at(), repeated, (int) other.at(), (int) one.sealedLength());
        assertThat(faultOf(repeated)).contains("capture 3 ").contains("belong to another place");
    }

    @Test
    void filesCannotChangePlaces() throws IOException {
        try (EvidenceStore store = fixture.open()) {
            store.append(page("d", "ten"), capture -> {});
        }
        Path other = fixture.warcs().getLast();
        assertThat(other).isNotEqualTo(file);
        byte[] others = Files.readAllBytes(other);
        Files.write(other, whole);
        assertThat(faultOf(others)).contains("capture 1 ").contains("is another file's");
        // Heads of its own over another file's frames do not help.
        Files.write(other, others);
        byte[] mixed = whole.clone();
        System.arraycopy(others, 0, mixed, 0, (int) SealHeader.BYTES);
        assertThat(faultOf(mixed)).contains("capture 1 ");
    }

    private String faultOf(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        return reader.verify().firstBroken().orElse("");
    }
}
