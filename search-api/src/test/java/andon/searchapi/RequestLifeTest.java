package andon.searchapi;

import static org.assertj.core.api.Assertions.assertThat;

import andon.database.Database;
import andon.searchapi.accounts.Role;
import andon.testbed.fixtures.TestDatabase;
import andon.vocabulary.DocumentId;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestLifeTest {
    private static final String FILING = "{'brand':'Acme Corp','domain':'acme.example','question':'Is access to our"
            + " network offered?','from':'2026-10-01','to':'2026-11-20','priority':'high'}";

    @TempDir
    static Path folder;

    private World world;
    private DocumentId access;
    private Http acme;
    private Http norwind;
    private Http analyst;
    private Http auditor;

    TestDatabase database() {
        return TestDatabase.H2;
    }

    @BeforeAll
    void open() throws Exception {
        world = new World(folder, Database.open(database().fresh(folder)));
        world.people();
        access = Samples.publish(world);
        acme = new Http(world.address, world.key("mina", Role.CUSTOMER, World.ACME));
        norwind = new Http(world.address, world.key("lars", Role.CUSTOMER, World.NORWIND));
        analyst = new Http(world.address, world.key("akira", Role.ANALYST, null));
        auditor = new Http(world.address, world.key("aude", Role.AUDITOR, null));
    }

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void aRequestGoesFromItsFirstLookToAnAnswerThatCitesItsEvidence() {
        Http.Answer filed = acme.post("/api/v1/requests", FILING);
        assertThat(filed.status()).as(filed.body()).isEqualTo(201);
        String path = "/api/v1/requests/" + filed.json().path("id").asLong();
        JsonNode look = filed.json().path("firstLook");
        assertThat(look.path("documents").asInt()).isEqualTo(4);
        assertThat(look.path("timeline").size()).isPositive();
        assertThat(look.path("sources").toString()).contains("night-market", "glass-forum");
        assertThat(look.path("threats").toString()).contains("access-sale", "credential-leak");
        assertThat(look.path("suggestions").toString()).contains(access.value());
        assertThat(look.path("facts").toString())
                .contains("\"name\":\"credentials\",\"value\":\"1\"", "svc-backup@acme.example:h•••2");
        assertThat(look.path("coverage").toString()).contains("Ember Leaks", "Night Market");

        assertThat(analyst.put(path + "/state", "{'state':'accepted'}").status())
                .isEqualTo(200);
        assertThat(analyst.post(path + "/messages", "{'body':'We are looking into it.'}")
                        .status())
                .isEqualTo(201);
        assertThat(analyst.post(
                                path + "/findings",
                                "{'document':'" + access + "','note':'A broker offers VPN access.'}")
                        .status())
                .isEqualTo(201);
        assertThat(analyst.post(path + "/findings", "{'document':'" + access + "','note':'again'}")
                        .status())
                .isEqualTo(409);
        assertThat(analyst.post(
                                path + "/countermeasures",
                                "{'action':'Reset svc-backup and review VPN logs','owner':'Acme IT','due':'2026-11-25'}")
                        .status())
                .isEqualTo(201);
        assertThat(analyst.put(path + "/state", "{'state':'in-review'}").status())
                .isEqualTo(200);
        assertThat(analyst.put(path + "/state", "{'state':'answered'}").detail())
                .contains("add commentary first");
        assertThat(acme.get(path + "/findings").json().size()).isZero();
        analyst.post(path + "/commentary", "{'body':'The offer is <b>credible</b>.'}");
        assertThat(analyst.put(path + "/state", "{'state':'answered'}").detail())
                .contains("another analyst has to read it");
        Http reviewer = new Http(world.address, world.key("rin", Role.ANALYST, null));
        assertThat(reviewer.put(path + "/state", "{'state':'answered'}").status())
                .isEqualTo(200);

        JsonNode finding = acme.get(path + "/findings").json().get(0);
        assertThat(finding.path("payloadSha256").asString()).hasSize(64);
        assertThat(finding.path("warcFile").asString()).endsWith(".warc.gz");
        Http.Answer report = acme.get(path + "/report");
        assertThat(report.header("content-type")).startsWith("text/html");
        assertThat(report.header("content-security-policy")).contains("style-src 'sha256-");
        assertThat(report.body())
                .contains(
                        "Acme Corp",
                        "The offer is &lt;b&gt;credible&lt;/b&gt;.",
                        "&lt;script&gt;alert(1)&lt;/script&gt;",
                        finding.path("payloadSha256").asString(),
                        finding.path("warcFile").asString(),
                        "Reset svc-backup",
                        "h•••2",
                        "Ember Leaks")
                .doesNotContain("<script");
        assertThat(acme.get(path + "/report?lang=ja").body()).contains("調査結果", "推奨対策", "lang=\"ja\"");
        long measure =
                acme.get(path + "/countermeasures").json().get(0).path("id").asLong();
        assertThat(acme.put(path + "/countermeasures/" + measure + "/state", "{'state':'done'}")
                        .json()
                        .get(0)
                        .path("state")
                        .asString())
                .isEqualTo("done");
        assertThat(acme.put(path + "/state", "{'state':'closed'}").status()).isEqualTo(200);
        assertThat(acme.post(path + "/messages", "{'body':'one more'}").status())
                .isEqualTo(409);

        assertThat(norwind.get(path).status()).isEqualTo(404);
        assertThat(norwind.get(path + "/report").status()).isEqualTo(404);
        assertThat(norwind.get("/api/v1/requests").json().path("requests").size())
                .isZero();

        String log = auditor.get("/api/v1/audit?limit=500").body();
        assertThat(log)
                .contains("in-review -> answered", "pinned document " + access, "evidence-view", "\"user\":\"mina\"");
    }

    @Test
    void aCustomerSeesWhatMentionsItAndNothingOfOthers() {
        JsonNode own = norwind.get("/api/v1/documents?sort=newest").json();
        assertThat(own.path("total").asInt()).isEqualTo(2);
        assertThat(own.path("documents").findValuesAsString("organisation")).containsOnly("norwind");
        assertThat(norwind.get("/api/v1/documents/" + access).status()).isEqualTo(404);
        assertThat(norwind.get("/api/v1/documents/" + access + "/versions").status())
                .isEqualTo(404);
        assertThat(norwind.get("/api/v1/facets?facet=threat").body()).doesNotContain("access-sale");
        JsonNode hit = acme.get("/api/v1/documents?q=escrow%20vpn")
                .json()
                .path("documents")
                .get(0);
        String text = hit.path("title").asString() + "\n" + hit.path("text").asString();
        JsonNode mark = hit.path("highlights").get(0);
        assertThat(text.substring(
                        text.offsetByCodePoints(0, mark.path("start").asInt()),
                        text.offsetByCodePoints(0, mark.path("end").asInt())))
                .isEqualToIgnoringCase("vpn");
        assertThat(acme.get("/api/v1/documents/" + access).body()).doesNotContain("norwind");
        assertThat(analyst.get("/api/v1/documents/" + access + "/evidence")
                        .json()
                        .path("capture")
                        .asLong())
                .isPositive();
        assertThat(acme.get("/api/v1/documents/" + access + "/versions")
                        .json()
                        .path("versions")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrRepetition() {
        java.util.List<String> seen = new java.util.ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = analyst.get("/api/v1/documents?sort=newest&limit=2" + cursor)
                    .json();
            page.path("documents").forEach(d -> seen.add(d.path("id").asString()));
            cursor = page.path("next").isNull()
                    ? ""
                    : "&cursor="
                            + java.net.URLEncoder.encode(
                                    page.path("next").asString(), java.nio.charset.StandardCharsets.UTF_8);
        } while (!cursor.isEmpty());
        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void assetsAreConfirmedByAnAnalystAndSubscriptionsShowTheirSecretOnce() {
        JsonNode asset = acme.post("/api/v1/assets", "{'type':'keyword','value':'lantern project'}")
                .json();
        assertThat(asset.path("confirmed").asBoolean()).isFalse();
        assertThat(analyst.post("/api/v1/assets/" + asset.path("id").asLong() + "/confirmation", "{}")
                        .json()
                        .path("confirmed")
                        .asBoolean())
                .isTrue();
        JsonNode made = acme.post(
                        "/api/v1/subscriptions",
                        "{'name':'all','minimumSeverity':'high','webhook':'https://hooks.acme.example/a','email':'soc@acme.example'}")
                .json();
        assertThat(made.path("webhookSecret").asString()).startsWith("whsec_");
        assertThat(acme.get("/api/v1/subscriptions").body())
                .contains("hooks.acme.example")
                .doesNotContain("whsec_");
        String one = "/api/v1/subscriptions/" + made.path("id").asLong();
        assertThat(norwind.send("DELETE", one, null).status()).isEqualTo(404);
        assertThat(acme.post("/api/v1/subscriptions", "{'name':'bad','query':'(acme','email':'a@b.example'}")
                        .json()
                        .path("column")
                        .asInt())
                .isPositive();
        world.publish(
                World.document(
                        "late-1",
                        "glass-forum",
                        andon.vocabulary.DocumentKind.POST,
                        "Ransom note",
                        "salt",
                        "Acme Corp did not pay.",
                        java.util.List.of(),
                        "en",
                        java.util.List.of(),
                        java.util.List.of(World.threat(
                                andon.vocabulary.ThreatCategory.RANSOMWARE_LEAK,
                                andon.vocabulary.Severity.CRITICAL,
                                andon.vocabulary.Reason.of(andon.vocabulary.Reason.Cause.EXTORTION)))),
                World.START.minus(Duration.ofDays(400)));
        assertThat(acme.get("/api/v1/alerts")
                        .json()
                        .path("alerts")
                        .get(0)
                        .path("title")
                        .asString())
                .isEqualTo("Ransom note");
        assertThat(norwind.get("/api/v1/alerts").json().path("alerts").size()).isZero();
        assertThat(acme.send("DELETE", one, null).status()).isEqualTo(204);
    }
}
