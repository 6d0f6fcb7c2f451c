package andon.searchapi;

import static org.assertj.core.api.Assertions.assertThat;

import andon.searchapi.access.AccessRules;
import andon.searchapi.access.AccessRules.Rule;
import andon.searchapi.accounts.Role;
import andon.vocabulary.AssetType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import tools.jackson.databind.JsonNode;

class AccessTest {
    @TempDir
    static Path folder;

    private static World world;
    private static final Map<Role, String> KEYS = new EnumMap<>(Role.class);

    @BeforeAll
    static void open() throws Exception {
        world = new World(folder);
        world.people();
        KEYS.put(Role.CUSTOMER, world.key("mina", Role.CUSTOMER, World.ACME));
        KEYS.put(Role.ANALYST, world.key("akira", Role.ANALYST, null));
        KEYS.put(Role.OPERATOR, world.key("olga", Role.OPERATOR, null));
        KEYS.put(Role.AUDITOR, world.key("aude", Role.AUDITOR, null));
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private record Endpoint(String method, String pattern) {}

    private static List<Endpoint> endpoints() {
        List<Endpoint> endpoints = new ArrayList<>();
        for (RequestMappingInfoHandlerMapping mapping : world.spring
                .getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values()) {
            for (RequestMappingInfo info : mapping.getHandlerMethods().keySet()) {
                Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
                for (String pattern : info.getPatternValues()) {
                    if (methods.isEmpty()) {
                        endpoints.add(new Endpoint("GET", pattern));
                    }
                    methods.forEach(method -> endpoints.add(new Endpoint(method.name(), pattern)));
                }
            }
        }
        return endpoints;
    }

    /** The roles by endpoint, as access.tsv has them; an empty set for everybody. */
    private static Map<Endpoint, Set<String>> written() throws IOException {
        Map<Endpoint, Set<String>> table = new LinkedHashMap<>();
        try (InputStream in = Objects.requireNonNull(AccessTest.class.getResourceAsStream("access.tsv"))) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (!line.startsWith("#")) {
                    String[] cells = line.split("\t");
                    Set<String> roles = cells[2].equals("anybody") ? Set.of() : Set.of(cells[2].split(" "));
                    assertThat(table.put(new Endpoint(cells[0], cells[1]), roles))
                            .as(line)
                            .isNull();
                }
            }
        }
        return table;
    }

    @Test
    void everyEndpointIsReachedByTheRolesOfTheTableAndByNobodyElse() throws Exception {
        assertThat(endpoints()).hasSizeGreaterThan(40);
        Map<Endpoint, Set<String>> table = written();
        TreeSet<String> wrong = new TreeSet<>();
        for (Endpoint endpoint : endpoints()) {
            String path = endpoint.pattern().replaceAll("\\{[^}]+}", "1");
            Set<String> roles = table.get(endpoint);
            for (Role role : Role.values()) {
                boolean expected = roles != null && (roles.isEmpty() || roles.contains(role.word()));
                check(wrong, endpoint, path, role.word(), new Http(world.address, KEYS.get(role)), expected);
            }
            boolean open = roles != null && roles.isEmpty();
            check(wrong, endpoint, path, "anonymous", new Http(world.address, null), open);
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void theTableThatIsWrittenDownIsTheOneInForce() throws Exception {
        Map<Endpoint, Set<String>> inForce = new LinkedHashMap<>();
        for (Rule rule : AccessRules.TABLE) {
            inForce.put(
                    new Endpoint(rule.method().name(), rule.pattern()),
                    rule.roles().stream().map(Role::word).collect(Collectors.toSet()));
        }
        assertThat(inForce).containsExactlyInAnyOrderEntriesOf(written());
    }

    /** What Acme has, by the beginning of the paths that lead to it. */
    private static Map<String, String> belongings() {
        Http acme = new Http(world.address, KEYS.get(Role.CUSTOMER));
        world.asset(World.ACME, AssetType.NAME, "Acme Corp");
        JsonNode subscription = acme.post("/api/v1/subscriptions", "{'name':'s','email':'mina@acme.example'}")
                .json();
        world.publish(World.simple("own", "Acme", "Acme Corp has one day"), World.START);
        String document = world.publish(World.simple("own", "Acme", "Acme Corp did not pay"), World.START)
                .value();
        JsonNode request = acme.post(
                        "/api/v1/requests",
                        "{'brand':'Acme Corp','question':'q','from':'2026-10-01','to':'2026-11-20'}")
                .json();
        for (int n = 0; n < 2; n++) {
            acme.upload("/api/v1/requests/" + request.path("id").asLong() + "/messages", "m", "a.txt", new byte[] {1});
        }
        Http author = new Http(world.address, KEYS.get(Role.ANALYST));
        Http reviewer = new Http(world.address, world.key("rin", Role.ANALYST, null));
        String work = "/api/v1/requests/" + request.path("id").asLong();
        author.put(work + "/state", "{'state':'accepted'}");
        author.post(work + "/commentary", "{'body':'c'}");
        for (int version = 1; version <= 2; version++) {
            author.put(work + "/state", "{'state':'in-review'}");
            reviewer.put(work + "/state", "{'state':'answered'}");
        }
        JsonNode search =
                acme.post("/api/v1/searches", "{'name':'a','query':'vpn'}").json();
        JsonNode alert = acme.get("/api/v1/alerts").json().path("alerts").get(0);
        String alertId = alert.path("id").asString();
        acme.put("/api/v1/alerts/" + alertId + "/state", "{'state':'not-relevant'}");
        JsonNode rule =
                acme.get("/api/v1/suppressions").json().path("suppressions").get(0);
        JsonNode sample = acme.post("/api/v1/samples?file=a", new byte[] {1, 2}).json();
        JsonNode asset = acme.get("/api/v1/assets").json().path("assets").get(0);
        return Map.of(
                "/api/v1/lookalikes/{id}", asset.path("id").asString(),
                "/api/v1/samples/{id}", sample.path("id").asString(),
                "/api/v1/subscriptions/{id}", subscription.path("id").asString(),
                "/api/v1/documents/{id}", document,
                "/api/v1/requests/{id}", request.path("id").asString(),
                "/api/v1/searches/{id}", search.path("id").asString(),
                "/api/v1/alerts/{id}", alertId,
                "/api/v1/suppressions/{id}", rule.path("id").asString());
    }

    @Test
    void whatOneOrganisationHasDoesNotExistForAnother() {
        Map<String, String> belongings = belongings();
        Http acme = new Http(world.address, KEYS.get(Role.CUSTOMER));
        Http norwind = new Http(world.address, world.key("lars", Role.CUSTOMER, World.NORWIND));
        Map<String, String> bodies = Map.ofEntries(
                Map.entry("PUT /api/v1/requests/{id}/state", "{\"state\":\"closed\"}"),
                Map.entry("PUT /api/v1/requests/{id}/priority", "{\"priority\":\"high\",\"reason\":\"r\"}"),
                Map.entry("PUT /api/v1/requests/{id}/tlp", "{\"tlp\":\"clear\"}"),
                Map.entry("POST /api/v1/requests/{id}/messages", "{\"body\":\"m\"}"),
                Map.entry("PUT /api/v1/requests/{id}/countermeasures/{measure}/state", "{\"state\":\"done\"}"),
                Map.entry("PUT /api/v1/searches/{id}", "{\"name\":\"b\",\"query\":\"vpn\"}"),
                Map.entry("PUT /api/v1/alerts/{id}/state", "{\"state\":\"seen\"}"),
                Map.entry("PUT /api/v1/lookalikes/{id}", "{\"watched\":false}"),
                Map.entry("POST /api/v1/subscriptions/{id}/channels", "{\"feed\":true}"),
                Map.entry("PUT /api/v1/subscriptions/{id}/channels/{channel}", "{\"feed\":true}"),
                Map.entry("PUT /api/v1/subscriptions/{id}", "{\"name\":\"b\"}"));
        TreeSet<String> wrong = new TreeSet<>();
        int walked = 0;
        for (Rule rule : AccessRules.TABLE) {
            String start = belongings.keySet().stream()
                    .filter(rule.pattern()::startsWith)
                    .findFirst()
                    .orElse(null);
            if (start == null || !rule.roles().contains(Role.CUSTOMER)) {
                continue;
            }
            String endpoint = rule.method() + " " + rule.pattern();
            String path = rule.pattern()
                    .replace("{id}", Objects.requireNonNull(belongings.get(start)))
                    .replaceAll("\\{[^}]+}", "2");
            int foreign = norwind.send(rule.method().name(), path, bodies.get(endpoint))
                    .status();
            if (foreign != 404) {
                wrong.add(endpoint + " gave another organisation " + foreign);
            }
            if (rule.method().equals(HttpMethod.GET) && acme.get(path).status() != 200) {
                wrong.add(endpoint + " gave its owner " + acme.get(path).status());
            }
            walked++;
        }
        assertThat(wrong).isEmpty();
        assertThat(walked).isGreaterThan(15);
    }

    /** CSRF protection refuses the console's posts before anything else; a key cannot pass it, which is as it should. */
    private static void check(
            Set<String> wrong, Endpoint endpoint, String path, String who, Http http, boolean expected) {
        boolean consolePost = !endpoint.method().equals("GET") && !path.startsWith("/api/");
        int status = http.send(endpoint.method(), path, endpoint.method().equals("GET") ? null : "{}")
                .status();
        boolean reached = status != 401 && status != 403 && status != 302;
        if (consolePost ? reached : reached != expected) {
            wrong.add(endpoint.method() + " " + endpoint.pattern() + " as " + who + " gave " + status);
        }
    }

    @Test
    void everyLineOfTheTableBelongsToAnEndpoint() {
        List<Endpoint> endpoints = endpoints();
        Set<String> servedByOthers = Set.of("POST /sign-in", "POST /sign-out", "GET /style/*", "GET /script/*");
        assertThat(AccessRules.TABLE)
                .allSatisfy(rule -> assertThat(servedByOthers.contains(
                                        rule.method().name() + " " + rule.pattern())
                                || endpoints.contains(new Endpoint(rule.method().name(), rule.pattern())))
                        .as(rule.toString())
                        .isTrue());
        assertThat(AccessRules.TABLE.stream().map(Rule::method)).doesNotContain(HttpMethod.PATCH);
    }

    @Test
    void anAnonymousPersonSeesSignInStyleAndHealthOnly() {
        Http anonymous = new Http(world.address, null);
        assertThat(anonymous.get("/sign-in").status()).isEqualTo(200);
        assertThat(anonymous.get("/style/andon.css").status()).isEqualTo(200);
        assertThat(anonymous.get("/actuator/health").body()).contains("UP");
        assertThat(anonymous.get("/actuator").status()).isEqualTo(302);
        assertThat(anonymous.get("/").header("location")).endsWith("/sign-in");
        assertThat(anonymous.get("/v3/api-docs").status()).isEqualTo(302);
        assertThat(anonymous.get("/api/v1/documents").header("content-type"))
                .isEqualTo("application/problem+json;charset=UTF-8");
        assertThat(new Http(world.address, "andon_wrong")
                        .get("/api/v1/documents")
                        .detail())
                .contains("unknown, expired or revoked");
        assertThat(new Http(world.address, KEYS.get(Role.OPERATOR))
                        .get("/v3/api-docs")
                        .body())
                .contains("/api/v1/requests/{id}/findings");
    }

    @Test
    void everyAnswerForbidsScriptsFramesAndSniffing() {
        for (String path : List.of("/sign-in", "/api/v1/documents")) {
            Http.Answer answer = new Http(world.address, null).get(path);
            assertThat(answer.header("content-security-policy"))
                    .contains("default-src 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
            assertThat(answer.header("x-frame-options")).isEqualTo("DENY");
            assertThat(answer.header("referrer-policy")).isEqualTo("no-referrer");
        }
    }

    @Test
    void whatCannotBeAcceptedComesBackWithTheReason() {
        Http customer = new Http(world.address, KEYS.get(Role.CUSTOMER));
        assertThat(customer.get("/api/v1/documents?limit=0").detail()).isEqualTo("limit must be 1 to 200, not 0.");
        Http.Answer syntax = customer.get("/api/v1/documents?q=%28acme");
        assertThat(syntax.status()).isEqualTo(400);
        assertThat(syntax.json().path("column").asInt()).isPositive();
        assertThat(customer.get("/api/v1/documents?cursor=nonsense").detail()).contains("cursor");
        assertThat(customer.get("/api/v1/documents?sort=loud").detail()).contains("relevance, newest, oldest");
        assertThat(customer.get("/api/v1/documents?facet=colour").detail()).contains("threat");
        assertThat(customer.get("/api/v1/documents/xyz").detail()).contains("32 hexadecimal digits");
        assertThat(customer.get("/api/v1/requests/abc").status()).isEqualTo(400);
        assertThat(customer.post("/api/v1/requests", "{'brand':'','question':'q'}")
                        .detail())
                .contains("brand", "from", "to");
        assertThat(customer.post("/api/v1/requests", "{nonsense").status()).isEqualTo(400);
        assertThat(customer.post("/api/v1/requests", "{nonsense").body()).contains("detail");
        assertThat(customer.post("/api/v1/assets", "{'type':'planet','value':'x'}")
                        .detail())
                .contains("email-domain");
        assertThat(customer.post("/api/v1/requests", " ".repeat(200_000)).status())
                .isEqualTo(413);
        assertThat(customer.send("PATCH", "/api/v1/documents", "{}").status()).isEqualTo(403);
    }
}
