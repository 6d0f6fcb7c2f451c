package andon.searchapi;

import static org.assertj.core.api.Assertions.assertThat;

import andon.searchapi.accounts.Role;
import andon.searchapi.exports.StixRules;
import andon.vocabulary.AssetType;
import andon.vocabulary.DocumentKind;
import andon.vocabulary.EntityType;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Alerts over TAXII 2.1, polled from the first page to the last. */
class TaxiiTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int DOCUMENTS = 7;

    @TempDir
    static Path folder;

    private static World world;
    private static Http acme;
    private static String key;
    private static String objects;

    @BeforeAll
    static void open() throws Exception {
        world = new World(folder);
        world.people();
        world.asset(World.ACME, AssetType.NAME, "Acme Corp");
        key = world.key("mina", Role.CUSTOMER, World.ACME);
        acme = new Http(world.address, key);
        acme.post("/api/v1/subscriptions", "{'name':'To the platform','feed':true}");
        for (int i = 0; i < DOCUMENTS; i++) {
            publish(i);
        }
        JsonNode collection = acme.get("/taxii2/andon/collections/")
                .json()
                .path("collections")
                .get(0);
        assertThat(collection.path("title").asString()).isEqualTo("To the platform");
        assertThat(collection.path("can_read").asBoolean()).isTrue();
        assertThat(collection.path("can_write").asBoolean()).isFalse();
        objects = "/taxii2/andon/collections/" + collection.path("id").asString() + "/objects/";
    }

    @AfterAll
    static void close() {
        world.close();
    }

    /** Two a minute, so that some were raised at the same moment. */
    private static void publish(int number) {
        String text = "Acme Corp did not pay. See notes" + number + ".example and LockBit.";
        world.publish(
                World.document(
                        "taxii-" + number,
                        "ember-leaks",
                        DocumentKind.POST,
                        null,
                        "salt",
                        text,
                        List.of(),
                        "en",
                        List.of(
                                World.entity(
                                        EntityType.DOMAIN_NAME,
                                        "notes" + number + ".example",
                                        text,
                                        "notes" + number + ".example"),
                                World.entity(EntityType.MALWARE, "LockBit", text, "LockBit")),
                        List.of()),
                World.START.plus(Duration.ofMinutes(number / 2)));
    }

    private static List<JsonNode> listed(JsonNode envelope) {
        return StreamSupport.stream(envelope.path("objects").spliterator(), false)
                .toList();
    }

    private static List<String> ids(List<JsonNode> objects) {
        return objects.stream().map(object -> object.path("id").asString()).toList();
    }

    /** All pages behind one another. */
    private static List<JsonNode> polled(String address, int limit) {
        List<JsonNode> all = new ArrayList<>();
        String next = "";
        for (int pages = 0; pages < 200; pages++) {
            Http.Answer answer = acme.get(address + (address.contains("?") ? "&" : "?") + "limit=" + limit + next);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            JsonNode envelope = answer.json();
            List<JsonNode> page = listed(envelope);
            assertThat(page).hasSizeLessThanOrEqualTo(limit);
            all.addAll(page);
            if (!envelope.path("more").asBoolean()) {
                return all;
            }
            next = "&next=" + envelope.path("next").asString();
        }
        throw new AssertionError("no last page");
    }

    @Test
    void aClientFindsItsWayFromDiscoveryOn() {
        Http.Answer discovery = acme.get("/taxii2/");
        assertThat(discovery.header("content-type")).isEqualTo("application/taxii+json;version=2.1");
        String root = discovery.json().path("default").asString();
        assertThat(acme.get(root).json().path("versions").get(0).asString())
                .isEqualTo("application/taxii+json;version=2.1");
        assertThat(acme.get(root + "collections/").json().path("collections").size())
                .isEqualTo(1);
    }

    @Test
    void pagesOfAnySizeGiveTheSameObjectsAndTheyAreStix() {
        Set<String> whole = new LinkedHashSet<>(ids(polled(objects, 1_000)));
        for (int limit : List.of(1, 2, 3, 5, 100)) {
            assertThat(new LinkedHashSet<>(ids(polled(objects, limit))))
                    .as("pages of " + limit)
                    .isEqualTo(whole);
        }
        ObjectNode bundle = JSON.createObjectNode();
        bundle.put("type", "bundle");
        bundle.put("id", "bundle--b0f2a3f4-5d0e-4c61-9a37-6f1d2c8e7b95");
        ArrayNode array = bundle.putArray("objects");
        polled(objects, 1_000).forEach(array::add);
        assertThat(StixRules.brokenBy(bundle)).isEmpty();
        assertThat(whole.stream().filter(id -> id.startsWith("report--"))).hasSize(DOCUMENTS);
    }

    @Test
    void whatWasReadIsNotReadAgain() {
        String last = acme.get(objects + "?limit=1000").header("x-taxii-date-added-last");
        String after = objects + "?added_after=" + URLEncoder.encode(last, StandardCharsets.UTF_8);
        assertThat(acme.get(after).json().path("objects").size()).isZero();
        assertThat(acme.get(after).json().path("more").asBoolean()).isFalse();

        String first = acme.get(objects + "?limit=1").header("x-taxii-date-added-first");
        List<JsonNode> reports = polled(
                objects + "?match%5Btype%5D=report&added_after=" + URLEncoder.encode(first, StandardCharsets.UTF_8), 2);
        assertThat(reports).as("all but the two of the first minute").hasSize(DOCUMENTS - 2);
    }

    @Test
    void filtersChooseByTypeIdAndVersion() {
        assertThat(polled(objects + "?match%5Btype%5D=indicator,malware", 4))
                .extracting(object -> object.path("type").asString())
                .containsOnly("indicator", "malware");
        String id = polled(objects + "?match%5Btype%5D=malware", 1)
                .getFirst()
                .path("id")
                .asString();
        assertThat(new LinkedHashSet<>(ids(polled(objects + "?match%5Bid%5D=" + id, 10))))
                .containsExactly(id);
        assertThat(ids(listed(acme.get(objects + id + "/").json()))).containsExactly(id);
        assertThat(acme.get(objects + id + "/versions/").json().path("versions").size())
                .isEqualTo(1);
        assertThat(polled(objects + "?match%5Bspec_version%5D=2.0", 10)).isEmpty();
        assertThat(polled(objects + "?match%5Bversion%5D=last", 1000)).hasSameSizeAs(polled(objects, 1000));
    }

    @Test
    void theManifestNamesTheSameObjects() {
        String manifest = objects.replace("/objects/", "/manifest/");
        assertThat(new LinkedHashSet<>(ids(polled(manifest, 4))))
                .isEqualTo(new LinkedHashSet<>(ids(polled(objects, 1000))));
        assertThat(acme.get(manifest).json().at("/objects/0/media_type").asString())
                .isEqualTo("application/stix+json;version=2.1");
    }

    @Test
    void aKeyIsTakenAsThePasswordOfBasicHereAndNowhereElse() throws Exception {
        assertThat(basic("/taxii2/", "mina:" + key)).isEqualTo(200);
        assertThat(basic("/taxii2/", "mina:wrong")).isEqualTo(401);
        assertThat(basic("/taxii2/", "no colon")).isEqualTo(401);
        assertThat(new Http(world.address, null).get("/taxii2/").status()).isEqualTo(401);
        assertThat(basic("/api/v1/documents", "mina:" + key)).isEqualTo(401);
    }

    private static int basic(String path, String pair) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(world.address + path))
                                .header(
                                        "Authorization",
                                        "Basic "
                                                + Base64.getEncoder()
                                                        .encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
    }

    @Test
    void anotherOrganisationHasOtherCollections() {
        Http norwind = new Http(world.address, world.key("lars", Role.CUSTOMER, World.NORWIND));
        assertThat(norwind.get(objects).status()).isEqualTo(404);
        assertThat(norwind.get("/taxii2/andon/collections/")
                        .json()
                        .path("collections")
                        .size())
                .isZero();
    }

    @Test
    void whatNobodyGaveIsRefused() {
        for (String wrong : List.of("?next=x", "?next=9999999999999999999_a_0", "?limit=0", "?added_after=yesterday")) {
            assertThat(acme.get(objects + wrong).status()).as(wrong).isEqualTo(400);
        }
        assertThat(acme.get("/taxii2/andon/collections/none/objects/").status()).isEqualTo(404);
        assertThat(acme.get(objects + "malware--none/").status()).isEqualTo(404);
    }
}
