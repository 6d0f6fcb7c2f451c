package andon.app;

import static org.assertj.core.api.Assertions.assertThat;

import andon.searchapi.accounts.Role;
import andon.vocabulary.SourceId;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A site full of secrets is crawled, indexed, told and asked for: none of them is anywhere but in the evidence. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecretsNowhereTest {
    private static final SourceId LEAKY = new SourceId("leaky");
    /** Where an address is kept as it was asked for, because it is to be asked for again. */
    private static final Set<String> ADDRESSES_AS_THEY_ARE = Set.of("capture_log.address", "crawl_page.address");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    static Path folder;

    private final KeptLog log = new KeptLog();
    private final Map<String, String> told = new LinkedHashMap<>();
    private LeakyWatch watch;
    private Set<String> columns;
    private List<String> webhooks = List.of();
    private List<String> mails = List.of();

    @BeforeAll
    void crawlTellAndAsk() throws Exception {
        log.attach();
        watch = new LeakyWatch(folder);
        try (Node node = Node.start(
                watch.settings,
                watch.stores,
                EnumSet.of(ProcessRole.CRAWLER, ProcessRole.INDEXER, ProcessRole.API, ProcessRole.ALERTS))) {
            node.runNow(LEAKY);
            await(() -> !watch.webhook.requests().isEmpty());
            await(node::idle);
            watch.stores.corpus().index().refresh();
            askForAll(node.console().orElseThrow(), node.metrics().orElseThrow());
            columns = columnsWithSecrets();
            // The receivers forget what they got when they are closed.
            webhooks = watch.webhook.requests().stream()
                    .map(request -> request.target() + request.headers() + request.text())
                    .toList();
            mails = watch.mail.received().stream().map(Object::toString).toList();
        } finally {
            log.detach();
            watch.close();
        }
    }

    private void askForAll(URI server, URI metrics) throws Exception {
        String found = ask(server, Role.ANALYST, "/api/v1/documents?q=&limit=100");
        Set<String> documents = ids(found, "\"id\":\"([0-9a-f]{32})\"");
        assertThat(documents).hasSizeGreaterThan(8);
        ask(server, Role.CUSTOMER, "/api/v1/documents?q=lanternworks&limit=100");
        for (Role role : List.of(Role.ANALYST, Role.CUSTOMER)) {
            ask(server, role, "/?q=lanternworks&limit=100");
            ask(server, role, "/api/v1/facets?q=lanternworks");
            for (String document : documents) {
                ask(server, role, "/api/v1/documents/" + document);
                ask(server, role, "/api/v1/documents/" + document + "/versions");
                ask(server, role, "/documents/" + document);
            }
        }
        for (String document : documents) {
            ask(server, Role.ANALYST, "/api/v1/documents/" + document + "/evidence");
        }
        ask(server, Role.CUSTOMER, "/api/v1/assets");
        ask(server, Role.CUSTOMER, "/api/v1/alerts");
        ask(server, Role.CUSTOMER, "/alerts");
        ask(server, Role.CUSTOMER, "/api/v1/subscriptions");
        String candidates = ask(server, Role.OPERATOR, "/api/v1/candidates");
        for (String path : List.of("candidates", "sources", "health", "quarantine")) {
            ask(server, Role.OPERATOR, "/api/v1/" + path);
            ask(server, Role.OPERATOR, "/" + path);
        }
        for (String host : ids(candidates, "\"host\":\"([a-z2-7]{56}\\.onion)\"")) {
            ask(server, Role.OPERATOR, "/api/v1/candidates/" + host);
            ask(server, Role.OPERATOR, "/candidates/" + host);
        }
        ask(server, Role.OPERATOR, "/api/v1/sources/leaky/health");
        ask(server, Role.OPERATOR, "/metrics");
        answerARequest(server, documents);
        ask(server, Role.AUDITOR, "/api/v1/audit?limit=500");
        told.put("metrics", watch.ask(metrics, Role.OPERATOR, "GET", metrics.getPath(), Optional.empty()));
    }

    private void answerARequest(URI server, Set<String> documents) throws Exception {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        assertThat(send(
                        server,
                        Role.CUSTOMER,
                        "POST",
                        "/api/v1/requests",
                        "{\"brand\":\"Lanternworks\",\"domain\":\"lanternworks.example\",\"question\":\"What is leaked?\",\"from\":\""
                                + today.minusDays(90) + "\",\"to\":\"" + today.plusDays(1)
                                + "\",\"priority\":\"high\"}"))
                .startsWith("201");
        send(server, Role.ANALYST, "PUT", "/api/v1/requests/1/state", "{\"state\":\"accepted\"}");
        send(server, Role.ANALYST, "PUT", "/api/v1/requests/1/state", "{\"state\":\"in-review\"}");
        for (String document : documents) {
            send(
                    server,
                    Role.ANALYST,
                    "POST",
                    "/api/v1/requests/1/findings",
                    "{\"document\":\"" + document + "\",\"note\":\"Seen.\"}");
        }
        send(server, Role.ANALYST, "POST", "/api/v1/requests/1/commentary", "{\"body\":\"Leaked.\"}");
        assertThat(send(server, Role.ANALYST, "PUT", "/api/v1/requests/1/state", "{\"state\":\"answered\"}"))
                .startsWith("200");
        for (String path : List.of("", "/findings", "/commentary", "/report", "/report?lang=ja")) {
            assertThat(ask(server, Role.CUSTOMER, "/api/v1/requests/1" + path)).startsWith("200");
        }
        assertThat(told.get("customer /api/v1/requests/1/report"))
                .as("the report holds the findings")
                .contains("lanternworks.example");
        ask(server, Role.CUSTOMER, "/requests/1");
        ask(server, Role.ANALYST, "/requests/1");
    }

    private String ask(URI server, Role role, String path) throws Exception {
        String answer = watch.ask(server, role, "GET", path, Optional.empty());
        told.put(role.word() + " " + path, answer);
        return answer;
    }

    private String send(URI server, Role role, String method, String path, String body) throws Exception {
        String answer = watch.ask(server, role, method, path, Optional.of(body));
        told.put(role.word() + " " + method + " " + path + " " + told.size(), answer);
        return answer;
    }

    private static Set<String> ids(String text, String pattern) {
        Set<String> ids = new TreeSet<>();
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            ids.add(matcher.group(1));
        }
        return ids;
    }

    /** {@code table.column} of every column in which any planted secret stands, those of {@code FETCHED} too. */
    private Set<String> columnsWithSecrets() {
        var sql = watch.stores.database().sql();
        Set<String> found = new TreeSet<>();
        List<String> names = sql.sql("select table_name || '.' || column_name from"
                        + " information_schema.columns where lower(table_schema) = 'public' and (data_type like"
                        + " 'CHARACTER%' or data_type like 'char%')")
                .query(String.class)
                .list();
        assertThat(names.stream().map(name -> name.toLowerCase(Locale.ROOT))).containsAll(ADDRESSES_AS_THEY_ARE);
        for (String name : names) {
            String table = name.substring(0, name.indexOf('.'));
            String column = name.substring(name.indexOf('.') + 1);
            for (String secret : all()) {
                long rows = sql.sql("select count(*) from \"" + table + "\" where \"" + column + "\" like ?")
                        .param("%" + secret.replace("_", "\\_") + "%")
                        .query(Long.class)
                        .single();
                if (rows > 0) {
                    found.add(name.toLowerCase(Locale.ROOT));
                }
            }
        }
        return found;
    }

    private static List<String> all() {
        return Stream.concat(LeakySite.SECRETS.values().stream(), LeakySite.FETCHED.values().stream())
                .toList();
    }

    @Test
    void noFileHoldsASecretOfAPageAsTheEvidenceIsSealed() throws IOException {
        List<String> holding = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                holding.addAll(in(
                        file.getFileName().toString(),
                        Files.readString(file, StandardCharsets.ISO_8859_1),
                        LeakySite.SECRETS));
            }
        }
        assertThat(holding).isEmpty();
    }

    @Test
    void secretsOfFetchedAddressesStandWhereTheThreatModelSaysAndNowhereElse() throws IOException {
        assertThat(columns).isEqualTo(new TreeSet<>(ADDRESSES_AS_THEY_ARE));
        String model = Files.readString(Path.of("../docs/threat-model.md"));
        assertThat(ADDRESSES_AS_THEY_ARE).allSatisfy(column -> assertThat(model).contains("`" + column + "`"));
        try (Stream<Path> files = Files.walk(folder.resolve("data/index"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(in(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1), LeakySite.FETCHED))
                        .isEmpty();
            }
        }
    }

    @Test
    void noAnswerPageOrReportShowsASecret() {
        List<String> showing = new ArrayList<>();
        told.forEach((what, text) -> {
            showing.addAll(in(what, text, LeakySite.SECRETS));
            showing.addAll(in(what, text, LeakySite.FETCHED));
        });
        assertThat(told).hasSizeGreaterThan(80);
        assertThat(told.entrySet().stream()
                        .filter(e -> e.getKey().contains("GET") || !e.getValue().startsWith("20"))
                        .filter(e -> !e.getValue().startsWith("404"))
                        .map(e -> e.getKey() + ": "
                                + e.getValue().lines().findFirst().orElse("")))
                .as("all was answered")
                .isEmpty();
        assertThat(showing).isEmpty();
    }

    @Test
    void noMessageThatLeftHoldsASecret() {
        List<String> telling = new ArrayList<>();
        webhooks.forEach(message -> telling.addAll(inAny("webhook", message)));
        mails.forEach(message -> telling.addAll(inAny("mail", message)));
        assertThat(webhooks).hasSizeGreaterThan(5).anyMatch(message -> message.contains("lanternworks.example"));
        assertThat(mails).hasSizeGreaterThan(5).anyMatch(message -> message.contains("lanternworks.example"));
        assertThat(telling).isEmpty();
    }

    @Test
    void noLineOfTheLogHoldsASecret() {
        assertThat(log.text())
                .as("the log was kept, with its details")
                .contains("The console and the API listen at", "DEBUG PageWorker");
        assertThat(inAny("log", log.text())).isEmpty();
    }

    @Test
    void theIndexHoldsNoSecretInAnyFieldOrTerm() throws IOException {
        String index = IndexText.of(folder.resolve("data/index")).toLowerCase(Locale.ROOT);
        assertThat(index).contains("lanternworks.example");
        // Words are cut at marks: of each secret its longest piece is looked for.
        List<String> holding = new ArrayList<>();
        Map<String, String> places = new LinkedHashMap<>(LeakySite.SECRETS);
        places.putAll(LeakySite.FETCHED);
        places.forEach((place, secret) -> {
            String piece = longestPiece(secret.toLowerCase(Locale.ROOT));
            if (index.contains(piece)) {
                holding.add(place);
            }
        });
        assertThat(holding).isEmpty();
    }

    private static String longestPiece(String secret) {
        return Stream.of(secret.split("[^a-z0-9]+"))
                .max(Comparator.comparingInt(String::length))
                .orElseThrow();
    }

    @Test
    void noCommandPrintsASecret() throws IOException {
        List<String> printing = new ArrayList<>();
        Path plain = folder.resolve("plain");
        Ran export = Ran.andon(
                "evidence",
                "export",
                plain.toString(),
                "--data",
                folder.resolve("data").toString());
        assertThat(export.code()).as(export.err()).isZero();
        try (Stream<Path> files = Files.walk(plain)) {
            for (Path warc :
                    files.filter(f -> f.toString().endsWith(".warc.gz")).toList()) {
                Ran ran = Ran.andon("index", warc.toString(), "--json");
                assertThat(ran.code()).as(ran.err()).isZero();
                assertThat(ran.out()).contains("lanternworks.example");
                printing.addAll(in("andon index --json", ran.out() + ran.err(), LeakySite.SECRETS));
                printing.addAll(in("andon index --json", ran.out() + ran.err(), LeakySite.FETCHED));
            }
        }
        Ran search = Ran.andon(
                "search", "lanternworks", "--data", folder.resolve("data").toString());
        assertThat(search.code()).as(search.err()).isZero();
        printing.addAll(in("andon search", search.out() + search.err(), LeakySite.SECRETS));
        printing.addAll(in("andon search", search.out() + search.err(), LeakySite.FETCHED));
        Map<String, String> found = Map.of(
                LeakySite.combo(),
                "\"credential\"",
                LeakySite.keys(),
                "\"api-key\"",
                LeakySite.stealer(),
                "\"credential\"");
        for (Map.Entry<String, String> text : found.entrySet()) {
            String line = JSON.writeValueAsString(Map.of("id", "1", "text", text.getKey()));
            Ran extract = Ran.reading(line + "\n", "extract");
            assertThat(extract.code()).as(extract.err()).isZero();
            assertThat(extract.out()).contains(text.getValue());
            printing.addAll(in("andon extract", extract.out() + extract.err(), LeakySite.SECRETS));
        }
        assertThat(printing).isEmpty();
    }

    /** Which secrets a text holds, by their places and without themselves. */
    private static List<String> in(String what, String text, Map<String, String> secrets) {
        String read = unescaped(text);
        return secrets.entrySet().stream()
                .filter(secret -> text.contains(secret.getValue()) || read.contains(secret.getValue()))
                .map(secret -> what + " holds the secret of " + secret.getKey())
                .toList();
    }

    /** As a reader sees it: without the escapes of JSON and HTML. */
    private static String unescaped(String text) {
        String plain = text.replace("\\/", "/").replace("&amp;", "&").replace("&#39;", "'");
        return Pattern.compile("(?:\\\\u|&#x)([0-9A-Fa-f]{2,4});?")
                .matcher(plain)
                .replaceAll(m -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(m.group(1), 16))));
    }

    private static List<String> inAny(String what, String text) {
        return Stream.of(LeakySite.SECRETS, LeakySite.FETCHED)
                .flatMap(secrets -> in(what, text, secrets).stream())
                .toList();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time left").isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
