package andon.searchapi;

import static org.assertj.core.api.Assertions.assertThat;

import andon.searchapi.accounts.Role;
import andon.vocabulary.AssetType;
import andon.vocabulary.Document;
import andon.vocabulary.DocumentKind;
import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Pivots and timelines over HTTP: two sites, a seller with two names and one handle, and bystanders. */
class PivotTest {
    @TempDir
    static Path folder;

    private static World world;
    private static Http analyst;
    private static Http customer;
    private static Http auditor;

    @BeforeAll
    static void open() throws Exception {
        world = new World(folder);
        world.people();
        analyst = new Http(world.address, world.key("akira", Role.ANALYST, null));
        customer = new Http(world.address, world.key("mina", Role.CUSTOMER, World.ACME));
        auditor = new Http(world.address, world.key("aude", Role.AUDITOR, null));
        world.asset(World.ACME, AssetType.NAME, "Acme Corp");
        post("p1", "glass-forum", "ghost", 9, "Acme Corp access, write to @ghost_tg", "@ghost_tg");
        post("p2", "night-market", "phantom", 5, "Combo of Norwind, write to @ghost_tg", "@ghost_tg");
        post("p3", "night-market", "phantom", 5, "More of it, write to @ghost_tg", "@ghost_tg");
        for (int i = 0; i < 8; i++) {
            post("b" + i, "glass-forum", "bystander" + i, 3, "Nothing to see here, number " + i, null);
        }
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static void post(
            String key, String source, String author, int daysAgo, String text, @Nullable String handle) {
        String title = "Topic " + key;
        List<Entity> entities = new ArrayList<>();
        if (handle != null) {
            entities.add(World.entity(EntityType.MESSAGING_HANDLE, "telegram:" + handle, title + "\n" + text, handle));
        }
        Document document = World.document(
                key, source, DocumentKind.POST, title, author, text, List.of(), "en", entities, List.of());
        world.publish(document, World.START.minus(Duration.ofDays(daysAgo)));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static List<String> values(JsonNode list, String member) {
        return list.valueStream().map(one -> one.path(member).asString()).toList();
    }

    @Test
    void aPivotTellsDocumentsTimesSourcesAndCompany() {
        JsonNode pivot = analyst.get("/api/v1/entities/author/phantom").json();
        assertThat(pivot.path("total").asInt()).isEqualTo(2);
        assertThat(pivot.path("firstSeen").asString()).isEqualTo("2026-11-15T09:00:00Z");
        assertThat(values(pivot.path("sources"), "value")).containsExactly("night-market");
        assertThat(values(pivot.path("documents"), "title")).containsExactlyInAnyOrder("Topic p2", "Topic p3");
        assertThat(values(pivot.path("related"), "value")).contains("telegram:@ghost_tg");
        assertThat(pivot.path("timeline")
                        .path("buckets")
                        .valueStream()
                        .mapToLong(bucket -> bucket.path("count").asLong())
                        .sum())
                .isEqualTo(2);
    }

    @Test
    void aSharedHandleLeadsToTheOtherNameOnTheOtherSite() {
        JsonNode aliases = analyst.get("/api/v1/entities/author/phantom").json().path("aliases");
        assertThat(values(aliases, "name")).containsExactly("ghost");
        assertThat(aliases.get(0).path("sources").get(0).asString()).isEqualTo("glass-forum");
        assertThat(values(aliases.get(0).path("by"), "type")).containsExactly("handle");
        JsonNode both = analyst.get("/api/v1/entities/messaging-handle?value=" + encoded("telegram:@ghost_tg"))
                .json();
        assertThat(values(both.path("aliases"), "name")).containsExactlyInAnyOrder("ghost", "phantom");
    }

    @Test
    void aCustomersPivotKnowsOnlyTheDocumentsThatMentionIt() {
        String page = "/api/v1/entities/handle?value=" + encoded("telegram:@ghost_tg");
        JsonNode pivot = customer.get(page).json();
        assertThat(pivot.path("total").asInt()).isEqualTo(1);
        assertThat(values(pivot.path("sources"), "value")).containsExactly("glass-forum");
        assertThat(customer.get(page).body()).doesNotContain("phantom", "Norwind", "night-market");
        Http.Answer hidden = customer.get("/api/v1/entities/author/phantom");
        Http.Answer absent = customer.get("/api/v1/entities/author/nobody");
        assertThat(hidden.status()).isEqualTo(404);
        assertThat(hidden.detail()).isEqualTo(absent.detail());
        JsonNode timeline = customer.get("/api/v1/timeline").json();
        assertThat(timeline.path("total").asInt()).isEqualTo(1);
        assertThat(timeline.path("buckets").size()).isEqualTo(1);
    }

    @Test
    void aTimelineCountsByTheIntervalInTheZoneThatIsAskedFor() {
        JsonNode days = analyst.get("/api/v1/timeline?q=source:night-market").json();
        assertThat(days.path("buckets").get(0).path("start").asString()).isEqualTo("2026-11-15T00:00:00Z");
        assertThat(days.path("buckets").get(0).path("count").asInt()).isEqualTo(2);
        JsonNode tokyo = analyst.get("/api/v1/timeline?q=source:night-market&zone=Asia/Tokyo&interval=week")
                .json();
        assertThat(tokyo.path("buckets").get(0).path("start").asString()).isEqualTo("2026-11-08T15:00:00Z");
        assertThat(analyst.get("/api/v1/timeline").json().path("buckets").size())
                .as("days without documents stand in it too")
                .isEqualTo(7);
    }

    @Test
    void whatCannotBeAskedIsRefusedWithTheReason() {
        assertThat(analyst.get("/api/v1/timeline?interval=minute").detail()).contains("[hour, day, week, month]");
        assertThat(analyst.get("/api/v1/timeline?field=read").detail()).contains("[seen, posted, changed]");
        assertThat(analyst.get("/api/v1/timeline?zone=Mars/Base").detail()).contains("Asia/Tokyo");
        assertThat(analyst.get("/api/v1/timeline?q=%28acme").status()).isEqualTo(400);
        assertThat(analyst.get("/api/v1/entities/colour/red").detail()).contains("author, org");
        assertThat(analyst.get("/api/v1/entities/org/acme*").detail()).contains("one whole value");
        assertThat(analyst.get("/api/v1/entities/org?value=").detail()).contains("1 to 1024");
        assertThat(analyst.get("/api/v1/entities/org/Acme?limit=0").detail()).contains("1 to 200");
    }

    @Test
    void pivotsAndTimelinesAreNotedWithoutSecrets() {
        analyst.get("/api/v1/entities/email/" + encoded("password=hunter2"));
        analyst.get("/api/v1/timeline?q=acme");
        assertThat(auditor.get("/api/v1/audit").body())
                .contains("entity-view", "entity email", "password=•••", "\"timeline\"")
                .doesNotContain("hunter2");
    }

    @Test
    void everyFacetOfThePortIsCounted() {
        assertThat(analyst.get("/api/v1/facets?facet=handle").body()).contains("telegram:@ghost_tg");
        assertThat(analyst.get("/api/v1/facets?facet=author").body()).contains("phantom");
    }

    @Test
    void theConsolesPagesLeadFromHitToValueAndNarrowByTime() {
        for (String language : List.of("en", "ja")) {
            Http.Answer search = analyst.get("/?sort=worst&facets=all&lang=" + language);
            assertThat(search.status()).as(search.body()).isEqualTo(200);
            assertThat(search.body())
                    .contains(
                            "/entities/handle?value=telegram",
                            "seen:",
                            "<svg class=\"chart\"",
                            "/entities/author?value=")
                    .doesNotContain("??");
            Http.Answer entity = analyst.get("/entities/author/phantom?lang=" + language);
            assertThat(entity.status()).as(entity.body()).isEqualTo(200);
            assertThat(entity.body())
                    .contains("telegram:@ghost_tg", ">ghost<", "glass-forum", "Topic p3")
                    .doesNotContain("??", "style=\"");
        }
        assertThat(customer.get("/entities/author/phantom").status()).isEqualTo(404);
        assertThat(analyst.get("/?sort=loud").status()).isEqualTo(400);
    }
}
