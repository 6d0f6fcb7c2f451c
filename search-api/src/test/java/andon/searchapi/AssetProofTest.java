package andon.searchapi;

import static org.assertj.core.api.Assertions.assertThat;

import andon.database.Database;
import andon.database.DatabaseSettings;
import andon.searchapi.accounts.ApiKeys;
import andon.searchapi.assets.AssetProofs;
import andon.searchapi.assets.ProofSettings;
import andon.testbed.net.DnsResponder;
import andon.vocabulary.AssetType;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Domains are proven against a real DNS server and a real web server on loopback. */
class AssetProofTest {
    private static final String FILE = "/.well-known/andon-verification.txt";

    @TempDir
    static Path folder;

    private static DnsResponder dns;
    private static DomainHost host;
    private static World world;
    private static Http acme;
    private static Http norwind;
    private static Http analyst;
    private static Http auditor;

    @BeforeAll
    static void open() throws Exception {
        dns = DnsResponder.start();
        host = new DomainHost();
        world = new World(
                folder,
                Database.open(DatabaseSettings.embedded(folder)),
                context -> context.registerBean(ProofSettings.class, () -> DomainHost.settings(dns, host.port())));
        world.people();
        acme = program("mina");
        norwind = program("lars");
        analyst = program("akira");
        auditor = program("aude");
    }

    @AfterAll
    static void close() throws Exception {
        world.close();
        host.close();
        dns.close();
    }

    /** With a key that outlives all the days of these tests. */
    private static Http program(String user) {
        return new Http(
                world.address,
                world.spring
                        .getBean(ApiKeys.class)
                        .create(world.accounts().user(user).orElseThrow(), "test", Duration.ofDays(366))
                        .token());
    }

    private static JsonNode propose(Http owner, String type, String value) {
        Http.Answer answer = owner.post("/api/v1/assets", "{'type':'" + type + "','value':'" + value + "'}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }

    private static String path(JsonNode asset) {
        return "/api/v1/assets/" + asset.path("id").asLong();
    }

    private static String token(JsonNode asset) {
        return asset.path("challenge").path("token").asString();
    }

    /** After the time that must lie between two looks. */
    private static JsonNode look(Http owner, JsonNode asset) {
        wait(Duration.ofSeconds(15));
        Http.Answer answer = owner.post(path(asset) + "/look", "");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static void wait(Duration time) {
        world.now.set(world.clock.instant().plus(time));
    }

    private static void round() {
        world.spring.getBean(AssetProofs.class).lookAgain();
    }

    private static String state(Http owner, JsonNode asset) {
        return owner.get(path(asset)).json().path("state").asString();
    }

    /** A domain whose host is the test's. */
    private static JsonNode hosted(String domain) {
        dns.address(domain, "127.0.0.1");
        return propose(acme, "domain", domain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dns", "file", "meta"})
    void aDomainIsProvenByATxtRecordAFileOrAMetaElement(String method) {
        String domain = method + ".acme-" + method + ".example";
        JsonNode asset = hosted(domain);
        assertThat(asset.path("state").asString()).isEqualTo("proposed");
        JsonNode challenge = asset.path("challenge");
        JsonNode before = look(acme, asset);
        assertThat(before.path("confirmed").asBoolean()).isFalse();
        assertThat(before.path("result").asString()).contains("dns: no TXT record", "file: answered 404");
        switch (method) {
            case "dns" ->
                dns.txt(
                        challenge.path("dnsName").asString(),
                        challenge.path("dnsValue").asString());
            case "file" -> host.serve(domain, FILE, token(asset) + "\r\n");
            default ->
                host.serve(
                        domain,
                        "/",
                        "<!doctype html><html><head>" + challenge.path("meta").asString() + "</head><body>x</body>");
        }
        JsonNode proven = look(acme, asset);
        assertThat(proven.path("state").asString()).isEqualTo("confirmed");
        assertThat(proven.path("method").asString()).isEqualTo(method);
        assertThat(auditor.get("/api/v1/audit?limit=500").body()).contains("proven by " + method);
    }

    @Test
    void aTokenProvesNothingForAnotherAssetNorForAnotherCustomer() {
        JsonNode mine = hosted("twice.example");
        JsonNode theirs = propose(norwind, "domain", "twice.example");
        assertThat(token(mine)).isNotEqualTo(token(theirs)).hasSize(32);
        dns.txt("_andon-challenge.twice.example", "andon-verification=" + token(mine));
        assertThat(look(norwind, theirs).path("state").asString()).isEqualTo("proposed");
        assertThat(look(acme, mine).path("state").asString()).isEqualTo("confirmed");
        dns.txt("_andon-challenge.twice.example", "andon-verification=" + token(theirs));
        assertThat(look(norwind, theirs).path("state").asString())
                .as("both may watch one domain")
                .isEqualTo("confirmed");
    }

    @Test
    void onlyTheOwnerSeesTheTokenAndTheAsset() {
        JsonNode asset = hosted("secretive.example");
        assertThat(norwind.get(path(asset)).status()).isEqualTo(404);
        assertThat(norwind.post(path(asset) + "/look", "").status()).isEqualTo(404);
        assertThat(norwind.send("DELETE", path(asset), null).status()).isEqualTo(404);
        assertThat(analyst.get(path(asset)).body())
                .contains("secretive.example")
                .doesNotContain(token(asset));
    }

    @Test
    void anAnalystConfirmsWhatCannotBeProvenAndNoDomain() {
        JsonNode domain = hosted("unproven.example");
        Http.Answer refused = analyst.post(path(domain) + "/confirmation", "{}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.detail()).contains("proven by its owner");
        JsonNode mail = propose(acme, "email-domain", "unproven.example");
        assertThat(analyst.post(path(mail) + "/confirmation", "{}").status()).isEqualTo(409);
        JsonNode onion = propose(acme, "domain", "2gzyxa5ihm7nsggfxnu52rck2vv4rvmdlkiu3zzui5du4xyclen53wid.onion");
        for (JsonNode other : java.util.List.of(propose(acme, "name", "Acme Lanterns"), onion)) {
            assertThat(acme.post(path(other) + "/look", "").status()).isEqualTo(409);
            assertThat(analyst.post(path(other) + "/confirmation", "{}")
                            .json()
                            .path("state")
                            .asString())
                    .isEqualTo("confirmed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"co.jp", "gmail.com", "github.io", "localhost", "acme", "-x.example"})
    void publicSuffixesAndSharedMailProvidersAreRefused(String value) {
        assertThat(acme.post("/api/v1/assets", "{'type':'email-domain','value':'" + value + "'}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whatOthersCanWriteOnADomainProvesNothing() {
        JsonNode asset = hosted("forum.example");
        String meta = asset.path("challenge").path("meta").asString();
        host.serve(
                "forum.example",
                "/",
                "<html><head><!-- " + meta + " --><script>'" + meta + "'</script><title>" + meta
                        + "</title></head><body>" + meta + "<p>" + token(asset) + "</p></body></html>");
        host.serve("forum.example", FILE, "the token is " + token(asset));
        dns.txt("_andon-challenge.forum.example", "x andon-verification=" + token(asset));
        dns.txt("forum.example", "andon-verification=" + token(asset));
        assertThat(look(acme, asset).path("state").asString()).isEqualTo("proposed");
    }

    @Test
    void redirectsAreNotFollowedAndPrivateNetworksNotReached() {
        JsonNode moved = hosted("moved.example");
        host.serve("elsewhere.example", FILE, token(moved));
        host.redirect("moved.example", FILE, "http://elsewhere.example:" + host.port() + FILE);
        assertThat(look(acme, moved).path("result").asString()).contains("302, redirects are not followed");
        dns.address("inside.example", "10.1.2.3");
        JsonNode inside = propose(acme, "domain", "inside.example");
        assertThat(look(acme, inside).path("result").asString())
                .contains("file: the host has no public address")
                .doesNotContain("10.1.2.3");
    }

    @Test
    void ofAnEndlessAnswerOnlyTheBeginningIsRead() {
        JsonNode asset = hosted("endless.example");
        host.serve("endless.example", FILE, "x\n".repeat(1_000_000) + token(asset));
        assertThat(look(acme, asset).path("state").asString()).isEqualTo("proposed");
        host.serve("endless.example", FILE, token(asset) + "\n" + "x\n".repeat(1_000_000));
        assertThat(look(acme, asset).path("state").asString()).isEqualTo("confirmed");
    }

    @Test
    void manyTxtRecordsAreReadByTcp() {
        JsonNode asset = hosted("crowded.example");
        String name = "_andon-challenge.crowded.example";
        for (int i = 0; i < 40; i++) {
            dns.txt(name, "something else " + i + " " + "x".repeat(100));
        }
        dns.txt(name, "andon-verification=" + token(asset));
        assertThat(look(acme, asset).path("method").asString()).isEqualTo("dns");
    }

    @Test
    void aCustomerCannotMakeAndonAskAllTheTime() {
        JsonNode asset = hosted("busy.example");
        look(acme, asset);
        assertThat(acme.post(path(asset) + "/look", "").status()).isEqualTo(429);
    }

    /** A proven domain with a document that mentions it. */
    private static JsonNode watched(String domain) {
        JsonNode asset = hosted(domain);
        dns.txt("_andon-challenge." + domain, "andon-verification=" + token(asset));
        assertThat(look(acme, asset).path("state").asString()).isEqualTo("confirmed");
        String text = "login at portal." + domain + " is broken";
        world.publish(
                World.document(
                        domain,
                        "glass-forum",
                        andon.vocabulary.DocumentKind.POST,
                        "About " + domain,
                        "salt",
                        text,
                        java.util.List.of(),
                        "en",
                        java.util.List.of(World.entity(
                                andon.vocabulary.EntityType.DOMAIN_NAME,
                                "portal." + domain,
                                "About " + domain + "\n" + text,
                                "portal." + domain)),
                        java.util.List.of()),
                world.clock.instant());
        assertThat(found(domain)).isEqualTo(1);
        return asset;
    }

    private static int found(String domain) {
        return acme.get("/api/v1/documents?q=domain:" + domain)
                .json()
                .path("documents")
                .size();
    }

    @Test
    void aProofThatStaysAwayIsLostAfterTheGraceAndWithItAllThatWasShown() {
        JsonNode asset = watched("lapsing.example");
        dns.forget("_andon-challenge.lapsing.example");
        wait(Duration.ofHours(6));
        round();
        JsonNode failing = acme.get(path(asset)).json();
        assertThat(failing.path("state").asString()).isEqualTo("failing");
        assertThat(failing.path("confirmed").asBoolean()).isTrue();
        assertThat(found("lapsing.example")).isEqualTo(1);
        wait(Duration.ofDays(2));
        round();
        assertThat(state(acme, asset)).isEqualTo("failing");
        wait(Duration.ofDays(1));
        round();
        assertThat(state(acme, asset)).isEqualTo("lost");
        assertThat(found("lapsing.example")).isZero();
        assertThat(auditor.get("/api/v1/audit?limit=500").body()).contains("proof lost", "\"user\":\"andon\"");
        // Put back, it is as before.
        dns.txt("_andon-challenge.lapsing.example", "andon-verification=" + token(asset));
        assertThat(look(acme, asset).path("state").asString()).isEqualTo("confirmed");
        assertThat(found("lapsing.example")).isEqualTo(1);
    }

    /** A domain that was confirmed when none was proven: without a row among the proofs. */
    private static long ofOld(String domain) {
        dns.address(domain, "127.0.0.1");
        world.asset(World.ACME, AssetType.DOMAIN, domain);
        return world.corpus.assets().of(World.ACME).stream()
                .filter(asset -> asset.value().equals(domain))
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    void aDomainThatWasNeverProvenGoesOnUntilTheEndOfItsTermAndIsLostThen() {
        long id = ofOld("unproven.example");
        Instant end = world.clock.instant().plus(Duration.ofDays(90));
        AssetProofs proofs = world.spring.getBean(AssetProofs.class);
        assertThat(proofs.giveTerms())
                .filteredOn(owned -> owned.asset().id() == id)
                .singleElement()
                .satisfies(owned -> assertThat(owned.proveBy()).isEqualTo(end));
        assertThat(proofs.giveTerms()).as("once").isEmpty();
        JsonNode asset = acme.get("/api/v1/assets/" + id).json();
        assertThat(asset.path("state").asString()).isEqualTo("confirmed");
        assertThat(Instant.parse(asset.path("proveBy").asString())).isEqualTo(end);
        assertThat(token(asset)).isNotEmpty();
        Browser mina = new Browser(world.address).signIn("mina", World.PASSWORD);
        String day = end.toString().substring(0, 10);
        assertThat(mina.get("/assets?lang=en").body()).contains("goes on so until " + day);
        assertThat(mina.get("/assets?lang=ja").body()).contains(day, "までに証明されない場合");

        wait(Duration.ofDays(89));
        round();
        assertThat(state(acme, asset)).isEqualTo("confirmed");
        wait(Duration.ofDays(1));
        round();
        assertThat(state(acme, asset)).isEqualTo("lost");
        assertThat(auditor.get("/api/v1/audit?subject=asset+" + id).body())
                .contains("confirmed without a proof; goes on until " + end, "proof lost");
        dns.txt("_andon-challenge.unproven.example", "andon-verification=" + token(asset));
        assertThat(look(acme, asset).path("state").asString()).isEqualTo("confirmed");
    }

    @Test
    void aDomainThatIsProvenWithinItsTermHasNoTermAnyMore() {
        long id = ofOld("late.example");
        world.spring.getBean(AssetProofs.class).giveTerms();
        JsonNode asset = acme.get("/api/v1/assets/" + id).json();
        dns.txt("_andon-challenge.late.example", "andon-verification=" + token(asset));
        round();
        JsonNode proven = acme.get("/api/v1/assets/" + id).json();
        assertThat(proven.path("method").asString()).isEqualTo("dns");
        assertThat(proven.path("proveBy").isNull()).isTrue();
        wait(Duration.ofDays(91));
        round();
        assertThat(state(acme, asset)).isEqualTo("confirmed");
    }

    @Test
    void whileNobodyAnswersAProofIsNotLostBeforeALongerTime() {
        JsonNode asset = watched("silent.example");
        dns.fail("_andon-challenge.silent.example");
        dns.fail("silent.example");
        for (int day = 0; day < 14; day++) {
            wait(Duration.ofDays(1));
            round();
        }
        assertThat(state(acme, asset)).isEqualTo("failing");
        wait(Duration.ofDays(1));
        round();
        assertThat(state(acme, asset)).isEqualTo("lost");
    }

    @Test
    void aProofThatIsThereAgainIsNotFailingAnyMore() {
        JsonNode asset = watched("flapping.example");
        dns.fail("_andon-challenge.flapping.example");
        wait(Duration.ofHours(6));
        round();
        assertThat(state(acme, asset)).isEqualTo("failing");
        dns.forget("_andon-challenge.flapping.example");
        dns.txt("_andon-challenge.flapping.example", "andon-verification=" + token(asset));
        wait(Duration.ofHours(6));
        round();
        assertThat(state(acme, asset)).isEqualTo("confirmed");
    }

    @Test
    void aYoungProposalIsLookedAtOnThePlanAndAnOldOneWhenSomebodyAsks() {
        JsonNode young = hosted("young.example");
        dns.txt("_andon-challenge.young.example", "andon-verification=" + token(young));
        round();
        assertThat(state(acme, young)).isEqualTo("confirmed");
        JsonNode old = hosted("old.example");
        wait(Duration.ofDays(15));
        dns.txt("_andon-challenge.old.example", "andon-verification=" + token(old));
        round();
        assertThat(state(acme, old)).isEqualTo("proposed");
        assertThat(look(acme, old).path("state").asString()).isEqualTo("confirmed");
    }

    @Test
    void whatIsWithdrawnShowsNothingAndBeginsAnewWithAnotherToken() {
        JsonNode asset = watched("gone.example");
        assertThat(acme.send("DELETE", path(asset), null).status()).isEqualTo(204);
        assertThat(acme.get(path(asset)).status()).isEqualTo(404);
        assertThat(found("gone.example")).isZero();
        wait(Duration.ofDays(1));
        round();
        JsonNode again = propose(acme, "domain", "gone.example");
        assertThat(again.path("state").asString()).isEqualTo("proposed");
        assertThat(token(again)).isNotEqualTo(token(asset));
        assertThat(look(acme, again).path("state").asString())
                .as("the old record is still there")
                .isEqualTo("proposed");
    }

    @Test
    void theConsoleLeadsThroughItInBothLanguages() {
        Browser mina = new Browser(world.address).signIn("mina", World.PASSWORD);
        mina.post("/assets", "type=domain&value=console.example");
        String page = mina.get("/assets").body();
        assertThat(page)
                .contains("console.example", "_andon-challenge.console.example", "Look now")
                .contains("&lt;meta name=&quot;andon-verification&quot;");
        assertThat(mina.get("/assets?lang=ja").body()).contains("監視対象", "今すぐ確認する");
        Browser akira = new Browser(world.address).signIn("akira", World.PASSWORD);
        assertThat(akira.get("/assets").body())
                .contains("console.example")
                .doesNotContain("_andon-challenge.console.example".toLowerCase(Locale.ROOT));
    }
}
