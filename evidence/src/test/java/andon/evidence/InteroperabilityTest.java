package andon.evidence;

import static andon.evidence.StoreFixture.page;
import static org.assertj.core.api.Assertions.assertThat;

import andon.evidence.Exchange.Kind;
import andon.evidence.PlainWarc.PlainRecord;
import andon.testbed.fixtures.TestDatabase;
import andon.vocabulary.Capture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.HeaderValidator;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;

/** Other tools read Andon's files: jwarc, and a reader that shares nothing with Andon. */
class InteroperabilityTest {
    @TempDir
    Path temporary;

    @Test
    void everyRecordHoldsForAReaderOfItsOwnKind() throws Exception {
        List<PlainRecord> records = PlainWarc.read(fileOfAllKinds());
        assertThat(records).extracting(PlainRecord::type).startsWith("warcinfo", "response", "request", "metadata");
        Map<String, PlainRecord> byId = new HashMap<>();
        PlainRecord response = records.getFirst();
        for (PlainRecord record : records) {
            assertThat(byId.put(record.field("WARC-Record-ID"), record)).isNull();
            assertThat(record.field("WARC-Record-ID")).matches("<urn:uuid:[0-9a-f-]{36}>");
            assertThat(record.field("WARC-Date")).isEqualTo(StoreFixture.NOW.toString());
            assertThat(record.field("WARC-Block-Digest")).isEqualTo(PlainWarc.sha1(record.block()));
            switch (record.type()) {
                case "response" -> {
                    response = record;
                    assertThat(record.field("WARC-Payload-Digest")).isEqualTo(PlainWarc.sha1(record.payload()));
                }
                case "revisit" -> {
                    response = record;
                    PlainRecord original = Objects.requireNonNull(byId.get(record.field("WARC-Refers-To")));
                    assertThat(original.type()).isEqualTo("response");
                    assertThat(record.payload()).isEmpty();
                    assertThat(record.field("WARC-Payload-Digest")).isEqualTo(original.field("WARC-Payload-Digest"));
                    assertThat(record.field("WARC-Refers-To-Target-URI")).isEqualTo(original.field("WARC-Target-URI"));
                    assertThat(record.field("WARC-Refers-To-Date")).isEqualTo(original.field("WARC-Date"));
                    assertThat(record.field("WARC-Profile")).startsWith("http://netpreserve.org/warc/1.1/revisit/");
                }
                case "request", "metadata" -> {
                    assertThat(record.field("WARC-Concurrent-To")).isEqualTo(response.field("WARC-Record-ID"));
                    assertThat(record.field("WARC-Target-URI")).isEqualTo(response.field("WARC-Target-URI"));
                }
                default -> assertThat(record.type()).isEqualTo("warcinfo");
            }
        }
        assertThat(records)
                .filteredOn(record -> record.type().equals("revisit"))
                .hasSize(2);
    }

    @Test
    void jwarcReadsEveryRecordAndFindsNoFault() throws Exception {
        Path file = Files.write(temporary.resolve("copy.warc.gz"), fileOfAllKinds());
        List<String> types = new ArrayList<>();
        try (WarcReader reader = new WarcReader(file)) {
            reader.calculateBlockDigest();
            for (WarcRecord record : reader) {
                types.add(record.type());
                assertThat(HeaderValidator.warc_1_1().validate(record.headers()))
                        .isEmpty();
                record.body().consume();
                assertThat(record.calculatedBlockDigest()).isEqualTo(record.blockDigest());
            }
        }
        assertThat(types)
                .isEqualTo(PlainWarc.read(Files.readAllBytes(file)).stream()
                        .map(PlainRecord::type)
                        .toList());
    }

    @Test
    void offsetsInTheLogAreThoseOfTheRecords() throws Exception {
        try (StoreFixture fixture = new StoreFixture(TestDatabase.H2, temporary);
                EvidenceStore store = fixture.open()) {
            appendAllKinds(store);
            List<Long> offsets = PlainWarc.read(
                            Files.readAllBytes(fixture.warcs().getFirst()))
                    .stream()
                    .filter(record ->
                            record.type().equals("response") || record.type().equals("revisit"))
                    .map(record -> (long) record.offset())
                    .toList();
            assertThat(store.after(0, 1000))
                    .extracting(capture -> capture.location().offset())
                    .isEqualTo(offsets);
        }
    }

    /** Lengths around those at which a buffer is full, compressible and not, packed by the server and not. */
    @Test
    void bodiesOfEveryLengthAreWrittenWhole() throws Exception {
        Random random = new Random(20261123);
        for (int length = 0; length < 3000; length += length < 40 ? 1 : 37) {
            byte[] noise = new byte[length];
            random.nextBytes(noise);
            byte[] text = new byte[length];
            Arrays.fill(text, (byte) 'a');
            for (byte[] body : List.of(noise, text)) {
                for (List<Header> headers :
                        List.of(List.<Header>of(), List.of(new Header("Content-Encoding", "gzip")))) {
                    byte[] records = WarcBytes.of(page("p", body, headers));
                    assertThat(PlainWarc.read(records).getFirst().payload()).isEqualTo(body);
                }
            }
        }
        byte[] large = new byte[3 << 20];
        random.nextBytes(large);
        Exchange packed = page("p", large, List.of(new Header("Content-Encoding", "br")));
        assertThat(PlainWarc.read(WarcBytes.of(packed)).getFirst().payload()).isEqualTo(large);
        assertThat(PlainWarc.read(WarcBytes.of(page("p", large, List.of())))
                        .getFirst()
                        .payload())
                .isEqualTo(large);
    }

    @Test
    void packedBodyCostsNoMoreThanItsOwnLength() throws IOException {
        byte[] body = gzip("compressible text, ".repeat(2000));
        Exchange exchange = page("p", body, List.of(new Header("Content-Encoding", "gzip")));
        assertThat(WarcBytes.of(exchange).length).isBetween(body.length, body.length + 1500);
    }

    @Test
    void metadataSaysHowThePageWasCaptured() throws Exception {
        PlainRecord metadata = PlainWarc.read(WarcBytes.of(page("p", "text"))).getLast();
        assertThat(metadata.field("Content-Type")).isEqualTo("application/warc-fields");
        assertThat(new String(metadata.block(), StandardCharsets.UTF_8))
                .isEqualTo("circuit: forum-1\r\nsource: forum\r\n");
    }

    private byte[] fileOfAllKinds() throws IOException {
        try (StoreFixture fixture = new StoreFixture(TestDatabase.H2, temporary)) {
            try (EvidenceStore store = fixture.open()) {
                appendAllKinds(store);
                assertThat(store.verify().firstBroken()).isEmpty();
            }
            return Files.readAllBytes(fixture.warcs().getFirst());
        }
    }

    private static void appendAllKinds(EvidenceStore store) throws IOException {
        Capture text = store.append(page("text", "some text"), capture -> {});
        byte[] packed = gzip("packed text");
        List<Header> encoded = List.of(new Header("Content-Encoding", "gzip"));
        Capture gzip = store.append(page("gzip", packed, encoded), capture -> {});
        store.append(page("empty", ""), capture -> {});
        store.append(
                StoreFixture.repeating(page("gzip", packed, encoded), gzip.seq(), Kind.IDENTICAL_PAYLOAD),
                capture -> {});
        store.append(StoreFixture.notModified("text", text.seq()), capture -> {});
        store.append(page("ключ?q=é", "non-ASCII address"), capture -> {});
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }
}
