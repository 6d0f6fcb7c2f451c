package andon.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import andon.evidence.EvidenceStore.ImportResult;
import andon.testbed.fixtures.TestDatabase;
import andon.vocabulary.Capture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.WarcDigest;

class WarcImportTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n";

    @TempDir
    Path temporary;

    private StoreFixture fixture;
    private EvidenceStore store;

    @BeforeEach
    void open() throws IOException {
        fixture = new StoreFixture(TestDatabase.H2, temporary);
        store = fixture.open();
    }

    @AfterEach
    void close() throws IOException {
        store.close();
        fixture.close();
    }

    @Test
    void responsesAreTakenInOnceHoweverOften() throws IOException {
        String warc = record("warcinfo", "", "", "software: other")
                + response("http://a.example/1", OK + "one")
                + record("request", "http://a.example/1", "", "GET /1 HTTP/1.1\r\n\r\n")
                + response("http://a.example/2", OK + "two");
        assertThat(imported(warc)).isEqualTo(new Counts(2, 0, 2));
        assertThat(imported(warc)).isEqualTo(new Counts(0, 2, 2));
        assertThat(importedGzip(warc)).isEqualTo(new Counts(0, 2, 2));
        Capture first = store.capture(1).orElseThrow();
        assertThat(first.address()).hasToString("http://a.example/1");
        assertThat(first.capturedAt()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
        assertThat(first.mediaType()).isEqualTo("text/html");
        assertThat(store.read(first).body()).asString().isEqualTo("one");
        assertThat(store.verify().checked()).isEqualTo(2);
    }

    @Test
    void ownFilesCanBeImportedElsewhere() throws IOException {
        Capture own = store.append(StoreFixture.page("a", "one"), capture -> {});
        assertThat(counts(store.importWarc(fixture.warcs().getFirst(), uri -> StoreFixture.SOURCE)))
                .isEqualTo(new Counts(0, 1, 3));
        Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
        try (StoreFixture other = new StoreFixture(TestDatabase.H2, elsewhere);
                EvidenceStore otherStore = other.open()) {
            assertThat(counts(otherStore.importWarc(fixture.warcs().getFirst(), uri -> StoreFixture.SOURCE)))
                    .isEqualTo(new Counts(1, 0, 3));
            Capture copy = otherStore.capture(1).orElseThrow();
            assertThat(copy.address()).isEqualTo(own.address());
            assertThat(copy.capturedAt()).isEqualTo(own.capturedAt());
            assertThat(copy.payloadSha256()).isEqualTo(own.payloadSha256());
        }
    }

    @Test
    void wgetsFormIsUnderstood() throws IOException {
        String chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\n4;x=y\r\nmore\r\n0\r\n\r\n";
        String warc = record("response", "<http://a.example/%7Eu>", "", chunked).replace("WARC/1.1", "WARC/1.0");
        assertThat(imported(warc)).isEqualTo(new Counts(1, 0, 0));
        Capture capture = store.capture(1).orElseThrow();
        assertThat(capture.address()).hasToString("http://a.example/%7Eu");
        assertThat(store.read(capture).body()).asString().isEqualTo("onemore");
    }

    @Test
    void whatIsNoHttpResponseIsSkipped() throws IOException {
        String warc = record("revisit", "http://a.example/1", "", OK)
                + record("resource", "http://a.example/2", "", "text")
                + response("dns:a.example", "20260101 a.example. A 192.0.2.1")
                + response("http://a.example/3", "this is not HTTP")
                + response("not an address", OK)
                + response("http://a.example/4", OK + "kept");
        assertThat(imported(warc)).isEqualTo(new Counts(1, 0, 5));
    }

    @Test
    void recordThatContradictsItsDigestIsSkipped() throws IOException {
        String good = "WARC-Payload-Digest: " + sha1("one") + "\r\nWARC-Block-Digest: " + sha1(OK + "one") + "\r\n";
        String warc = record("response", "http://a.example/1", good, OK + "one")
                + record("response", "http://a.example/2", "WARC-Payload-Digest: " + sha1("x") + "\r\n", OK + "two")
                + record("response", "http://a.example/3", "WARC-Block-Digest: " + sha1("x") + "\r\n", OK + "three")
                + record("response", "http://a.example/4", "WARC-Block-Digest: strange:ABC\r\n", OK + "four");
        assertThat(imported(warc)).isEqualTo(new Counts(2, 0, 2));
    }

    @Test
    void tornTailLosesNothingBeforeIt() throws IOException {
        byte[] first = gzip(response("http://a.example/1", OK + "one"));
        byte[] second = gzip(response("http://a.example/2", OK + "two, and a good deal more of it"));
        for (int cut = 1; cut < second.length; cut++) {
            byte[] torn = Arrays.copyOf(first, first.length + cut);
            System.arraycopy(second, 0, torn, first.length, cut);
            Counts result = imported(torn);
            assertThat(result.imported() + result.known()).isGreaterThanOrEqualTo(1);
        }
        assertThat(store.after(0, 10)).extracting(c -> c.address().getPath()).startsWith("/1");
        assertThat(store.verify().firstBroken()).isEmpty();
    }

    @Test
    void damagedFilesEndTheImportNotTheStore() throws IOException {
        assertThat(imported("")).isEqualTo(new Counts(0, 0, 0));
        assertThat(imported("x")).isEqualTo(new Counts(0, 0, 1));
        assertThat(imported("\u001f\u008b garbage")).isEqualTo(new Counts(0, 0, 1));
        assertThat(imported("WARC/1.1\r\nContent-Length: many\r\n\r\n")).isEqualTo(new Counts(0, 0, 1));
        assertThat(imported("WARC/1.1\r\nContent-Length: 99999999999\r\n\r\nshort")
                        .imported())
                .isZero();
        assertThat(imported(response("http://a.example/1", OK + "one") + "garbage"))
                .isEqualTo(new Counts(1, 0, 1));
    }

    @Test
    void headerWithoutEndDoesNotFillTheMemory() throws IOException {
        assertThat(importedGzip("WARC/1.1\r\nX: " + "a".repeat(64 << 20))).isEqualTo(new Counts(0, 0, 1));
    }

    @Test
    void hugeRecordIsSkippedAndTheNextIsRead() throws IOException {
        String warc = response("http://a.example/1", OK + "a".repeat(StoredRecords.MAX_BLOCK_BYTES))
                + response("http://a.example/2", OK + "two");
        assertThat(importedGzip(warc)).isEqualTo(new Counts(1, 0, 1));
    }

    @Test
    void filesDamagedAtRandomNeverBreakTheStore() throws IOException {
        String plain = response("http://a.example/1", OK + "one")
                + record(
                        "response",
                        "http://a.example/2",
                        "WARC-Block-Digest: " + sha1(OK + "two") + "\r\n",
                        OK + "two");
        for (byte[] whole : new byte[][] {plain.getBytes(StandardCharsets.ISO_8859_1), gzip(plain)}) {
            Random random = new Random(7);
            for (int i = 0; i < 400; i++) {
                byte[] damaged = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
                for (int flips = random.nextInt(6); flips > 0; flips--) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                }
                Counts result = imported(damaged);
                assertThat(result.imported() + result.known()).isBetween(0, 2);
            }
        }
        assertThat(store.verify().firstBroken()).isEmpty();
    }

    private record Counts(int imported, int known, int skipped) {}

    private static Counts counts(ImportResult result) {
        return new Counts(result.imported(), result.known(), result.skipped());
    }

    private Counts imported(String warc) throws IOException {
        return imported(warc.getBytes(StandardCharsets.ISO_8859_1));
    }

    private Counts importedGzip(String warc) throws IOException {
        return imported(gzip(warc));
    }

    private Counts imported(byte[] warc) throws IOException {
        Path file = temporary.resolve("other.warc");
        Files.write(file, warc);
        return counts(store.importWarc(file, uri -> StoreFixture.SOURCE));
    }

    private static String response(String target, String block) {
        return record("response", target, "", block);
    }

    private static String record(String type, String target, String more, String block) {
        return "WARC/1.1\r\nWARC-Type: " + type + "\r\n"
                + (target.isEmpty() ? "" : "WARC-Target-URI: " + target + "\r\n")
                + "WARC-Date: 2026-01-02T03:04:05Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
                + "Content-Type: application/http;msgtype=response\r\n"
                + more + "Content-Length: " + block.length() + "\r\n\r\n" + block + "\r\n\r\n";
    }

    private static String sha1(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            return new WarcDigest("sha1", MessageDigest.getInstance("SHA-1").digest(bytes)).prefixedBase32();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.ISO_8859_1));
        }
        return out.toByteArray();
    }
}
