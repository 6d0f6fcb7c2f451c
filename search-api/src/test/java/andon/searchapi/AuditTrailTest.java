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
import andon.searchapi.assets.ProofSettings;
import andon.searchapi.audit.AuditLog.Action;
import andon.testbed.net.DnsResponder;
import andon.vocabulary.AssetType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Every endpoint is used once and looked for in the audit log, or stands in {@link Unrecorded}. */
class AuditTrailTest {
    @TempDir
    static Path folder;

    private static DnsResponder dns;
    private static World world;
    private static AuditTrail trail;

    @BeforeAll
    static void open() throws Exception {
        dns = DnsResponder.start();
        world = new World(
                folder,
                Database.open(DatabaseSettings.embedded(folder)),
                context -> context.registerBean(ProofSettings.class, () -> DomainHost.settings(dns, 1)));
        world.people();
        trail = new AuditTrail(world);
    }

    @AfterAll
    static void close() throws Exception {
        world.close();
        dns.close();
    }

    @Test
    void everyEndpointLeavesItsRecordOrIsNamedAsOneThatDoesNot() {
        String document = Samples.publish(world).value();
        searches(document);
        taxii();
        exposedCredentials();
        savedSearchesAndHunts();
        new WatchTrail(trail).watching();
        RequestTrail requests = new RequestTrail(trail);
        requests.request(document);
        requests.requestInTheConsole(document);
        requests.samples();
        RunningTrail running = new RunningTrail(trail);
        running.knowledge();
        running.deposits();
        running.lists();
        running.running();
        running.runningInTheConsole();
        access();
        trail.use(AUDITOR, Action.AUDIT_VIEW, "GET /api/v1/audit?user=mina", "");
        trail.use(AUDITOR, Action.AUDIT_VIEW, "GET /audit?action=search", "");
        trail.use(OPERATOR, Action.SIGN_OUT, "POST /sign-out", "");
        trail.usedElsewhere("POST /sign-in"); // has its own test
        assertThat(trail.wrong()).isEmpty();

        Set<String> told = new TreeSet<>(Unrecorded.ENDPOINTS);
        told.addAll(trail.used());
        Set<String> table = new TreeSet<>();
        AccessRules.TABLE.forEach(rule -> table.add(rule.method() + " " + rule.pattern()));
        assertThat(told)
                .as("an endpoint of AccessRules is used here, or stands among those that leave no record")
                .isEqualTo(table);
        assertThat(trail.audit().verify().firstBroken()).isEmpty();
    }

    private void searches(String document) {
        trail.use(CUSTOMER, Action.SEARCH, "GET /api/v1/documents?q=vpn", "");
        trail.use(CUSTOMER, Action.SEARCH, "GET /api/v1/facets", "");
        trail.use(CUSTOMER, Action.SEARCH, "GET /api/v1/timeline", "");
        trail.use(CUSTOMER, Action.EXPORT, "GET /api/v1/exports?q=vpn", "");
        trail.use(CUSTOMER, Action.DOCUMENT_VIEW, "GET /api/v1/documents/{id}", "", document);
        trail.use(ANALYST, Action.DOCUMENT_VIEW, "GET /api/v1/documents/{id}/versions/{number}", "", changed(), 2);
        trail.use(CUSTOMER, Action.SEARCH, "GET /api/v1/documents/{id}/similar", "", document);
        trail.use(CUSTOMER, Action.SEARCH, "GET /api/v1/documents/{id}/mirrors", "", document);
        trail.use(CUSTOMER, Action.SEARCH, "GET /api/v1/documents/{id}/thread", "", document);
        trail.use(AUDITOR, Action.EVIDENCE_VIEW, "GET /api/v1/documents/{id}/evidence", "", document);
        trail.use(ANALYST, Action.ENTITY_VIEW, "GET /api/v1/entities/{type}?value=acme.example", "", "domain-name");
        trail.use(
                ANALYST, Action.ENTITY_VIEW, "GET /api/v1/entities/{type}/{value}", "", "domain-name", "acme.example");
        trail.use(CUSTOMER, Action.SEARCH, "GET /?q=vpn", "");
        trail.use(CUSTOMER, Action.EXPORT, "GET /exports?q=vpn", "");
        trail.use(ANALYST, Action.EVIDENCE_VIEW, "GET /documents/{id}", "", document);
        trail.use(ANALYST, Action.ENTITY_VIEW, "GET /entities/{type}?value=acme.example", "", "domain-name");
        trail.use(ANALYST, Action.ENTITY_VIEW, "GET /entities/{type}/{value}", "", "domain-name", "acme.example");
    }

    private void exposedCredentials() {
        String root = "/api/v1/exposed-credentials/";
        trail.world().asset(World.ACME, AssetType.EMAIL_DOMAIN, "checked.example");
        trail.use(CUSTOMER, Action.CREDENTIAL_CHECK, "GET " + root + "accounts?domain=checked.example", "");
        String element = "03723a1e5c09b8b9c18d1dcbca29e8007e95f14f4732d9346d490ffc195110368d";
        trail.use(CUSTOMER, Action.CREDENTIAL_CHECK, "POST " + root + "evaluations", "{'blinded':['" + element + "']}");
        trail.use(
                CUSTOMER,
                Action.CREDENTIAL_CHECK,
                "POST " + root + "ranges",
                "{'ranges':[{'of':'passwords','prefix':''}]}");
    }

    private void taxii() {
        trail.program(CUSTOMER).post("/api/v1/subscriptions", "{'name':'taxii','feed':true}");
        trail.world().publish(World.simple("taxii", "Leak", "Acme Corp did not pay."), World.START);
        String collection = trail.program(CUSTOMER)
                .get("/taxii2/andon/collections/")
                .json()
                .at("/collections/0/id")
                .asString();
        String objects = "GET /taxii2/andon/collections/{id}/objects/";
        String answer = trail.use(CUSTOMER, Action.EXPORT, objects, "", collection);
        String object = JsonMapper.shared().readTree(answer).at("/objects/0/id").asString();
        trail.use(CUSTOMER, Action.EXPORT, objects + "{object}/", "", collection, object);
    }

    private void access() {
        Action changed = Action.ACCESS_CHANGE;
        trail.use(ANALYST, changed, "POST /account/keys", "label=tickets&days=30&scope=read");
        long key = trail.world()
                .spring
                .getBean(ApiKeys.class)
                .of(trail.world().accounts().user("akira").orElseThrow())
                .getFirst()
                .id();
        trail.use(ANALYST, changed, "POST /account/keys/{id}/revocation", "", key);
        trail.use(
                ANALYST,
                changed,
                "POST /account/password",
                "present=" + World.PASSWORD.replace(' ', '+') + "&wished=another+lantern&again=another+lantern");
        trail.use(OPERATOR, changed, "POST /members", "name=tess&role=analyst");
        long tess = trail.world().accounts().user("tess").orElseThrow().id();
        trail.use(OPERATOR, changed, "POST /members/{id}/password", "", tess);
        trail.use(OPERATOR, changed, "POST /members/{id}/role", "role=auditor", tess);
        trail.use(OPERATOR, changed, "POST /members/{id}/state", "disabled=true", tess);
        long mina = trail.world().accounts().user("mina").orElseThrow().id();
        trail.use(OPERATOR, changed, "POST /members/{id}/manager", "manager=true", mina);
        long lost = trail.world()
                .spring
                .getBean(ApiKeys.class)
                .create(trail.world().accounts().user("mina").orElseThrow(), "lost", Duration.ofDays(1))
                .key()
                .id();
        trail.use(OPERATOR, changed, "POST /members/{id}/keys/{key}/revocation", "", mina, lost);
        trail.world().spring.getBean(AccountLinks.class).link("https://login.example", "m", "mina");
        trail.use(OPERATOR, changed, "POST /members/{id}/parting", "", mina);
    }

    private static String changed() {
        trail.world().publish(World.simple("twice", "Offer", "first words"), World.START);
        return trail.world()
                .publish(World.simple("twice", "Offer", "other words"), World.START)
                .value();
    }

    private void savedSearchesAndHunts() {
        Action changed = Action.SAVED_SEARCH_CHANGE;
        long saved = trail.id(trail.use(CUSTOMER, changed, "POST /api/v1/searches", "{'name':'a','query':'vpn'}"));
        trail.use(CUSTOMER, changed, "PUT /api/v1/searches/{id}", "{'name':'b','query':'vpn'}", saved);
        trail.use(CUSTOMER, changed, "POST /searches/{id}", "name=c&q=vpn", saved);
        trail.use(CUSTOMER, changed, "DELETE /api/v1/searches/{id}", "", saved);
        trail.use(CUSTOMER, changed, "POST /searches", "name=d&q=vpn");
        long second = trail.program(CUSTOMER)
                .get("/api/v1/searches")
                .json()
                .path("searches")
                .get(0)
                .path("id")
                .asLong();
        trail.use(CUSTOMER, changed, "POST /searches/{id}/removal", "", second);

        Action steered = Action.HUNT_CHANGE;
        long hunt = trail.id(
                trail.use(ANALYST, steered, "POST /api/v1/hunts", "{'name':'h','kind':'query','query':'vpn'}"));
        trail.use(ANALYST, steered, "POST /api/v1/hunts/{id}/pause", "", hunt);
        trail.use(ANALYST, steered, "POST /api/v1/hunts/{id}/resumption", "", hunt);
        trail.use(ANALYST, Action.HUNT_VIEW, "GET /api/v1/hunts/{id}/results", "", hunt);
        trail.use(ANALYST, Action.HUNT_VIEW, "GET /hunts/{id}", "", hunt);
        trail.use(ANALYST, steered, "POST /hunts/{id}/pause", "", hunt);
        trail.use(ANALYST, steered, "POST /hunts/{id}/resumption", "", hunt);
        trail.use(ANALYST, steered, "POST /hunts/{id}/cancellation", "", hunt);
        trail.use(ANALYST, steered, "POST /hunts", "name=h2&kind=query&q=vpn");
        trail.use(ANALYST, steered, "POST /api/v1/hunts/{id}/cancellation", "", hunt + 1);
    }
}
