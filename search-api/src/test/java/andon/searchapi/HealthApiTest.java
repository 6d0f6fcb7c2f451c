package andon.searchapi;

import static org.assertj.core.api.Assertions.assertThat;

import andon.searchapi.accounts.Role;
import andon.vocabulary.SourceId;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What operators and their programs are told of the sources' health. */
class HealthApiTest {
    @TempDir
    static Path folder;

    private static World world;
    private static Http operator;
    private static Http analyst;

    @BeforeAll
    static void open() throws Exception {
        world = new World(folder);
        world.people();
        operator = new Http(world.address, world.key("olga", Role.OPERATOR, null));
        analyst = new Http(world.address, world.key("akira", Role.ANALYST, null));
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static List<String> ids(JsonNode page) {
        return page.path("sources")
                .valueStream()
                .map(s -> s.path("id").asString())
                .toList();
    }

    @Test
    void oneSourceTellsWhatIsWrongWithItAndSinceWhen() {
        JsonNode health = operator.get("/api/v1/sources/glass-forum/health").json();
        assertThat(health.path("verdict").asString()).isEqualTo("bad");
        assertThat(health.path("session").asString()).isEqualTo("needs-operator");
        JsonNode complaint = health.path("complaints").get(0);
        assertThat(complaint.path("kind").asString()).isEqualTo("needs-operator");
        assertThat(complaint.path("grave").asBoolean()).isTrue();
        assertThat(complaint.path("since").asString()).isEqualTo("2026-11-20T04:00:00Z");
        assertThat(health.path("canaries").get(0).path("state").asString()).isEqualTo("missing");
        assertThat(health.path("lastGoodVisit").asString()).isEqualTo("2026-11-20T04:00:00Z");
        assertThat(health.path("newDocumentsInAWeek").asLong()).isEqualTo(120);
        assertThat(operator.get("/api/v1/sources/nobody/health").status()).isEqualTo(404);
        assertThat(operator.get("/api/v1/sources/NO%20ID/health").status()).isEqualTo(400);
    }

    @Test
    void listIsReadInPagesAndByVerdict() {
        JsonNode first = analyst.get("/api/v1/health?limit=2").json();
        assertThat(ids(first)).containsExactly("ember-leaks", "glass-forum");
        assertThat(first.path("verdicts").path("bad").asLong()).isEqualTo(2);
        assertThat(first.path("judgedAt").asString()).isEqualTo("2026-11-20T09:00:00Z");
        assertThat(first.at("/index/behind").asLong()).isEqualTo(12);
        assertThat(first.at("/index/refused").asLong()).isEqualTo(2);
        assertThat(first.path("endpoints").get(1).path("healthy").asBoolean()).isFalse();
        JsonNode rest = analyst.get(
                        "/api/v1/health?limit=3&cursor=" + first.path("next").asString())
                .json();
        assertThat(ids(rest)).containsExactly("night-market", "paste-wall", "quiet-blog");
        assertThat(rest.path("next").isNull()).isTrue();
        assertThat(ids(analyst.get("/api/v1/health?verdict=troubled").json())).containsExactly("night-market");
        assertThat(analyst.get("/api/v1/health?verdict=wrong").status()).isEqualTo(400);
        assertThat(analyst.get("/api/v1/health?limit=501").status()).isEqualTo(400);
    }

    @Test
    void operatorSaysThatASourceWasSeenToAndTheAuditorSeesWhoDid() {
        assertThat(operator.post("/api/v1/sources/glass-forum/attendance", "").status())
                .isEqualTo(204);
        assertThat(world.health.attended()).containsExactly(new SourceId("glass-forum"));
        assertThat(operator.post("/api/v1/sources/nobody/attendance", "").status())
                .isEqualTo(404);
        assertThat(analyst.post("/api/v1/sources/glass-forum/attendance", "").status())
                .isEqualTo(403);
        Http auditor = new Http(world.address, world.key("aude", Role.AUDITOR, null));
        assertThat(auditor.get("/api/v1/audit?user=olga").body()).contains("source glass-forum", "attended");
    }

    @Test
    void metricsAreForAnOperatorsKeyInPrometheusTextFormat() {
        Http.Answer metrics = operator.get("/metrics");
        assertThat(metrics.body()).isEqualTo("andon_up 1\n");
        assertThat(metrics.header("content-type").replace(" ", ""))
                .isEqualToIgnoringCase("text/plain;version=0.0.4;charset=utf-8");
        assertThat(metrics.header("cache-control")).isEqualTo("no-store");
        assertThat(analyst.get("/metrics").status()).isEqualTo(403);
        assertThat(new Http(world.address, null).get("/metrics").status()).isEqualTo(401);
    }
}
