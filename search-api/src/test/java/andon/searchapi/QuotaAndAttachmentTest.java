package andon.searchapi;

import static org.assertj.core.api.Assertions.assertThat;

import andon.database.Database;
import andon.searchapi.accounts.Role;
import andon.searchapi.requests.Attachments;
import andon.searchapi.requests.QuotaSettings;
import andon.testbed.fixtures.TestDatabase;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuotaAndAttachmentTest {
    @TempDir
    static Path folder;

    private World world;
    private Http acme;
    private Http norwind;
    private Http analyst;

    TestDatabase database() {
        return TestDatabase.H2;
    }

    @BeforeAll
    void open() throws Exception {
        QuotaSettings quota =
                new QuotaSettings(3, QuotaSettings.Period.MONTH, ZoneId.of("Asia/Tokyo"), Map.of(World.NORWIND, 50));
        world = new World(
                folder,
                Database.open(database().fresh(folder)),
                context -> context.registerBean(QuotaSettings.class, () -> quota));
        world.people();
        acme = new Http(world.address, world.key("mina", Role.CUSTOMER, World.ACME));
        norwind = new Http(world.address, world.key("lars", Role.CUSTOMER, World.NORWIND));
        analyst = new Http(world.address, world.key("akira", Role.ANALYST, null));
    }

    @AfterAll
    void close() {
        world.close();
    }

    private static Http.Answer file(Http customer) {
        return customer.post(
                "/api/v1/requests", "{'brand':'Acme','question':'q','from':'2026-10-01','to':'2026-11-20'}");
    }

    private static String filed(Http customer) {
        return "/api/v1/requests/" + file(customer).json().path("id").asLong();
    }

    @Test
    void anOrganisationFilesWhatItsQuotaAllowsEvenAtOnceAndMoreInTheNextPeriod() throws Exception {
        assertThat(acme.get("/api/v1/quota").json().path("remaining").asInt()).isEqualTo(3);
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> tries =
                    java.util.Collections.nCopies(6, () -> file(acme).status());
            List<Integer> answers = many.invokeAll(tries).stream()
                    .map(Future::resultNow)
                    .sorted()
                    .toList();
            assertThat(answers).containsExactly(201, 201, 201, 429, 429, 429);
        }
        JsonNode used = acme.get("/api/v1/quota").json();
        assertThat(used.path("remaining").asInt()).isZero();
        assertThat(used.path("until").asString()).isEqualTo("2026-11-30T15:00:00Z");
        Http.Answer refused = file(acme);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.detail())
                .contains("all 3 requests of this month", "From 2026-11-30 15:00 UTC on", "write a message");
        assertThat(Long.parseLong(refused.header("retry-after"))).isEqualTo(10 * 86_400 + 6 * 3600);
        Browser mina = new Browser(world.address).signIn("mina", World.PASSWORD);
        HttpResponse<String> page = mina.post("/requests", "brand=Acme&question=kept&from=2026-10-01&to=2026-11-20");
        assertThat(page.statusCode()).isEqualTo(429);
        assertThat(page.body()).contains("0 of 3 requests left", "all 3 requests of this month", "kept");
        assertThat(norwind.get("/api/v1/quota").json().path("remaining").asInt())
                .isPositive();

        long first = acme.get("/api/v1/requests")
                .json()
                .path("requests")
                .get(0)
                .path("id")
                .asLong();
        analyst.put("/api/v1/requests/" + first + "/state", "{'state':'declined'}");
        assertThat(file(acme).status()).as("what was declined does not count").isEqualTo(201);
        world.now.set(Instant.parse("2026-11-30T15:00:00Z"));
        assertThat(file(acme).status()).isEqualTo(201);
        world.now.set(World.START);
    }

    @Test
    void aFileComesBackAsItCameAndIsNeverShown() {
        String path = filed(norwind);
        byte[] content = new byte[700_000];
        new java.util.Random(3).nextBytes(content);
        Http.Answer sent = norwind.upload(path + "/messages", "日本語のメモ", "../報告<b>.html", content);
        assertThat(sent.status()).as(sent.body()).isEqualTo(201);
        JsonNode message = sent.json().get(0);
        assertThat(message.path("body").asString()).isEqualTo("日本語のメモ");
        JsonNode file = message.path("attachments").get(0);
        assertThat(file.path("name").asString()).isEqualTo("報告_b_.html");
        assertThat(file.path("bytes").asLong()).isEqualTo(content.length);

        String one = path + "/attachments/" + file.path("id").asLong();
        Http.Answer back = analyst.get(one);
        assertThat(back.header("content-type")).isEqualTo("application/octet-stream");
        assertThat(back.header("content-disposition")).startsWith("attachment;").contains("UTF-8''");
        assertThat(back.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(back.header("content-security-policy")).contains("sandbox");
        assertThat(back.response().headers().firstValueAsLong("content-length")).hasValue(content.length);
        assertThat(acme.get(one).status()).isEqualTo(404);
        assertThat(norwind.get(filed(norwind) + "/attachments/"
                                + file.path("id").asLong())
                        .status())
                .as("under another request")
                .isEqualTo(404);

        byte[] text = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        JsonNode script =
                norwind.upload(path + "/messages", "m", "x.html", text).json().get(1);
        assertThat(norwind.get(path + "/attachments/"
                                + script.path("attachments").get(0).path("id").asLong())
                        .body())
                .isEqualTo("<script>alert(1)</script>");
        String page = new Browser(world.address)
                .signIn("akira", World.PASSWORD)
                .get(path.substring("/api/v1".length()))
                .body();
        assertThat(page).contains("報告_b_.html", "684 KB").doesNotContain("<script>alert");
    }

    @Test
    void filesAreBoundedInSizeAndInAll() {
        String path = filed(norwind);
        assertThat(norwind.upload(path + "/messages", "m", "big", new byte[Attachments.MAX_BYTES + 1])
                        .detail())
                .contains("1 byte to 5 MB; 'big' has 5242881 bytes");
        assertThat(norwind.upload(path + "/messages", "m", "empty", new byte[0]).detail())
                .contains("'empty' has 0 bytes");
        assertThat(norwind.upload(path + "/messages", " ", "a", new byte[1]).detail())
                .contains("1 to 8000");
        for (int n = 0; n < 10; n++) {
            assertThat(norwind.upload(path + "/messages", "m", "a", new byte[Attachments.MAX_BYTES])
                            .status())
                    .isEqualTo(201);
        }
        Http.Answer full = norwind.upload(path + "/messages", "m", "a", new byte[1]);
        assertThat(full.status()).isEqualTo(409);
        assertThat(full.detail()).contains("at most 50 MB together");
        assertThat(norwind.post(path + "/messages", "{'body':'without a file it goes'}")
                        .status())
                .isEqualTo(201);
        assertThat(norwind.upload("/api/v1/assets", "m", "a", new byte[200_000]).status())
                .as("elsewhere a form may not be so long")
                .isEqualTo(413);
    }
}
