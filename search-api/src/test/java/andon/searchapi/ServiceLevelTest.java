package andon.searchapi;

import static org.assertj.core.api.Assertions.assertThat;

import andon.searchapi.accounts.Role;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ServiceLevelTest {
    @TempDir
    Path folder;

    @Test
    void whatIsDueFirstComesFirstAndWhatIsLateIsFlagged() throws Exception {
        try (World world = new World(folder)) {
            world.people();
            Http customer = new Http(world.address, world.key("mina", Role.CUSTOMER, World.ACME));
            Http analyst = new Http(world.address, world.key("akira", Role.ANALYST, null));
            long routine = file(customer, "routine");
            long urgent = file(customer, "urgent");
            assertThat(queue(analyst).get(0).path("id").asLong()).isEqualTo(urgent);
            assertThat(queue(analyst)
                            .get(0)
                            .path("sla")
                            .path("firstReplyBreached")
                            .asBoolean())
                    .isFalse();

            world.now.updateAndGet(t -> t.plus(Duration.ofMinutes(61)));
            JsonNode late = queue(analyst).get(0).path("sla");
            assertThat(late.path("firstReplyBreached").asBoolean()).isTrue();
            assertThat(late.path("answerBreached").asBoolean()).isFalse();

            analyst.post("/api/v1/requests/" + routine + "/messages", "{'body':'hello'}");
            JsonNode replied = analyst.get("/api/v1/requests/" + routine).json().path("sla");
            assertThat(replied.path("firstReplyAt").asString()).isNotEmpty();
            assertThat(replied.path("firstReplyBreached").asBoolean()).isFalse();

            analyst.put("/api/v1/requests/" + urgent + "/state", "{'state':'declined'}");
            assertThat(queue(analyst).get(0).path("id").asLong()).isEqualTo(routine);
        }
    }

    private static long file(Http customer, String priority) {
        Http.Answer answer = customer.post(
                "/api/v1/requests",
                "{'brand':'Acme Corp','question':'q','from':'2026-10-01','to':'2026-11-20','priority':'" + priority
                        + "'}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().path("id").asLong();
    }

    private static JsonNode queue(Http analyst) {
        return analyst.get("/api/v1/requests").json().path("requests");
    }
}
