package andon.searchapi;

import static org.assertj.core.api.Assertions.assertThat;

import andon.searchapi.accounts.Role;
import andon.searchapi.knowledge.KnowledgeSamples;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The knowledge base over HTTP: brought by an operator, looked into by everybody, gone back by an operator. */
class KnowledgeApiTest {
    private static final String FILES = "/api/v1/knowledge/versions";

    @TempDir
    static Path folder;

    private static World world;
    private static Http operator;
    private static Http customer;

    @BeforeAll
    static void open() throws Exception {
        world = new World(folder);
        world.people();
        operator = new Http(world.address, world.key("olga", Role.OPERATOR, null));
        customer = new Http(world.address, world.key("mina", Role.CUSTOMER, World.ACME));
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void anOperatorsFileIsLookedIntoByACustomerAndCanBeTakenBack() {
        Http.Answer brought = operator.send(
                "POST", FILES + "?file=nvd-2026.json", KnowledgeSamples.nvd(9.8, "2026-11-15T10:00:00.000"));
        assertThat(brought.status()).as(brought.body()).isEqualTo(201);
        assertThat(brought.json().path("part").asString()).isEqualTo("nvd-2026");
        assertThat(brought.json().path("importedBy").asString()).isEqualTo("olga");
        assertThat(operator.send(
                                "POST",
                                FILES + "?file=nvd-2026.json",
                                KnowledgeSamples.nvd(9.8, "2026-11-15T10:00:00.000"))
                        .status())
                .isEqualTo(200);
        assertThat(operator.send(
                                "POST",
                                FILES + "?file=nvd-2026.json",
                                KnowledgeSamples.nvd(3.1, "2026-11-15T10:00:00.000"))
                        .status())
                .isEqualTo(201);
        assertThat(score()).isEqualTo(3.1);
        long first = brought.json().path("version").asLong();
        assertThat(operator.post(FILES + "/" + first + "/restoration", "")
                        .json()
                        .path("current")
                        .asBoolean())
                .isTrue();
        assertThat(score()).isEqualTo(9.8);
        assertThat(operator.post(FILES + "/99999/restoration", "").status()).isEqualTo(404);
    }

    private static double score() {
        JsonNode answer =
                customer.get("/api/v1/knowledge/vulnerabilities/cve-2026-31337").json();
        JsonNode known = answer.path("known")
                .valueStream()
                .filter(k -> k.path("kind").asString().equals("vulnerability"))
                .findFirst()
                .orElseThrow();
        assertThat(known.path("source").path("title").asString()).isEqualTo("NVD");
        assertThat(known.path("source").path("date").asString()).isEqualTo("2026-11-19T08:30:00Z");
        return known.path("entry").path("cvss").path("score").asDouble();
    }

    @Test
    void whatIsNotFoundSaysWhereItWasLookedFor() {
        JsonNode answer = customer.get("/api/v1/knowledge/families?name=Zibble").json();
        assertThat(answer.path("known").size()).isZero();
        assertThat(answer.path("searched").get(0).path("title").asString()).isEqualTo("Andon's built-in set");
        assertThat(customer.get("/api/v1/knowledge/techniques/T1566")
                        .json()
                        .path("known")
                        .get(0)
                        .path("entry")
                        .path("name")
                        .asString())
                .isEqualTo("Phishing");
        assertThat(customer.get("/api/v1/knowledge/actors?name=cozybear")
                        .json()
                        .path("known")
                        .get(0)
                        .path("entry")
                        .path("name")
                        .asString())
                .isEqualTo("APT29");
        assertThat(customer.get("/api/v1/knowledge/techniques/phishing").detail())
                .contains("T1566");
        assertThat(customer.get("/api/v1/knowledge/vulnerabilities/31337").detail())
                .contains("CVE-2026-12345");
        assertThat(customer.get("/api/v1/knowledge/actors?name=" + "x".repeat(301))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aBadFileIsRefusedWithItsReason() {
        Http.Answer refused = operator.send("POST", FILES + "?file=page.html", "<html>");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail()).contains("nothing was changed", "no JSON");
        assertThat(customer.send("POST", FILES + "?file=x", KnowledgeSamples.KEV)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void thePageShowsWhatOthersWroteAsTextInBothLanguages() {
        operator.send("POST", FILES + "?file=kev.json", KnowledgeSamples.KEV);
        Browser analyst = new Browser(world.address).signIn("akira", World.PASSWORD);
        String page = analyst.get("/knowledge?q=CVE-2026-31337").body();
        assertThat(page)
                .contains(
                        "Acme VPN gateway",
                        "&lt;script&gt;alert(1)&lt;/script&gt;",
                        "CISA KEV 2026.11.18",
                        "Deadline of US agencies")
                .doesNotContain("<script>alert", "Use this one");
        assertThat(analyst.get("/knowledge?q=CVE-2026-31337&lang=ja").body()).contains("米国政府機関の対応期限", "ナレッジベース");
        for (String asked : new String[] {"T1566", "LockBit", "APT29", "zibble", "CVE-2021-44228"}) {
            assertThat(analyst.get("/knowledge?q=" + asked + "&lang=en").statusCode())
                    .as(asked)
                    .isEqualTo(200);
        }
        assertThat(analyst.get("/knowledge?q=zibble").body()).contains("Nothing is known of zibble");
    }
}
