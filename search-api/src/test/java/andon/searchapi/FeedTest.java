package andon.searchapi;

import static org.assertj.core.api.Assertions.assertThat;

import andon.searchapi.accounts.Role;
import andon.vocabulary.AssetType;
import andon.vocabulary.DocumentKind;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;

/** A subscription's Atom feed, fetched as a feed reader does: by its address alone. */
class FeedTest {
    private static final String ATOM = "http://www.w3.org/2005/Atom";

    @TempDir
    static Path folder;

    private static World world;
    private static Http acme;
    private static Http nobody;

    @BeforeAll
    static void open() throws Exception {
        world = new World(folder);
        world.people();
        world.asset(World.ACME, AssetType.NAME, "Acme Corp");
        acme = new Http(world.address, world.key("mina", Role.CUSTOMER, World.ACME));
        nobody = new Http(world.address, null);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static JsonNode subscribe(String json) {
        return acme.post("/api/v1/subscriptions", json).json();
    }

    private static Element parsed(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }

    private static String text(Element element, String name) {
        return element.getElementsByTagNameNS(ATOM, name).item(0).getTextContent();
    }

    @Test
    void aFeedReaderReadsEachAlertOnceAndNothingOfOthers() throws Exception {
        JsonNode made = subscribe("{'name':'to read','feed':true}");
        String path = made.path("feedPath").asString();
        assertThat(path).matches("/feeds/[A-Za-z0-9_-]{32}");
        subscribe("{'name':'other','query':'nothing-holds-this','feed':true}");
        assertThat(acme.get("/api/v1/subscriptions").body()).doesNotContain(path.substring("/feeds/".length()));

        Element before = parsed(nobody.get(path).body());
        assertThat(before.getElementsByTagNameNS(ATOM, "entry").getLength()).isZero();

        world.publish(
                World.document(
                        "feed-1",
                        "glass-forum",
                        DocumentKind.POST,
                        "Acme <b>notes</b> & \u0001more",
                        "salt",
                        "Acme Corp did not pay.",
                        List.of(),
                        "en",
                        List.of(),
                        List.of()),
                World.START);

        Http.Answer answer = nobody.get(path);
        assertThat(answer.header("content-type")).startsWith("application/atom+xml");
        Element feed = parsed(answer.body());
        assertThat(feed.getNamespaceURI()).isEqualTo(ATOM);
        assertThat(text(feed, "id"))
                .isEqualTo("urn:andon:subscription:" + made.path("id").asLong());
        NodeList entries = feed.getElementsByTagNameNS(ATOM, "entry");
        assertThat(entries.getLength()).isEqualTo(1);
        Element entry = (Element) entries.item(0);
        assertThat(text(entry, "id")).startsWith("urn:andon:alert:");
        assertThat(text(entry, "title")).contains("acme corp").contains("<b>notes</b> &");
        assertThat(text(entry, "content")).contains("Acme Corp did not pay.");
    }

    @Test
    void aReaderThatHasTheNewestVersionGetsNoBody() throws Exception {
        String path = subscribe("{'name':'again','feed':true}").path("feedPath").asString();
        String version = nobody.get(path).header("etag");
        HttpResponse<String> again = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(world.address + path))
                                .header("If-None-Match", version)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void aReaderGetsTheSameAlertsAnewWhenTheirWordsChanged() throws Exception {
        JsonNode made = subscribe("{'name':'before','feed':true}");
        String path = made.path("feedPath").asString();
        world.publish(World.simple("feed-words", "Notes", "Acme Corp keeps lanterns"), World.START);
        String version = nobody.get(path).header("etag");
        world.database
                .sql()
                .sql("update alert set excerpt = 'Acme Corp keeps other words' where subscription_id = ?")
                .param(made.path("id").asLong())
                .update();
        HttpResponse<String> again = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(world.address + path))
                                .header("If-None-Match", version)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).contains("other words");
    }

    @Test
    void aFeedThatDoesNotExistOrWasRemovedIsNotFound() {
        JsonNode made = subscribe("{'name':'short','feed':true}");
        String path = made.path("feedPath").asString();
        assertThat(nobody.get(path).status()).isEqualTo(200);

        acme.send("DELETE", "/api/v1/subscriptions/" + made.path("id").asLong(), null);

        assertThat(nobody.get(path).status()).isEqualTo(404);
        assertThat(nobody.get("/feeds/" + "x".repeat(32)).status()).isEqualTo(404);
        assertThat(nobody.get("/feeds/" + "x".repeat(2000)).status()).isEqualTo(404);
    }

    @Test
    void channelsThatCannotDeliverAreRefusedWithTheReason() {
        assertThat(acme.post("/api/v1/subscriptions", "{'name':'s','syslog':'siem.acme.example:99999'}")
                        .detail())
                .contains("port from 1 to 65535");
        assertThat(acme.post("/api/v1/subscriptions", "{'name':'s','syslog':'siem:port'}")
                        .detail())
                .contains("siem.acme.example:6514");
        assertThat(acme.post("/api/v1/subscriptions", "{'name':'s','slack':'ftp://hooks.example/x'}")
                        .status())
                .isEqualTo(400);
        JsonNode made = subscribe(
                "{'name':'s','slack':'https://hooks.slack.example/services/KEY','syslog':'siem.acme.example'}");
        assertThat(made.path("slack").get(0).asString()).isEqualTo("hooks.slack.example");
        assertThat(made.path("syslogs").get(0).asString()).isEqualTo("siem.acme.example:6514");
        assertThat(acme.get("/api/v1/subscriptions").body()).doesNotContain("services/KEY");
    }

    @Test
    void aCustomerSaysWhatBecameOfAnAlertAndWhatItWillNotHearAgain() {
        subscribe("{'name':'handled','feed':true}");
        world.publish(
                World.document(
                        "work-1",
                        "glass-forum",
                        DocumentKind.POST,
                        "Anvils",
                        "salt",
                        "Acme Corp sells anvils.",
                        List.of(),
                        "en",
                        List.of(),
                        List.of()),
                World.START);
        JsonNode alert = acme.get("/api/v1/alerts").json().path("alerts").get(0);
        assertThat(alert.path("work").path("state").asString()).isEqualTo("new");
        String one = "/api/v1/alerts/" + alert.path("id").asString() + "/state";

        assertThat(acme.put(one, "{'state':'done'}").detail()).contains("not-relevant, not 'done'");
        assertThat(acme.put("/api/v1/alerts/none/state", "{'state':'seen'}").status())
                .isEqualTo(404);
        acme.put(one, "{'state':'not-relevant','assignee':'mina','comment':'not us'}");

        JsonNode rule =
                acme.get("/api/v1/suppressions").json().path("suppressions").get(0);
        assertThat(rule.path("value").asString()).isEqualTo("acme corp");
        Http norwind = new Http(world.address, world.key("lars", Role.CUSTOMER, World.NORWIND));
        String path = "/api/v1/suppressions/" + rule.path("id").asLong();
        assertThat(norwind.put(one, "{'state':'seen'}").status()).isEqualTo(404);
        assertThat(norwind.send("DELETE", path, null).status()).isEqualTo(404);
        assertThat(acme.send("DELETE", path, null).status()).isEqualTo(204);
        assertThat(acme.get("/api/v1/suppressions").json().path("suppressions")).isEmpty();
        assertThat(acme.get("/api/v1/deliveries").json().path("dead")).isEmpty();
    }
}
