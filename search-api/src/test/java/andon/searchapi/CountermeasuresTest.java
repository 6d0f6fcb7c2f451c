package andon.searchapi;

import static org.assertj.core.api.Assertions.assertThat;

import andon.database.Database;
import andon.searchapi.accounts.Role;
import andon.testbed.fixtures.TestDatabase;
import andon.vocabulary.ThreatCategory;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CountermeasuresTest {
    @TempDir
    static Path folder;

    private World world;
    private Http acme;
    private Http akira;
    private Http rin;

    TestDatabase database() {
        return TestDatabase.H2;
    }

    @BeforeAll
    void open() throws Exception {
        world = new World(folder, Database.open(database().fresh(folder)));
        world.people();
        Samples.publish(world);
        acme = new Http(world.address, world.key("mina", Role.CUSTOMER, World.ACME));
        akira = new Http(world.address, world.key("akira", Role.ANALYST, null));
        rin = new Http(world.address, world.key("rin", Role.ANALYST, null));
    }

    @AfterAll
    void close() {
        world.close();
    }

    private String accepted(String more) {
        String path = "/api/v1/requests/"
                + acme.post("/api/v1/requests", "{'question':'q'," + more + "}")
                        .json()
                        .path("id")
                        .asLong();
        akira.put(path + "/state", "{'state':'accepted'}");
        return path;
    }

    private void answer(String path) {
        akira.post(path + "/commentary", "{'body':'c'}");
        akira.put(path + "/state", "{'state':'in-review'}");
        assertThat(rin.put(path + "/state", "{'state':'answered'}").status()).isEqualTo(200);
    }

    private static final String SEARCH = "'brand':'Acme Corp','from':'2026-10-01','to':'2026-11-20'";

    @Test
    void thereIsAPlaybookAgainstEveryKindOfThreatInBothLanguages() {
        for (ThreatCategory threat : ThreatCategory.values()) {
            JsonNode english =
                    akira.get("/api/v1/playbooks?threat=" + threat.word()).json();
            JsonNode japanese = akira.get("/api/v1/playbooks?lang=ja&threat=" + threat.word())
                    .json();
            assertThat(english.size()).as(threat.word()).isGreaterThanOrEqualTo(2);
            for (int n = 0; n < english.size(); n++) {
                assertThat(english.get(n).path("action").asString()).matches("\\p{ASCII}+");
                assertThat(japanese.get(n).path("action").asString()).containsPattern("[\\p{IsHiragana}]");
                assertThat(japanese.get(n).path("id")).isEqualTo(english.get(n).path("id"));
                assertThat(english.get(n).path("days").asInt()).isPositive();
            }
        }
        assertThat(akira.get("/api/v1/playbooks?threat=gossip").detail()).contains("credential-leak");
    }

    @Test
    void whatIsPlayedIsACountermeasureWithAttacksMitigationsInEveryReport() {
        String path = accepted(SEARCH);
        JsonNode measure = akira.post(path + "/plays", "{'play':'credential-leak.reset'}")
                .json()
                .get(0);
        assertThat(measure.path("due").asString()).isEqualTo("2026-11-21");
        assertThat(measure.path("mitigations").toString()).isEqualTo("[\"M1027\",\"M1018\"]");
        assertThat(akira.post(path + "/plays", "{'play':'credential-leak.mfa','language':'ja'}")
                        .json()
                        .get(1)
                        .path("owner")
                        .asString())
                .isEqualTo("ID 管理部門");
        assertThat(akira.post(path + "/plays", "{'play':'x'}").detail()).contains("No playbook has 'x'");
        assertThat(akira.post(path + "/countermeasures", "{'action':'a','owner':'o','mitigations':['T1078']}")
                        .detail())
                .contains("written as M1032, not 'T1078'");
        akira.post(path + "/countermeasures", "{'action':'own words','owner':'o','mitigations':['M1051']}");
        answer(path);
        assertThat(acme.get(path + "/report").body()).contains("ATT&amp;CK M1027, M1018", "ATT&amp;CK M1051");
        assertThat(acme.get(path + "/report?format=json").body()).contains("\"M1032\"");
        assertThat(acme.get(path + "/report?format=stix").body())
                .contains("\"source_name\":\"mitre-attack\"", "\"external_id\":\"M1018\"");
        String page = new Browser(world.address)
                .signIn("akira", World.PASSWORD)
                .get(path.substring("/api/v1".length()) + "?lang=en")
                .body();
        assertThat(page).contains("From a playbook", "ATT&amp;CK M1027, M1018");
        assertThat(page.indexOf("value=\"access-sale.hunt\""))
                .as("what counters the first look's threats comes first")
                .isLessThan(page.indexOf("value=\"ransomware-leak.contain\""));
    }

    @Test
    void eachTypeHasATemplateThatKnowsItsRequest() {
        for (var filing : RequestTypesTest.FILINGS.entrySet()) {
            String path = accepted("'type':'" + filing.getKey().word() + "'," + filing.getValue());
            for (String language : java.util.List.of("en", "ja")) {
                String template = akira.get(path + "/answer-template?lang=" + language)
                        .json()
                        .path("markdown")
                        .asString();
                assertThat(template)
                        .as(path)
                        .startsWith(language.equals("ja") ? "## 要約" : "## Summary")
                        .doesNotContain("{", "}");
            }
        }
        String hostile = accepted("'brand':'[x](http://evil.example) <b>','from':'2026-10-01','to':'2026-11-20'");
        assertThat(akira.get(hostile + "/answer-template").body())
                .contains("\\\\[x\\\\](http://evil.example) \\\\<b\\\\>");
        assertThat(new Browser(world.address)
                        .signIn("akira", World.PASSWORD)
                        .get(hostile.substring("/api/v1".length()) + "?template=true&lang=ja")
                        .body())
                .contains("まず取るべき対応\n</textarea>");
    }

    @Test
    void whatTheCustomerDoesIsCheckedAgainAndTheResultIsWrittenToIt() {
        String path = accepted(SEARCH);
        long measure = akira.post(path + "/countermeasures", "{'action':'Reset the accounts','owner':'Acme IT'}")
                .json()
                .get(0)
                .path("id")
                .asLong();
        String state = path + "/countermeasures/" + measure + "/state";
        assertThat(acme.put(state, "{'state':'done'}").status())
                .as("what was not answered yet is not there for the customer")
                .isEqualTo(404);
        answer(path);
        world.now.set(Instant.parse("2026-11-26T12:00:00Z"));
        world.publish(World.simple("after-1", "Acme Corp again", "Acme Corp accounts, new"), world.clock.instant());
        world.publish(World.simple("other-1", "Norwind again", "Norwind accounts"), world.clock.instant());
        akira.put(state, "{'state':'done'}");
        assertThat(acme.get(path + "/messages").json().size())
                .as("it is the customer who says so")
                .isZero();
        acme.put(state, "{'state':'under-way'}");
        assertThat(acme.put(state, "{'state':'done'}").status()).isEqualTo(200);
        JsonNode messages = acme.get(path + "/messages").json();
        assertThat(messages.size()).isOne();
        JsonNode message = messages.get(0);
        assertThat(message.path("author").asString() + " "
                        + message.path("role").asString())
                .isEqualTo("Andon system");
        assertThat(message.path("body").asString())
                .contains("Re-check after \"Reset the accounts\" was done.", " 1 documents were first seen")
                .contains("初めて確認された文書は 1 件", "- Acme Corp again · glass-forum · 2026-11-26 12:00 UTC")
                .doesNotContain("Norwind");
        assertThat(acme.get(path).json().path("state").asString())
                .as("what Andon writes reopens nothing")
                .isEqualTo("answered");
        acme.put(state, "{'state':'done'}");
        assertThat(acme.get(path + "/messages").json().size()).isOne();
        assertThat(new Browser(world.address)
                        .signIn("mina", World.PASSWORD)
                        .get(path.substring("/api/v1".length()) + "?lang=en")
                        .body())
                .contains("Re-check after", "automatic");
        world.now.set(World.START);
    }
}
