package andon.searchapi;

import static org.assertj.core.api.Assertions.assertThat;

import andon.database.Database;
import andon.database.DatabaseSettings;
import andon.searchapi.accounts.ApiKeys;
import andon.searchapi.assets.ArchiveSearch;
import andon.searchapi.assets.AssetProofs;
import andon.searchapi.assets.ProofSettings;
import andon.testbed.net.DnsResponder;
import andon.vocabulary.Document;
import andon.vocabulary.DocumentId;
import andon.vocabulary.DocumentKind;
import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What was collected before an asset was confirmed is searched for it, and is history, not news. */
class ArchiveSearchTest {
    @TempDir
    Path folder;

    private DnsResponder dns;
    private World world;
    private ArchiveSearch archive;
    private Http acme;
    private Http norwind;
    private Http analyst;

    @BeforeEach
    void open() throws Exception {
        dns = DnsResponder.start();
        world = new World(
                folder,
                Database.open(DatabaseSettings.embedded(folder)),
                context -> context.registerBean(ProofSettings.class, () -> DomainHost.settings(dns, 1)));
        world.people();
        archive = new ArchiveSearch(
                world.database, world.corpus.index(), world.corpus.assets(), world.corpus.watchList(), world.clock);
        acme = program("mina");
        norwind = program("lars");
        analyst = program("akira");
    }

    @AfterEach
    void close() throws Exception {
        world.close();
        dns.close();
    }

    private Http program(String user) {
        return new Http(
                world.address,
                world.spring
                        .getBean(ApiKeys.class)
                        .create(world.accounts().user(user).orElseThrow(), "test", Duration.ofDays(300))
                        .token());
    }

    private void wait(Duration time) {
        world.now.set(world.clock.instant().plus(time));
    }

    /** What the stage does when the time has come. */
    private int searched() {
        wait(Duration.ofSeconds(10));
        int steps = 0;
        while (archive.step()) {
            steps++;
        }
        world.corpus.index().refresh();
        return steps;
    }

    private JsonNode proposed(Http owner, String type, String value) {
        return owner.post("/api/v1/assets", "{'type':'" + type + "','value':'" + value + "'}")
                .json();
    }

    private static String path(JsonNode asset) {
        return "/api/v1/assets/" + asset.path("id").asLong();
    }

    private JsonNode proven(Http owner, String type, String domain) {
        JsonNode asset = proposed(owner, type, domain);
        dns.txt(
                "_andon-challenge." + domain,
                asset.path("challenge").path("dnsValue").asString());
        wait(Duration.ofSeconds(15));
        assertThat(owner.post(path(asset) + "/look", "").json().path("state").asString())
                .isEqualTo("confirmed");
        return asset;
    }

    /** A row of somebody at the domain. */
    private Document row(String key, String domain) {
        String text = "row " + key + " login bob@" + domain;
        List<Entity> entities = new ArrayList<>();
        entities.add(World.entity(EntityType.EMAIL_ADDR, "bob@" + domain, "Dump\n" + text, "bob@" + domain));
        return World.document(
                key, "glass-forum", DocumentKind.POST, "Dump", "salt", text, List.of(), "en", entities, List.of());
    }

    private static int total(Http reader, String query) {
        return reader.get("/api/v1/documents?q=" + query).json().path("total").asInt();
    }

    private static int alerts(Http reader) {
        return reader.get("/api/v1/alerts").json().path("alerts").size();
    }

    @Test
    void whatWasCollectedBeforeIsFoundAndTellsNobody() {
        acme.post("/api/v1/subscriptions", "{'name':'s','email':'mina@acme.example'}");
        for (int i = 0; i < 210; i++) {
            world.publish(row("old-" + i, "acme.example"), World.START);
        }
        world.publish(row("other", "norwind.example"), World.START);
        JsonNode asset = proven(acme, "email-domain", "acme.example");
        assertThat(total(acme, "")).as("nothing was searched yet").isZero();
        assertThat(searched()).as("pages").isEqualTo(2);
        assertThat(total(acme, "")).isEqualTo(210);
        JsonNode progress = acme.get(path(asset)).json().path("archive");
        assertThat(progress.path("found").asInt()).isEqualTo(210);
        assertThat(progress.path("doneAt").isNull()).isFalse();
        assertThat(alerts(acme)).isZero();
        world.publish(row("old-7", "acme.example"), world.clock.instant());
        assertThat(alerts(acme)).as("seen again it is history still").isZero();
        world.publish(row("new", "acme.example"), world.clock.instant());
        assertThat(alerts(acme)).isEqualTo(1);
        assertThat(searched()).as("nothing is left to do").isZero();
    }

    @Test
    void namesAreFoundInTheArchiveAsTheWatchListFindsThem() {
        world.publish(World.simple("1", "Offer", "access to ACME-Lanterns for sale"), World.START);
        world.publish(World.simple("2", "Offer", "acme sells lanterns"), World.START);
        JsonNode asset = proposed(acme, "name", "Acme Lanterns");
        analyst.post(path(asset) + "/confirmation", "{}");
        searched();
        assertThat(total(acme, "")).isEqualTo(1);
        assertThat(acme.get("/api/v1/documents").body()).contains("\"value\":\"acme lanterns\"");
    }

    @Test
    void ofTwoThatWatchOneDomainEachLosesItAlone() {
        world.publish(row("old", "shared.example"), World.START);
        JsonNode mine = proven(acme, "email-domain", "shared.example");
        JsonNode theirs = proven(norwind, "email-domain", "shared.example");
        searched();
        assertThat(total(acme, "")).isEqualTo(1);
        assertThat(total(norwind, "")).isEqualTo(1);
        assertThat(acme.get("/api/v1/documents").body()).doesNotContain("norwind");
        // Only theirs stays in the zone.
        dns.forget("_andon-challenge.shared.example");
        dns.txt(
                "_andon-challenge.shared.example",
                theirs.path("challenge").path("dnsValue").asString());
        AssetProofs proofs = world.spring.getBean(AssetProofs.class);
        for (int day = 0; day < 4; day++) {
            wait(Duration.ofDays(1));
            proofs.lookAgain();
        }
        assertThat(acme.get(path(mine)).json().path("state").asString()).isEqualTo("lost");
        assertThat(acme.get("/api/v1/documents").json().path("documents").size())
                .as("at once")
                .isZero();
        searched();
        assertThat(total(acme, "")).isZero();
        assertThat(acme.get("/api/v1/facets").json().path("total").asInt()).isZero();
        assertThat(total(norwind, "")).isEqualTo(1);
    }

    @Test
    void ofALostAssetNeitherCountsNorAlertsRemain() {
        acme.post("/api/v1/subscriptions", "{'name':'s','email':'mina@acme.example'}");
        JsonNode kept = proven(acme, "email-domain", "kept.example");
        JsonNode gone = proven(acme, "email-domain", "gone.example");
        searched();
        world.publish(row("a", "kept.example"), world.clock.instant());
        DocumentId gonesDocument = world.publish(row("b", "gone.example"), world.clock.instant());
        assertThat(total(acme, "")).isEqualTo(2);
        assertThat(alerts(acme)).isEqualTo(2);
        assertThat(acme.send("DELETE", path(gone), null).status()).isEqualTo(204);
        assertThat(acme.get("/api/v1/documents/" + gonesDocument).status()).isEqualTo(404);
        assertThat(alerts(acme)).isEqualTo(1);
        searched();
        assertThat(total(acme, "")).isEqualTo(1);
        assertThat(acme.get(path(kept)).json().path("state").asString()).isEqualTo("confirmed");
        // Proven again, it is all there again, as history.
        proven(acme, "email-domain", "gone.example");
        searched();
        assertThat(total(acme, "")).isEqualTo(2);
    }

    @Test
    void whoeverChangesHisMindWhileTheArchiveIsSearchedIsObeyed() {
        for (int i = 0; i < 210; i++) {
            world.publish(row("old-" + i, "acme.example"), World.START);
        }
        JsonNode asset = proven(acme, "email-domain", "acme.example");
        wait(Duration.ofSeconds(10));
        assertThat(archive.step()).isTrue();
        acme.send("DELETE", path(asset), null);
        searched();
        assertThat(total(acme, "")).isZero();
        assertThat(total(analyst, "")).isEqualTo(210);
    }

    @Test
    void anotherWorkerGoesOnWhereOneDied() {
        for (int i = 0; i < 210; i++) {
            world.publish(row("old-" + i, "acme.example"), World.START);
        }
        proven(acme, "email-domain", "acme.example");
        wait(Duration.ofSeconds(10));
        assertThat(archive.step()).isTrue();
        ArchiveSearch other = new ArchiveSearch(
                world.database, world.corpus.index(), world.corpus.assets(), world.corpus.watchList(), world.clock);
        assertThat(other.step()).as("it is leased").isFalse();
        wait(Duration.ofMinutes(2));
        assertThat(other.step()).isTrue();
        assertThat(other.step()).isFalse();
        world.corpus.index().refresh();
        assertThat(total(acme, "")).isEqualTo(210);
    }
}
