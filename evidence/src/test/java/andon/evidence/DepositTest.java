package andon.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.testbed.fixtures.TestDatabase;
import andon.vocabulary.Capture;
import andon.vocabulary.SourceId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;

/** Files that people hand in: they are evidence like any capture, and nothing of what they bring is trusted. */
class DepositTest {
    private static final SourceId TELEGRAM = new SourceId("telegram");
    private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13};

    @TempDir
    Path temporary;

    private StoreFixture fixture;
    private WarcEvidenceStore store;

    @BeforeEach
    void open() throws IOException {
        fixture = new StoreFixture(TestDatabase.H2, temporary);
        // In the clear, so that another tool's reader sees the records.
        EvidenceSettings settings = new EvidenceSettings(
                fixture.folder,
                EvidenceSettings.DEFAULT_ROTATE_BYTES,
                EvidenceSettings.DEFAULT_ROTATE_AFTER,
                EvidenceSettings.DEFAULT_MAX_DECODED_BYTES,
                Sealing.off(fixture.keyFile));
        store = WarcEvidenceStore.open(settings, fixture.database, InstantSource.fixed(StoreFixture.NOW));
    }

    @AfterEach
    void close() throws IOException {
        store.close();
        fixture.close();
    }

    @Test
    void aTextBecomesAResourceRecordThatSaysWhoHandedItInAndWhereItCameFrom() throws IOException {
        DepositResult.Taken taken = taken(file("combo.txt", "alice@acme.example:hunter2\n"));

        assertThat(taken).isEqualTo(new DepositResult.Taken(taken.sha256(), 1, 27, 1, 0, 1, Map.of()));
        Capture capture = store.capture(1).orElseThrow();
        assertThat(capture.isDeposit()).isTrue();
        assertThat(capture.source()).isEqualTo(TELEGRAM);
        assertThat(capture.address()).hasToString("deposit://telegram/" + taken.sha256() + "/combo.txt");
        assertThat(capture.capturedAt()).isEqualTo(StoreFixture.NOW);
        CapturedResponse read = store.read(capture);
        assertThat(read.body()).asString().isEqualTo("alice@acme.example:hunter2\n");
        assertThat(read.header("Content-Type")).contains("text/plain");
        assertThat(store.verify().firstBroken()).isEmpty();
        store.close();
        assertThat(records())
                .containsExactly(
                        "warcinfo",
                        "resource alice@acme.example:hunter2\n",
                        "metadata deposited-by: ada\r\ndeposited-file: combo.txt\r\ndeposited-file-sha256: "
                                + taken.sha256()
                                + "\r\nfirst-byte: 0\r\npart: 1\r\nsource: telegram\r\nstated-origin: a channel, 20 November\r\n");
    }

    @Test
    void aFileIsTakenOnceHoweverOftenItIsHandedIn() throws IOException {
        Path file = file("combo.txt", rows(10_000));
        DepositResult.Taken first = taken(file);
        DepositResult.Taken again = taken(file);

        assertThat(first.parts()).isGreaterThan(1);
        assertThat(first.known()).isZero();
        assertThat(again.known()).isEqualTo(first.parts());
        assertThat(again.lastSeq()).isZero();
        assertThat(store.lastSeq()).isEqualTo(first.parts());
    }

    @Test
    void thePartsOfALongTextAreTheTextToTheByteAndEndAtLineEnds() throws IOException {
        String text = rows(20_000);
        DepositResult.Taken taken = taken(file("combo.txt", text));

        StringBuilder whole = new StringBuilder();
        for (Capture part : store.after(0, 1000)) {
            String body = new String(store.read(part).body(), StandardCharsets.UTF_8);
            assertThat(body).endsWith("\n").hasSizeLessThanOrEqualTo(TextParts.PART_BYTES);
            whole.append(body);
        }
        assertThat(whole).hasToString(text);
        assertThat(taken.parts()).isEqualTo(Math.ceilDiv(text.length(), TextParts.PART_BYTES));
        assertThat(store.verify().checked()).isEqualTo(taken.parts());
    }

    @Test
    void partsEndBetweenTheEntriesOfAListOfBlocksAndNeverInAKey() throws IOException {
        String block = "URL: https://portal.acme.example/\nUSER: alice\nPASS: hunter2\n\n";
        taken(file("passwords.txt", block.repeat(5_000)));
        for (Capture part : store.after(0, 1000)) {
            assertThat(new String(store.read(part).body(), StandardCharsets.UTF_8))
                    .startsWith("URL:")
                    .endsWith("\n\n");
        }
        String key = "-----BEGIN RSA PRIVATE KEY-----\n" + "MIIEpAIBAAKCAQEA7v\n".repeat(60)
                + "-----END RSA PRIVATE KEY-----\n";
        long before = store.lastSeq();
        taken(file("keys.txt", key.repeat(300)));
        for (Capture part : store.after(before, 1000)) {
            assertThat(new String(store.read(part).body(), StandardCharsets.UTF_8))
                    .startsWith("-----BEGIN")
                    .endsWith("KEY-----\n");
        }
    }

    @Test
    void laterPartsKnowTheHeadOfTheTableThatGoesOn() throws IOException {
        taken(file(
                "users.csv", "dump of acme\n\nid,email,password\n" + "7,alice@acme.example,hunter2\n".repeat(20_000)));

        assertThat(preceding(1)).isEmpty();
        assertThat(preceding(2)).isEqualTo("id,email,password\n");
        assertThat(preceding(store.lastSeq())).isEqualTo("id,email,password\n");
    }

    @Test
    void laterPartsKnowTheStatementAndTheTableOfTheirRows() throws IOException {
        String table = "CREATE TABLE `users` (\n  `id` int,\n  `mail` varchar(99),\n  `pw` varchar(99)\n);\n";
        String rows = "(1,'alice@acme.example','a;b'),\n".repeat(10_000);
        taken(file(
                "dump.sql",
                table + "INSERT INTO `users` VALUES\n" + rows + "(2,'bob@acme.example','x');\n"
                        + "CREATE TABLE `log` (`id` int);\n"));

        assertThat(preceding(2)).isEqualTo(table + "INSERT INTO `users` VALUES\n");
        assertThat(new String(store.read(store.capture(2).orElseThrow()).body(), StandardCharsets.UTF_8))
                .startsWith("(1,");
    }

    @Test
    void aLineLongerThanAPartIsKeptWholeOrPartedBehindARow() throws IOException {
        String rows = "(1,'alice@acme.example','hunter2'),".repeat(30_000);
        taken(file("one-line.sql", "INSERT INTO u (a,b,c) VALUES " + rows + "(2,'b','c');\nend\n"));
        assertThat(store.read(store.capture(1).orElseThrow()).body()).asString().endsWith(";\n");

        String endless = "{\"email\":\"alice@acme.example\",\"password\":\"hunter2\"},".repeat(250_000);
        long before = store.lastSeq();
        taken(file("array.json", "[" + endless + "{}]"));
        assertThat(store.lastSeq() - before).isGreaterThan(1);
        assertThat(store.read(store.capture(before + 1).orElseThrow()).body())
                .asString()
                .endsWith("},");

        assertThat(refused(file("blob.txt", "A".repeat(TextParts.LONGEST_LINE + 1))))
                .contains("line of more than 8 MB");
    }

    @Test
    void utf16IsPartedBetweenCharactersAndSaidToBeIt() throws IOException {
        String text = rows(8_000).replace("user", "Пётр");
        for (Charset charset : new Charset[] {StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            long before = store.lastSeq();
            taken(write(charset + ".txt", ("\uFEFF" + text).getBytes(charset)));
            StringBuilder whole = new StringBuilder();
            for (Capture part : store.after(before, 1000)) {
                CapturedResponse read = store.read(part);
                assertThat(read.header("Content-Type"))
                        .contains("text/plain;charset=" + charset.name().toLowerCase(java.util.Locale.ROOT));
                whole.append(new String(read.body(), charset));
            }
            assertThat(whole).hasToString("\uFEFF" + text);
        }
    }

    @Test
    void theTextsOfAnArchiveAreTakenAndEverythingElseIsPassedOver() throws IOException {
        Path zip = zip(Map.of(
                "log/Passwords.txt",
                "URL: x\nUSER: y\nPASS: z\n".getBytes(StandardCharsets.UTF_8),
                "log/Screenshot.png",
                PICTURE,
                "log/empty.txt",
                new byte[0],
                "log/inner.zip",
                zipped("a.txt", "a")));
        DepositResult.Taken taken = taken(zip);

        assertThat(taken.texts()).isEqualTo(1);
        assertThat(taken.passedOver()).isEqualTo(Map.of("no-text", 2, "empty", 1));
        assertThat(store.capture(1).orElseThrow().address().getPath()).endsWith("/logs.zip/log/Passwords.txt");
        assertThat(taken(gzip("list.txt.gz", "a@acme.example:b\n")).texts()).isEqualTo(1);
    }

    @Test
    void whatGoesBeyondABoundIsRefusedWholeAndLeavesNothing() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            entry(zip, "first.txt", "kept?\n".getBytes(StandardCharsets.UTF_8));
            entry(zip, "bomb.txt", ("A".repeat(99) + "\n").repeat(1 << 18).getBytes(StandardCharsets.UTF_8));
        }
        Path bomb = write("bomb.zip", bytes.toByteArray());
        assertThat(refused(bomb)).contains("100 times its size");
        assertThat(refused(bomb, new DepositBounds(1 << 20, 1 << 20, 10, 1_000_000)))
                .contains("more than 1048576 bytes of text");
        assertThat(refused(bomb, new DepositBounds(1 << 20, 1 << 30, 1, 1_000_000)))
                .contains("more than 1 entries");
        assertThat(refused(bomb, new DepositBounds(10, 1 << 30, 10, 1_000_000)))
                .contains("hand it in in several files");
        assertThat(store.lastSeq()).isZero();
    }

    @Test
    void whatIsNoTextAndWhatCannotBeUnpackedIsRefusedWithTheReason() throws IOException {
        byte[] whole = zipped("a.txt", rows(100));
        byte[] encrypted = whole.clone();
        int directory = new String(encrypted, StandardCharsets.ISO_8859_1).indexOf("PK\001\002");
        encrypted[directory + 8] |= 1;
        byte[] damaged = whole.clone();
        java.util.Arrays.fill(damaged, 40, 80, (byte) 0x55);
        assertThat(refused(write("a.png", PICTURE))).isEqualTo("it holds no text");
        assertThat(refused(write("nothing.txt", new byte[0]))).isEqualTo("it holds no text");
        assertThat(refused(write("a.rar", "Rar!\032\007\000".getBytes(StandardCharsets.ISO_8859_1))))
                .contains("RAR archive");
        assertThat(refused(write("e.zip", encrypted))).contains("encrypted ZIP");
        assertThat(refused(write("d.zip", damaged))).contains("damaged ZIP");
        assertThat(refused(write("cut.zip", java.util.Arrays.copyOf(whole, whole.length - 30))))
                .contains("damaged ZIP");
        byte[] gzip = Files.readAllBytes(gzip("x.gz", rows(100)));
        assertThat(refused(write("cut.gz", java.util.Arrays.copyOf(gzip, gzip.length / 2))))
                .contains("gzip data");
        assertThat(store.lastSeq()).isZero();
    }

    @Test
    void namesCannotForgeARecordsFieldsAndAnOriginIsRequired() throws IOException {
        Deposit deposit =
                new Deposit("../etc/a\r\nWARC-Type: response.txt", TELEGRAM, "ada", "seized\r\nsource: other");
        store.deposit(file("x", "hello there\n"), deposit, DepositBounds.STANDARD, DepositTest::headsTable);
        assertThat(deposit.file()).isEqualTo("a WARC-Type: response.txt");
        store.close();
        assertThat(records())
                .filteredOn(record -> record.startsWith("metadata"))
                .singleElement()
                .asString()
                .contains("stated-origin: seized source: other\r\n");
        assertThatThrownBy(() -> new Deposit("a", TELEGRAM, "ada", " ")).hasMessageContaining("where it came from");
    }

    private static boolean headsTable(String line) {
        return line.startsWith("id,");
    }

    private DepositResult.Taken taken(Path file) throws IOException {
        return (DepositResult.Taken) deposit(file, DepositBounds.STANDARD);
    }

    private String refused(Path file) throws IOException {
        return refused(file, DepositBounds.STANDARD);
    }

    private String refused(Path file, DepositBounds bounds) throws IOException {
        return ((DepositResult.Refused) deposit(file, bounds)).reason();
    }

    private DepositResult deposit(Path file, DepositBounds bounds) throws IOException {
        Deposit deposit = new Deposit(file.getFileName().toString(), TELEGRAM, "ada", "a channel, 20 November");
        return store.deposit(file, deposit, bounds, DepositTest::headsTable);
    }

    private String preceding(long seq) throws IOException {
        return store.read(store.capture(seq).orElseThrow())
                .header(CapturedResponse.PRECEDING)
                .map(lines -> new String(java.util.Base64.getDecoder().decode(lines), StandardCharsets.UTF_8))
                .orElse("");
    }

    @Test
    void aNameIsCutBetweenItsCharacters() throws IOException {
        String name = "x".repeat(Deposit.MAX_FILE - 1) + "\ud83c\udfee.txt";
        assertThat(new Deposit(name, TELEGRAM, "ada", "a channel").file()).isEqualTo("x".repeat(Deposit.MAX_FILE - 1));
    }

    @Test
    void emptyLinesInAnOpenStatementAreWalkedOverOnce() throws IOException {
        String text = "INSERT INTO users VALUES\n" + "\n".repeat(2 << 20) + "(1,'alice@acme.example','hunter2'),\n";
        assertThat(taken(file("dump.sql", text)).bytes()).isEqualTo(text.length());
    }

    private java.util.List<String> records() throws IOException {
        try (WarcReader reader = new WarcReader(fixture.warcs().getFirst())) {
            java.util.List<String> records = new java.util.ArrayList<>();
            for (WarcRecord record : reader) {
                String block = new String(record.body().stream().readAllBytes(), StandardCharsets.UTF_8);
                records.add(record.type().equals("warcinfo") ? "warcinfo" : record.type() + " " + block);
            }
            return records;
        }
    }

    private static String rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "user" + i + "@acme.example:secret-" + i + "\n")
                .collect(Collectors.joining());
    }

    private Path file(String name, String text) {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private Path write(String name, byte[] bytes) {
        try {
            return Files.write(temporary.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path gzip(String name, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return write(name, bytes.toByteArray());
    }

    private Path zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                entry(zip, entry.getKey(), entry.getValue());
            }
        }
        return write("logs.zip", bytes.toByteArray());
    }

    private static byte[] zipped(String name, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            entry(zip, name, text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
