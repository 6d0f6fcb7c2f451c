package andon.evidence;

import static andon.evidence.StoreFixture.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.testbed.fixtures.TestDatabase;
import andon.vocabulary.Capture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.HeaderValidator;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResponse;

/** What stands in the files, and what is left of it after accidents. */
class WarcFilesTest {
    @TempDir
    Path temporary;

    private StoreFixture fixture;

    @BeforeEach
    void open() {
        fixture = new StoreFixture(TestDatabase.H2, temporary);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void otherToolsReadTheExchange() throws IOException {
        try (EvidenceStore store = fixture.open()) {
            store.append(page("a?q=1", "one"), capture -> {});
        }
        List<String> types = new ArrayList<>();
        try (WarcReader reader = new WarcReader(fixture.warcs().getFirst())) {
            reader.calculateBlockDigest();
            for (WarcRecord record : reader) {
                types.add(record.type());
                assertThat(HeaderValidator.warc_1_1().validate(record.headers()))
                        .isEmpty();
                assertThat(record.version().toString()).isEqualTo("WARC/1.1");
                if (record instanceof WarcResponse response) {
                    assertThat(response.target()).isEqualTo("http://forum.example/a?q=1");
                    assertThat(response.date()).isEqualTo(StoreFixture.NOW);
                    assertThat(response.http().status()).isEqualTo(200);
                    assertThat(response.http().body().stream().readAllBytes())
                            .asString()
                            .isEqualTo("one");
                    assertThat(response.payloadDigest()).isPresent();
                } else if (record instanceof WarcRequest request) {
                    assertThat(request.http().target()).isEqualTo("/a?q=1");
                    assertThat(request.concurrentTo()).hasSize(1);
                }
            }
        }
        assertThat(types).containsExactly("warcinfo", "response", "request", "metadata");
    }

    @Test
    void contentEncodingsAreUndone() throws IOException {
        byte[] text = "text ".repeat(100).getBytes(StandardCharsets.UTF_8);
        try (EvidenceStore store = fixture.open()) {
            Capture gzip = store.append(page("gzip", gzip(text), encoded("gzip")), capture -> {});
            Capture deflate = store.append(page("deflate", deflate(text), encoded("deflate")), capture -> {});
            Capture both = store.append(page("both", gzip(deflate(text)), encoded("deflate, gzip")), capture -> {});
            Capture none = store.append(page("none", text, encoded("identity")), capture -> {});
            Capture empty = store.append(page("empty", new byte[0], encoded("gzip")), capture -> {});
            for (Capture capture : List.of(gzip, deflate, both, none)) {
                assertThat(store.read(capture).body()).isEqualTo(text);
            }
            assertThat(store.read(empty).body()).isEmpty();
            assertThat(store.verify().firstBroken()).isEmpty();
        }
    }

    @Test
    void bodiesThatCannotBeDecodedSayWhy() throws IOException {
        try (EvidenceStore store = fixture.open()) {
            Capture bomb = store.append(page("bomb", gzip(new byte[(1 << 20) + 1]), encoded("gzip")), capture -> {});
            Capture unknown = store.append(page("zstd", new byte[] {1}, encoded("zstd")), capture -> {});
            Capture lie = store.append(page("lie", new byte[] {1, 2, 3}, encoded("gzip")), capture -> {});
            Capture brokenBrotli = store.append(page("br", new byte[] {-1, -1, -1}, encoded("br")), capture -> {});
            Capture many = store.append(page("many", new byte[] {1}, encoded("br,br,br,br,br")), capture -> {});
            assertUndecodable(store, bomb, "more than 1048576 bytes");
            assertUndecodable(store, unknown, "'zstd' is not supported");
            assertUndecodable(store, lie, "not the gzip it is said to be");
            assertUndecodable(store, brokenBrotli, "not the br it is said to be");
            assertUndecodable(store, many, "5 content encodings");
            assertThat(store.verify().firstBroken()).isEmpty();
        }
    }

    @Test
    void truncatedBodyIsReadAsFarAsItGoes() throws IOException {
        byte[] text = "0123456789".repeat(1000).getBytes(StandardCharsets.UTF_8);
        byte[] whole = gzip(text);
        byte[] half = java.util.Arrays.copyOf(whole, whole.length - 12);
        try (EvidenceStore store = fixture.open()) {
            Exchange exchange = page("half", half, encoded("gzip"));
            Capture capture = store.append(
                    new Exchange(
                            exchange.source(),
                            exchange.address(),
                            exchange.capturedAt(),
                            exchange.requestHeaders(),
                            200,
                            "OK",
                            exchange.responseHeaders(),
                            half,
                            Optional.of("length"),
                            Map.of()),
                    logged -> {});
            assertThat(new String(store.read(capture).body(), StandardCharsets.UTF_8))
                    .isNotEmpty()
                    .satisfies(start ->
                            assertThat(new String(text, StandardCharsets.UTF_8)).startsWith(start));
        }
    }

    @Test
    void headersFromOutsideCannotForgeTheMessage() throws IOException {
        try (EvidenceStore store = fixture.open()) {
            Capture capture = store.append(
                    page(
                            "x",
                            "body".getBytes(StandardCharsets.UTF_8),
                            List.of(
                                    new Header("X-One", "a\r\nX-Two: b\r\n\r\nforged"),
                                    new Header("X Odd\tName", "ключ"),
                                    new Header("Transfer-Encoding", "chunked"))),
                    logged -> {});
            CapturedResponse response = store.read(capture);
            assertThat(response.body()).asString().isEqualTo("body");
            assertThat(response.header("X-Two")).isEmpty();
            assertThat(response.header("X Odd\tName")).contains("ключ");
        }
    }

    @Test
    void fileIsRotatedAtItsSize() throws IOException {
        try (EvidenceStore store = fixture.open(1)) {
            for (int i = 0; i < 3; i++) {
                store.append(page("p" + i, "text"), capture -> {});
            }
            assertThat(fixture.warcs()).hasSize(3);
            assertThat(store.verify().checked()).isEqualTo(3);
        }
        assertThat(fixture.markers()).isEmpty();
    }

    @Test
    void orphanTailIsCutWhenTheStoreOpens() throws IOException {
        long size = twoCapturesThenKilled();
        Path warc = fixture.warcs().getFirst();
        byte[] orphan = WarcBytes.of(page("orphan", "written, never logged"));
        for (int length : new int[] {orphan.length, orphan.length / 2, 1}) {
            Files.write(warc, java.util.Arrays.copyOf(orphan, length), StandardOpenOption.APPEND);
            try (EvidenceStore store = fixture.open()) {
                assertThat(Files.size(warc)).isEqualTo(size);
                assertThat(store.after(0, 10)).hasSize(2);
                assertThat(store.verify()).isEqualTo(new EvidenceStore.Verification(2, Optional.empty()));
            }
            StoreFixture.leaveAsIfKilled(warc);
        }
    }

    @Test
    void fileWithoutLoggedCapturesIsRemoved() throws IOException {
        twoCapturesThenKilled();
        Path orphan = fixture.folder.resolve("andon-20260101T000000Z-00000.warc.gz");
        Files.write(orphan, WarcBytes.fileHeader("x", StoreFixture.NOW));
        StoreFixture.leaveAsIfKilled(orphan);
        fixture.open().close();
        assertThat(orphan).doesNotExist();
        assertThat(fixture.markers()).isEmpty();
    }

    @Test
    void fileThatAnotherStoreWritesIsLeftAlone() throws IOException {
        try (EvidenceStore writer = fixture.open()) {
            writer.append(page("a", "one"), capture -> {});
            assertThat(fixture.markers()).hasSize(1);
            try (EvidenceStore reader = fixture.open()) {
                assertThat(fixture.markers()).hasSize(1);
                writer.append(page("b", "two"), capture -> {});
                assertThat(reader.read(reader.capture(2).orElseThrow()).body())
                        .asString()
                        .isEqualTo("two");
            }
        }
    }

    @Test
    void alteredByteIsNamed() throws IOException {
        try (EvidenceStore store = fixture.open()) {
            store.append(page("a", "one"), capture -> {});
            Capture second = store.append(page("b", "two"), capture -> {});
            Capture third = store.append(page("c", "three"), capture -> {});
            Path warc = fixture.warcs().getFirst();
            byte[] bytes = Files.readAllBytes(warc);
            for (long at = second.location().offset(); at < third.location().offset(); at += 7) {
                byte[] altered = bytes.clone();
                altered[(int) at] ^= 1;
                Files.write(warc, altered);
                assertThat(store.verify().firstBroken())
                        .hasValueSatisfying(fault -> assertThat(fault).contains("capture 2 "));
            }
        }
    }

    @Test
    void recordOfAnotherCaptureIsNotReturned() throws IOException {
        try (EvidenceStore store = fixture.open()) {
            Capture first = store.append(page("a", "one"), capture -> {});
            Capture second = store.append(page("b", "two"), capture -> {});
            Capture mixed = new Capture(
                    second.seq(),
                    second.source(),
                    second.address(),
                    second.capturedAt(),
                    200,
                    "text/html",
                    first.location(),
                    second.payloadSha256());
            assertThatThrownBy(() -> store.read(mixed))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("capture 2")
                    .hasMessageContaining("its address is");
        }
    }

    @Test
    void appendInsideATransactionIsRefused() throws IOException {
        try (EvidenceStore store = fixture.open()) {
            assertThatThrownBy(() -> fixture.database.inTransaction(() -> {
                        try {
                            return store.append(page("a", "one"), capture -> {});
                        } catch (IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    }))
                    .hasMessageContaining("transaction of its own");
        }
    }

    private long twoCapturesThenKilled() throws IOException {
        try (EvidenceStore store = fixture.open()) {
            store.append(page("a", "one"), capture -> {});
            store.append(page("b", "two"), capture -> {});
        }
        Path warc = fixture.warcs().getFirst();
        StoreFixture.leaveAsIfKilled(warc);
        return Files.size(warc);
    }

    private static void assertUndecodable(EvidenceStore store, Capture capture, String why) {
        assertThatThrownBy(() -> store.read(capture))
                .isInstanceOf(UndecodableBodyException.class)
                .hasMessageContaining(why);
    }

    private static List<Header> encoded(String encoding) {
        return List.of(new Header("Content-Encoding", encoding));
    }

    private static byte[] gzip(byte[] text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text);
        }
        return out.toByteArray();
    }

    private static byte[] deflate(byte[] text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflate = new DeflaterOutputStream(out)) {
            deflate.write(text);
        }
        return out.toByteArray();
    }
}
