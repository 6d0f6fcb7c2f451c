package andon.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator seals old evidence, changes keys, takes files out, and is told what is missing. */
class EvidenceCommandTest {
    private static final String PLANTED = "planted-needle-77";

    @TempDir
    Path folder;

    @Test
    void evidenceInTheClearIsSealedItsKeyChangedAndItsFilesTakenOut() throws IOException {
        Path config = Files.writeString(folder.resolve("clear.yaml"), "evidence: {seal: false}\n");
        Ran taken = andon("index", foreignWarc().toString(), "--config", config.toString());
        assertThat(taken.code()).as(taken.err()).isZero();
        assertThat(evidence(".warc.gz")).hasSize(1);
        assertThat(folder.resolve("data/evidence.key")).doesNotExist();

        // The same store with the defaults: sealed from now on, with a key of its own.
        assertThat(andon("verify").out()).contains("1 captures checked, all whole");
        Ran listed = andon("evidence", "key", "list");
        String old = listed.out().substring(0, 16);
        assertThat(listed.out())
                .contains(old + "\t0 files\t0 attachments and samples\tseals new ones")
                .contains("1 files and 0 attachments lie in the clear");
        assertThat(andon("evidence", "seal").out()).contains("1 files sealed");
        assertThat(evidence(".warc.gz")).isEmpty();
        assertThat(evidence(".sealed")).hasSize(1);
        assertThat(Files.readString(evidence(".sealed").getFirst(), StandardCharsets.ISO_8859_1))
                .doesNotContain(PLANTED);

        String now = andon("evidence", "key", "add").out().strip();
        Ran early = andon("evidence", "key", "retire", old);
        assertThat(early.code()).isEqualTo(1);
        assertThat(early.err()).contains("1 sealed files still need key " + old);
        assertThat(andon("evidence", "rewrap").out()).contains("1 files put under another key");
        assertThat(andon("evidence", "key", "retire", old).code()).isZero();
        assertThat(andon("evidence", "key", "list").out())
                .isEqualTo(now + "\t1 files\t0 attachments and samples\tseals new ones\n");
        assertThat(andon("evidence", "seal", "--again").out()).contains("1 files sealed");

        Path plain = folder.resolve("plain");
        Ran export = andon("evidence", "export", plain.toString());
        assertThat(export.code()).as(export.err()).isZero();
        try (Stream<Path> files = Files.list(plain);
                InputStream records = new GZIPInputStream(
                        Files.newInputStream(files.findFirst().orElseThrow()))) {
            assertThat(new String(records.readAllBytes(), StandardCharsets.UTF_8))
                    .contains(PLANTED);
        }
        Ran verify = andon("verify");
        assertThat(verify.out())
                .contains("1 captures checked, all whole")
                .contains("7 audit records checked, all whole");
    }

    @Test
    void missingKeyIsNamedWithWhatToDo() throws IOException {
        assertThat(andon("index", foreignWarc().toString()).code()).isZero();
        Path key = folder.resolve("data/evidence.key");
        String id = andon("evidence", "key", "list").out().substring(0, 16);
        Path away = Files.move(key, folder.resolve("away"));
        for (String command : List.of("verify", "evidence seal", "evidence key list")) {
            Ran refused = andon(command.split(" "));
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.err())
                    .contains(id)
                    .contains("Nothing was changed")
                    .contains("evidence.key-file");
        }
        assertThat(andon("evidence", "key", "make", key.toString()).out().strip())
                .hasSize(16)
                .isNotEqualTo(id);
        assertThat(andon("verify").err()).contains("need key " + id);
        assertThat(andon("evidence", "key", "make", key.toString()).code()).isEqualTo(2);
        Path config = Files.writeString(
                folder.resolve("named.yaml"), "evidence: {key-file: " + away.toAbsolutePath() + "}\n");
        assertThat(andon("verify", "--config", config.toString()).out()).contains("1 captures checked, all whole");
    }

    private Ran andon(String... command) {
        return Ran.andon(Stream.concat(
                        Stream.of(command),
                        Stream.of("--data", folder.resolve("data").toString()))
                .toArray(String[]::new));
    }

    private List<Path> evidence(String suffix) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("data/evidence"))) {
            return files.filter(file -> file.toString().endsWith(suffix)).toList();
        }
    }

    private Path foreignWarc() throws IOException {
        String block = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><title>Harbour</title><body><p>The "
                + PLANTED + " stands at the lighthouse for all to see.</p></body></html>";
        return Files.writeString(
                folder.resolve("foreign.warc"),
                "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2026-01-02T03:04:05Z\r\n"
                        + "WARC-Target-URI: http://a.example/\r\nContent-Type: application/http; msgtype=response\r\n"
                        + "Content-Length: " + block.length() + "\r\n\r\n" + block + "\r\n\r\n");
    }
}
