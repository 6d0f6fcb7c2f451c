package andon.searchapi;

import static org.assertj.core.api.Assertions.assertThat;

import andon.searchapi.accounts.Role;
import andon.searchapi.exports.StixRules;
import andon.searchapi.requests.RequestType;
import andon.vocabulary.DocumentId;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The life of a request of each type through HTTP, from its filing to its closing. */
class RequestLivesTest {
    @TempDir
    static Path folder;

    private static World world;
    private static Http acme;
    private static Http analyst;
    private static Http reviewer;
    private static Http norwind;
    private static DocumentId document;

    @BeforeAll
    static void open() throws Exception {
        world = new World(folder);
        world.people();
        Samples.publish(world);
        acme = new Http(world.address, world.key("mina", Role.CUSTOMER, World.ACME));
        norwind = new Http(world.address, world.key("lars", Role.CUSTOMER, World.NORWIND));
        analyst = new Http(world.address, world.key("akira", Role.ANALYST, null));
        reviewer = new Http(world.address, world.key("rin", Role.ANALYST, null));
        document = RequestTypesTest.publishExploit(world);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @ParameterizedTest
    @EnumSource
    void itIsFiledLookedAtAnsweredReviewedReportedAskedAboutAgainAndClosed(RequestType type) {
        Http.Answer filed = acme.post("/api/v1/requests", RequestTypesTest.filing(type));
        assertThat(filed.status()).as(filed.body()).isEqualTo(201);
        assertThat(filed.json().path("state").asString()).isEqualTo("open");
        assertThat(filed.json().path("sla").path("answerDue").asString()).isNotEmpty();
        itsFirstLookIsInTheAnswerToTheFiling(filed.json());
        String path = "/api/v1/requests/" + filed.json().path("id").asLong();

        move(analyst, path, "accepted");
        done(analyst.post(path + "/messages", "{'body':'Which version do you run?'}"));
        move(analyst, path, "waiting-for-customer");
        assertThat(acme.get(path).json().path("sla").path("answerDue").isNull()).isTrue();
        done(acme.post(path + "/messages", "{'body':'The newest.'}"));

        done(analyst.post(path + "/findings", "{'document':'" + document + "','note':'It is offered here.'}"));
        done(analyst.post(
                path + "/countermeasures", "{'action':'Close the port','owner':'Acme IT','due':'2026-11-25'}"));
        done(analyst.post(path + "/commentary", "{'body':'It is **real**.'}"));
        move(analyst, path, "in-review");
        assertThat(acme.get(path + "/findings").json().size())
                .as("before it is answered")
                .isZero();
        move(reviewer, path, "answered");

        assertThat(acme.get(path + "/findings")
                        .json()
                        .get(0)
                        .path("payloadSha256")
                        .asString())
                .hasSize(64);
        assertThat(acme.get(path + "/report").body())
                .contains("It is <strong>real</strong>.", "Close the port", "glass-forum");
        for (String format : List.of("pdf", "json", "stix")) {
            Http.Answer report = acme.get(path + "/report?format=" + format);
            assertThat(report.status()).as(format + " " + report.body()).isEqualTo(200);
            assertThat(norwind.get(path + "/report?format=" + format).status()).isEqualTo(404);
            if (format.equals("stix")) {
                itHasTheFacts(report.json(), type);
            }
        }

        done(acme.post(path + "/messages", "{'body':'Is the other site hit, too?','question':true}"));
        JsonNode reopened = acme.get(path).json();
        assertThat(reopened.path("state").asString()).isEqualTo("accepted");
        done(analyst.post(path + "/commentary", "{'body':'It is not.'}"));
        move(analyst, path, "in-review");
        move(reviewer, path, "answered");
        move(acme, path, "closed");
        assertThat(acme.post(path + "/messages", "{'body':'one more'}").status())
                .isEqualTo(409);
    }

    /** Filing takes it itself, whatever plans run and when: in this world none does, and the clock stands still. */
    private static void itsFirstLookIsInTheAnswerToTheFiling(JsonNode filed) {
        JsonNode look = filed.path("firstLook");
        assertThat(look.path("documents").asInt()).isPositive();
        assertThat(look.path("takenAt").asString())
                .isEqualTo(filed.path("filedAt").asString());
        assertThat(look.path("coverage").size()).isPositive();
    }

    private static void itHasTheFacts(JsonNode bundle, RequestType type) {
        assertThat(StixRules.brokenBy(bundle)).isEmpty();
        assertThat(bundle.path("objects")
                        .valueStream()
                        .filter(object -> object.path("type").asString().equals("note"))
                        .map(note -> note.path("abstract").asString()))
                .contains("First look: searched", "Said of the exploit-sale");
        List<String> types = bundle.path("objects").findValuesAsString("type");
        switch (type) {
            case VULNERABILITY, MALWARE_CONTEXT -> assertThat(types).contains("sighting");
            case MALWARE_SAMPLE ->
                assertThat(bundle.path("objects")
                                .valueStream()
                                .filter(object -> object.path("type").asString().equals("observed-data"))
                                .map(observed -> observed.path("first_observed").asString()))
                        .as("of the finding and of the first look")
                        .hasSize(2);
            case DARK_WEB_SEARCH, THREAT_REPORT -> assertThat(types).contains("observed-data");
        }
    }

    private static void move(Http who, String path, String state) {
        Http.Answer answer = who.put(path + "/state", "{'state':'" + state + "'}");
        assertThat(answer.status()).as(state + ": " + answer.body()).isEqualTo(200);
    }

    private static void done(Http.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
    }
}
