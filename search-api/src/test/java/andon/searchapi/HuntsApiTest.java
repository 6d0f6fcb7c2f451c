package andon.searchapi;

import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.query.QueryParser;
import andon.searchapi.accounts.Role;
import andon.searchapi.hunts.HuntWorker;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HuntsApiTest {
    @TempDir
    static Path folder;

    private World world;
    private Http akira;
    private HuntWorker worker;

    World opened() throws Exception {
        return new World(folder);
    }

    @BeforeAll
    void open() throws Exception {
        world = opened();
        world.people();
        Samples.publish(world);
        akira = new Http(world.address, world.key("akira", Role.ANALYST, null));
        worker = new HuntWorker(
                world.database, world.corpus.index(), text -> QueryParser.parse(text, world.clock), world.clock);
    }

    @AfterAll
    void close() {
        world.close();
    }

    private long create(String body) {
        Http.Answer answer = akira.post("/api/v1/hunts", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().path("id").asLong();
    }

    private String state(long id) {
        return akira.get("/api/v1/hunts/" + id).json().path("state").asString();
    }

    private void work() {
        for (int i = 0; worker.step(); i++) {
            assertThat(i).isLessThan(100);
        }
    }

    @Test
    void aRuleIsHuntedPausedResumedAndReadPageByPage() {
        long id = create(
                "{'name':'Norwind','kind':'rule'," + "'pattern':'rule n { strings: $a = /norwind/i condition: $a }'}");
        String path = "/api/v1/hunts/" + id;
        assertThat(state(id)).isEqualTo("queued");
        assertThat(akira.post(path + "/pause", "{}").json().path("state").asString())
                .isEqualTo("paused");
        work();
        assertThat(state(id)).isEqualTo("paused");
        assertThat(akira.post(path + "/pause", "{}").status()).isEqualTo(409);
        akira.post(path + "/resumption", "{}");
        work();
        JsonNode first = akira.get(path + "/results?limit=1").json();
        assertThat(first.path("hunt").path("state").asString()).isEqualTo("done");
        assertThat(first.path("hunt").path("matched").asInt()).isEqualTo(2);
        assertThat(first.path("results").get(0).path("title").asString()).isEqualTo("Norwind turbine drawings");
        assertThat(first.path("results")
                        .get(0)
                        .path("spans")
                        .get(0)
                        .path("start")
                        .asInt())
                .isZero();
        JsonNode second = akira.get(
                        path + "/results?after=" + first.path("next").asLong())
                .json();
        assertThat(second.path("results")).hasSize(1);
        assertThat(second.path("next").isNull()).isTrue();
        assertThat(akira.post(path + "/cancellation", "{}").detail()).contains("is done and cannot become cancelled");
        assertThat(new Http(world.address, world.key("aude", Role.AUDITOR, null))
                        .get("/api/v1/audit?action=hunt-change")
                        .body())
                .contains("hunt " + id, "created Norwind", "paused", "queued");
    }

    @Test
    void aPeriodIsFixedWhenTheHuntIsMade() {
        long id = create("{'name':'Week','kind':'query','query':'seen:1d acme'}");
        world.now.set(World.START.plus(Duration.ofDays(30)));
        try {
            work();
        } finally {
            world.now.set(World.START);
        }
        JsonNode hunt = akira.get("/api/v1/hunts/" + id).json();
        assertThat(hunt.path("matched").asInt()).isEqualTo(1);
        assertThat(hunt.path("query").asString()).contains("2026-11-19");
    }

    @Test
    void whatCannotBeHuntedIsRefusedWithLineAndColumn() {
        Http.Answer rule = akira.post("/api/v1/hunts", "{'name':'x','kind':'rule','pattern':'rule r {\\n nonsense }'}");
        assertThat(rule.status()).isEqualTo(400);
        assertThat(rule.json().path("line").asInt()).isEqualTo(2);
        assertThat(rule.json().path("column").asInt()).isEqualTo(2);
        assertThat(akira.post("/api/v1/hunts", "{'name':'x','kind':'query','query':'domian:x'}")
                        .detail())
                .contains("did you mean");
        assertThat(akira.post("/api/v1/hunts", "{'name':'x','kind':'yara'}").detail())
                .contains("query, values, rule");
        assertThat(akira.post("/api/v1/hunts", "{'name':'x','kind':'values','pattern':''}")
                        .detail())
                .contains("at least one value");
        assertThat(akira.get("/api/v1/hunts/999").status()).isEqualTo(404);
        assertThat(akira.get("/api/v1/hunts/1/results?limit=201").status()).isEqualTo(400);
    }
}
