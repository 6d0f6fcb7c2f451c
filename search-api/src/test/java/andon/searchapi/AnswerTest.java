package andon.searchapi;

import static org.assertj.core.api.Assertions.assertThat;

import andon.database.Database;
import andon.searchapi.accounts.Role;
import andon.searchapi.requests.ReviewSettings;
import andon.testbed.fixtures.TestDatabase;
import andon.vocabulary.DocumentId;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswerTest {
    private static final String FILING =
            "{'brand':'Acme Corp','question':'q','from':'2026-10-01','to':'2026-11-20','priority':'high'}";

    @TempDir
    static Path folder;

    private World world;
    private DocumentId access;
    private Http acme;
    private Http akira;
    private Http rin;

    TestDatabase database() {
        return TestDatabase.H2;
    }

    @BeforeAll
    void open() throws Exception {
        world = new World(folder, Database.open(database().fresh(folder)));
        world.people();
        access = Samples.publish(world);
        acme = new Http(world.address, world.key("mina", Role.CUSTOMER, World.ACME));
        akira = new Http(world.address, world.key("akira", Role.ANALYST, null));
        rin = new Http(world.address, world.key("rin", Role.ANALYST, null));
    }

    @AfterAll
    void close() {
        world.close();
    }

    private String accepted() {
        world.now.set(World.START);
        String path = "/api/v1/requests/"
                + acme.post("/api/v1/requests", FILING).json().path("id").asLong();
        assertThat(move(akira, path, "accepted")).isEqualTo(200);
        return path;
    }

    private static int move(Http by, String path, String state) {
        return by.put(path + "/state", "{'state':'" + state + "'}").status();
    }

    private static void comment(Http by, String path, String body) {
        assertThat(by.post(path + "/commentary", "{'body':'" + body + "'}").status())
                .isEqualTo(201);
    }

    private static String last(Http by, String path) {
        JsonNode commentary = by.get(path + "/commentary").json();
        return commentary.isEmpty()
                ? ""
                : commentary.get(commentary.size() - 1).path("body").asString();
    }

    @Test
    void whoWroteLastDoesNotGiveTheAnswer() throws Exception {
        String path = accepted();
        comment(akira, path, "It is real.");
        move(akira, path, "in-review");
        Http.Answer own = akira.put(path + "/state", "{'state':'answered'}");
        assertThat(own.status()).isEqualTo(409);
        assertThat(own.detail()).contains("another analyst has to read it");
        comment(rin, path, "And it is old.");
        assertThat(move(rin, path, "answered")).as("she changed it in review").isEqualTo(409);
        assertThat(move(akira, path, "answered")).isEqualTo(200);
        JsonNode answer = acme.get(path + "/answers").json().get(0);
        assertThat(answer.path("author").asString() + " "
                        + answer.path("answeredBy").asString())
                .isEqualTo("rin akira");
    }

    @Test
    void aTeamOfOneReviewsItself(@TempDir Path elsewhere) throws Exception {
        try (World alone = new World(
                elsewhere,
                Database.open(database().fresh(elsewhere)),
                context -> context.registerBean(ReviewSettings.class, () -> new ReviewSettings(false)))) {
            alone.people();
            Http customer = new Http(alone.address, alone.key("mina", Role.CUSTOMER, World.ACME));
            Http analyst = new Http(alone.address, alone.key("akira", Role.ANALYST, null));
            String path = "/api/v1/requests/"
                    + customer.post("/api/v1/requests", FILING)
                            .json()
                            .path("id")
                            .asLong();
            move(analyst, path, "accepted");
            comment(analyst, path, "c");
            move(analyst, path, "in-review");
            assertThat(move(analyst, path, "answered")).isEqualTo(200);
        }
    }

    @Test
    void anAnswerStaysAsItWasGivenAndACorrectedOneIsANewVersion() {
        String path = accepted();
        akira.post(path + "/findings", "{'document':'" + access + "','note':'An offer.'}");
        akira.post(path + "/countermeasures", "{'action':'Reset it','owner':'Acme IT'}");
        comment(akira, path, "First opinion.");
        move(akira, path, "in-review");
        assertThat(acme.get(path + "/commentary").json().size()).isZero();
        assertThat(acme.get(path + "/answers").json().size()).isZero();
        assertThat(acme.get(path + "/answers/1").status()).isEqualTo(404);
        move(rin, path, "answered");
        assertThat(last(acme, path)).isEqualTo("First opinion.");

        move(akira, path, "in-review");
        comment(akira, path, "Second opinion.");
        assertThat(last(acme, path)).as("half a correction is none").isEqualTo("First opinion.");
        assertThat(acme.get(path + "/report?format=json")
                        .json()
                        .path("answerVersion")
                        .asInt())
                .isOne();
        assertThat(akira.get(path + "/report").body()).contains("Second opinion.", "not answered yet");
        move(rin, path, "answered");
        assertThat(last(acme, path)).isEqualTo("Second opinion.");
        JsonNode first = acme.get(path + "/answers/1").json();
        assertThat(first.path("content").path("commentary").size()).isOne();
        assertThat(first.path("content")
                        .path("findings")
                        .get(0)
                        .path("payloadSha256")
                        .asString())
                .hasSize(64);
        assertThat(acme.get(path + "/report?version=1").body())
                .contains("First opinion.", "reviewed by rin")
                .doesNotContain("Second opinion.");
        assertThat(acme.get(path + "/report?version=3").status()).isEqualTo(404);

        long measure =
                acme.get(path + "/countermeasures").json().get(0).path("id").asLong();
        acme.put(path + "/countermeasures/" + measure + "/state", "{'state':'under-way'}");
        assertThat(acme.get(path + "/countermeasures")
                        .json()
                        .get(0)
                        .path("state")
                        .asString())
                .as("what is done about it is of today")
                .isEqualTo("under-way");
        String page = new Browser(world.address)
                .signIn("mina", World.PASSWORD)
                .get(path.substring("/api/v1".length()) + "?lang=en")
                .body();
        assertThat(page)
                .contains(
                        "Versions of the answer",
                        "Answer 1",
                        "Answer 2",
                        "A message only: the request stays answered.");
    }

    @Test
    void aQuestionThatFollowsReopensTheRequestAndItsClocks() {
        String path = accepted();
        comment(akira, path, "The answer.");
        move(akira, path, "in-review");
        move(rin, path, "answered");
        world.now.set(Instant.parse("2026-11-25T10:00:00Z"));
        acme.post(path + "/messages", "{'body':'And what about our other domain?'}");
        JsonNode again = acme.get(path).json();
        assertThat(again.path("state").asString()).isEqualTo("accepted");
        assertThat(again.path("sla").path("firstReplyDue").asString()).isEqualTo("2026-11-25T14:00:00Z");
        assertThat(again.path("sla").path("answerDue").asString()).isEqualTo("2026-11-27T10:00:00Z");
        assertThat(again.path("sla").path("answeredAt").isNull()).isTrue();
        assertThat(last(acme, path)).as("the answer that was given stays").isEqualTo("The answer.");
        assertThat(acme.get(path + "/report").body()).contains("The answer.").doesNotContain("not answered yet");
        akira.put(path + "/priority", "{'priority':'urgent','reason':'r'}");
        assertThat(acme.get(path).json().path("sla").path("answerDue").asString())
                .as("counted from the question that followed")
                .isEqualTo("2026-11-26T10:00:00Z");
        comment(akira, path, "It is safe.");
        move(akira, path, "in-review");
        move(rin, path, "answered");
        assertThat(acme.get(path + "/answers").json().findValuesAsString("version"))
                .containsExactly("1", "2");
        assertThat(last(acme, path)).isEqualTo("It is safe.");
        assertThat(acme.get(path + "/history").json().findValuesAsString("became"))
                .containsExactly("accepted", "in-review", "answered", "accepted", "urgent", "in-review", "answered");
    }

    @Test
    void aPlainMessageChangesNeitherStateNorClocks() {
        String path = accepted();
        comment(akira, path, "The answer.");
        move(akira, path, "in-review");
        move(rin, path, "answered");
        JsonNode answered = acme.get(path).json();
        world.now.set(Instant.parse("2026-11-25T10:00:00Z"));
        assertThat(acme.post(path + "/messages", "{'body':'Thank you.','question':false}")
                        .status())
                .isEqualTo(201);
        assertThat(acme.get(path).json().path("state").asString()).isEqualTo("answered");
        assertThat(acme.get(path).json().path("sla")).isEqualTo(answered.path("sla"));
        Browser mina = new Browser(world.address).signIn("mina", World.PASSWORD);
        String page = path.substring("/api/v1".length());
        assertThat(mina.get(page + "?lang=en").body())
                .contains("Thank you.", "A message only: the request stays answered.");
        assertThat(mina.get(page + "?lang=ja").body()).contains("回答済みのままになります");
        mina.post(page + "/messages", "body=Thanks+again&question=false");
        assertThat(acme.get(path).json().path("sla")).isEqualTo(answered.path("sla"));
        mina.post(page + "/messages", "body=But+is+it+new%3F&question=true");
        assertThat(acme.get(path).json().path("state").asString()).isEqualTo("accepted");
        assertThat(acme.get(path + "/messages").json().findValuesAsString("body"))
                .containsExactly("Thank you.", "Thanks again", "But is it new?");
    }

    @Test
    void whatIsAskedForIsSaidByAnyMessage() {
        String path = accepted();
        akira.post(path + "/messages", "{'body':'Which version do you run?'}");
        move(akira, path, "waiting-for-customer");
        acme.post(path + "/messages", "{'body':'4.2','question':false}");
        assertThat(acme.get(path).json().path("state").asString()).isEqualTo("accepted");
    }

    @Test
    void eachFindingIsJudgedAndEveryReportSaysHow() {
        String path = accepted();
        JsonNode pinned = akira.post(path + "/findings", "{'document':'" + access + "','note':'An offer.'}")
                .json()
                .get(0);
        assertThat(pinned.path("judgement").asString()
                        + pinned.path("admiralty").asString())
                .isEqualTo("claimedF6");
        String finding = path + "/findings/" + pinned.path("id").asLong() + "/judgement";
        assertThat(akira.put(finding, "{'judgement':'true','admiralty':'B2'}").detail())
                .contains("claimed, sampled, corroborated, confirmed, recycled");
        assertThat(akira.put(finding, "{'judgement':'claimed','admiralty':'G7'}")
                        .detail())
                .contains("A to F", "such as B2");
        assertThat(akira.put(path + "/findings/999999/judgement", "{'judgement':'claimed','admiralty':'B2'}")
                        .status())
                .isEqualTo(404);
        JsonNode judged = akira.put(finding, "{'judgement':'corroborated','admiralty':'b2'}")
                .json()
                .get(0);
        assertThat(judged.path("admiralty").asString() + judged.path("judgedBy").asString())
                .isEqualTo("B2akira");
        comment(akira, path, "c");
        move(akira, path, "in-review");
        move(rin, path, "answered");
        assertThat(acme.get(path + "/report").body()).contains("Corroborated · B2", "TLP:AMBER", "reviewed by rin");
        assertThat(acme.get(path + "/report?lang=ja").body()).contains("裏付けあり · B2", "レビュー担当：rin");
        JsonNode json = acme.get(path + "/report?format=json").json();
        assertThat(json.path("findings").get(0).path("judgement").asString()).isEqualTo("corroborated");
        assertThat(json.path("reviewedBy").asString()).isEqualTo("rin");
        String stix = acme.get(path + "/report?format=stix").body();
        assertThat(stix)
                .contains("judgement:corroborated", "admiralty:B2", "answer-version:1")
                .contains("\"confidence\":70");
        assertThat(akira.get(path + "/evidence-bundle").status()).isEqualTo(200);
    }

    @Test
    void passagesOfADocumentArePinnedWithWhereTheyStand() {
        String path = accepted();
        String pin = "{'document':'" + access + "','note':'%s','passage':'%s'}";
        JsonNode finding = akira.post(path + "/findings", pin.formatted("Rights", "domain user  plus local admin"))
                .json()
                .get(0);
        JsonNode passage = finding.path("passages").get(0);
        assertThat(passage.path("words").asString()).isEqualTo("domain user plus local admin");
        JsonNode document = acme.get("/api/v1/documents/" + access).json();
        String text =
                document.path("title").asString() + "\n" + document.path("text").asString();
        assertThat(text.substring(
                        text.offsetByCodePoints(0, passage.path("start").asInt()),
                        text.offsetByCodePoints(0, passage.path("end").asInt())))
                .isEqualTo("domain user plus local admin");
        akira.post(path + "/findings", pin.formatted("Payment", "𝕏 and 日本語 are fine."));
        JsonNode both = akira.get(path + "/findings").json();
        assertThat(both.size()).isOne();
        assertThat(both.get(0).path("passages").findValuesAsString("note")).containsExactly("Rights", "Payment");
        assertThat(akira.post(path + "/findings", pin.formatted("n", "domain user plus local admin"))
                        .detail())
                .contains("passage is pinned already");
        assertThat(akira.post(path + "/findings", pin.formatted("n", "words that are not there"))
                        .detail())
                .contains("does not have these words");
        comment(akira, path, "c");
        move(akira, path, "in-review");
        move(rin, path, "answered");
        assertThat(acme.get(path + "/report").body())
                .contains("<blockquote>domain user plus local admin</blockquote>", "Payment", "日本語 are fine.");
        assertThat(acme.get(path + "/report?format=stix").body()).contains("domain user plus local admin");
        assertThat(akira.get(path + "/evidence-bundle").status()).isEqualTo(200);
    }

    @Test
    void markdownOfAnAnalystRunsNothingAnywhere() {
        String path = accepted();
        comment(akira, path, "**Act** <script>alert(1)</script> [x](javascript:alert(2)) ![p](https://evil.example/p)");
        move(akira, path, "in-review");
        move(rin, path, "answered");
        String page = new Browser(world.address)
                .signIn("mina", World.PASSWORD)
                .get(path.substring("/api/v1".length()))
                .body();
        for (String html : java.util.List.of(page, acme.get(path + "/report").body())) {
            assertThat(html)
                    .contains("<strong>Act</strong>", "&lt;script&gt;alert(1)&lt;/script&gt;")
                    .doesNotContain("<script>alert", "javascript:", "evil.example");
        }
        assertThat(acme.get(path + "/commentary").json().get(0).path("body").asString())
                .as("programs have it as it was written")
                .startsWith("**Act** <script>");
    }
}
