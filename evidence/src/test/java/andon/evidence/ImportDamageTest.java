package andon.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import andon.evidence.EvidenceStore.ImportResult;
import andon.evidence.Exchange.Kind;
import andon.testbed.fixtures.TestDatabase;
import andon.vocabulary.Capture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A damaged WARC of another tool loses the damaged records and no others. */
class ImportDamageTest {
    private static final int PAGES = 5;

    @TempDir
    Path temporary;

    private StoreFixture fixture;
    private EvidenceStore store;
    private int files;

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
    void anyFlippedByteOfARecordLosesThatRecordAtMost() throws IOException {
        List<byte[]> members = members();
        for (int at = 0; at < members.get(2).length; at++) {
            List<byte[]> damaged = new ArrayList<>(members);
            byte[] third = members.get(2).clone();
            third[at] ^= (byte) (1 << at % Byte.SIZE);
            damaged.set(2, third);
            ImportResult result = imported(join(damaged));
            // Bytes of the gzip header that mean nothing (time, system) may be flipped without harm.
            assertThat(result.imported() + result.known()).as("byte %d", at).isBetween(PAGES - 1, PAGES);
        }
        assertThat(store.lastSeq()).isEqualTo(PAGES);
        assertThat(store.verify().firstBroken()).isEmpty();
        for (Capture capture : store.after(0, 10)) {
            assertThat(store.read(capture).body())
                    .asString()
                    .isEqualTo(body(capture.address().getPath().charAt(1) - '0'));
        }
    }

    @Test
    void anyCutOfTheLastRecordLosesThatRecordAtMost() throws IOException {
        List<byte[]> members = members();
        byte[] whole = join(members);
        for (int length = whole.length - members.getLast().length; length < whole.length; length++) {
            ImportResult result = imported(Arrays.copyOf(whole, length));
            assertThat(result.imported() + result.known())
                    .as("%d bytes", length)
                    .isBetween(PAGES - 1, PAGES);
        }
        assertThat(store.verify().firstBroken()).isEmpty();
    }

    @Test
    void whatStandsBetweenRecordsIsPassedOver() throws IOException {
        byte[] noise = new byte[300_000];
        new Random(20261123).nextBytes(noise);
        byte[] magics = new byte[3000];
        for (int i = 0; i < magics.length; i++) {
            magics[i] = new byte[] {0x1f, (byte) 0x8b, 8}[i % 3];
        }
        byte[] half = Arrays.copyOf(gzip("half a member ".repeat(50)), 30);
        for (byte[] rubbish : List.of(
                noise, magics, half, new byte[70_000], new byte[1], gzip("no record"), gzip("WARC/ no record"))) {
            List<byte[]> members = new ArrayList<>(members());
            members.add(3, rubbish);
            ImportResult result = imported(join(members));
            assertThat(result.imported() + result.known()).isEqualTo(PAGES);
            assertThat(result.passedOver()).containsOnlyKeys("damaged");
        }
        Capture last = store.capture(PAGES).orElseThrow();
        assertThat(records(last)).contains("found-after-damage: true");
        assertThat(records(store.capture(1).orElseThrow())).doesNotContain("found-after-damage");
    }

    @Test
    void zeroFilledTailAndGarbageTailLoseNothing() throws IOException {
        for (String tail : List.of("\0".repeat(5000), "garbage", "\u001f\u008b\b", "\u001f")) {
            List<byte[]> members = new ArrayList<>(members());
            members.add(tail.getBytes(StandardCharsets.ISO_8859_1));
            ImportResult result = imported(join(members));
            assertThat(result.imported() + result.known()).isEqualTo(PAGES);
            assertThat(result.passedOver()).isEqualTo(Map.of("damaged", 1));
        }
    }

    @Test
    void revisitsAreResolvedWithinTheirFile() throws IOException {
        Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
        byte[] all;
        try (StoreFixture other = new StoreFixture(TestDatabase.H2, elsewhere)) {
            try (EvidenceStore theirs = other.open()) {
                Capture a = theirs.append(StoreFixture.page("a", "the text"), capture -> {});
                theirs.append(
                        StoreFixture.repeating(StoreFixture.page("b", "the text"), a.seq(), Kind.IDENTICAL_PAYLOAD),
                        capture -> {});
                theirs.append(StoreFixture.notModified("c", a.seq()), capture -> {});
            }
            all = Files.readAllBytes(other.warcs().getFirst());
        }
        ImportResult result = imported(all);
        assertThat(result).isEqualTo(new ImportResult(3, 0, Map.of("other-type", 7)));
        assertThat(imported(all)).isEqualTo(new ImportResult(0, 3, Map.of("other-type", 7)));
        for (Capture capture : store.after(0, 10)) {
            assertThat(store.read(capture).body()).asString().isEqualTo("the text");
            assertThat(store.read(capture).status()).isEqualTo(200);
        }
        assertThat(store.after(1, 10))
                .extracting(capture -> capture.bodySeq().orElse(0))
                .containsExactly(1L, 1L);
        assertThat(store.verify().firstBroken()).isEmpty();
    }

    @Test
    void revisitWhoseOriginalIsInNoRecordBeforeItIsSaid() throws IOException {
        String profile = "WARC-Profile: http://netpreserve.org/warc/1.0/revisit/";
        String there = "WARC-Refers-To-Target-URI: http://a.example/1\r\nWARC-Refers-To-Date: 2026-01-02T03:04:05Z\r\n";
        String block = "HTTP/1.1 200 OK\r\n\r\n";
        String warc = record("revisit", 0, profile + "identical-payload-digest\r\n" + there, block)
                + record("response", 1, "", "HTTP/1.1 200 OK\r\n\r\none")
                + record("revisit", 2, profile + "identical-payload-digest\r\n" + there, block)
                + record("revisit", 3, profile + "something-else\r\n" + there, block)
                + record(
                        "revisit",
                        4,
                        profile + "identical-payload-digest\r\n" + there + "WARC-Payload-Digest: sha1:" + "A".repeat(32)
                                + "\r\n",
                        block);
        assertThat(imported(warc.getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(new ImportResult(
                        2, 0, Map.of("revisit-without-original", 1, "unknown-revisit", 1, "wrong-digest", 1)));
        assertThat(store.read(store.capture(2).orElseThrow()).body()).asString().isEqualTo("one");
    }

    @Test
    void arcFilesAndPlainLineEndsDoNotBreakTheImport() throws IOException {
        String arcHead = "1 0 Tool\nURL IP-address Archive-date Content-type Archive-length\n";
        String body = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nold text";
        String arc = "filedesc://x.arc 0.0.0.0 20260102030405 text/plain " + arcHead.length() + "\n" + arcHead
                + "\nhttp://a.example/1 192.0.2.1 20260102030405 text/html " + body.length() + "\n" + body + "\n";
        ImportResult result = imported(arc.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(result.imported()).isEqualTo(1);
        assertThat(store.read(store.capture(1).orElseThrow()).body()).asString().isEqualTo("old text");
    }

    private static List<byte[]> members() throws IOException {
        List<byte[]> members = new ArrayList<>();
        for (int i = 0; i < PAGES; i++) {
            members.add(
                    gzip(record("response", i, "", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body(i))));
        }
        return members;
    }

    private static String body(int page) {
        return ("page " + page + ", ").repeat(10);
    }

    private static String record(String type, int page, String more, String block) {
        return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: http://a.example/" + page
                + "\r\nWARC-Date: 2026-01-02T03:04:05Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-00000000000"
                + page + ">\r\nContent-Type: application/http;msgtype=response\r\n" + more
                + "Content-Length: " + block.length() + "\r\n\r\n" + block + "\r\n\r\n";
    }

    private String records(Capture capture) throws IOException {
        byte[] file =
                Files.readAllBytes(fixture.folder.resolve(capture.location().file()));
        try {
            return PlainWarc.read(
                            Arrays.copyOfRange(file, (int) capture.location().offset(), file.length))
                    .stream()
                    .skip(1)
                    .findFirst()
                    .map(record -> new String(record.block(), StandardCharsets.UTF_8))
                    .orElseThrow();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private ImportResult imported(byte[] warc) throws IOException {
        Path file = Files.write(temporary.resolve("other-" + files++ % 2 + ".warc.gz"), warc);
        return store.importWarc(file, uri -> StoreFixture.SOURCE);
    }

    private static byte[] join(List<byte[]> members) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] member : members) {
            out.write(member);
        }
        return out.toByteArray();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.ISO_8859_1));
        }
        return out.toByteArray();
    }
}
