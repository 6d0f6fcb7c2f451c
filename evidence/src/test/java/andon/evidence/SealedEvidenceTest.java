package andon.evidence;

import static andon.evidence.StoreFixture.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.evidence.EvidenceStore.Verification;
import andon.testbed.fixtures.TestDatabase;
import andon.vocabulary.Capture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence at rest is ciphertext, and is read at any place of it as before. */
class SealedEvidenceTest {
    private static final String PLANTED = "hunter2-planted-secret";

    @TempDir
    Path temporary;

    private StoreFixture fixture;

    @BeforeEach
    void open() {
        fixture = new StoreFixture(TestDatabase.H2, temporary).sealed();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void noByteOfTheFolderHoldsWhatWasCaptured() throws IOException {
        Header encoded = new Header("Content-Encoding", "br");
        try (EvidenceStore store = fixture.open()) {
            // What is declared to be packed is stored as it came: without a seal it would be read in the file.
            store.append(page("a", PLANTED.getBytes(StandardCharsets.UTF_8), List.of(encoded)), capture -> {});
            store.append(page(PLANTED, "x"), capture -> {});
            assertThat(found(PLANTED, "forum.example", "WARC/1.1", "User-Agent"))
                    .isEmpty();
        }
        assertThat(found(PLANTED, "forum.example", "WARC/1.1", "User-Agent")).isEmpty();
        assertThat(new String(Files.readAllBytes(exported().getFirst()), StandardCharsets.ISO_8859_1))
                .as("so the search would have found it")
                .contains(PLANTED);
    }

    /** All but the one capture's frame is destroyed: it is read by itself. */
    @Test
    void captureIsReadWithoutTheRestOfTheFile() throws IOException {
        List<Capture> captures = fill(20);
        Path file = fixture.warcs().getFirst();
        byte[] whole = Files.readAllBytes(file);
        try (EvidenceStore store = fixture.open()) {
            for (Capture capture : captures) {
                Frame frame = frameOf(file, capture);
                byte[] rest = whole.clone();
                frames(file).stream()
                        .filter(other -> !other.equals(frame))
                        .forEach(other -> Arrays.fill(rest, (int) other.at(), (int) other.next(), (byte) 0));
                Files.write(file, rest);
                assertThat(store.read(capture).body()).asString().isEqualTo(text(capture));
                Files.write(file, whole);
            }
        }
    }

    /** A file that was sealed whole is one stream: of that too no more is read than the segments that hold the capture. */
    @Test
    void captureIsReadOutOfALongStreamWithoutTheRestOfIt() throws IOException {
        List<Capture> captures = fill(200);
        EvidenceSeals.of(fixture.settings(), SealedElsewhere.NONE).seal(true, told -> {});
        Path file = fixture.warcs().getFirst();
        assertThat(frames(file)).hasSize(1);
        byte[] whole = Files.readAllBytes(file);
        int at = (int) frames(file).getFirst().at();
        try (EvidenceStore store = fixture.open()) {
            assertThat(store.verify()).isEqualTo(new Verification(200, Optional.empty()));
            Capture capture = captures.get(100);
            byte[] rest = whole.clone();
            int from = (int) capture.location().offset() - 8192;
            // The first segment holds the stream's own head.
            Arrays.fill(rest, at + 4096, at + from, (byte) 0);
            Arrays.fill(rest, at + from + 40_000, rest.length, (byte) 0);
            Files.write(file, rest);
            assertThat(store.read(capture).body()).asString().isEqualTo(text(capture));
            assertThatThrownBy(() -> store.read(captures.get(50))).hasMessageContaining("altered or cut");
        }
    }

    @Test
    void wholeFilesComeOutAsPlainWarcs() throws Exception {
        List<Capture> captures = fill(5);
        Path warc = exported().getFirst();
        assertThat(warc.getFileName())
                .hasToString(captures.getFirst().location().file());
        assertThat(Files.getPosixFilePermissions(warc)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        List<PlainWarc.PlainRecord> records = PlainWarc.read(Files.readAllBytes(warc));
        assertThat(records).hasSize(1 + 3 * 5);
        try (EvidenceStore store = fixture.open()) {
            ByteArrayOutputStream one = new ByteArrayOutputStream();
            store.copyRecords(3, one);
            int offset = (int) captures.get(2).location().offset();
            assertThat(one.toByteArray())
                    .as("offsets in the log are those of the plain WARC")
                    .isEqualTo(Arrays.copyOfRange(Files.readAllBytes(warc), offset, offset + one.size()));
        }
        assertThatThrownBy(this::exported).hasMessageContaining("is there already");
    }

    @Test
    void importedWarcsAreSealedAndSealedOnesAreNotTakenForForeignOnes() throws IOException {
        String block = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PLANTED;
        Path foreign = Files.writeString(
                temporary.resolve("foreign.warc"),
                "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2026-01-02T03:04:05Z\r\n"
                        + "WARC-Target-URI: http://a.example/\r\nContent-Type: application/http; msgtype=response\r\n"
                        + "Content-Length: " + block.length() + "\r\n\r\n" + block + "\r\n\r\n");
        try (EvidenceStore store = fixture.open()) {
            assertThat(store.importWarc(foreign, uri -> StoreFixture.SOURCE).imported())
                    .isEqualTo(1);
            assertThat(store.read(store.capture(1).orElseThrow()).body())
                    .asString()
                    .isEqualTo(PLANTED);
            assertThat(store.verify()).isEqualTo(new Verification(1, Optional.empty()));
            assertThat(found(PLANTED, "a.example")).isEmpty();
            assertThatThrownBy(() -> store.importWarc(fixture.warcs().getFirst(), uri -> StoreFixture.SOURCE))
                    .hasMessageContaining("andon evidence export");
        }
    }

    private List<Capture> fill(int captures) throws IOException {
        List<Capture> filled = new ArrayList<>();
        Random random = new Random(1);
        try (EvidenceStore store = fixture.open()) {
            for (int i = 0; i < captures; i++) {
                byte[] noise = new byte[2000];
                random.nextBytes(noise);
                String text = i + java.util.HexFormat.of().formatHex(noise);
                filled.add(store.append(page("p" + i, text), capture -> {}));
                texts.add(text);
            }
        }
        return filled;
    }

    private final List<String> texts = new ArrayList<>();

    private String text(Capture capture) {
        return texts.get((int) capture.seq() - 1);
    }

    private List<Path> exported() throws IOException {
        Path target = temporary.resolve("plain");
        EvidenceSeals.of(fixture.settings(), SealedElsewhere.NONE).export(target, List.of(), told -> {});
        try (Stream<Path> files = Files.list(target)) {
            return files.toList();
        }
    }

    private static List<Frame> frames(Path file) throws IOException {
        try (var channel = java.nio.channels.FileChannel.open(file)) {
            return SealedWarcs.frames(channel);
        }
    }

    private static Frame frameOf(Path file, Capture capture) throws IOException {
        return frames(file).stream()
                .filter(frame -> frame.holds(capture.location().offset()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> found(String... words) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(fixture.folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                Stream.of(words)
                        .filter(bytes::contains)
                        .map(word -> file + ": " + word)
                        .forEach(found::add);
            }
        }
        return found;
    }
}
