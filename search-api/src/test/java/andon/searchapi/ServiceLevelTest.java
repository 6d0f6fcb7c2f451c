package andon.searchapi;

import static org.assertj.core.api.Assertions.assertThat;

import andon.database.Database;
import andon.searchapi.accounts.Role;
import andon.searchapi.requests.BusinessCalendar;
import andon.searchapi.requests.SlaSettings;
import andon.searchapi.requests.SlaWatch;
import andon.testbed.fixtures.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;

class ServiceLevelTest {
    @TempDir
    Path folder;

    TestDatabase database() {
        return TestDatabase.H2;
    }

    private World open(Consumer<GenericApplicationContext> more) throws IOException {
        return new World(folder, Database.open(database().fresh(folder)), more);
    }

    @Test
    void whatIsDueFirstComesFirstAndWhatIsLateIsFlagged() throws Exception {
        try (World world = open(context -> {})) {
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

    private static final String NIGHT = "2026-11-20T17:30:00Z";

    private static JsonNode sla(Http http, long id) {
        return http.get("/api/v1/requests/" + id).json().path("sla");
    }

    private static void at(World world, String time) {
        world.now.set(Instant.parse(time));
    }

    @Test
    void aWeekendAndAHolidayDoNotCountAndTheQueueShowsWhatWillBreachFirst() throws Exception {
        SlaSettings usual = SlaSettings.defaults();
        SlaSettings sla = new SlaSettings(
                new BusinessCalendar(
                        usual.calendar().zone(), usual.calendar().hours(), Set.of(LocalDate.of(2026, 11, 23))),
                usual.targets(),
                0.5,
                0.2);
        try (World world = open(context -> context.registerBean(SlaSettings.class, () -> sla))) {
            world.people();
            Http customer = new Http(world.address, world.key("mina", Role.CUSTOMER, World.ACME));
            Http analyst = new Http(world.address, world.key("akira", Role.ANALYST, null));
            at(world, NIGHT);
            long high = file(customer, "high");
            long urgent = file(customer, "urgent");
            assertThat(sla(analyst, urgent).path("firstReplyDue").asString()).isEqualTo("2026-11-24T09:30:00Z");
            assertThat(sla(analyst, urgent).path("answerDue").asString()).isEqualTo("2026-11-24T17:30:00Z");
            assertThat(sla(analyst, high).path("firstReplyDue").asString()).isEqualTo("2026-11-24T12:30:00Z");
            at(world, "2026-11-24T08:00:00Z");
            assertThat(sla(analyst, urgent).path("firstReply").asString()).isEqualTo("forecast");
            at(world, "2026-11-24T09:20:00Z");
            assertThat(sla(analyst, urgent).path("firstReply").asString()).isEqualTo("warning");
            assertThat(queue(analyst).get(0).path("id").asLong()).isEqualTo(urgent);
            at(world, "2026-11-24T09:31:00Z");
            assertThat(sla(analyst, urgent).path("firstReply").asString()).isEqualTo("breached");
            analyst.post("/api/v1/requests/" + urgent + "/messages", "{'body':'sorry'}");
            assertThat(sla(analyst, urgent).path("firstReply").asString()).isEqualTo("missed");
            assertThat(queue(analyst).get(0).path("id").asLong()).isEqualTo(high);
        }
    }

    @Test
    void theClocksStandStillWhileTheCustomerIsWaitedFor() throws Exception {
        try (World world = open(context -> {})) {
            world.people();
            Http customer = new Http(world.address, world.key("mina", Role.CUSTOMER, World.ACME));
            Http analyst = new Http(world.address, world.key("akira", Role.ANALYST, null));
            long other = file(customer, "high");
            long id = file(customer, "urgent");
            String path = "/api/v1/requests/" + id;
            analyst.put(path + "/state", "{'state':'accepted'}");
            assertThat(analyst.put(path + "/state", "{'state':'waiting-for-customer'}")
                            .detail())
                    .contains("when an analyst has asked: write a message first");
            at(world, "2026-11-20T10:00:00Z");
            analyst.post(path + "/messages", "{'body':'Which gateway is it?'}");
            Http.Answer waiting = analyst.put(path + "/state", "{'state':'waiting-for-customer'}");
            assertThat(waiting.status()).as(waiting.body()).isEqualTo(200);
            assertThat(waiting.json().path("sla").path("answer").asString()).isEqualTo("paused");
            assertThat(waiting.json().path("sla").path("answerDue").isNull()).isTrue();
            assertThat(queue(analyst).get(0).path("id").asLong()).isEqualTo(other);
            assertThat(customer.put(path + "/state", "{'state':'accepted'}").status())
                    .isEqualTo(409);

            at(world, "2026-11-23T12:00:00Z");
            assertThat(sla(customer, id).path("answerBreached").asBoolean()).isFalse();
            customer.post(path + "/messages", "{'body':'The one in Oslo.'}");
            JsonNode request = customer.get(path).json();
            assertThat(request.path("state").asString()).isEqualTo("accepted");
            assertThat(request.path("sla").path("pausedSince").isNull()).isTrue();
            // One of nine hours was used on Friday; of Monday's from noon on there are six, and two are left for
            // Tuesday.
            assertThat(request.path("sla").path("answerDue").asString()).isEqualTo("2026-11-24T11:00:00Z");
            assertThat(customer.get(path + "/history").json().findValuesAsString("became"))
                    .containsExactly("accepted", "waiting-for-customer", "accepted");
        }
    }

    @Test
    void anotherPriorityCountsAnewFromFilingAndKeepsItsReason() throws Exception {
        try (World world = open(context -> {})) {
            world.people();
            Http customer = new Http(world.address, world.key("mina", Role.CUSTOMER, World.ACME));
            Http analyst = new Http(world.address, world.key("akira", Role.ANALYST, null));
            long id = file(customer, "routine");
            String path = "/api/v1/requests/" + id;
            assertThat(sla(analyst, id).path("answerDue").asString()).isEqualTo("2026-11-26T18:00:00Z");
            analyst.put(path + "/state", "{'state':'accepted'}");
            at(world, "2026-11-20T10:00:00Z");
            analyst.post(path + "/messages", "{'body':'Which one?'}");
            analyst.put(path + "/state", "{'state':'waiting-for-customer'}");
            at(world, "2026-11-20T12:00:00Z");
            analyst.put(path + "/state", "{'state':'accepted'}");
            assertThat(analyst.put(path + "/priority", "{'priority':'urgent'}").status())
                    .isEqualTo(400);
            assertThat(analyst.put(path + "/priority", "{'priority':'now','reason':'r'}")
                            .detail())
                    .contains("routine, high, urgent");
            JsonNode changed = analyst.put(
                            path + "/priority", "{'priority':'urgent','reason':'It is sold on a second forum.'}")
                    .json();
            assertThat(changed.path("priority").asString()).isEqualTo("urgent");
            assertThat(changed.path("sla").path("answerDue").asString()).isEqualTo("2026-11-23T11:00:00Z");
            assertThat(changed.path("sla").path("firstReply").asString())
                    .as("what was done in time stays so")
                    .isEqualTo("met");
            JsonNode last = customer.get(path + "/history").json().get(3);
            assertThat(last.path("was").asString() + last.path("became").asString())
                    .isEqualTo("routineurgent");
            assertThat(last.path("reason").asString()).isEqualTo("It is sold on a second forum.");

            analyst.put(path + "/state", "{'state':'declined'}");
            assertThat(analyst.put(path + "/priority", "{'priority':'high','reason':'r'}")
                            .status())
                    .isEqualTo(409);
        }
    }

    @Test
    void aRequestIsAssignedToAnalystsOnlyAndItsLabelStandsOnItsReport() throws Exception {
        try (World world = open(context -> {})) {
            world.people();
            Http customer = new Http(world.address, world.key("mina", Role.CUSTOMER, World.ACME));
            Http analyst = new Http(world.address, world.key("akira", Role.ANALYST, null));
            long id = file(customer, "routine");
            String path = "/api/v1/requests/" + id;
            assertThat(customer.get(path).json().path("tlp").asString()).isEqualTo("amber");
            assertThat(analyst.put(path + "/assignee", "{'assignee':'rin'}")
                            .json()
                            .path("assignee")
                            .asString())
                    .isEqualTo("rin");
            assertThat(analyst.put(path + "/assignee", "{'assignee':'mina'}").detail())
                    .contains("no analyst 'mina'");
            assertThat(analyst.put(path + "/assignee", "{}")
                            .json()
                            .path("assignee")
                            .isNull())
                    .isTrue();
            assertThat(customer.put(path + "/tlp", "{'tlp':'pink'}").detail()).contains("amber+strict");
            assertThat(customer.put(path + "/tlp", "{'tlp':'red'}").status()).isEqualTo(200);
            assertThat(customer.get(path + "/report").body()).contains("TLP:RED");
            assertThat(analyst.put(path + "/tlp", "{'tlp':'green'}").status()).isEqualTo(200);
            assertThat(customer.get(path + "/report").body()).contains("TLP:GREEN");
            String page = new Browser(world.address)
                    .signIn("akira", World.PASSWORD)
                    .get("/requests/" + id)
                    .body();
            assertThat(page).contains("TLP:GREEN", "Change priority", "rin", "History");
            assertThat(new Browser(world.address)
                            .signIn("mina", World.PASSWORD)
                            .get("/requests?lang=ja")
                            .body())
                    .contains("TLP:GREEN", "受付済み");
        }
    }

    @Test
    void aTeamIsToldInItsLanguage() throws Exception {
        try (World world = open(context -> {})) {
            world.people();
            Http customer = new Http(world.address, world.key("mina", Role.CUSTOMER, World.ACME));
            List<SlaWatch.Notice> told = new ArrayList<>();
            SlaWatch watch = new SlaWatch(
                    world.database,
                    SlaSettings.defaults(),
                    told::add,
                    "https://andon.example",
                    Locale.JAPANESE,
                    world.clock);
            long id = file(customer, "urgent");
            world.now.updateAndGet(t -> t.plus(Duration.ofMinutes(31)));
            watch.look();
            assertThat(told.getFirst().subject()).isEqualTo("[Andon] 調査依頼：このままでは遅延 1 件");
            assertThat(told.getFirst().text())
                    .contains("このままでは期限に間に合いません：")
                    .contains("調査依頼 " + id + "（acme、ダークウェブ調査、優先度：至急）：初回返信の期限 2026-11-20 10:00 UTC、担当者未定");
        }
    }

    @Test
    void aTeamIsToldOnceOfEachStateAndAgainWhenItCouldNotBeTold() throws Exception {
        try (World world = open(context -> {})) {
            world.people();
            Http customer = new Http(world.address, world.key("mina", Role.CUSTOMER, World.ACME));
            Http analyst = new Http(world.address, world.key("akira", Role.ANALYST, null));
            List<SlaWatch.Notice> told = new ArrayList<>();
            AtomicBoolean reached = new AtomicBoolean(true);
            SlaWatch watch = new SlaWatch(
                    world.database,
                    SlaSettings.defaults(),
                    notice -> reached.get() && told.add(notice),
                    "https://andon.example",
                    Locale.ENGLISH,
                    world.clock);
            long id = file(customer, "urgent");
            file(customer, "routine");
            assertThat(watch.look()).isZero();
            world.now.updateAndGet(t -> t.plus(Duration.ofMinutes(31)));
            assertThat(watch.look()).isOne();
            assertThat(watch.look()).isZero();
            assertThat(told.getFirst().team()).isEqualTo("research");
            assertThat(told.getFirst().subject()).contains("1 will be late unless somebody sees to it");
            assertThat(told.getFirst().text())
                    .contains(
                            "Request " + id + " of acme, dark-web-search, urgent: first reply due 2026-11-20 10:00 UTC")
                    .contains("nobody has it", "https://andon.example/requests/" + id)
                    .doesNotContain("Acme Corp");

            reached.set(false);
            world.now.updateAndGet(t -> t.plus(Duration.ofMinutes(30)));
            assertThat(watch.look()).isZero();
            reached.set(true);
            assertThat(watch.look()).isOne();
            assertThat(told.getLast().subject()).contains("1 overdue");
            assertThat(watch.look())
                    .as("the warning before it is settled with the breach")
                    .isZero();

            analyst.put("/api/v1/requests/" + id + "/priority", "{'priority':'high','reason':'r'}");
            assertThat(watch.look()).isZero();
            world.now.updateAndGet(t -> t.plus(Duration.ofHours(3)));
            assertThat(watch.look()).as("the clock runs to another time now").isOne();
            assertThat(told).extracting(SlaWatch.Notice::id).doesNotHaveDuplicates();
            analyst.put("/api/v1/requests/" + id + "/state", "{'state':'declined'}");
            world.now.updateAndGet(t -> t.plus(Duration.ofDays(30)));
            assertThat(watch.look()).as("of the routine one both promises").isEqualTo(2);
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
