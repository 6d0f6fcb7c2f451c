package andon.searchapi;

import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.watch.Alerts.Delivery;
import andon.corpus.watch.OwnSources;
import andon.searchapi.accounts.Role;
import andon.vocabulary.AssetType;
import andon.vocabulary.DocumentKind;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Analysts subscribe to anything, together, with all that customers can choose. */
class AnalystSubscriptionTest {
    @TempDir
    static Path folder;

    private static World world;
    private static Http akira;
    private static Http rin;
    private static Http acme;

    @BeforeAll
    static void open() throws Exception {
        world = new World(folder);
        world.people();
        world.asset(World.ACME, AssetType.NAME, "Acme Corp");
        akira = new Http(world.address, world.key("akira", Role.ANALYST, null));
        rin = new Http(world.address, world.key("rin", Role.ANALYST, null));
        acme = new Http(world.address, world.key("mina", Role.CUSTOMER, World.ACME));
    }

    @AfterAll
    static void close() {
        world.close();
    }

    /** The one alert of a subscription: other tests' alerts of the same instant stand in the list, too, in any order. */
    private static JsonNode alertOf(String subscription, Http reader) {
        List<JsonNode> alerts = reader.get("/api/v1/alerts")
                .json()
                .path("alerts")
                .valueStream()
                .filter(alert -> alert.path("subscriptionName").asString().equals(subscription))
                .toList();
        assertThat(alerts).as(subscription).hasSize(1);
        return alerts.getFirst();
    }

    @Test
    void newsOfAnybodyIsToldToTheTeamAndWorkedOnByTheTeam() {
        JsonNode made = akira.post(
                        "/api/v1/subscriptions",
                        "{'name':'gateways','query':'citrix','email':'team@provider.example',"
                                + "'timing':{'cadence':'hourly','zone':'Asia/Tokyo','language':'ja'}}")
                .json();
        String one = "/api/v1/subscriptions/" + made.path("id").asLong();
        world.publish(World.simple("as1", "Gateway", "citrix of jane.roe@third.example, password h•••2"), World.START);

        JsonNode alert = alertOf("gateways", rin);
        assertThat(alert.path("values").get(0).asString()).isEqualTo("citrix");
        // Analysts read what is personal to others; secrets nobody does.
        assertThat(alert.path("excerpt").asString()).contains("jane.roe@third.example", "h•••2");
        assertThat(alert.path("why").get(0).path("rule").asString()).isEqualTo("query");
        assertThat(alert.path("why").get(0).path("explanation").asString())
                .isEqualTo("citrix is what the query asks for: citrix (100% sure)");
        assertThat(acme.get("/api/v1/alerts").json().path("alerts")).isEmpty();
        assertThat(acme.get(one).status()).isEqualTo(404);
        assertThat(rin.put(
                                one,
                                "{'name':'gateways','query':'citrix OR fortinet',"
                                        + "'timing':{'cadence':'hourly','zone':'Asia/Tokyo','language':'ja'}}")
                        .status())
                .isEqualTo(200);

        String id = alert.path("id").asString();
        assertThat(acme.put("/api/v1/alerts/" + id + "/state", "{'state':'seen'}")
                        .status())
                .isEqualTo(404);
        assertThat(rin.put("/api/v1/alerts/" + id + "/state", "{'state':'not-relevant','assignee':'rin'}")
                        .status())
                .isEqualTo(200);
        assertThat(alertOf("gateways", akira).path("work").path("state").asString())
                .isEqualTo("not-relevant");
        assertThat(akira.get("/api/v1/suppressions")
                        .json()
                        .path("suppressions")
                        .get(0)
                        .path("value")
                        .asString())
                .isEqualTo("citrix");
        List<Delivery> due =
                world.corpus.alerts().takeDue(World.START.plus(Duration.ofHours(2)), 50, Duration.ofMinutes(1));
        assertThat(due).hasSize(1);
        assertThat(due.getFirst().recipient().language().getLanguage()).isEqualTo("ja");
        assertThat(akira.send("DELETE", one, null).status()).isEqualTo(204);
    }

    @Test
    void aPreviewRunsOverTheWholeArchive() {
        world.publish(World.simple("ap1", "One", "sonicwall of somebody"), World.START);
        world.publish(World.simple("ap2", "Two", "sonicwall of Acme Corp"), World.START);
        JsonNode preview = akira.post("/api/v1/subscriptions/preview", "{'name':'p','query':'sonicwall'}")
                .json();
        assertThat(preview.path("alerts").asInt()).isEqualTo(2);
        assertThat(acme.post("/api/v1/subscriptions/preview", "{'name':'p','query':'sonicwall'}")
                        .json()
                        .path("alerts")
                        .asInt())
                .isEqualTo(1);
        assertThat(akira.post("/api/v1/subscriptions/preview", "{'name':'p'}").status())
                .isEqualTo(400);
        assertThat(akira.post("/api/v1/subscriptions", "{'name':'p','feed':true}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void manyAreListedInParts() {
        for (int i = 0; i < 5; i++) {
            assertThat(akira.post("/api/v1/subscriptions", "{'name':'n','query':'word" + i + "','feed':true}")
                            .status())
                    .isEqualTo(201);
        }
        JsonNode first = akira.get("/api/v1/subscriptions?limit=3").json();
        assertThat(first.path("subscriptions")).hasSize(3);
        JsonNode rest = akira.get("/api/v1/subscriptions?limit=3&after="
                        + first.path("next").asLong())
                .json();
        assertThat(rest.path("subscriptions")).isNotEmpty();
        assertThat(rest.path("subscriptions").get(0).path("id").asLong())
                .isGreaterThan(first.path("subscriptions").get(2).path("id").asLong());
        assertThat(akira.get("/api/v1/subscriptions?limit=5000").status()).isEqualTo(400);
    }

    @Test
    void theConsoleSaysThatItIsOverAnything() throws Exception {
        Browser browser = new Browser(world.address);
        browser.signIn("akira", World.PASSWORD);
        assertThat(browser.get("/new-subscription?lang=en").body()).contains("in any document, whoever is mentioned");
        HttpResponse<String> made = browser.post("/subscriptions", "name=Pulse&q=pulse&feed=true");
        assertThat(made.statusCode()).isEqualTo(200);
        world.publish(World.simple("ac1", "Pulse", "pulse vpn of somebody"), World.START);
        assertThat(browser.get("/alerts").body())
                .contains("Pulse", "is what the query asks for", "href=\"/alerts\"")
                .doesNotContain("What is watched");
        assertThat(browser.get("/alerts?lang=ja").body()).contains("検索式「pulse」に一致");
        browser.get("/alerts?lang=en");
        assertThat(browser.post("/subscription-preview", "name=p&q=pulse").body())
                .contains("One alert", "nor matched a subscription");
    }

    /** Analysts may read it in Andon; what they told others of it would be told for its owner. */
    @Test
    void whatACustomerHandedInLeavesByNoneOfTheTeamsChannels() throws Exception {
        JsonNode made = akira.post("/api/v1/subscriptions", "{'name':'Deposits','query':'depositword','feed':true}")
                .json();
        String own = new OwnSources(world.database).of(World.ACME).value();
        for (String source : List.of(own, "glass-forum")) {
            world.publish(
                    World.document(
                            "deposit-" + source.length(),
                            source,
                            DocumentKind.POST,
                            null,
                            "salt",
                            "depositword in " + source,
                            List.of(),
                            "en",
                            List.of(),
                            List.of()),
                    World.START);
        }
        JsonNode collections = akira.get("/taxii2/andon/collections/").json().path("collections");
        String collection = "";
        for (JsonNode one : collections) {
            collection = one.path("title").asString().equals("Deposits")
                    ? one.path("id").asString()
                    : collection;
        }
        String feed = new Http(world.address, null)
                .get(made.path("feedPath").asString())
                .body();
        assertThat(akira.get("/taxii2/andon/collections/" + collection + "/objects/?limit=1000")
                        .body())
                .contains("depositword in glass-forum")
                .doesNotContain("depositword in " + own);
        assertThat(feed).contains("depositword in glass-forum", "TLP:RED").doesNotContain("depositword in " + own);
    }

    @Test
    void aPlatformPollsTheTeamsSubscriptionsByTaxii() {
        akira.post("/api/v1/subscriptions", "{'name':'Taxi','query':'taxiword','feed':true}");
        JsonNode collections = akira.get("/taxii2/andon/collections/").json().path("collections");
        assertThat(collections.toString()).contains("Taxi");
        assertThat(acme.get("/taxii2/andon/collections/").json().toString()).doesNotContain("Taxi\"");
    }
}
