package andon.searchapi;

import static org.assertj.core.api.Assertions.assertThat;

import andon.database.Database;
import andon.searchapi.accounts.Role;
import andon.searchapi.samples.EmbeddedIndicators;
import andon.searchapi.samples.HandMade;
import andon.testbed.fixtures.TestDatabase;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import net.lingala.zip4j.io.inputstream.ZipInputStream;
import net.lingala.zip4j.model.LocalFileHeader;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A sample's way over HTTP: handed in, looked at, asked about, taken sealed; another organisation's does not exist. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SamplesApiTest {
    private static final String SAMPLES = "/api/v1/samples";

    @TempDir
    static Path folder;

    /** In a sample whose twin comes at the same time. */
    private static final String TWIN = "twin sample";

    private final CyclicBarrier twins = new CyclicBarrier(2);
    private World world;
    private Http acme;
    private Http norwind;
    private Http analyst;

    TestDatabase database() {
        return TestDatabase.H2;
    }

    @BeforeAll
    void open() throws Exception {
        EmbeddedIndicators indicators = text -> {
            if (text.contains(TWIN)) {
                meet();
            }
            return new EmbeddedIndicators.Read(
                    text,
                    text.lines()
                            .filter(line -> line.startsWith("http://"))
                            .map(line -> new EmbeddedIndicators.Found("url", line))
                            .toList());
        };
        world = new World(
                folder,
                Database.open(database().fresh(folder)),
                context -> context.registerBean(EmbeddedIndicators.class, () -> indicators));
        world.people();
        acme = new Http(world.address, world.key("mina", Role.CUSTOMER, World.ACME));
        norwind = new Http(world.address, world.key("lars", Role.CUSTOMER, World.NORWIND));
        analyst = new Http(world.address, world.key("akira", Role.ANALYST, null));
    }

    @AfterAll
    void close() {
        world.close();
    }

    private static String fact(JsonNode look, String name) {
        return look.path("facts")
                .valueStream()
                .filter(group -> group.path("heading").asString().equals("sample"))
                .flatMap(group -> group.path("facts").valueStream())
                .filter(fact -> fact.path("name").asString().equals(name))
                .map(fact -> fact.path("value").asString() + " | "
                        + fact.path("source").asString())
                .findFirst()
                .orElse("");
    }

    /** Until two are looked at at once: neither is stored yet then. */
    private void meet() {
        try {
            twins.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("the other did not come", e);
        }
    }

    @Test
    void theSameSampleHandedInTwiceAtOnceIsOne() throws Exception {
        byte[] content = (TWIN + " of bytes").getBytes(StandardCharsets.UTF_8);
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Http.Answer>> answers = people.invokeAll(List.of(
                    () -> acme.post(SAMPLES + "?file=one.bin", content),
                    () -> acme.post(SAMPLES + "?file=two.bin", content)));
            Http.Answer one = answers.get(0).get();
            Http.Answer two = answers.get(1).get();
            assertThat(one.status()).as(one.body()).isEqualTo(201);
            assertThat(two.status()).as(two.body()).isEqualTo(201);
            assertThat(one.json().path("id").asLong())
                    .isPositive()
                    .isEqualTo(two.json().path("id").asLong());
        }
        assertThat(acme.get(SAMPLES).body())
                .satisfiesAnyOf(
                        listed -> assertThat(listed).contains("one.bin").doesNotContain("two.bin"),
                        listed -> assertThat(listed).contains("two.bin").doesNotContain("one.bin"));
    }

    @Test
    void aSampleIsLookedAtAskedAboutAndTakenSealed() throws Exception {
        Http.Answer handedIn = acme.post(SAMPLES + "?file=..%2Finvoice.exe", HandMade.pe());
        assertThat(handedIn.status()).as(handedIn.body()).isEqualTo(201);
        JsonNode sample = handedIn.json();
        assertThat(sample.path("file").asString()).isEqualTo("invoice.exe");
        assertThat(sample.path("facts").path("program").path("libraries").get(0).asString())
                .isEqualTo("KERNEL32.dll");
        long id = sample.path("id").asLong();
        assertThat(acme.post(SAMPLES + "?file=again.exe", HandMade.pe())
                        .json()
                        .path("id")
                        .asLong())
                .isEqualTo(id);

        String sha256 = sample.path("facts").path("sha256").asString();
        for (String named : List.of(Long.toString(id), sha256)) {
            Http.Answer filed = acme.post(
                    "/api/v1/requests", "{'type':'malware-sample','question':'What is it?','sample':'" + named + "'}");
            assertThat(filed.status()).as(filed.body()).isEqualTo(201);
            JsonNode look = filed.json().path("firstLook");
            assertThat(fact(look, "sha256")).isEqualTo(sha256 + " | triage");
            assertThat(fact(look, "hint-packer-sections")).startsWith("UPX0");
            assertThat(fact(look, "url")).startsWith("http://beacon.evil.example/gate.php");
            assertThat(fact(look, "hash-documents")).isEqualTo("0 | documents");
            Http.Answer report =
                    acme.get("/api/v1/requests/" + filed.json().path("id").asLong() + "/report?lang=ja");
            assertThat(report.body()).contains("パッカーの痕跡", "静的解析");
        }

        HttpResponse<byte[]> taken = bytes(SAMPLES + "/" + id + "/sealed");
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(indexOf(taken.body(), "KERNEL32".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .isNegative();
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(taken.body()), "infected".toCharArray())) {
            LocalFileHeader entry = zip.getNextEntry();
            assertThat(entry.getFileName()).isEqualTo(sha256);
            assertThat(entry.getEncryptionMethod()).isEqualTo(EncryptionMethod.AES);
            assertThat(zip.readAllBytes()).isEqualTo(HandMade.pe());
        }
    }

    private HttpResponse<byte[]> bytes(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(world.address + path))
                            .header("Authorization", "Bearer " + analyst.key())
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static int indexOf(byte[] all, byte[] part) {
        for (int i = 0; i + part.length <= all.length; i++) {
            if (Arrays.equals(all, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        return -1;
    }

    @Test
    void inTheDatabaseItIsSealedAndWhatWasAlteredDoesNotOpen() {
        byte[] content = new byte[1_300_000];
        Arrays.fill(content, (byte) 'A');
        long id = acme.post(SAMPLES + "?file=a", content).json().path("id").asLong();
        List<byte[]> parts = world.database
                .sql()
                .sql("select sealed from sample_part where sample_id = ? order by number")
                .param(id)
                .query((row, n) -> row.getBytes("sealed"))
                .list();
        assertThat(parts)
                .hasSize(3)
                .allSatisfy(part -> assertThat(indexOf(part, new byte[] {'A', 'A', 'A', 'A'}))
                        .isNegative());
        assertThat(analyst.get(SAMPLES + "/" + id + "/sealed").status()).isEqualTo(200);
        // Parts that change places are as bad as altered ones.
        world.database
                .sql()
                .sql("update sample_part set number = number + 10 where sample_id = ?")
                .param(id)
                .update();
        world.database
                .sql()
                .sql("update sample_part set number = 12 - number where sample_id = ?")
                .param(id)
                .update();
        Http.Answer bent = analyst.get(SAMPLES + "/" + id + "/sealed");
        assertThat(bent.status()).isEqualTo(409);
        assertThat(bent.detail()).contains("damaged");
    }

    @Test
    void anotherOrganisationsSampleDoesNotExist() {
        long id = acme.post(SAMPLES + "?file=own", new byte[] {4, 5, 6})
                .json()
                .path("id")
                .asLong();
        assertThat(norwind.get(SAMPLES + "/" + id).status()).isEqualTo(404);
        assertThat(norwind.get(SAMPLES).json().path("samples").size()).isZero();
        Http.Answer refused =
                norwind.post("/api/v1/requests", "{'type':'malware-sample','question':'q','sample':'" + id + "'}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail()).contains("no sample " + id + " of your organisation");
        assertThat(acme.get(SAMPLES + "/" + id + "/sealed").status()).isEqualTo(403);
        assertThat(analyst.get(SAMPLES).json().path("samples").size()).isPositive();
    }

    @Test
    void anEmptyOrTooLongFileAndABombAreTold() {
        assertThat(acme.post(SAMPLES + "?file=empty", new byte[0]).detail()).contains("empty");
        Http.Answer long_ = acme.post(SAMPLES + "?file=long", new byte[(32 << 20) + 1]);
        assertThat(long_.status()).isEqualTo(413);
        JsonNode bomb = acme.post(SAMPLES + "?file=bomb.zip", HandMade.bomb()).json();
        assertThat(bomb.path("facts").path("hints").get(0).path("kind").asString())
                .isEqualTo("archive-bomb");
    }

    @Test
    void theConsoleTakesASampleAndShowsWhatIsInItAsText() {
        Browser mina = new Browser(world.address).signIn("mina", World.PASSWORD);
        byte[] content =
                "<script>alert(1)</script> http://a.evil.example/".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        var sent = mina.postFile("/samples", "note\".html", content);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
        String next = sent.headers().firstValue("location").orElseThrow();
        String id = next.substring(next.lastIndexOf('=') + 1);
        assertThat(mina.get("/requests/new?type=malware-sample&sample=" + id).body())
                .contains("value=\"" + id + "\"", "Hand in a sample");
        assertThat(mina.get("/samples/" + id).body())
                .contains("&lt;script&gt;alert(1)", "Static triage")
                .doesNotContain("<script>alert", "Take the sample");
        Browser akira = new Browser(world.address).signIn("akira", World.PASSWORD);
        assertThat(akira.get("/samples/" + id + "?lang=ja").body()).contains("検体を取り出す", "静的解析");
        long pe = acme.post(SAMPLES + "?file=p.exe", HandMade.pe())
                .json()
                .path("id")
                .asLong();
        long bomb = acme.post(SAMPLES + "?file=b.zip", HandMade.bomb())
                .json()
                .path("id")
                .asLong();
        assertThat(akira.get("/samples/" + pe + "?lang=en").body()).contains("UPX1", "Traces of a packer", "imphash");
        assertThat(akira.get("/samples/" + bomb).body()).contains("Unpacks without end", "not read to its end");
    }
}
