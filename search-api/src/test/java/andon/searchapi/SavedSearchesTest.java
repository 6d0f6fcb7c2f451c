package andon.searchapi;

import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.query.QueryParser;
import andon.searchapi.accounts.Role;
import andon.vocabulary.DocumentKind;
import andon.vocabulary.EntityType;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Saved searches and completion, as programs use them. */
class SavedSearchesTest {
    @TempDir
    static Path folder;

    private static World world;
    private static Http mina;
    private static Http mio;
    private static Http lars;
    private static Http akira;
    private static Http olga;

    @BeforeAll
    static void open() throws Exception {
        world = new World(folder);
        world.people();
        Samples.publish(world);
        mina = new Http(world.address, world.key("mina", Role.CUSTOMER, World.ACME));
        mio = new Http(world.address, world.key("mio", Role.CUSTOMER, World.ACME));
        lars = new Http(world.address, world.key("lars", Role.CUSTOMER, World.NORWIND));
        akira = new Http(world.address, world.key("akira", Role.ANALYST, null));
        olga = new Http(world.address, world.key("olga", Role.OPERATOR, null));
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static List<String> names(Http http) {
        return http.get("/api/v1/searches")
                .json()
                .path("searches")
                .valueStream()
                .map(s -> s.path("name").asString())
                .toList();
    }

    private static long create(Http http, String name, boolean shared) {
        Http.Answer answer =
                http.post("/api/v1/searches", "{'name':'" + name + "','query':'vpn seen:7d','shared':" + shared + "}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.json().path("sort").asString()).isEqualTo("newest");
        return answer.json().path("id").asLong();
    }

    @Test
    void aSearchIsItsOwnersUntilItIsSharedAndThenItsOrganisations() {
        long own = create(mina, "My offers", false);
        long shared = create(mina, "Our offers", true);
        assertThat(names(mina)).contains("My offers", "Our offers");
        assertThat(names(mio)).contains("Our offers").doesNotContain("My offers");
        assertThat(names(lars)).doesNotContain("Our offers", "My offers");
        assertThat(names(akira)).doesNotContain("Our offers");
        assertThat(mio.get("/api/v1/searches/" + shared).json().path("own").asBoolean())
                .isFalse();
        assertThat(mio.get("/api/v1/searches/" + own).status()).isEqualTo(404);
        assertThat(lars.get("/api/v1/searches/" + shared).status()).isEqualTo(404);
        long team = create(akira, "Team", true);
        assertThat(names(olga)).contains("Team");
        assertThat(mina.get("/api/v1/searches/" + team).status()).isEqualTo(404);
    }

    @Test
    void onlyTheOwnerChangesAndRemovesAndTheAuditorSeesIt() {
        long id = create(mina, "Before", true);
        String path = "/api/v1/searches/" + id;
        String wish = "{'name':'After','query':'acme','sort':'relevance','shared':true}";
        assertThat(mio.put(path, wish).detail()).contains("belongs to mina");
        assertThat(lars.put(path, wish).status()).isEqualTo(404);
        assertThat(lars.send("DELETE", path, null).status()).isEqualTo(404);
        assertThat(mio.send("DELETE", path, null).status()).isEqualTo(403);
        assertThat(mina.put(path, wish).json().path("sort").asString()).isEqualTo("relevance");
        assertThat(names(mio)).contains("After").doesNotContain("Before");
        assertThat(mina.send("DELETE", path, null).status()).isEqualTo(204);
        assertThat(mina.get(path).status()).isEqualTo(404);
        Http auditor = new Http(world.address, world.key("aude", Role.AUDITOR, null));
        assertThat(auditor.get("/api/v1/audit?action=saved-search-change").body())
                .contains("created", "changed to", "removed After", "mina");
    }

    @Test
    void whatCannotBeKeptIsRefusedWithTheReason() {
        create(mina, "Twice", false);
        assertThat(mina.post("/api/v1/searches", "{'name':'Twice','query':'x'}").status())
                .isEqualTo(409);
        Http.Answer misspelt = mina.post("/api/v1/searches", "{'name':'N','query':'domian:x'}");
        assertThat(misspelt.status()).isEqualTo(400);
        assertThat(misspelt.detail()).contains("did you mean 'domain'?");
        assertThat(mina.post("/api/v1/searches", "{'name':' ','query':'x'}").status())
                .isEqualTo(400);
        assertThat(mina.post("/api/v1/searches", "{'name':'N','query':'x','sort':'loud'}")
                        .detail())
                .contains("relevance, newest, oldest");
        for (int i = names(lars).size(); i < 100; i++) {
            create(lars, "n" + i, false);
        }
        assertThat(lars.post("/api/v1/searches", "{'name':'N','query':'x'}").detail())
                .contains("at most 100");
    }

    private static List<String> offers(Http http, String query) {
        String encoded = java.net.URLEncoder.encode(query, java.nio.charset.StandardCharsets.UTF_8);
        Http.Answer answer = http.get("/api/v1/documents/completions?q=" + encoded + "&at=" + query.length());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json()
                .path("offers")
                .valueStream()
                .map(o -> o.path("insert").asString())
                .toList();
    }

    @Test
    void completionOffersFieldsAndTheValuesThatTheReaderMaySee() {
        assertThat(offers(mina, "vpn dom")).containsExactly("domain:");
        assertThat(offers(mina, "threat:acc")).containsExactly("access-sale");
        assertThat(offers(mina, "org:acm")).containsExactly("\"Acme Corp\"");
        assertThat(offers(akira, "source:")).contains("night-market");
        assertThat(offers(mina, "domain:vpn")).containsExactly("vpn.acme.example");
        // Lars' organisation is mentioned in other documents; these are none of his.
        assertThat(offers(lars, "org:acm")).isEmpty();
        assertThat(offers(lars, "domain:vpn")).isEmpty();
        assertThat(offers(lars, "author:ghost_b")).isEmpty();
        assertThat(offers(mina, "author:ghost_b")).containsExactly("ghost_broker");
        assertThat(mina.get("/api/v1/documents/completions?q=x&at=one").status())
                .isEqualTo(400);
    }

    @Test
    void completionOffersAValueHoweverManyNewerDocumentsHaveAnother() {
        for (int i = 0; i < 120; i++) {
            String domain = i == 0 ? "zebra-rare.example" : "zebra-often.example";
            world.publish(
                    World.document(
                            "zebra" + i,
                            "glass-forum",
                            DocumentKind.POST,
                            null,
                            "ghost",
                            "see " + domain,
                            List.of(),
                            "en",
                            List.of(World.entity(EntityType.DOMAIN_NAME, domain, "see " + domain, domain)),
                            List.of()),
                    World.START.plusSeconds(i));
        }
        assertThat(offers(akira, "domain:zebra")).containsExactly("zebra-often.example", "zebra-rare.example");
        assertThat(offers(mina, "domain:zebra")).isEmpty();
    }

    @Test
    void aQueryIsAsLongAsTheParserReadsAndNoLongerWhoeverAsks() {
        String longest = "x".repeat(QueryParser.MAX_LENGTH);
        for (String path : List.of("/api/v1/documents?q=", "/api/v1/exports?format=csv&q=")) {
            assertThat(akira.get(path + longest).status()).as(path).isEqualTo(200);
            assertThat(akira.get(path + longest + "x").status()).as(path).isEqualTo(400);
            assertThat(akira.get(path + longest + "x").detail()).contains("at most 1000 characters");
        }
        assertThat(akira.post("/api/v1/searches", "{'name':'long','query':'" + longest + "x','shared':false}")
                        .detail())
                .contains("at most 1000 characters");
    }

    @Test
    void completionNeverShowsWhatIsLeftOfASecret() {
        assertThat(offers(akira, "credential:svc")).containsExactly("svc-backup@acme.example");
        assertThat(offers(akira, "credential:h•••")).isEmpty();
        assertThat(akira.get("/api/v1/documents?q=%22example+h+2%22")
                        .json()
                        .path("total")
                        .asInt())
                .isZero();
    }
}
