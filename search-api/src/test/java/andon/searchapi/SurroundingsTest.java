package andon.searchapi;

import static org.assertj.core.api.Assertions.assertThat;

import andon.searchapi.accounts.Role;
import andon.vocabulary.AssetType;
import andon.vocabulary.Document;
import andon.vocabulary.DocumentId;
import andon.vocabulary.DocumentKind;
import andon.vocabulary.SourceId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Threads, copies, likenesses and versions over HTTP. */
class SurroundingsTest {
    private static final String COPIED =
            "The archive of Acme Corp holds payroll tables, badge photographs and turbine maintenance contracts.";

    @TempDir
    static Path folder;

    private static World world;
    private static Http analyst;
    private static Http customer;
    private static DocumentId opening;
    private static DocumentId copy;

    @BeforeAll
    static void open() throws Exception {
        world = new World(folder);
        world.people();
        analyst = new Http(world.address, world.key("akira", Role.ANALYST, null));
        customer = new Http(world.address, world.key("mina", Role.CUSTOMER, World.ACME));
        world.asset(World.ACME, AssetType.NAME, "Acme Corp");
        // Seen in another order than written, on two pages of the thread.
        publish("third", "glass-forum", "/viewtopic.php?t=7&start=20#p3", 3, "Who pays that for it?", 1);
        opening = publish("first", "glass-forum", "/viewtopic.php?t=7#p1", 1, COPIED, 4);
        publish("second", "glass-forum", "/viewtopic.php?t=7#p2", 2, "Nobody will believe this.", 4);
        publish("other", "glass-forum", "/viewtopic.php?t=8#p9", 1, "Quite another thread of that title.", 4);
        copy = publish("copy", "night-market", "/t/1", 1, COPIED, 2);
        publish("edited", "glass-forum", "/viewtopic.php?t=9", 1, "Price of the Norwind set: 500 USD, today only.", 3);
        publish(
                "edited",
                "glass-forum",
                "/viewtopic.php?t=9",
                1,
                "Price of the Acme Corp set: 300 USD, today only.",
                2);
        publish(
                "edited",
                "glass-forum",
                "/viewtopic.php?t=9",
                1,
                "Price of the Acme Corp set: 200 USD, today only.",
                1);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static DocumentId publish(String key, String source, String place, int position, String text, int daysAgo) {
        Document plain = World.document(
                key, source, DocumentKind.POST, "Fresh archive", "salt", text, List.of(), "en", List.of(), List.of());
        Document document = new Document(
                plain.identityKey(),
                new SourceId(source),
                plain.kind(),
                URI.create("http://nightmarketqwertyuiopasdfghjklzxcvbnm234567abcdefghijklmnopq.onion" + place),
                plain.title(),
                plain.author(),
                plain.postedAt(),
                text,
                List.of(),
                "en",
                List.of(),
                List.of(),
                plain.details().withPosition(position));
        return world.publish(document, World.START.minus(Duration.ofDays(daysAgo)));
    }

    private static JsonNode list(Http reader, DocumentId id, String what, String member) {
        return reader.get("/api/v1/documents/" + id + "/" + what).json().path(member);
    }

    private static List<String> ids(JsonNode list) {
        return list.valueStream()
                .map(one -> one.path("document").path("id").asString())
                .toList();
    }

    private static DocumentId id(String key) {
        return World.document(
                        key, "glass-forum", DocumentKind.POST, null, null, "x", List.of(), "en", List.of(), List.of())
                .id();
    }

    @Test
    void aThreadStandsInTheOrderOfItsPostsAcrossPagesWithoutOthersOfTheSameTitle() {
        assertThat(ids(list(analyst, id("second"), "thread", "posts")))
                .containsExactly(
                        opening.value(), id("second").value(), id("third").value());
    }

    @Test
    void whatSaysTheSameElsewhereIsAMirrorAndIsLikeIt() {
        assertThat(ids(list(analyst, opening, "mirrors", "documents"))).containsExactly(copy.value());
        assertThat(ids(list(analyst, opening, "similar", "documents"))).contains(copy.value());
    }

    @Test
    void aCustomerSeesOfThemOnlyWhatMentionsIt() {
        assertThat(ids(list(customer, opening, "thread", "posts"))).containsExactly(opening.value());
        assertThat(ids(list(customer, opening, "mirrors", "documents"))).containsExactly(copy.value());
        for (String what : List.of("thread", "mirrors", "similar")) {
            assertThat(customer.get("/api/v1/documents/" + id("second") + "/" + what)
                            .status())
                    .as(what)
                    .isEqualTo(404);
        }
    }

    @Test
    void aVersionIsComparedWordByWordWithTheOneBeforeAndOnlyForThoseWhoMaySeeBoth() {
        String path = "/api/v1/documents/" + id("edited") + "/versions/";
        assertThat(analyst.get(path + 3).body())
                .contains("{\"kind\":\"removed\",\"text\":\"300\"},{\"kind\":\"added\",\"text\":\"200\"}");
        assertThat(analyst.get(path + 2).body()).contains("\"text\":\"Norwind\"");
        assertThat(customer.get(path + 3).body()).contains("\"text\":\"200\"");
        assertThat(customer.get(path + 2).json().path("changes").isNull()).isTrue();
        assertThat(customer.get(path + 2).body()).doesNotContain("Norwind");
        assertThat(analyst.get(path + 1).status()).isEqualTo(404);
        assertThat(analyst.get(path + 9).detail()).contains("Version 9");
    }

    @Test
    void theListOfVersionsTellsACustomerNothingOfTextsThatItMayNotSee() {
        String path = "/api/v1/documents/" + id("edited") + "/versions";
        JsonNode all = analyst.get(path).json().path("versions");
        JsonNode own = customer.get(path).json().path("versions");
        assertThat(all.valueStream().map(v -> v.path("textSha256").isNull())).containsExactly(false, false, false);
        assertThat(own.valueStream().map(v -> v.path("textSha256").isNull())).containsExactly(true, true, false);
        assertThat(customer.get(path).body())
                .doesNotContain(all.path(0).path("textSha256").asString());
    }

    @Test
    void theDocumentThatSaidItFirstIsNamedToThoseWhoMaySeeItOnly() {
        String text = "Harbour Lamp Works lost its drawings of every beacon between here and the northern cape.";
        DocumentId hidden = publish("hidden-first", "glass-forum", "/viewtopic.php?t=70", 1, text, 6);
        // Watched from now on only: what was read before mentions nobody.
        world.asset(World.ACME, AssetType.NAME, "Harbour Lamp Works");
        DocumentId later = publish("seen-later", "night-market", "/t/70", 1, text, 5);
        String path = "/api/v1/documents/" + later + "/versions";
        assertThat(analyst.get(path).json().path("cluster").asString()).isEqualTo(hidden.value());
        assertThat(customer.get(path).json().path("cluster").isNull()).isTrue();
    }

    @Test
    void theDocumentsPageShowsItAllInBothLanguages() {
        for (String language : List.of("en", "ja")) {
            Http.Answer page = analyst.get("/documents/" + opening + "?lang=" + language);
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            assertThat(page.body())
                    .contains(copy.value(), id("second").value(), "night-market")
                    .doesNotContain("??");
            Http.Answer edited = analyst.get("/documents/" + id("edited") + "?version=3&lang=" + language);
            assertThat(edited.body()).contains("<del>300</del><ins>200</ins>").doesNotContain("??");
        }
    }
}
