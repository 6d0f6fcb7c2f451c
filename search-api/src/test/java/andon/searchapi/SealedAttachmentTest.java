package andon.searchapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.database.Database;
import andon.evidence.EvidenceEnvelopes;
import andon.evidence.EvidenceKeyFile;
import andon.evidence.EvidenceSeals;
import andon.evidence.EvidenceSettings;
import andon.searchapi.accounts.Role;
import andon.searchapi.requests.SealedAttachments;
import andon.testbed.fixtures.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file on a message is on the disk in sealed form only, and no change of keys strands it. */
class SealedAttachmentTest {
    private static final String PLANTED = "Vellum-Kestrel-0417-Oriole";

    @TempDir
    Path folder;

    private World world;
    private Http acme;
    private String request;

    TestDatabase database() {
        return TestDatabase.H2;
    }

    @BeforeEach
    void open() throws Exception {
        world = new World(folder, Database.open(database().fresh(folder)));
        world.people();
        acme = new Http(world.address, world.key("mina", Role.CUSTOMER, World.ACME));
        request = "/api/v1/requests/"
                + acme.post("/api/v1/requests", "{'brand':'Acme','question':'q','from':'2026-10-01','to':'2026-11-20'}")
                        .json()
                        .path("id")
                        .asLong();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void noFileOfTheDatabaseHoldsWhatAnAttachmentSays() throws IOException {
        send("small.txt", PLANTED.getBytes(StandardCharsets.UTF_8));
        send("long.txt", long_());
        world.close();
        assertThat(filesWith(PLANTED)).isEmpty();
    }

    /** Otherwise the test above would find nothing for want of looking rightly. */
    @Test
    void anAttachmentInTheClearIsFoundUntilItIsSealed() throws IOException {
        String path = send("old.txt", long_());
        leaveInTheClear(long_());
        if (database() == TestDatabase.H2) {
            world.database.sql().sql("checkpoint sync").update();
            assertThat(filesWith(PLANTED)).isNotEmpty();
        }
        assertThat(acme.get(path).body()).as("as before the update").isEqualTo(text(long_()));
        EvidenceSeals seals = seals();
        assertThat(seals.inTheClearElsewhere()).isEqualTo(1);

        List<String> told = new ArrayList<>();
        assertThat(seals.seal(false, told::add)).isEqualTo(1);
        assertThat(told).containsExactly("attachment 1 sealed");
        assertThat(seals.inTheClearElsewhere()).isZero();
        assertThat(seals.keys()).extracting(EvidenceSeals.KeyUse::elsewhere).containsExactly(1);
        assertThat(acme.get(path).body()).isEqualTo(text(long_()));
        assertThat(pieces()).doesNotContain(PLANTED);
        assertThat(seals.seal(false, told::add)).isZero();
    }

    @Test
    void aKeyIsRetiredWhenNoAttachmentNeedsItAndAllStillOpen() throws IOException {
        String path = send("a.txt", long_());
        String before = pieces();
        EvidenceKeyFile file = new EvidenceKeyFile(world.sealing.keyFile());
        String old = file.ids().getFirst();
        String now = seals().addKey();
        String later = send("b.txt", "later".getBytes(StandardCharsets.UTF_8));
        assertThat(seals().keys())
                .containsExactly(new EvidenceSeals.KeyUse(now, true, 0, 1), new EvidenceSeals.KeyUse(old, false, 0, 1));
        assertThatThrownBy(() -> seals().retire(old)).hasMessageContaining("1 sealed files still need key " + old);

        assertThat(seals().rewrap(told -> {})).isEqualTo(1);
        assertThat(seals().rewrap(told -> {})).isZero();
        assertThat(pieces()).as("only the envelope is written anew").startsWith(before);
        seals().retire(old);
        assertThat(file.ids()).containsExactly(now);
        assertThat(acme.get(path).body()).isEqualTo(text(long_()));
        assertThat(acme.get(later).body()).isEqualTo("later");

        assertThat(seals().seal(true, told -> {})).isEqualTo(2);
        assertThat(pieces()).as("with other keys of their own").doesNotContain(before);
        assertThat(acme.get(path).body()).isEqualTo(text(long_()));
    }

    @Test
    void anAttachmentWhoseKeyIsAwaySaysWhichAndTheOthersGoOn() throws IOException {
        String path = send("a.txt", "one".getBytes(StandardCharsets.UTF_8));
        Path file = world.sealing.keyFile();
        String old = new EvidenceKeyFile(file).ids().getFirst();
        List<String> lines = Files.readAllLines(file);
        Files.delete(file);
        assertThatThrownBy(contents()::requireKeyFile).hasMessageContaining(old).hasMessageContaining("key make");
        assertThat(acme.upload(request + "/messages", "m", "b.txt", new byte[3]).status())
                .as("nothing is kept in the clear because the key is away")
                .isEqualTo(503);
        assertThat(acme.get(request + "/messages").json().size()).isEqualTo(1);

        new EvidenceKeyFile(file).make();
        contents().requireKeyFile();
        String later = send("b.txt", "two".getBytes(StandardCharsets.UTF_8));
        assertThat(acme.get(later).body()).isEqualTo("two");
        List<String> told = new ArrayList<>();
        seals().addKey();
        assertThatThrownBy(() -> seals().rewrap(told::add)).hasMessageContaining("1 attachments could not be opened");
        assertThat(told).anyMatch(line -> line.startsWith("attachment 1: ") && line.contains(old));

        Files.write(
                file,
                Stream.concat(Files.readAllLines(file).stream(), lines.stream()).toList());
        assertThat(acme.get(path).body()).isEqualTo("one");
        assertThat(acme.get(later).body()).isEqualTo("two");
    }

    @Test
    void bytesThatWereAlteredOrStandForAnotherFileAreNotGivenOut() {
        String one = send("a.txt", "one".getBytes(StandardCharsets.UTF_8));
        send("b.txt", "two".getBytes(StandardCharsets.UTF_8));
        world.database
                .sql()
                .sql("update request_attachment_piece set content = (select content from request_attachment_piece"
                        + " where attachment_id = 2) where attachment_id = 1")
                .update();
        assertThat(acme.get(one).detail()).contains("cannot be opened").doesNotContain("key", "altered");
        world.database
                .sql()
                .sql("update request_attachment set wrapped_key = (select wrapped_key from request_attachment"
                        + " where id = 2) where id = 1")
                .update();
        assertThat(acme.get(one).detail()).contains("cannot be opened");
    }

    private String send(String name, byte[] content) {
        Http.Answer sent = acme.upload(request + "/messages", "see the file", name, content);
        assertThat(sent.status()).as(sent.body()).isEqualTo(201);
        long id = 0;
        for (var message : sent.json()) {
            for (var file : message.path("attachments")) {
                id = Math.max(id, file.path("id").asLong());
            }
        }
        return request + "/attachments/" + id;
    }

    /** More than one piece, the planted words across them too. */
    private static byte[] long_() {
        return (PLANTED + " ").repeat(20_000).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }

    /** As an Andon kept the first attachment that did not seal them. */
    private void leaveInTheClear(byte[] content) {
        world.database.sql().sql("delete from request_attachment_piece").update();
        world.database
                .sql()
                .sql("update request_attachment set seal_key = null, wrapped_key = null")
                .update();
        int half = content.length / 2;
        for (int n = 0; n < 2; n++) {
            world.database
                    .sql()
                    .sql("insert into request_attachment_piece (attachment_id, number, content) values (1, ?, ?)")
                    .params(n, java.util.Arrays.copyOfRange(content, n * half, n == 0 ? half : content.length))
                    .update();
        }
    }

    private String pieces() {
        StringBuilder all = new StringBuilder();
        world.database
                .sql()
                .sql("select content from request_attachment_piece order by attachment_id, number")
                .query(byte[].class)
                .list()
                .forEach(piece -> all.append(new String(piece, StandardCharsets.ISO_8859_1)));
        return all.toString();
    }

    private List<String> filesWith(String words) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> holds(file, words))
                    .map(Path::toString)
                    .toList();
        }
    }

    private static boolean holds(Path file, String words) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(words);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private SealedAttachments contents() {
        return new SealedAttachments(world.database, EvidenceEnvelopes.of(world.sealing));
    }

    private EvidenceSeals seals() throws IOException {
        return EvidenceSeals.of(EvidenceSettings.defaults(folder.resolve("warc")), contents());
    }
}
