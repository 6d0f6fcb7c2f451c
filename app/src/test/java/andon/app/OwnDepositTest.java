package andon.app;

import static org.assertj.core.api.Assertions.assertThat;

import andon.app.settings.Settings;
import andon.app.settings.SettingsFile;
import andon.corpus.watch.Subscription.Channel;
import andon.searchapi.accounts.Role;
import andon.searchapi.accounts.User;
import andon.vocabulary.AssetType;
import andon.vocabulary.OrganisationId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A customer hands in a text that names another customer, too: to the other it does not exist, wherever it asks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnDepositTest {
    private static final OrganisationId ACME = new OrganisationId("acme");
    private static final OrganisationId NORWIND = new OrganisationId("norwind");
    private static final String TEXT = """
            Minutes that were leaked to us: Norwind Shipping sells to Acme Foundry, write to crow@norwind.example about it,
            and to zebra@thirdparty.example, who has seen the ransomware note of the Quarrystone gang.
            """;

    @TempDir
    static Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.builder().build();
    private Stores stores;
    private Node node;
    private String acme;
    private String norwind;
    private String analyst;
    private String document;

    @BeforeAll
    void handIn() throws Exception {
        Settings settings = SettingsFile.read(
                Files.writeString(folder.resolve("andon.yaml"), """
                data: "%s"
                indexer: { poll: 50ms }
                http: { port: 0 }
                metrics: { port: 0 }
                """.formatted(folder.resolve("data"))));
        stores = Stores.open(settings);
        acme = enrol(ACME, "Acme Foundry");
        norwind = enrol(NORWIND, "Norwind Shipping");
        analyst = key("ada", Role.ANALYST, null);
        node = Node.start(settings, stores, EnumSet.of(ProcessRole.API, ProcessRole.INDEXER));
        subscribeAnalysts();
        HttpResponse<String> handed = ask(acme, "POST", "/api/v1/deposits?file=minutes.txt&origin=our%20mail", TEXT);
        assertThat(handed.statusCode()).as(handed.body()).isEqualTo(201);
        Instant patience = Instant.now().plus(Duration.ofSeconds(60));
        while (documents(acme, "acme").isEmpty()) {
            assertThat(Instant.now()).isBefore(patience);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        document = documents(acme, "acme").path(0).path("id").asString();
    }

    @AfterAll
    void close() throws IOException {
        node.close();
        stores.close();
    }

    private String key(String name, Role role, @Nullable OrganisationId of) {
        User user = stores.accounts().createUser(name, "lantern in the rain", role, of);
        return stores.apiKeys().create(user, "test", Duration.ofDays(1)).token();
    }

    private String enrol(OrganisationId id, String name) throws Exception {
        stores.accounts().createOrganisation(id, name);
        var assets = stores.corpus().assets();
        assets.confirm(assets.propose(id, AssetType.NAME, name).id());
        stores.corpus()
                .subscriptions()
                .create(id, "all", "", null, List.of(new Channel.Email("soc@" + id + ".example")));
        return key(id.value(), Role.CUSTOMER, id);
    }

    private void subscribeAnalysts() throws Exception {
        HttpResponse<String> made = ask(
                analyst,
                "POST",
                "/api/v1/subscriptions",
                "{\"name\":\"gang\",\"query\":\"quarrystone\",\"feed\":true}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    }

    private HttpResponse<String> ask(String key, String method, String path, String body) throws Exception {
        boolean isText = path.contains("/deposits");
        return http.send(
                HttpRequest.newBuilder(
                                URI.create(node.console().orElseThrow() + "/").resolve(path))
                        .timeout(Duration.ofSeconds(30))
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", isText ? "application/octet-stream" : "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String get(String key, String path) throws Exception {
        HttpResponse<String> answer = ask(key, "GET", path, "");
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
        return answer.body();
    }

    private JsonNode documents(String key, String q) throws Exception {
        return json.readTree(get(key, "/api/v1/documents?q=" + q)).path("documents");
    }

    @Test
    void itsOwnOrganisationAndTheAnalystsFindItAndAreTold() throws Exception {
        assertThat(get(acme, "/api/v1/documents/" + document)).contains("Acme Foundry", "handed-in-acme");
        assertThat(get(acme, "/api/v1/alerts")).contains(document);
        assertThat(get(analyst, "/api/v1/documents?q=norwind")).contains(document);
        assertThat(get(analyst, "/api/v1/alerts")).contains(document, "quarrystone");
        assertThat(get(acme, "/api/v1/alerts")).doesNotContain("quarrystone\"");
    }

    @Test
    void toTheOtherItDoesNotExist() throws Exception {
        for (String path : List.of("", "/versions", "/versions/1", "/similar", "/mirrors", "/thread")) {
            assertThat(ask(norwind, "GET", "/api/v1/documents/" + document + path, "")
                            .statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        for (String path : List.of(
                "/api/v1/documents",
                "/api/v1/documents?q=norwind",
                "/api/v1/documents?q=source:handed-in-acme",
                "/api/v1/facets?facet=source",
                "/api/v1/facets?facet=email",
                "/api/v1/documents/completions?q=source:handed&at=13",
                "/api/v1/timeline",
                "/api/v1/exports?format=jsonl",
                "/api/v1/exports?format=stix",
                "/api/v1/exports?format=misp",
                "/api/v1/exports",
                "/api/v1/alerts",
                "/api/v1/deliveries",
                "/api/v1/deposits")) {
            assertThat(get(norwind, path))
                    .as(path)
                    .doesNotContain(
                            document, "handed-in-acme", "minutes", "Quarrystone", "quarrystone", "crow@", "zebra");
        }
        assertThat(json.readTree(get(norwind, "/api/v1/facets")).path("total").asInt())
                .isZero();
        JsonNode preview = json.readTree(ask(norwind, "POST", "/api/v1/subscriptions/preview", "{\"name\":\"p\"}")
                .body());
        assertThat(preview.path("alerts").asInt(-1)).as(preview.toString()).isZero();
        JsonNode collections =
                json.readTree(get(norwind, "/taxii2/andon/collections/")).path("collections");
        assertThat(collections).hasSize(1);
        assertThat(get(
                        norwind,
                        "/taxii2/andon/collections/"
                                + collections.path(0).path("id").asString() + "/objects/"))
                .doesNotContain("report--", "Quarrystone");
    }
}
