package andon.searchapi;

import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.index.Facet;
import andon.searchapi.access.AccessRules;
import andon.searchapi.access.AccessRules.Rule;
import andon.searchapi.accounts.Role;
import andon.vocabulary.AssetType;
import andon.vocabulary.Document;
import andon.vocabulary.DocumentId;
import andon.vocabulary.DocumentKind;
import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import andon.vocabulary.PersonNames;
import andon.vocabulary.PersonNames.Quoted;
import andon.vocabulary.Reason;
import andon.vocabulary.Severity;
import andon.vocabulary.Span;
import andon.vocabulary.ThreatCategory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/** Two organisations whose rows stand in one dump: each reads its own, and nothing of the other's nor of third parties. */
class MaskedForCustomersTest {
    private static final String TITLE = "Combo with karin@norwind.example and bob@acme.example";
    private static final String TEXT = """
            Acme and Norwind, fresh
            bob@acme.example:h•••2
            karin@norwind.example:s•••e
            jane.roe@mail.example:x•••y
            Jane Roe, +81312345678, tg @jane_roe_private
            Full name: Quilla Osprey
            Address: 7 Ferngate Road, Oslo
            email;name;street;dob
            bob@acme.example;Tamsin Wren;8 Larchmont Lane;1980-02-01
            karin@norwind.example;Idris Plover;9 Birchholm Way;1981-03-02
            41111111•••
            DE89370400440532013000
            Their CFO Aldous Merriwick lives at 14 Thornbury Lane and sold it
            On Friday Thandeka Ruthven pays""";
    private static final String QUOTE = "Is karin@norwind.example real? Call +47 22 33 44 55 or bob@acme.example. "
            + "Full name: Corvin Hale. And Emeka Oduya knows";

    /** What is nobody's of the two. */
    private static final List<String> THIRD = List.of(
            "jane.roe@",
            "jane.roe%40",
            "jane_roe_private",
            "312345678",
            "41111111",
            "370400",
            "22334455",
            "22 33 44 55",
            "Jane Roe",
            "Quilla",
            "Osprey",
            "Ferngate",
            "Larchmont",
            "Birchholm",
            "1980-02-01",
            "1981-03-02",
            "Corvin",
            "Merriwick",
            "Thornbury",
            "Thandeka",
            "Ruthven",
            "Oduya",
            "\"persons\"");

    private static final List<String> OF_ACME = List.of("bob@", "bob%40", "h•••2");
    private static final List<String> OF_NORWIND = List.of("karin@", "karin%40", "s•••e", "Idris", "Plover");

    @TempDir
    static Path folder;

    private static World world;
    private static Http acme;
    private static Http norwind;
    private static Http analyst;
    private static DocumentId dump;
    private static Map<String, String> places;
    private static JsonNode told;

    @BeforeAll
    static void open() throws Exception {
        world = new World(folder);
        world.people();
        acme = new Http(world.address, world.key("mina", Role.CUSTOMER, World.ACME));
        norwind = new Http(world.address, world.key("lars", Role.CUSTOMER, World.NORWIND));
        analyst = new Http(world.address, world.key("akira", Role.ANALYST, null));
        world.asset(World.ACME, AssetType.EMAIL_DOMAIN, "acme.example");
        world.asset(World.NORWIND, AssetType.EMAIL_DOMAIN, "norwind.example");
        world.asset(World.NORWIND, AssetType.NAME, "Norwind");
        String feed = acme.post("/api/v1/subscriptions", "{'name':'s','feed':true}")
                .json()
                .path("feedPath")
                .asString();
        String subscription = subscription("{'name':'m','email':'mina@acme.example'}");
        List<String> guesses = List.of(
                subscription("{'name':'guess','query':'email:karin@norwind.example','feed':true}"),
                subscription("{'name':'guess words','query':'karin','feed':true}"));
        publish("dump", TEXT.replace("fresh", "fresh today"), 3);
        dump = publish("dump", TEXT, 2);
        publish("copy", TEXT, 1);
        told = acme.get("/api/v1/alerts").json().path("alerts");
        // Their queries are the reader's own words.
        guesses.forEach(id -> acme.send("DELETE", "/api/v1/subscriptions/" + id, null));
        places = new LinkedHashMap<>();
        places.put("/feeds/{token}", feed);
        places.put("/api/v1/documents/{id}/versions/{number}", "/api/v1/documents/" + dump + "/versions/2");
        places.put("/documents/{id}", "/documents/" + dump + "?version=2");
        places.put("/api/v1/subscriptions/{id}", "/api/v1/subscriptions/" + subscription);
        places.put("/subscriptions/{id}", "/subscriptions/" + subscription);
        places.put("/api/v1/assets/{id}", "/api/v1/assets/" + asset());
        places.put("/api/v1/requests/{id}", "/api/v1/requests/" + answered());
        String collection = acme.get("/taxii2/andon/collections/")
                .json()
                .at("/collections/0/id")
                .asString();
        places.put("/taxii2/andon/collections/{id}/objects/{object}", collectionObject(collection));
        places.put("/taxii2/andon/collections/{id}", "/taxii2/andon/collections/" + collection);
        places.put("/api/v1/searches/{id}", "/api/v1/searches/" + search());
    }

    private static String collectionObject(String collection) {
        String objects = "/taxii2/andon/collections/" + collection + "/objects/";
        return objects + acme.get(objects).json().at("/objects/0/id").asString();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static DocumentId publish(String key, String text, int daysAgo) {
        String whole = TITLE + "\n" + text;
        List<Entity> entities = new ArrayList<>();
        for (String row :
                List.of("bob@acme.example:h•••2", "karin@norwind.example:s•••e", "jane.roe@mail.example:x•••y")) {
            entities.add(World.entity(EntityType.CREDENTIAL, row, whole, row));
            String address = row.substring(0, row.indexOf(':'));
            entities.add(World.entity(
                    EntityType.EMAIL_ADDR, address, whole.replace(TITLE, " ".repeat(TITLE.length())), address));
        }
        for (String address : List.of("bob@acme.example", "karin@norwind.example")) {
            int at = whole.lastIndexOf(address);
            entities.add(new Entity(EntityType.EMAIL_ADDR, address, new Span(at, at + address.length()), "test", 1));
        }
        entities.add(World.entity(EntityType.EMAIL_ADDR, "karin@norwind.example", TITLE, "karin@norwind.example"));
        entities.add(World.entity(EntityType.EMAIL_ADDR, "bob@acme.example", TITLE, "bob@acme.example"));
        entities.add(World.entity(EntityType.PHONE_NUMBER, "+81312345678", whole, "+81312345678"));
        entities.add(
                World.entity(EntityType.MESSAGING_HANDLE, "telegram:@jane_roe_private", whole, "@jane_roe_private"));
        entities.add(World.entity(EntityType.PAYMENT_CARD, "41111111•••", whole, "41111111•••"));
        entities.add(World.entity(EntityType.IBAN, "DE89370400440532013000", whole, "DE89370400440532013000"));
        Document document = World.document(
                key,
                "glass-forum",
                DocumentKind.POST,
                TITLE,
                "salt",
                text,
                List.of(QUOTE),
                "en",
                entities,
                List.of(World.threat(
                        ThreatCategory.CREDENTIAL_LEAK,
                        Severity.HIGH,
                        Reason.of(Reason.Cause.CREDENTIALS_PUBLISHED, "karin@norwind.example", "bob@acme.example"))));
        Document named = document.withPersons(new PersonNames(
                List.of(place(whole, "Thandeka Ruthven")), List.of(new Quoted(0, place(QUOTE, "Emeka Oduya")))));
        return world.publish(named, World.START.minus(Duration.ofDays(daysAgo)));
    }

    private static Span place(String text, String name) {
        int at = text.indexOf(name);
        return new Span(at, at + name.length());
    }

    private static String subscription(String json) {
        return acme.post("/api/v1/subscriptions", json).json().path("id").asString();
    }

    private static String asset() {
        return acme.get("/api/v1/assets")
                .json()
                .path("assets")
                .get(0)
                .path("id")
                .asString();
    }

    private static String answered() {
        String id = acme.post(
                        "/api/v1/requests",
                        "{'brand':'Acme','domain':'acme.example','question':'q','from':'2026-10-01','to':'2026-11-20'}")
                .json()
                .path("id")
                .asString();
        String path = "/api/v1/requests/" + id;
        analyst.put(path + "/state", "{'state':'accepted'}");
        analyst.post(path + "/findings", "{'document':'" + dump + "','note':'A list.'}");
        analyst.post(path + "/commentary", "{'body':'Reset it.'}");
        analyst.put(path + "/state", "{'state':'in-review'}");
        acme.upload(path + "/messages", "see", "a.txt", new byte[] {1});
        Http reviewer = new Http(world.address, world.key("rin", Role.ANALYST, null));
        assertThat(reviewer.put(path + "/state", "{'state':'answered'}").status())
                .isEqualTo(200);
        assertThat(acme.get(path + "/findings").body()).contains("bob@acme.example");
        return id;
    }

    private static String search() {
        return acme.post("/api/v1/searches", "{'name':'a','query':'combo'}")
                .json()
                .path("id")
                .asString();
    }

    /** Every address that the rule stands for, with the queries that bring most. */
    private static List<String> addresses(Rule rule) {
        String pattern = rule.pattern();
        for (Map.Entry<String, String> place : places.entrySet()) {
            if (pattern.startsWith(place.getKey())) {
                String path = place.getValue()
                        + pattern.substring(place.getKey().length()).replaceAll("\\{[a-z]+}", "1");
                return path.endsWith("/report")
                        ? List.of(path, path + "?format=json", path + "?format=stix")
                        : List.of(path);
            }
        }
        String facets = Facet.all().stream().map(f -> "facet=" + f.word()).collect(Collectors.joining("&"));
        return switch (pattern) {
            case "/api/v1/documents" -> List.of(pattern + "?q=combo&" + facets, pattern + "?q=acme.example");
            case "/api/v1/facets" -> List.of(pattern + "?" + facets);
            case "/api/v1/exports", "/exports" ->
                List.of(
                        pattern + "?format=csv",
                        pattern + "?format=jsonl",
                        pattern + "?format=stix",
                        pattern + "?format=misp");
            case "/api/v1/documents/completions", "/completions" ->
                List.of(
                        pattern + "?at=8&q=email:ka",
                        pattern + "?at=8&q=email:ja",
                        pattern + "?at=13&q=credential:ka",
                        pattern + "?at=9&q=phone:81",
                        pattern + "?at=9&q=handle:te",
                        pattern + "?at=7&q=card:41",
                        pattern + "?at=7&q=iban:de");
            case "/api/v1/entities/{type}/{value}" ->
                List.of("/api/v1/entities/author/salt", "/api/v1/entities/email/bob@acme.example");
            case "/entities/{type}/{value}" -> List.of("/entities/author/salt", "/entities/domain/acme.example");
            case "/api/v1/entities/{type}", "/entities/{type}" ->
                List.of(pattern.replace("{type}", "email") + "?value=bob@acme.example");
            case "/" -> List.of("/", "/?q=combo");
            case "/api/v1/knowledge/techniques/{id}" -> List.of("/api/v1/knowledge/techniques/T1566");
            case "/api/v1/knowledge/vulnerabilities/{cve}" ->
                List.of("/api/v1/knowledge/vulnerabilities/CVE-2026-31337");
            case "/api/v1/knowledge/actors" -> List.of(pattern + "?name=APT29");
            case "/api/v1/knowledge/families" -> List.of(pattern + "?name=LockBit");
            case "/requests/{id}", "/requests/{id}/report", "/requests/{id}/attachments/{attachment}" ->
                List.of(pattern.replace("{attachment}", "1")
                        .replace(
                                "{id}",
                                places.getOrDefault("/api/v1/requests/{id}", "").replaceAll(".*/", "")));
            case "/subscriptions/{id}" ->
                List.of(places.getOrDefault("/api/v1/subscriptions/{id}", "").replace("/api/v1", ""));
            default -> List.of(pattern.replace("{id}", dump.value()).replaceAll("\\{[^}]+}", "1"));
        };
    }

    @Test
    void noEndpointShowsACustomerWhatIsPersonalToOthers() {
        TreeSet<String> wrong = new TreeSet<>();
        int own = 0;
        int walked = 0;
        for (Rule rule : AccessRules.TABLE) {
            if (!rule.method().equals(HttpMethod.GET)
                    || !(rule.open() || rule.roles().contains(Role.CUSTOMER))) {
                continue;
            }
            for (String path : addresses(rule)) {
                Http.Answer answer = acme.get(path);
                String body = answer.body();
                // Other endpoints may want values that this test does not know.
                boolean known = Stream.concat(
                                places.keySet().stream(),
                                Stream.of("/api/v1/documents", "/api/v1/facets", "/api/v1/exports", "/api/v1/alerts"))
                        .anyMatch(rule.pattern()::startsWith);
                if (answer.status() != 200 && known && !rule.open()) {
                    wrong.add(path + " gave " + answer.status());
                }
                for (List<String> others : List.of(OF_NORWIND, THIRD)) {
                    others.stream().filter(body::contains).forEach(value -> wrong.add(path + " shows " + value));
                }
                own += OF_ACME.stream().anyMatch(body::contains) ? 1 : 0;
                walked++;
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(walked).isGreaterThan(50);
        assertThat(own).as("answers that show the reader's own").isGreaterThan(15);
    }

    @Test
    void aPreviewShowsACustomerNothingThatIsPersonalToOthers() {
        String preview =
                acme.post("/api/v1/subscriptions/preview", "{'name':'p'}").body();
        assertThat(preview).contains("\"why\"").doesNotContain(OF_NORWIND).doesNotContain(THIRD);
        for (String guess : List.of("karin", "credential:karin@norwind.example", "email:jane.roe@*")) {
            String asked = "{'name':'p','query':'" + guess + "'}";
            assertThat(acme.post("/api/v1/subscriptions/preview", asked)
                            .json()
                            .path("documents")
                            .asInt())
                    .isZero();
        }
    }

    @Test
    void eachReadsItsOwnRowsOfTheSameDumpAndTheAnalystAll() {
        String path = "/api/v1/documents/" + dump;
        assertThat(acme.get(path).body()).contains("bob@acme.example:h•••2").doesNotContain("karin@", "jane.roe@");
        assertThat(norwind.get(path).body())
                .contains("karin@norwind.example:s•••e", "•••@acme.example")
                .doesNotContain("bob@", "jane.roe@");
        assertThat(analyst.get(path).body()).contains("bob@acme.example", "karin@norwind.example", "jane.roe@");
    }

    @Test
    void spansCountCodePointsOfWhatIsShown() {
        JsonNode shown = acme.get("/api/v1/documents/" + dump).json();
        String text = shown.path("title").asString() + "\n" + shown.path("text").asString();
        assertThat(shown.path("mentions").size()).isPositive();
        for (JsonNode entity : shown.path("entities")) {
            String stands = text.substring(
                    text.offsetByCodePoints(0, entity.path("start").asInt()),
                    text.offsetByCodePoints(0, entity.path("end").asInt()));
            assertThat(stands).contains(entity.path("type").asString().equals("messaging-handle") ? "•••" : stands);
            if (entity.path("value").asString().startsWith("bob@")) {
                assertThat(stands).startsWith("bob@acme.example");
            }
        }
    }

    private static int total(Http reader, String query) {
        return reader.get("/api/v1/documents?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
                .json()
                .path("total")
                .asInt();
    }

    @Test
    void aSearchForWhatIsMaskedFindsNothing() {
        for (String guess : List.of(
                "email:karin@norwind.example",
                "email:kar*",
                "email:k*@norwind.example",
                "credential:karin@norwind.example",
                "phone:+81312345678",
                "phone:+81312*",
                "iban:DE89370400440532013000",
                "card:41111111",
                "handle:jane_roe_private",
                "karin",
                "kar*",
                "title:karin",
                "\"jane roe mail\"",
                "quilla",
                "osp*",
                "\"ferngate road\"",
                "larchmont",
                "idris",
                "plover OR birchholm",
                "jane_roe_private",
                "thandeka",
                "\"thandeka ruthven\"",
                "combo (karin OR jane_roe_private)")) {
            assertThat(total(analyst, guess)).as(guess).isEqualTo(2);
            assertThat(total(acme, guess)).as(guess).isZero();
        }
        assertThat(total(acme, "combo -karin")).isEqualTo(2);
        for (String known : List.of(
                "email:bob@acme.example",
                "bob",
                "\"tamsin wren\"",
                "email:*@norwind.example",
                "credential:*",
                "combo")) {
            assertThat(total(acme, known)).as(known).isEqualTo(2);
        }
        String pivot = "/api/v1/entities/email?value=";
        assertThat(acme.get(pivot + "karin@norwind.example").status()).isEqualTo(404);
        assertThat(acme.get(pivot + "nobody@norwind.example").status()).isEqualTo(404);
    }

    @Test
    void aSubscriptionTellsNothingOfWhatIsMasked() {
        assertThat(told.findValuesAsString("subscriptionName"))
                .contains("s", "m")
                .doesNotContain("guess", "guess words");
        assertThat(told.toString()).contains("bob@acme.example").doesNotContain("karin@");
    }

    @Test
    void theHashOfATextThatIsMaskedIsNotGivenOut() {
        String path = "/api/v1/documents/" + dump + "/versions";
        assertThat(analyst.get(path).json().path("versions").findValuesAsString("textSha256"))
                .allSatisfy(hash -> assertThat(hash).hasSize(64));
        assertThat(acme.get(path).body()).contains("\"textSha256\":null").doesNotContainPattern("[0-9a-f]{64}");
    }
}
