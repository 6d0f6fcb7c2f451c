package andon.searchapi;

import static org.assertj.core.api.Assertions.assertThat;

import andon.searchapi.accounts.Role;
import andon.searchapi.knowledge.KnowledgeSamples;
import andon.vocabulary.AssetType;
import andon.vocabulary.DocumentKind;
import andon.vocabulary.EntityType;
import andon.vocabulary.Reason;
import andon.vocabulary.Reason.Cause;
import andon.vocabulary.Severity;
import andon.vocabulary.ThreatCategory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What is known of a CVE, a family and an indicator stands in the first look, with who says it and of when. */
class FirstLookKnowledgeTest {
    private static final String HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private static final String FILES = "/api/v1/knowledge/versions?file=";

    @TempDir
    static Path folder;

    private static World world;
    private static Http acme;
    private static Http norwind;

    @BeforeAll
    static void open() throws Exception {
        world = new World(folder);
        world.people();
        Http operator = new Http(world.address, world.key("olga", Role.OPERATOR, null));
        for (String[] file : new String[][] {
            {"nvd.json", KnowledgeSamples.nvd(9.8, "2026-11-15T10:00:00.000")},
            {"kev.json", KnowledgeSamples.KEV},
            {"attack.json", KnowledgeSamples.ATTACK}
        }) {
            assertThat(operator.send("POST", FILES + file[0], file[1]).status()).isEqualTo(201);
        }
        acme = new Http(world.address, world.key("mina", Role.CUSTOMER, World.ACME));
        norwind = new Http(world.address, world.key("lars", Role.CUSTOMER, World.NORWIND));
        world.asset(World.ACME, AssetType.NAME, "Acme Corp");
        String text = "Exploit for CVE-2026-31337 at Acme Corp, drops Nightjar " + HASH;
        world.publish(
                World.document(
                        "offer",
                        "night-market",
                        DocumentKind.POST,
                        "Exploit",
                        "ghost",
                        text,
                        List.of(),
                        "en",
                        List.of(
                                World.entity(EntityType.CVE, "CVE-2026-31337", "Exploit\n" + text, "CVE-2026-31337"),
                                World.entity(EntityType.MALWARE, "Nightjar", "Exploit\n" + text, "Nightjar"),
                                World.entity(EntityType.SHA256, HASH, "Exploit\n" + text, HASH)),
                        List.of(World.threat(
                                ThreatCategory.EXPLOIT_SALE, Severity.HIGH, Reason.of(Cause.EXPLOIT_TRADED)))),
                World.START);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static JsonNode filed(Http customer, String what) {
        Http.Answer filed = customer.post("/api/v1/requests", "{'question':'What is it?'," + what + "}");
        assertThat(filed.status()).as(filed.body()).isEqualTo(201);
        return filed.json();
    }

    /** The fact's value and source, parted by a bar. */
    private static String fact(JsonNode request, String heading, String name) {
        return request.path("firstLook")
                .path("facts")
                .valueStream()
                .filter(group -> group.path("heading").asString().equals(heading))
                .flatMap(group -> group.path("facts").valueStream())
                .filter(fact -> fact.path("name").asString().equals(name))
                .map(fact -> fact.path("value").asString() + " | "
                        + fact.path("source").asString() + " | "
                        + fact.path("asOf").asString())
                .findFirst()
                .orElse("");
    }

    private static String coverage(JsonNode request, String source) {
        return request.path("firstLook")
                .path("coverage")
                .valueStream()
                .filter(c -> c.path("source").asString().equals("knowledge:" + source))
                .map(c -> c.path("state").asString() + " " + c.path("lastVisit").asString("-") + " "
                        + c.path("pages").asLong())
                .findFirst()
                .orElse("");
    }

    @Test
    void aVulnerabilityHasItsSeverityExploitationAndOffers() {
        JsonNode request = filed(acme, "'type':'vulnerability','cve':'CVE-2026-31337'");
        assertThat(fact(request, "severity", "cvss"))
                .isEqualTo(
                        "9.8 · critical · CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H | NVD | 2026-11-19T08:30:00Z");
        assertThat(fact(request, "severity", "kev-added")).startsWith("2026-11-10 | CISA KEV 2026.11.18 | 2026-11-18T");
        assertThat(fact(request, "severity", "exploit-offers")).startsWith("1 | documents | 2026-11-20");
        assertThat(coverage(request, "nvd")).isEqualTo("imported 2026-11-19T08:30:00Z 2");
        assertThat(coverage(request, "epss")).isEqualTo("not-imported - 0");
        // What another customer may not see is not counted for it either.
        assertThat(fact(filed(norwind, "'type':'vulnerability','cve':'CVE-2026-31337'"), "severity", "exploit-offers"))
                .startsWith("0 | documents");
        JsonNode unknown = filed(acme, "'type':'vulnerability','cve':'CVE-2026-99999'");
        assertThat(fact(unknown, "severity", "cvss")).isEmpty();
        assertThat(coverage(unknown, "kev")).startsWith("imported");
    }

    @Test
    void aFamilyHasItsTechniquesAndAnIndicatorWhatStandsBesideIt() {
        JsonNode family = filed(acme, "'type':'malware-context','indicator':'goatsucker'");
        assertThat(fact(family, "family", "techniques"))
                .isEqualTo("T9566 Lantern Phishing | MITRE ATT&CK v99.1 | 2026-10-28T14:00:00.188Z");
        assertThat(fact(family, "family", "actors")).startsWith("Paper Moth |");
        JsonNode actor = filed(acme, "'type':'malware-context','kind':'family','indicator':'APT 990'");
        assertThat(fact(actor, "actor", "aliases")).startsWith("APT 990 |");
        JsonNode hash = filed(acme, "'type':'malware-context','indicator':'" + HASH + "'");
        assertThat(fact(hash, "beside", "beside-malware")).startsWith("Nightjar (1) | documents |");
        assertThat(fact(hash, "family", "techniques")).startsWith("T9566 Lantern Phishing");
        assertThat(filed(norwind, "'type':'malware-context','indicator':'" + HASH + "'")
                        .path("firstLook")
                        .path("facts")
                        .size())
                .isZero();
        JsonNode report = filed(acme, "'type':'threat-report','reference':'TR-1','indicators':['" + HASH + "']");
        assertThat(fact(report, "beside", "beside-malware")).startsWith("Nightjar (1)");
    }

    @Test
    void theConsoleAndTheReportsShowItInBothLanguages() {
        long id = filed(acme, "'type':'vulnerability','cve':'CVE-2026-31337'")
                .path("id")
                .asLong();
        Browser mina = new Browser(world.address).signIn("mina", World.PASSWORD);
        assertThat(mina.get("/requests/" + id).body())
                .contains("Known to be exploited since", "CISA KEV 2026.11.18", "not imported", "as of 2026-11-19");
        assertThat(mina.get("/requests/" + id + "?lang=ja").body()).contains("悪用確認（KEV 掲載日）", "未取り込み");
        assertThat(acme.get("/api/v1/requests/" + id + "/report?lang=en").body())
                .contains("What is known", "Documents that offer an exploit", "Documents that Andon captured");
        assertThat(acme.get("/api/v1/requests/" + id + "/report?lang=ja").body())
                .contains("既知の情報", "深刻度");
        JsonNode json =
                acme.get("/api/v1/requests/" + id + "/report?format=json").json();
        assertThat(json.path("facts").get(0).path("heading").asString()).isEqualTo("severity");
        Http.Answer pdf = acme.get("/api/v1/requests/" + id + "/report?format=pdf");
        assertThat(pdf.status()).isEqualTo(200);
        assertThat(pdf.body().getBytes(StandardCharsets.UTF_8)).startsWith("%PDF".getBytes(StandardCharsets.UTF_8));
    }
}
