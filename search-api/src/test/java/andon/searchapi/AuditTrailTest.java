package andon.searchapi;

import static andon.searchapi.accounts.Role.ANALYST;
import static andon.searchapi.accounts.Role.AUDITOR;
import static andon.searchapi.accounts.Role.CUSTOMER;
import static andon.searchapi.accounts.Role.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import andon.database.Database;
import andon.database.DatabaseSettings;
import andon.searchapi.access.AccessRules;
import andon.searchapi.accounts.AccountLinks;
import andon.searchapi.accounts.ApiKeys;
import andon.searchapi.accounts.Role;
import andon.searchapi.assets.ProofSettings;
import andon.searchapi.audit.AuditFilter;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.audit.AuditLog.Action;
import andon.testbed.net.DnsResponder;
import andon.vocabulary.AssetType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every endpoint is used once and looked for in the audit log, or stands here as one that leaves no record. */
class AuditTrailTest {
    /** What shows no document and changes nothing that anybody else sees, asked often or by programs. */
    private static final Set<String> UNRECORDED = Set.of(
            "GET /sign-in",
            "GET /style/*",
            "GET /script/*",
            "GET /actuator/health",
            // A feed is asked for every few minutes by programs, with an address for a key.
            "GET /feeds/{token}",
            // What there is to ask for, without any document.
            "GET /taxii2/",
            "GET /taxii2/andon/",
            "GET /taxii2/andon/collections/",
            "GET /taxii2/andon/collections/{id}/",
            "GET /taxii2/andon/collections/{id}/manifest/",
            "GET /taxii2/andon/collections/{id}/objects/{object}/versions/",
            "GET /v3/api-docs",
            "GET /v3/api-docs.yaml",
            "GET /metrics",
            // How to ask, before anything is asked.
            "GET /api/v1/exposed-credentials",
            // Every letter would be a record.
            "GET /completions",
            "GET /api/v1/documents/completions",
            // When a document was seen, without its words.
            "GET /api/v1/documents/{id}/versions",
            // One's own lists: what a line of them stands for is recorded when it is opened.
            "GET /searches",
            "GET /api/v1/searches",
            "GET /api/v1/searches/{id}",
            "GET /api/v1/hunts",
            "GET /api/v1/hunts/{id}",
            "GET /hunts",
            "GET /api/v1/assets",
            "GET /api/v1/lookalikes",
            "GET /api/v1/assets/{id}",
            "GET /assets",
            "GET /api/v1/subscriptions",
            "GET /api/v1/subscriptions/{id}",
            "GET /api/v1/subscriptions/{id}/channels",
            "GET /api/v1/alerts",
            "GET /api/v1/suppressions",
            "GET /api/v1/deliveries",
            "GET /alerts",
            "GET /new-subscription",
            // Who has access; every change of it is recorded.
            "GET /account",
            "GET /members",
            "GET /members/{id}",
            "GET /subscriptions/{id}",
            "GET /api/v1/requests",
            "GET /api/v1/quota",
            // What comes with Andon.
            "GET /api/v1/playbooks",
            "GET /requests",
            "GET /requests/new",
            // How the crawl goes.
            "GET /api/v1/sources",
            "GET /api/v1/sources/{id}",
            "GET /api/v1/sources/{id}/versions",
            "GET /api/v1/sources/{id}/health",
            "GET /api/v1/candidates",
            "GET /api/v1/candidates/{host}",
            "GET /api/v1/quarantine",
            "GET /api/v1/health",
            "GET /api/v1/knowledge/versions",
            "GET /api/v1/samples",
            // What was handed in, without a word of it.
            "GET /api/v1/deposits",
            "GET /deposits",
            "GET /health",
            "GET /sources",
            "GET /sources/{id}",
            "GET /new-source",
            "GET /candidates",
            "GET /candidates/{host}",
            "GET /quarantine");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<Role, String> NAMES =
            Map.of(CUSTOMER, "mina", ANALYST, "akira", OPERATOR, "olga", AUDITOR, "aude");

    @TempDir
    static Path folder;

    private static DnsResponder dns;
    private static World world;
    private static AuditLog audit;
    private static final Map<Role, Http> PROGRAMS = new LinkedHashMap<>();
    private static final Map<Role, Browser> PEOPLE = new LinkedHashMap<>();

    private final Set<String> used = new TreeSet<>();
    private final List<String> wrong = new ArrayList<>();

    @BeforeAll
    static void open() throws Exception {
        dns = DnsResponder.start();
        world = new World(
                folder,
                Database.open(DatabaseSettings.embedded(folder)),
                context -> context.registerBean(ProofSettings.class, () -> DomainHost.settings(dns, 1)));
        world.people();
        audit = world.spring.getBean(AuditLog.class);
        NAMES.forEach((role, name) -> {
            PROGRAMS.put(role, new Http(world.address, world.key(name, role, role == CUSTOMER ? World.ACME : null)));
            PEOPLE.put(role, new Browser(world.address).signIn(name, World.PASSWORD));
        });
    }

    @AfterAll
    static void close() throws Exception {
        world.close();
        dns.close();
    }

    private static Http program(Role role) {
        return Objects.requireNonNull(PROGRAMS.get(role));
    }

    private static Browser person(Role role) {
        return Objects.requireNonNull(PEOPLE.get(role));
    }

    private static long newest() {
        List<AuditLog.Entry> last = audit.entries(Long.MAX_VALUE, AuditFilter.ALL, 1);
        return last.isEmpty() ? 0 : last.getFirst().id();
    }

    /** Uses an endpoint, {@code variables} in the order in which they stand in its pattern, and looks for its record. */
    private String use(Role role, Action expected, String endpoint, String body, Object... variables) {
        long before = newest();
        String path = endpoint.substring(endpoint.indexOf(' ') + 1);
        String pattern = path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
        String method = endpoint.substring(0, endpoint.indexOf(' '));
        for (Object variable : variables) {
            path = path.replaceFirst("\\{[^}]+}", String.valueOf(variable));
        }
        int status;
        String answer;
        if (path.startsWith("/api/") || path.startsWith("/taxii2/")) {
            Http.Answer sent = program(role).send(method, path, body.isEmpty() ? null : body.replace('\'', '"'));
            status = sent.status();
            answer = sent.body();
        } else {
            Browser person = person(role);
            var sent = method.equals("GET") ? person.get(path) : person.post(path, body);
            status = sent.statusCode();
            answer = sent.body();
        }
        used.add(method + " " + pattern);
        boolean recorded = audit.entries(Long.MAX_VALUE, AuditFilter.ALL, 20).stream()
                .anyMatch(entry -> entry.id() > before
                        && entry.action().equals(expected.word())
                        && entry.user().equals(NAMES.get(role))
                        && entry.role().equals(role.word())
                        && entry.address().equals("127.0.0.1")
                        && !entry.subject().isEmpty());
        if (status >= 400 || !recorded) {
            wrong.add(endpoint + " gave " + status + (recorded ? "" : " and left no record " + expected.word()) + ": "
                    + answer.substring(0, Math.min(answer.length(), 200)));
        }
        return answer;
    }

    private static long id(String answer) {
        return JSON.readTree(answer).path("id").asLong();
    }

    @Test
    void everyEndpointLeavesItsRecordOrIsNamedAsOneThatDoesNot() {
        String document = Samples.publish(world).value();
        searches(document);
        taxii();
        exposedCredentials();
        savedSearchesAndHunts();
        watching();
        request(document);
        requestInTheConsole(document);
        knowledge();
        samples();
        deposits();
        lists();
        running();
        runningInTheConsole();
        access();
        use(AUDITOR, Action.AUDIT_VIEW, "GET /api/v1/audit?user=mina", "");
        use(AUDITOR, Action.AUDIT_VIEW, "GET /audit?action=search", "");
        use(OPERATOR, Action.SIGN_OUT, "POST /sign-out", "");
        used.add("POST /sign-in"); // has its own test
        assertThat(wrong).isEmpty();

        Set<String> told = new TreeSet<>(UNRECORDED);
        told.addAll(used);
        Set<String> table = new TreeSet<>();
        AccessRules.TABLE.forEach(rule -> table.add(rule.method() + " " + rule.pattern()));
        assertThat(told)
                .as("an endpoint of AccessRules is used here, or stands among those that leave no record")
                .isEqualTo(table);
        assertThat(audit.verify().firstBroken()).isEmpty();
    }

    private void searches(String document) {
        use(CUSTOMER, Action.SEARCH, "GET /api/v1/documents?q=vpn", "");
        use(CUSTOMER, Action.SEARCH, "GET /api/v1/facets", "");
        use(CUSTOMER, Action.SEARCH, "GET /api/v1/timeline", "");
        use(CUSTOMER, Action.EXPORT, "GET /api/v1/exports?q=vpn", "");
        use(CUSTOMER, Action.DOCUMENT_VIEW, "GET /api/v1/documents/{id}", "", document);
        use(ANALYST, Action.DOCUMENT_VIEW, "GET /api/v1/documents/{id}/versions/{number}", "", changed(), 2);
        use(CUSTOMER, Action.SEARCH, "GET /api/v1/documents/{id}/similar", "", document);
        use(CUSTOMER, Action.SEARCH, "GET /api/v1/documents/{id}/mirrors", "", document);
        use(CUSTOMER, Action.SEARCH, "GET /api/v1/documents/{id}/thread", "", document);
        use(AUDITOR, Action.EVIDENCE_VIEW, "GET /api/v1/documents/{id}/evidence", "", document);
        use(ANALYST, Action.ENTITY_VIEW, "GET /api/v1/entities/{type}?value=acme.example", "", "domain-name");
        use(ANALYST, Action.ENTITY_VIEW, "GET /api/v1/entities/{type}/{value}", "", "domain-name", "acme.example");
        use(CUSTOMER, Action.SEARCH, "GET /?q=vpn", "");
        use(CUSTOMER, Action.EXPORT, "GET /exports?q=vpn", "");
        use(ANALYST, Action.EVIDENCE_VIEW, "GET /documents/{id}", "", document);
        use(ANALYST, Action.ENTITY_VIEW, "GET /entities/{type}?value=acme.example", "", "domain-name");
        use(ANALYST, Action.ENTITY_VIEW, "GET /entities/{type}/{value}", "", "domain-name", "acme.example");
    }

    private void exposedCredentials() {
        String root = "/api/v1/exposed-credentials/";
        world.asset(World.ACME, AssetType.EMAIL_DOMAIN, "checked.example");
        use(CUSTOMER, Action.CREDENTIAL_CHECK, "GET " + root + "accounts?domain=checked.example", "");
        String element = "03723a1e5c09b8b9c18d1dcbca29e8007e95f14f4732d9346d490ffc195110368d";
        use(CUSTOMER, Action.CREDENTIAL_CHECK, "POST " + root + "evaluations", "{'blinded':['" + element + "']}");
        use(
                CUSTOMER,
                Action.CREDENTIAL_CHECK,
                "POST " + root + "ranges",
                "{'ranges':[{'of':'passwords','prefix':''}]}");
    }

    private void taxii() {
        program(CUSTOMER).post("/api/v1/subscriptions", "{'name':'taxii','feed':true}");
        world.publish(World.simple("taxii", "Leak", "Acme Corp did not pay."), World.START);
        String collection = program(CUSTOMER)
                .get("/taxii2/andon/collections/")
                .json()
                .at("/collections/0/id")
                .asString();
        String objects = "GET /taxii2/andon/collections/{id}/objects/";
        String answer = use(CUSTOMER, Action.EXPORT, objects, "", collection);
        String object = JSON.readTree(answer).at("/objects/0/id").asString();
        use(CUSTOMER, Action.EXPORT, objects + "{object}/", "", collection, object);
    }

    private void access() {
        Action changed = Action.ACCESS_CHANGE;
        use(ANALYST, changed, "POST /account/keys", "label=tickets&days=30&scope=read");
        long key = world.spring
                .getBean(ApiKeys.class)
                .of(world.accounts().user("akira").orElseThrow())
                .getFirst()
                .id();
        use(ANALYST, changed, "POST /account/keys/{id}/revocation", "", key);
        use(
                ANALYST,
                changed,
                "POST /account/password",
                "present=" + World.PASSWORD.replace(' ', '+') + "&wished=another+lantern&again=another+lantern");
        use(OPERATOR, changed, "POST /members", "name=tess&role=analyst");
        long tess = world.accounts().user("tess").orElseThrow().id();
        use(OPERATOR, changed, "POST /members/{id}/password", "", tess);
        use(OPERATOR, changed, "POST /members/{id}/role", "role=auditor", tess);
        use(OPERATOR, changed, "POST /members/{id}/state", "disabled=true", tess);
        long mina = world.accounts().user("mina").orElseThrow().id();
        use(OPERATOR, changed, "POST /members/{id}/manager", "manager=true", mina);
        long lost = world.spring
                .getBean(ApiKeys.class)
                .create(world.accounts().user("mina").orElseThrow(), "lost", Duration.ofDays(1))
                .key()
                .id();
        use(OPERATOR, changed, "POST /members/{id}/keys/{key}/revocation", "", mina, lost);
        world.spring.getBean(AccountLinks.class).link("https://login.example", "m", "mina");
        use(OPERATOR, changed, "POST /members/{id}/parting", "", mina);
    }

    private static String changed() {
        world.publish(World.simple("twice", "Offer", "first words"), World.START);
        return world.publish(World.simple("twice", "Offer", "other words"), World.START)
                .value();
    }

    private void savedSearchesAndHunts() {
        Action changed = Action.SAVED_SEARCH_CHANGE;
        long saved = id(use(CUSTOMER, changed, "POST /api/v1/searches", "{'name':'a','query':'vpn'}"));
        use(CUSTOMER, changed, "PUT /api/v1/searches/{id}", "{'name':'b','query':'vpn'}", saved);
        use(CUSTOMER, changed, "POST /searches/{id}", "name=c&q=vpn", saved);
        use(CUSTOMER, changed, "DELETE /api/v1/searches/{id}", "", saved);
        use(CUSTOMER, changed, "POST /searches", "name=d&q=vpn");
        long second = program(CUSTOMER)
                .get("/api/v1/searches")
                .json()
                .path("searches")
                .get(0)
                .path("id")
                .asLong();
        use(CUSTOMER, changed, "POST /searches/{id}/removal", "", second);

        Action steered = Action.HUNT_CHANGE;
        long hunt = id(use(ANALYST, steered, "POST /api/v1/hunts", "{'name':'h','kind':'query','query':'vpn'}"));
        use(ANALYST, steered, "POST /api/v1/hunts/{id}/pause", "", hunt);
        use(ANALYST, steered, "POST /api/v1/hunts/{id}/resumption", "", hunt);
        use(ANALYST, Action.HUNT_VIEW, "GET /api/v1/hunts/{id}/results", "", hunt);
        use(ANALYST, Action.HUNT_VIEW, "GET /hunts/{id}", "", hunt);
        use(ANALYST, steered, "POST /hunts/{id}/pause", "", hunt);
        use(ANALYST, steered, "POST /hunts/{id}/resumption", "", hunt);
        use(ANALYST, steered, "POST /hunts/{id}/cancellation", "", hunt);
        use(ANALYST, steered, "POST /hunts", "name=h2&kind=query&q=vpn");
        use(ANALYST, steered, "POST /api/v1/hunts/{id}/cancellation", "", hunt + 1);
    }

    private void watching() {
        long asset =
                id(use(CUSTOMER, Action.ASSET_CHANGE, "POST /api/v1/assets", "{'type':'keyword','value':'night owl'}"));
        use(ANALYST, Action.ASSET_CHANGE, "POST /api/v1/assets/{id}/confirmation", "{}", asset);
        assets();
        long subscription = id(use(
                CUSTOMER,
                Action.SUBSCRIPTION_CHANGE,
                "POST /api/v1/subscriptions",
                "{'name':'s','email':'mina@acme.example'}"));
        alerts();
        use(CUSTOMER, Action.SEARCH, "POST /api/v1/subscriptions/preview", "{'name':'s'}");
        use(CUSTOMER, Action.SEARCH, "POST /subscription-preview", "name=s&q=owl");
        use(CUSTOMER, Action.ASSET_CHANGE, "PUT /api/v1/lookalikes/{id}", "{'watched':false}", asset);
        use(CUSTOMER, Action.ASSET_CHANGE, "POST /lookalikes/{id}", "watched=true", asset);
        Action subscribed = Action.SUBSCRIPTION_CHANGE;
        use(CUSTOMER, subscribed, "PUT /api/v1/subscriptions/{id}", "{'name':'s'}", subscription);
        use(CUSTOMER, subscribed, "POST /subscriptions/{id}", "name=s&q=owl", subscription);
        channels(subscription);
        use(CUSTOMER, subscribed, "DELETE /api/v1/subscriptions/{id}", "", subscription);
        use(CUSTOMER, subscribed, "POST /subscriptions", "name=s&email=mina@acme.example");
        use(
                CUSTOMER,
                subscribed,
                "POST /subscriptions/{id}/removal",
                "",
                first("/api/v1/subscriptions", "subscriptions"));
    }

    private void channels(long subscription) {
        Action changed = Action.SUBSCRIPTION_CHANGE;
        String feed = "{'feed':true}";
        long first = id(use(CUSTOMER, changed, "POST /api/v1/subscriptions/{id}/channels", feed, subscription));
        use(CUSTOMER, changed, "PUT /api/v1/subscriptions/{id}/channels/{channel}", feed, subscription, first);
        use(CUSTOMER, changed, "POST /subscriptions/{id}/channels/{channel}", "feed=true", subscription, first);
        use(CUSTOMER, changed, "DELETE /api/v1/subscriptions/{id}/channels/{channel}", "", subscription, first);
        use(CUSTOMER, changed, "POST /subscriptions/{id}/channels", "feed=true", subscription);
        use(
                CUSTOMER,
                changed,
                "POST /subscriptions/{id}/channels/{channel}/removal",
                "",
                subscription,
                first("/api/v1/subscriptions/" + subscription + "/channels", "channels"));
    }

    private void assets() {
        Action changed = Action.ASSET_CHANGE;
        long domain = id(use(CUSTOMER, changed, "POST /api/v1/assets", "{'type':'domain','value':'acme.example'}"));
        use(CUSTOMER, changed, "POST /api/v1/assets/{id}/look", "", domain);
        world.now.set(world.clock.instant().plusSeconds(60));
        use(CUSTOMER, changed, "POST /assets/{id}/look", "", domain);
        use(CUSTOMER, changed, "POST /assets/{id}/withdrawal", "", domain);
        use(CUSTOMER, changed, "POST /assets", "type=keyword&value=barn+owl");
        use(ANALYST, changed, "POST /assets/{id}/confirmation", "", domain + 1);
        use(ANALYST, changed, "DELETE /api/v1/assets/{id}", "", domain + 1);
    }

    /** An alert of the subscription, which its receiver has refused for good. */
    private void alerts() {
        Action changed = Action.ALERT_CHANGE;
        world.publish(World.simple("owl", "Owls", "a night owl was seen"), World.START);
        String alert = program(CUSTOMER)
                .get("/api/v1/alerts")
                .json()
                .path("alerts")
                .get(0)
                .path("id")
                .asString();
        use(CUSTOMER, changed, "PUT /api/v1/alerts/{id}/state", "{'state':'not-relevant'}", alert);
        use(CUSTOMER, changed, "DELETE /api/v1/suppressions/{id}", "", suppression());
        use(CUSTOMER, changed, "POST /alerts/{id}/state", "state=not-relevant", alert);
        use(CUSTOMER, changed, "POST /suppressions/{id}/removal", "", suppression());
        use(CUSTOMER, changed, "POST /api/v1/deliveries/{id}/redelivery", "", deadLetter());
        use(CUSTOMER, changed, "POST /deliveries/{id}/redelivery", "", deadLetter());
    }

    private static long suppression() {
        return first("/api/v1/suppressions", "suppressions");
    }

    private static long deadLetter() {
        world.corpus
                .alerts()
                .takeDue(World.START.plusSeconds(60), 10, Duration.ofMinutes(1))
                .forEach(delivery -> world.corpus.alerts().failed(delivery, "refused", null));
        return first("/api/v1/deliveries", "dead");
    }

    private static long first(String path, String list) {
        return program(CUSTOMER).get(path).json().path(list).get(0).path("id").asLong();
    }

    private void request(String document) {
        Action changed = Action.REQUEST_CHANGE;
        Action viewed = Action.REQUEST_VIEW;
        long id = id(use(
                CUSTOMER,
                changed,
                "POST /api/v1/requests",
                "{'brand':'Acme Corp','question':'What is known?','from':'2026-10-01','to':'2026-11-20'}"));
        use(CUSTOMER, viewed, "GET /api/v1/requests/{id}", "", id);
        use(ANALYST, changed, "PUT /api/v1/requests/{id}/state", "{'state':'accepted'}", id);
        use(ANALYST, changed, "POST /api/v1/requests/{id}/messages", "{'body':'m'}", id);
        use(ANALYST, changed, "POST /api/v1/requests/{id}/findings", "{'document':'" + document + "','note':'n'}", id);
        use(ANALYST, changed, "POST /api/v1/requests/{id}/commentary", "{'body':'c'}", id);
        use(ANALYST, changed, "POST /api/v1/requests/{id}/plays", "{'play':'phishing.warn'}", id);
        use(ANALYST, viewed, "GET /api/v1/requests/{id}/answer-template", "", id);
        use(ANALYST, changed, "POST /api/v1/requests/{id}/countermeasures", "{'action':'a','owner':'o'}", id);
        use(ANALYST, changed, "PUT /api/v1/requests/{id}/priority", "{'priority':'high','reason':'r'}", id);
        use(ANALYST, changed, "PUT /api/v1/requests/{id}/assignee", "{'assignee':'akira'}", id);
        use(CUSTOMER, changed, "PUT /api/v1/requests/{id}/tlp", "{'tlp':'red'}", id);
        for (String part : List.of("history", "messages", "findings", "commentary", "countermeasures")) {
            use(AUDITOR, viewed, "GET /api/v1/requests/{id}/" + part, "", id);
        }
        program(CUSTOMER).upload("/api/v1/requests/" + id + "/messages", "see", "a.txt", new byte[] {1});
        use(AUDITOR, viewed, "GET /api/v1/requests/{id}/attachments/{attachment}", "", id, 1);
        use(AUDITOR, viewed, "GET /requests/{id}/attachments/{attachment}", "", id, 1);
        use(AUDITOR, Action.REPORT, "GET /api/v1/requests/{id}/report", "", id);
        use(AUDITOR, Action.EVIDENCE_VIEW, "GET /api/v1/requests/{id}/evidence-bundle", "", id);
        use(
                ANALYST,
                changed,
                "PUT /api/v1/requests/{id}/findings/{finding}/judgement",
                "{'judgement':'sampled','admiralty':'B2'}",
                id,
                1);
        new Http(world.address, world.key("rin", ANALYST, null))
                .put("/api/v1/requests/" + id + "/state", "{'state':'in-review'}");
        use(ANALYST, changed, "PUT /api/v1/requests/{id}/state", "{'state':'answered'}", id);
        JsonNode measure = program(ANALYST)
                .get("/api/v1/requests/" + id + "/countermeasures")
                .json()
                .get(0);
        use(
                CUSTOMER,
                changed,
                "PUT /api/v1/requests/{id}/countermeasures/{measure}/state",
                "{'state':'done'}",
                id,
                measure.path("id").asLong());
        use(CUSTOMER, viewed, "GET /api/v1/requests/{id}/answers", "", id);
        use(CUSTOMER, viewed, "GET /api/v1/requests/{id}/answers/{version}", "", id, 1);
    }

    private void requestInTheConsole(String document) {
        Action changed = Action.REQUEST_CHANGE;
        use(CUSTOMER, changed, "POST /requests", "brand=Acme+Corp&question=q&from=2026-10-01&to=2026-11-20");
        long id = audit
                .entries(Long.MAX_VALUE, new AuditFilter("mina", "request-change", null, "filed", null, null), 1)
                .stream()
                .map(entry -> Long.parseLong(entry.subject().substring("request ".length())))
                .findFirst()
                .orElseThrow();
        use(AUDITOR, Action.REQUEST_VIEW, "GET /requests/{id}", "", id);
        use(AUDITOR, Action.REPORT, "GET /requests/{id}/report", "", id);
        use(AUDITOR, Action.EVIDENCE_VIEW, "GET /requests/{id}/evidence-bundle", "", id);
        use(ANALYST, changed, "POST /requests/{id}/state", "state=accepted", id);
        use(CUSTOMER, changed, "POST /requests/{id}/priority", "priority=urgent&reason=r", id);
        use(ANALYST, changed, "POST /requests/{id}/assignee", "assignee=", id);
        use(ANALYST, changed, "POST /requests/{id}/tlp", "tlp=green", id);
        use(ANALYST, changed, "POST /requests/{id}/messages", "body=m", id);
        use(ANALYST, changed, "POST /requests/{id}/findings", "note=n&document=" + document, id);
        use(
                ANALYST,
                changed,
                "POST /requests/{id}/findings/{finding}/judgement",
                "judgement=claimed&admiralty=c3",
                id,
                2);
        use(ANALYST, changed, "POST /requests/{id}/commentary", "body=c", id);
        use(ANALYST, changed, "POST /requests/{id}/plays", "play=phishing.warn", id);
        use(ANALYST, changed, "POST /requests/{id}/countermeasures", "action=a&owner=o", id);
        JsonNode measure = program(ANALYST)
                .get("/api/v1/requests/" + id + "/countermeasures")
                .json()
                .get(0);
        use(
                ANALYST,
                changed,
                "POST /requests/{id}/countermeasures/{measure}/state",
                "state=done",
                id,
                measure.path("id").asLong());
    }

    private void samples() {
        long id = id(use(CUSTOMER, Action.SAMPLE_CHANGE, "POST /api/v1/samples?file=a.bin", "bytes"));
        use(CUSTOMER, Action.SAMPLE_VIEW, "GET /api/v1/samples/{id}", "", id);
        use(ANALYST, Action.SAMPLE_TAKEN, "GET /api/v1/samples/{id}/sealed", "", id);
        use(AUDITOR, Action.SAMPLE_VIEW, "GET /samples/{id}", "", id);
        use(ANALYST, Action.SAMPLE_TAKEN, "GET /samples/{id}/sealed", "", id);
        long before = newest();
        assertThat(person(CUSTOMER)
                        .postFile("/samples", "b.bin", new byte[] {7})
                        .statusCode())
                .isEqualTo(302);
        assertThat(audit.entries(Long.MAX_VALUE, new AuditFilter("mina", "sample-change", null, null, null, null), 1)
                        .getFirst()
                        .id())
                .isGreaterThan(before);
        used.add("POST /samples");
    }

    private void deposits() {
        use(ANALYST, Action.DEPOSIT, "POST /api/v1/deposits?file=a.txt&origin=seized", "some words");
        use(CUSTOMER, Action.DEPOSIT, "POST /api/v1/deposits?file=a.txt&origin=seized", "some words of ours");
        long before = newest();
        assertThat(person(OPERATOR)
                        .postFile("/deposits?origin=seized&source=", "b.txt", new byte[] {'h', 'i', '\n'})
                        .statusCode())
                .isEqualTo(302);
        assertThat(audit.entries(Long.MAX_VALUE, new AuditFilter("olga", "deposit", null, null, null, null), 1)
                        .getFirst()
                        .id())
                .isGreaterThan(before);
        used.add("POST /deposits");
    }

    private void lists() {
        use(CUSTOMER, Action.ASSET_CHANGE, "POST /api/v1/watch-lists", "type,value\nname,Paper Moth\n");
        use(OPERATOR, Action.SOURCE_CHANGE, "POST /api/v1/sources", "id,address\nlisted,http://listed.onion/\n");
        used.add("POST /watch-lists");
        used.add("POST /source-lists");
        long before = newest();
        person(CUSTOMER)
                .postFile("/watch-lists", "l.csv", "type,value\nname,Paper Wasp\n".getBytes(StandardCharsets.UTF_8));
        assertThat(audit.entries(Long.MAX_VALUE, new AuditFilter("mina", "asset-change", null, null, null, null), 1)
                        .getFirst()
                        .id())
                .isGreaterThan(before);
        before = newest();
        person(OPERATOR)
                .postFile(
                        "/source-lists",
                        "l.csv",
                        "id,address\nlist-2,http://l.onion/\n".getBytes(StandardCharsets.UTF_8));
        assertThat(audit.entries(Long.MAX_VALUE, new AuditFilter("olga", "source-change", null, null, null, null), 1)
                        .getFirst()
                        .id())
                .isGreaterThan(before);
    }

    private void knowledge() {
        Action changed = Action.KNOWLEDGE_CHANGE;
        Action viewed = Action.KNOWLEDGE_VIEW;
        String files = "POST /api/v1/knowledge/versions?file=epss.csv";
        long first = version(use(OPERATOR, changed, files, "cve,epss,percentile\nCVE-2026-31337,0.5,0.5"));
        long second = version(use(OPERATOR, changed, files, "cve,epss,percentile\nCVE-2026-31337,0.6,0.6"));
        use(OPERATOR, changed, "POST /api/v1/knowledge/versions/{version}/restoration", "", first);
        use(OPERATOR, changed, "POST /knowledge/versions/{version}/restoration", "", second);
        use(CUSTOMER, viewed, "GET /api/v1/knowledge/techniques/{id}", "", "T1566");
        use(CUSTOMER, viewed, "GET /api/v1/knowledge/actors?name=APT29", "");
        use(CUSTOMER, viewed, "GET /api/v1/knowledge/families?name=LockBit", "");
        use(CUSTOMER, viewed, "GET /api/v1/knowledge/vulnerabilities/{cve}", "", "CVE-2026-31337");
        use(ANALYST, viewed, "GET /knowledge?q=LockBit", "");
    }

    private static long version(String answer) {
        return JSON.readTree(answer).path("version").asLong();
    }

    private void running() {
        Action changed = Action.SOURCE_CHANGE;
        use(OPERATOR, changed, "PUT /api/v1/sources", "sources: []");
        use(OPERATOR, changed, "PUT /api/v1/sources/{id}", "paused: false", "glass-forum");
        use(OPERATOR, changed, "POST /api/v1/sources/{id}/pause", "", "glass-forum");
        use(OPERATOR, changed, "POST /api/v1/sources/{id}/resumption", "", "glass-forum");
        use(OPERATOR, changed, "POST /api/v1/sources/{id}/versions/{version}/restoration", "", "glass-forum", 1);
        use(OPERATOR, changed, "POST /api/v1/sources/{id}/visit", "", "glass-forum");
        use(OPERATOR, changed, "POST /api/v1/sources/{id}/attendance", "", "glass-forum");
        use(OPERATOR, changed, "DELETE /api/v1/sources/{id}", "", "glass-forum");
        Action decided = Action.CANDIDATE_DECISION;
        use(OPERATOR, decided, "POST /api/v1/candidates/{host}/acceptance?id=leaks", "", MemoryFinds.FIRST);
        use(OPERATOR, decided, "POST /api/v1/candidates/{host}/refusal", "", MemoryFinds.SECOND);
        Action held = Action.QUARANTINE_CHANGE;
        use(OPERATOR, held, "POST /api/v1/quarantine/{host}", "{'reason':'r'}", "one.onion");
        use(OPERATOR, held, "POST /api/v1/quarantine/{host}/release", "{'reason':'r'}", "one.onion");
    }

    private void runningInTheConsole() {
        Action changed = Action.SOURCE_CHANGE;
        use(OPERATOR, changed, "POST /new-source", "definition=id%3A+glass-forum%0Apaused%3A+false");
        use(OPERATOR, changed, "POST /sources/{id}/pause", "paused=true", "glass-forum");
        use(OPERATOR, changed, "POST /sources/{id}/visit", "", "glass-forum");
        use(OPERATOR, changed, "POST /sources/{id}/attendance", "", "glass-forum");
        use(OPERATOR, changed, "POST /sources/{id}", "definition=paused%3A+false&version=" + version(), "glass-forum");
        use(OPERATOR, changed, "POST /sources/{id}/versions/{version}/restoration", "", "glass-forum", 1);
        use(OPERATOR, changed, "POST /sources/{id}/removal", "version=" + version(), "glass-forum");
        Action decided = Action.CANDIDATE_DECISION;
        use(OPERATOR, decided, "POST /candidates/{host}/acceptance", "definition=id%3A+x", MemoryFinds.FIRST);
        use(OPERATOR, decided, "POST /candidates/{host}/refusal", "", MemoryFinds.SECOND);
        Action held = Action.QUARANTINE_CHANGE;
        use(OPERATOR, held, "POST /quarantine", "host=two.onion&reason=r");
        use(OPERATOR, held, "POST /quarantine/{host}/release", "reason=r", "two.onion");
    }

    private static long version() {
        return program(OPERATOR)
                .get("/api/v1/sources/glass-forum")
                .json()
                .path("version")
                .asLong();
    }
}
