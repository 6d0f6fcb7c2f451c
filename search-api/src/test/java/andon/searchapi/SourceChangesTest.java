package andon.searchapi;

import static org.assertj.core.api.Assertions.assertThat;

import andon.searchapi.accounts.Role;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator may do to sources over the API, and what is noted of it. */
class SourceChangesTest {
    private static final String SOURCE = "/api/v1/sources/board";

    @TempDir
    static Path folder;

    private static World world;
    private static Http operator;
    private static Http auditor;

    @BeforeAll
    static void open() throws Exception {
        world = new World(folder);
        world.people();
        operator = new Http(world.address, world.key("olga", Role.OPERATOR, null));
        auditor = new Http(world.address, world.key("aude", Role.AUDITOR, null));
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void changesAreVersionsAndTheAuditorSeesWhoMadeThem() {
        assertThat(operator.get(SOURCE).status()).isEqualTo(404);
        Http.Answer first = operator.send("PUT", SOURCE, "paused: false");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("etag")).isEqualTo("\"1\"");
        assertThat(operator.send("POST", SOURCE + "/pause", null)
                        .json()
                        .path("definition")
                        .path("paused")
                        .asBoolean())
                .isTrue();
        assertThat(operator.send("POST", SOURCE + "/resumption", null)
                        .json()
                        .path("version")
                        .asLong())
                .isEqualTo(3);
        assertThat(operator.send("POST", SOURCE + "/versions/2/restoration", null)
                        .json()
                        .path("definition")
                        .path("paused")
                        .asBoolean())
                .isTrue();
        assertThat(operator.send("POST", SOURCE + "/visit", null).status()).isEqualTo(202);
        assertThat(auditor.get(SOURCE + "/versions").json().path("versions").size())
                .isEqualTo(4);
        assertThat(auditor.get("/api/v1/audit?action=source-change").body())
                .contains("source board", "stored, version 1", "paused, version 2", "reverted to 2", "run now", "olga");
        assertThat(operator.send("DELETE", SOURCE, null).status()).isEqualTo(204);
        assertThat(operator.get(SOURCE).status()).isEqualTo(404);
    }

    @Test
    void definitionThatIsWrongIsRefusedWithItsLineAndField() {
        Http.Answer answer = operator.send("PUT", "/api/v1/sources/other", "bad");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("line").asInt()).isEqualTo(1);
        assertThat(answer.json().path("field").asString("")).isEqualTo("addresses");
        assertThat(answer.detail()).contains("Line 1", "addresses must be there");
    }

    @Test
    void wholeFileIsLoadedOrNothingOfIt() {
        Http.Answer loaded = operator.send("PUT", "/api/v1/sources", "sources: []");
        assertThat(loaded.status()).isEqualTo(200);
        assertThat(loaded.body()).contains("\"added\":[\"one\"]", "\"kept\":[\"two\"]");
        assertThat(operator.send("PUT", "/api/v1/sources", "bad")
                        .json()
                        .path("line")
                        .asInt())
                .isEqualTo(1);
        assertThat(operator.send("PUT", "/api/v1/sources", "taken").status()).isEqualTo(409);
        assertThat(auditor.get("/api/v1/audit?action=source-change").body()).contains("a file was loaded: 1 new");
    }

    @Test
    void idThatCannotBeOneIsRefused() {
        assertThat(operator.get("/api/v1/sources/Not%20An%20Id").status()).isEqualTo(400);
    }
}
