package andon.searchapi;

import static org.assertj.core.api.Assertions.assertThat;

import andon.searchapi.accounts.Role;
import andon.vocabulary.Capture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Files that analysts hand in over HTTP: kept as evidence, listed, refused with the reason; customers for themselves alone. */
class DepositsApiTest {
    private static final String DEPOSITS = "/api/v1/deposits";

    @TempDir
    static Path folder;

    private static World world;
    private static Http analyst;

    @BeforeAll
    static void open() throws Exception {
        world = new World(folder);
        world.people();
        analyst = new Http(world.address, world.key("akira", Role.ANALYST, null));
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void aFileIsEvidenceWithItsOriginAndStandsInTheListUntilItIsIndexedAndAfter() throws Exception {
        long before = world.evidence.lastSeq();
        Http.Answer answer = analyst.send(
                "POST",
                DEPOSITS + "?file=combo.txt&source=telegram&origin=a%20channel",
                "id,email,password\n" + "1,alice@acme.example,hunter2\n".repeat(6_000));

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        JsonNode deposit = answer.json().path("deposit");
        assertThat(deposit.path("by").asString()).isEqualTo("akira");
        assertThat(deposit.path("origin").asString()).isEqualTo("a channel");
        assertThat(deposit.path("parts").asInt()).isEqualTo(2);
        assertThat(answer.json().path("indexed").asBoolean()).isFalse();
        Capture second = world.evidence.capture(before + 2).orElseThrow();
        assertThat(second.source().value()).isEqualTo("telegram");
        assertThat(world.evidence.read(second).header("Andon-Preceding-Lines")).isPresent();
        assertThat(new String(world.evidence.read(second).body(), StandardCharsets.UTF_8))
                .startsWith("1,alice");
        assertThat(world.evidence.verify().firstBroken()).isEmpty();

        world.corpus.ledger().indexedUpTo(before + 2);
        JsonNode listed = analyst.get(DEPOSITS).json().path("deposits").get(0);
        assertThat(listed.path("indexed").asBoolean()).isTrue();
        assertThat(listed.path("deposit").path("sha256").asString())
                .isEqualTo(deposit.path("sha256").asString());
    }

    @Test
    void whatIsNoTextOrSaysNoOriginIsRefusedAndNothingIsKept() {
        long before = world.evidence.lastSeq();
        Http.Answer picture = analyst.send("POST", DEPOSITS + "?file=a.png&origin=seized", "\u0000\u0001\u0002\u0000");
        assertThat(picture.status()).isEqualTo(400);
        assertThat(picture.json().path("detail").asString()).contains("nothing of it was kept: it holds no text");
        Http.Answer silent = analyst.send("POST", DEPOSITS + "?file=a.txt&origin=%20", "words");
        assertThat(silent.status()).isEqualTo(400);
        assertThat(silent.json().path("detail").asString()).contains("where the file came from");
        assertThat(analyst.send("POST", DEPOSITS + "?file=a.txt&origin=x&source=No%20Slug", "words")
                        .status())
                .isEqualTo(400);
        assertThat(world.evidence.lastSeq()).isEqualTo(before);
    }

    @Test
    void auditorsHandInNothing() throws Exception {
        Http other = new Http(world.address, world.key("aude", Role.AUDITOR, null));
        assertThat(other.send("POST", DEPOSITS + "?file=a.txt&origin=x", "words")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aCustomersFileStandsInASourceOfItsOwnAndInItsOwnListOnly() throws Exception {
        Http acme = new Http(world.address, world.key("mina", Role.CUSTOMER, World.ACME));
        Http norwind = new Http(world.address, world.key("lars", Role.CUSTOMER, World.NORWIND));
        Http.Answer answer = acme.send("POST", DEPOSITS + "?file=own.txt&origin=our%20mailbox", "words of acme");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        JsonNode deposit = answer.json().path("deposit");
        assertThat(deposit.path("source").asString()).isEqualTo("handed-in-acme");
        assertThat(deposit.path("owner").asString()).isEqualTo("acme");
        assertThat(acme.send("POST", DEPOSITS + "?file=own.txt&origin=x&source=telegram", "words")
                        .status())
                .isEqualTo(400);
        // The same text is no news to the evidence of one, and is to that of another.
        assertThat(norwind.send("POST", DEPOSITS + "?file=own.txt&origin=x", "words of acme")
                        .json()
                        .path("deposit")
                        .path("known")
                        .asInt())
                .isZero();

        assertThat(acme.get(DEPOSITS).json().toString())
                .contains("handed-in-acme")
                .doesNotContain("handed-in-norwind");
        assertThat(norwind.get(DEPOSITS).json().toString())
                .contains("handed-in-norwind")
                .doesNotContain("handed-in-acme", "mina");
        assertThat(analyst.get(DEPOSITS).json().toString()).contains("handed-in-acme", "handed-in-norwind");
        Browser person = new Browser(world.address).signIn("mina", World.PASSWORD);
        assertThat(person.get("/deposits").body())
                .contains("own.txt", "Besides you only your provider")
                .doesNotContain("id=\"source\"", "lars");
        assertThat(person.postFile("/deposits?origin=mail", "b.txt", "x\n".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void manySmallFilesUseUpAnOrganisationsDayToo() throws Exception {
        Http norwind = new Http(world.address, world.key("lars", Role.CUSTOMER, World.NORWIND));
        long id = norwind.send("POST", DEPOSITS + "?file=a.txt&origin=x", "a few words")
                .json()
                .path("deposit")
                .path("id")
                .asLong();
        world.database
                .sql()
                .sql("update deposit set parts = 20000 where id = ?")
                .param(id)
                .update();
        Http.Answer answer = norwind.send("POST", DEPOSITS + "?file=b.txt&origin=x", "one more");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.detail()).contains("20000 parts within a day");
        world.database
                .sql()
                .sql("update deposit set parts = 1 where id = ?")
                .param(id)
                .update();
        assertThat(norwind.send("POST", DEPOSITS + "?file=b.txt&origin=x", "one more")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aCustomersFileIsBounded() throws Exception {
        Http acme = new Http(world.address, world.key("mina", Role.CUSTOMER, World.ACME));
        String line = "a line of words that is forty letters..\n";
        Http.Answer answer =
                acme.send("POST", DEPOSITS + "?file=big.txt&origin=x", line.repeat((26 << 20) / line.length()));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("detail").asString()).contains("nothing of it was kept");
    }

    @Test
    void thePageListsWhatWasHandedInAndAsksForWhereItCameFrom() {
        Browser person = new Browser(world.address).signIn("akira", World.PASSWORD);
        assertThat(person.postFile(
                                "/deposits?origin=from%20%3Cus%3E&source=",
                                "paste.txt", "words\n".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(302);
        String page = person.get("/deposits").body();
        assertThat(page).contains("paste.txt", "from &lt;us&gt;", "source:deposits", "being read");
        assertThat(person.get("/deposits?lang=ja").body()).contains("入手経路");
    }
}
