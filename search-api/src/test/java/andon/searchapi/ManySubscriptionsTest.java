package andon.searchapi;

import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.watch.Selection;
import andon.corpus.watch.Subscription.Channel;
import andon.corpus.watch.Subscriptions.Wish;
import andon.corpus.watch.Timing;
import andon.searchapi.accounts.Role;
import andon.vocabulary.OrganisationId;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Nothing that lists subscriptions or their channels lists all at once, and everything is reached. */
class ManySubscriptionsTest {
    private static final int MANY = 1_030;

    @TempDir
    static Path folder;

    private static World world;
    private static Http akira;

    @BeforeAll
    static void open() throws Exception {
        world = new World(folder);
        world.people();
        akira = new Http(world.address, world.key("akira", Role.ANALYST, null));
        for (int i = 1; i <= MANY; i++) {
            world.corpus
                    .subscriptions()
                    .create(
                            OrganisationId.ANALYSTS,
                            new Wish("word " + i, Selection.of("word" + i, null), Timing.AT_ONCE),
                            List.of(new Channel.Email("team" + i + "@provider.example")));
        }
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void aTaxiiClientGetsABoundedListAndReadsAnyCollection() {
        Http.Answer listed = akira.get("/taxii2/andon/collections/");
        JsonNode collections = listed.json().path("collections");
        assertThat(collections).hasSize(1_000);
        String link = listed.header("Link");
        assertThat(link).endsWith(">; rel=\"next\"");
        Http.Answer rest = akira.get(link.substring(1, link.indexOf('>')));
        assertThat(rest.json().path("collections")).hasSize(MANY - 1_000);
        assertThat(rest.header("Link")).isEmpty();

        Set<String> ids = new HashSet<>();
        collections.forEach(one -> ids.add(one.path("id").asString()));
        rest.json().path("collections").forEach(one -> ids.add(one.path("id").asString()));
        assertThat(ids).hasSize(MANY);

        JsonNode last = rest.json().path("collections").get(MANY - 1_001);
        assertThat(last.path("title").asString()).isEqualTo("word " + MANY);
        world.publish(World.simple("m1", "Last", "word" + MANY + " is told"), World.START);
        for (String name :
                List.of(last.path("id").asString(), last.path("alias").asString())) {
            assertThat(akira.get("/taxii2/andon/collections/" + name + "/objects/")
                            .body())
                    .contains("\"report\"");
        }
        Http acme = new Http(world.address, world.key("mina", Role.CUSTOMER, World.ACME));
        assertThat(acme.get("/taxii2/andon/collections/" + last.path("alias").asString() + "/")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void channelsAreListedInPartsInTheOrderInWhichTheyWereAdded() {
        Set<String> seen = new HashSet<>();
        long after = 0;
        int parts = 0;
        for (JsonNode next; ; after = next.asLong()) {
            JsonNode page =
                    akira.get("/api/v1/deliveries?limit=400&after=" + after).json();
            parts++;
            page.path("channels").forEach(one -> seen.add(one.path("where").asString()));
            next = page.path("next");
            if (next.isNull()) {
                break;
            }
            assertThat(next.asLong()).isGreaterThan(after);
        }
        assertThat(parts).isEqualTo(3);
        assertThat(seen).hasSize(MANY);
        assertThat(akira.get("/api/v1/deliveries?limit=1001").status()).isEqualTo(400);
        assertThat(akira.get("/api/v1/deliveries").json().path("channels")).hasSize(200);
    }

    @Test
    void theConsoleShowsAHundredAndLeadsToTheRest() throws Exception {
        Browser browser = new Browser(world.address);
        browser.signIn("akira", World.PASSWORD);
        String page = browser.get("/alerts?lang=en").body();
        assertThat(page)
                .contains("team100@provider.example", "Further channels")
                .doesNotContain("team101@provider.example");
        String link = page.substring(page.indexOf("/alerts?channel="));
        assertThat(browser.get(link.substring(0, link.indexOf('"'))).body())
                .contains("team101@provider.example", "team200@provider.example")
                .doesNotContain("team1@provider.example");
    }

    @Test
    void alertsAreListedInPartsToo() throws Exception {
        for (int i = 2; i <= 6; i++) {
            world.publish(World.simple("a" + i, "Part", "word" + i + " is told"), World.START.plusSeconds(i));
        }
        JsonNode page = akira.get("/api/v1/alerts?limit=2").json();
        assertThat(page.path("alerts")).hasSize(2);
        Set<String> seen = new HashSet<>();
        while (!page.path("next").isNull()) {
            page.path("alerts")
                    .forEach(one -> seen.add(one.path("subscriptionName").asString()));
            page = akira.get("/api/v1/alerts?limit=2&next=" + page.path("next").asString())
                    .json();
        }
        page.path("alerts").forEach(one -> seen.add(one.path("subscriptionName").asString()));
        assertThat(seen).contains("word 2", "word 3", "word 4", "word 5", "word 6");
        assertThat(akira.get("/api/v1/alerts?next=x").status()).isEqualTo(400);
        Browser browser = new Browser(world.address);
        browser.signIn("akira", World.PASSWORD);
        assertThat(browser.get("/alerts?older=x").statusCode()).isEqualTo(404);
    }
}
