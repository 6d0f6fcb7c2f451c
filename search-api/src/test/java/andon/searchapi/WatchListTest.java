package andon.searchapi;

import static org.assertj.core.api.Assertions.assertThat;

import andon.searchapi.accounts.Role;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Watch lists over HTTP: proposed whole or not at all, and proven like every other asset. */
class WatchListTest {
    private static final String LISTS = "/api/v1/watch-lists";
    private static final String CSV = """
            type,value,note
            name,"Paper Lantern, Inc",ours
            domain,lantern-paper.example,
            email-domain,@lantern-paper.example,
            ip-range,203.0.113.0/24,
            domain,LANTERN-PAPER.example,again
            """;

    @TempDir
    Path folder;

    private World world;
    private Http mina;
    private Http akira;

    @BeforeEach
    void open() throws Exception {
        world = new World(folder);
        world.people();
        mina = new Http(world.address, world.key("mina", Role.CUSTOMER, World.ACME));
        akira = new Http(world.address, world.key("akira", Role.ANALYST, null));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private static List<String> values(JsonNode list, String field) {
        return list.valueStream().map(e -> e.path(field).asString()).toList();
    }

    private List<String> assets() {
        return values(mina.get("/api/v1/assets").json().path("assets"), "value");
    }

    @Test
    void aListIsLookedAtFirstThenProposedAndNothingInItIsConfirmed() {
        List<String> before = assets();
        JsonNode looked = mina.send("POST", LISTS + "?look=true", CSV).json();
        assertThat(looked.path("taken").asBoolean()).isFalse();
        assertThat(values(looked.path("added"), "value"))
                .containsExactly(
                        "Paper Lantern, Inc", "lantern-paper.example", "lantern-paper.example", "203.0.113.0/24");
        assertThat(looked.path("known").get(0).path("place").asInt()).isEqualTo(6);
        assertThat(looked.path("passedOver").path("column note").asInt()).isEqualTo(1);
        assertThat(assets()).isEqualTo(before);

        JsonNode taken = mina.send("POST", LISTS, CSV).json();
        assertThat(taken.path("taken").asBoolean()).isTrue();
        assertThat(assets()).hasSize(before.size() + 4);
        mina.get("/api/v1/assets").json().path("assets").forEach(asset -> {
            if (asset.path("value").asString().contains("lantern-paper")) {
                assertThat(asset.path("state").asString()).isEqualTo("proposed");
                assertThat(asset.path("challenge").path("token").asString()).isNotEmpty();
            }
        });
        assertThat(mina.send("POST", LISTS, CSV).json().path("added")).isEmpty();
        Http auditor = new Http(world.address, world.key("aude", Role.AUDITOR, null));
        assertThat(auditor.get("/api/v1/audit?action=asset-change").body())
                .contains("proposed domain lantern-paper.example for acme, from a list");
    }

    @Test
    void oneWrongRowAndNothingIsProposed() {
        List<String> before = assets();
        JsonNode report = mina.send(
                        "POST",
                        LISTS,
                        "type,value\nname,Good Lantern\nemail-domain,gmail.com\nship,Titanic\ndomain,co.uk\nname,\n")
                .json();
        assertThat(report.path("taken").asBoolean()).isFalse();
        assertThat(report.path("faultCount").asInt()).isEqualTo(4);
        assertThat(values(report.path("faults"), "reason"))
                .anyMatch(reason -> reason.contains("everybody can have an address"))
                .anyMatch(reason -> reason.contains("type must be one of name, domain"))
                .anyMatch(reason -> reason.contains("public suffix"))
                .anyMatch(reason -> reason.contains("value is empty"));
        assertThat(report.path("faults").valueStream().map(f -> f.path("place").asInt()))
                .contains(3, 4, 5, 6);
        assertThat(assets()).isEqualTo(before);
        assertThat(mina.send("POST", LISTS, "nothing")
                        .json()
                        .path("faults")
                        .get(0)
                        .path("reason")
                        .asString())
                .contains("the header row must name the columns type and value");
    }

    @Test
    void ofAMispEventWhatACompanyOwnsIsProposedAndTheRestIsCounted() {
        String event = """
                {"Event": {"info": "Acme", "Attribute": [
                  {"type": "domain", "value": "lantern-paper.example"},
                  {"type": "hostname", "value": "vpn.lantern-paper.example"},
                  {"type": "email-src", "value": "ceo@lantern-paper.example"},
                  {"type": "ip-dst|port", "value": "203.0.113.9|443"},
                  {"type": "url", "value": "https://shop.lantern-paper.example/x"},
                  {"type": "target-org", "value": "Paper Lantern"},
                  {"type": "sha256", "value": "00"}, {"type": "sha256", "value": "01"}]}}
                """;
        JsonNode report =
                akira.send("POST", LISTS + "?organisation=acme", event).json();
        assertThat(values(report.path("added"), "what"))
                .containsExactly("domain", "domain", "email-domain", "ip-range", "domain", "name");
        assertThat(report.path("passedOver").path("sha256").asInt()).isEqualTo(2);
        assertThat(assets()).contains("203.0.113.9/32", "shop.lantern-paper.example");
    }

    @Test
    void aCustomerBringsItsOwnAndAnAnalystNamesTheOrganisation() {
        assertThat(mina.send("POST", LISTS + "?organisation=norwind", CSV).detail())
                .contains("its own assets");
        assertThat(akira.send("POST", LISTS, CSV).detail()).contains("There is no organisation ''");
        assertThat(akira.send("POST", LISTS + "?organisation=acme", "{\"a\":1}").detail())
                .contains("Nothing was changed");
    }

    @Test
    void theConsoleShowsWhatIsWrongInTheReadersLanguage() {
        Browser person = new Browser(world.address).signIn("mina", World.PASSWORD);
        byte[] bad = "type,value\nname,<b>\n".getBytes(StandardCharsets.UTF_8);
        assertThat(person.postFile("/watch-lists", "l.csv", bad).body())
                .contains("Nothing was changed: the list has faults.", "&lt;b&gt;");
        byte[] good = CSV.getBytes(StandardCharsets.UTF_8);
        assertThat(person.postFile("/watch-lists?look=true&lang=ja", "l.csv", good)
                        .body())
                .contains("まだ何も変更していません");
        assertThat(person.postFile("/watch-lists?lang=en", "l.csv", good).body())
                .contains("The list was taken.");
        assertThat(person.get("/assets").body()).contains("Paper Lantern, Inc");
    }
}
