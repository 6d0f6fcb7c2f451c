package andon.searchapi;

import static org.assertj.core.api.Assertions.assertThat;

import andon.searchapi.accounts.Role;
import andon.vocabulary.DocumentId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A request's evidence is checked by its own README's script alone: sh, sha256sum, gzip and Python, no class of Andon. */
class EvidenceBundleTest {
    @TempDir
    Path folder;

    private World world;
    private Http analyst;
    private long request;
    private String path;

    @BeforeEach
    void open() throws Exception {
        world = new World(folder.resolve("world"));
        world.people();
        DocumentId access = Samples.publish(world);
        analyst = new Http(world.address, world.key("akira", Role.ANALYST, null));
        Http customer = new Http(world.address, world.key("mina", Role.CUSTOMER, World.ACME));
        request = customer.post(
                        "/api/v1/requests",
                        "{'brand':'Acme Corp','question':'q','from':'2026-10-01','to':'2026-11-20'}")
                .json()
                .path("id")
                .asLong();
        path = "/api/v1/requests/" + request + "/evidence-bundle";
        for (var found : analyst.get("/api/v1/documents?limit=50").json().path("documents")) {
            String id = found.path("id").asString();
            assertThat(analyst.post("/api/v1/requests/" + request + "/findings", "{'document':'" + id + "','note':'n'}")
                            .status())
                    .isEqualTo(201);
        }
        assertThat(access).isNotNull();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private byte[] bundle(Role role) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(world.address + path))
                                .header("Authorization", "Bearer " + world.key("akira", role, null))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains("application/zip");
        return answer.body();
    }

    private Path unpacked(byte[] bundle) throws IOException {
        Path out = Files.createTempDirectory(folder, "bundle");
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundle), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = out.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.write(file, zip.readAllBytes());
            }
        }
        return out;
    }

    private record Checked(int exit, String said) {}

    /** Runs what the README tells a reader to run. */
    private static Checked check(Path bundle) throws IOException, InterruptedException {
        String command = Files.readAllLines(bundle.resolve("README.txt")).stream()
                .map(String::strip)
                .filter(line -> line.startsWith("sed -n"))
                .findFirst()
                .orElseThrow();
        Process process = new ProcessBuilder("sh", "-c", command)
                .directory(bundle.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Checked(process.waitFor(), said);
    }

    @Test
    void whoeverHasNoAndonCanCheckIt() throws Exception {
        Path bundle = unpacked(bundle(Role.ANALYST));
        Checked checked = check(bundle);
        assertThat(checked.said()).contains("rows are whole; the last row has the hash ");
        assertThat(checked.exit()).isZero();
        long captures = files(bundle.resolve("records")).size();
        assertThat(captures).isGreaterThan(3);
        assertThat(checked.said()).startsWith(captures + " captures and ");
        assertThat(Files.readString(bundle.resolve("README.txt"))).contains("EVIDENCE OF ANDON REQUEST " + request);
        String head =
                world.evidence.log(world.evidence.lastSeq() - 1, 1).getFirst().hash();
        assertThat(checked.said()).contains(head);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @Test
    void itsRecordsAreWarcFilesThatAnotherLibraryReads() throws Exception {
        for (Path file : files(unpacked(bundle(Role.ANALYST)).resolve("records"))) {
            List<String> types = new ArrayList<>();
            try (var reader = new org.netpreserve.jwarc.WarcReader(file)) {
                for (var record : reader) {
                    types.add(record.type());
                    record.body().consume();
                }
            }
            assertThat(types).contains("request", "response");
        }
    }

    @Test
    void aChangedByteAnywhereIsFound() throws Exception {
        Path bundle = unpacked(bundle(Role.ANALYST));
        List<Path> all = new ArrayList<>(files(bundle.resolve("records")));
        all.add(bundle.resolve("capture-log.tsv"));
        all.add(bundle.resolve("findings.tsv"));
        for (Path file : all) {
            byte[] whole = Files.readAllBytes(file);
            byte[] changed = whole.clone();
            changed[whole.length / 2] ^= 1;
            Files.write(file, changed);
            assertThat(check(bundle).exit()).as(file.toString()).isNotZero();
            // Also if the list of digests is made to fit.
            String sums = Files.readString(bundle.resolve("SHA256SUMS"));
            Files.writeString(bundle.resolve("SHA256SUMS"), sums.replace(sha256(whole), sha256(changed)));
            assertThat(check(bundle).exit()).as(file + " with its digest").isNotZero();
            Files.write(file, whole);
            Files.writeString(bundle.resolve("SHA256SUMS"), sums);
        }
        assertThat(check(bundle).exit()).isZero();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return java.util.HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void aRowTakenOutOfTheLogIsFoundEvenIfTheDigestsFit() throws Exception {
        Path bundle = unpacked(bundle(Role.ANALYST));
        Path log = bundle.resolve("capture-log.tsv");
        String whole = Files.readString(log);
        List<String> lines = new ArrayList<>(whole.lines().toList());
        // The second row's place is taken by the third with another number: its hash can no longer be right.
        lines.set(1, lines.get(2).replaceFirst("\t3\t", "\t2\t"));
        String changed = String.join("\n", lines) + "\n";
        Files.writeString(log, changed);
        Path sums = bundle.resolve("SHA256SUMS");
        Files.writeString(
                sums,
                Files.readString(sums)
                        .replace(
                                sha256(whole.getBytes(StandardCharsets.UTF_8)),
                                sha256(changed.getBytes(StandardCharsets.UTF_8))));
        assertThat(check(bundle).said()).contains("of the capture log is not what was hashed");
    }

    @Test
    void evidenceThatIsDamagedInTheStoreIsNotGivenOut() throws Exception {
        Path warc = files(folder.resolve("world/warc")).stream()
                .filter(file -> file.toString().endsWith(".warc.gz.sealed"))
                .findFirst()
                .orElseThrow();
        byte[] bytes = Files.readAllBytes(warc);
        bytes[bytes.length - 40] ^= 1;
        Files.write(warc, bytes);
        Http.Answer answer = analyst.get(path);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.detail()).contains("damaged", "andon verify");
    }

    @Test
    void aCustomerIsNotGivenIt() {
        Http customer = new Http(world.address, world.key("mina", Role.CUSTOMER, World.ACME));
        assertThat(customer.get(path).status()).isEqualTo(403);
        assertThat(analyst.get("/api/v1/requests/999/evidence-bundle").status()).isEqualTo(404);
    }
}
