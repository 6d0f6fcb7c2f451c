package andon.searchapi;

import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.watch.Alerts.Delivery;
import andon.searchapi.accounts.Role;
import andon.vocabulary.AssetType;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A subscription as its owner makes it, changes it, mutes it and hears from it. */
class SubscriptionLifeTest {
    @TempDir
    static Path folder;

    private static World world;
    private static Http acme;

    @BeforeAll
    static void open() throws Exception {
        world = new World(folder);
        world.people();
        world.asset(World.ACME, AssetType.NAME, "Acme Corp");
        acme = new Http(world.address, world.key("mina", Role.CUSTOMER, World.ACME));
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void everythingThatIsAskedForIsKeptAndCanBeChanged() {
        String wish = "{'name':'digest','query':'vpn','minimumSeverity':'medium','categories':['access-sale'],"
                + "'languages':['en','ja'],'sources':['glass-forum'],'kinds':['post','listing'],'news':['gone','offer-changed'],"
                + "'timing':{'cadence':'weekly','at':'08:30','day':'tuesday','zone':'Asia/Tokyo','quietFrom':'22:00',"
                + "'quietTo':'07:00','urgentFrom':'critical','language':'ja'},'email':'soc@acme.example'}";
        JsonNode made = acme.post("/api/v1/subscriptions", wish).json();
        String one = "/api/v1/subscriptions/" + made.path("id").asLong();
        JsonNode kept = acme.get(one).json();
        assertThat(kept).isEqualTo(made);
        assertThat(kept.path("timing").path("day").asString()).isEqualTo("tuesday");
        assertThat(kept.path("timing").path("quietTo").asString()).isEqualTo("07:00");
        assertThat(kept.path("categories").get(0).asString()).isEqualTo("access-sale");
        assertThat(kept.path("kinds")).hasSize(2);
        assertThat(kept.path("news")).hasSize(2);
        assertThat(kept.path("problem").isNull()).isTrue();

        JsonNode changed = acme.put(one, "{'name':'plain','timing':{'mutedUntil':'2026-12-24T00:00:00Z'}}")
                .json();
        assertThat(changed.path("name").asString()).isEqualTo("plain");
        assertThat(changed.path("categories")).isEmpty();
        assertThat(changed.path("news")).hasSize(3);
        assertThat(changed.path("timing").path("cadence").asString()).isEqualTo("at-once");
        assertThat(changed.path("timing").path("mutedUntil").asString()).isEqualTo("2026-12-24T00:00:00Z");
        assertThat(changed.path("emails").get(0).asString()).isEqualTo("soc@acme.example");
        assertThat(acme.put("/api/v1/subscriptions/999999", "{'name':'x'}").status())
                .isEqualTo(404);
        Http norwind = new Http(world.address, world.key("lars", Role.CUSTOMER, World.NORWIND));
        assertThat(norwind.put(one, "{'name':'x'}").status()).isEqualTo(404);
        acme.send("DELETE", one, null);
    }

    @Test
    void aChannelIsAddedChangedAndRemovedAndItsSecretIsShownOnce() {
        JsonNode made = acme.post("/api/v1/subscriptions", "{'name':'c','email':'soc@acme.example'}")
                .json();
        String channels = "/api/v1/subscriptions/" + made.path("id").asLong() + "/channels";
        JsonNode hook = acme.post(channels, "{'webhook':'https://hooks.acme.example/a'}")
                .json();
        String secret = hook.path("webhookSecret").asString();
        assertThat(secret).startsWith("whsec_");
        String key = "k".repeat(40);
        String misp = "{'misp':{'address':'https://misp.acme.example','key':'" + key + "','tlp':'green',"
                + "'distribution':'connected','publish':true}}";
        JsonNode instance = acme.post(channels, misp).json();
        assertThat(instance.path("kind").asString()).isEqualTo("misp");
        assertThat(instance.path("distribution").asString()).isEqualTo("connected");

        String one = channels + "/" + hook.path("id").asLong();
        JsonNode moved =
                acme.put(one, "{'webhook':'https://hooks.acme.example/b'}").json();
        assertThat(moved.path("where").asString()).isEqualTo("https://hooks.acme.example/b");
        assertThat(moved.path("webhookSecret").asString()).startsWith("whsec_").isNotEqualTo(secret);
        assertThat(acme.put(one, "{'email':'a@acme.example'}").status()).isEqualTo(400);
        assertThat(acme.post(channels, "{}").status()).isEqualTo(400);
        assertThat(acme.post(channels, "{'feed':true,'email':'a@acme.example'}").status())
                .isEqualTo(400);
        assertThat(acme.post(channels, misp.replace("green", "red")).body())
                .contains("TLP:RED")
                .doesNotContain(key);
        assertThat(acme.post(channels, misp.replace(key, "k k")).body()).contains("20 to 128 letters and digits");

        String listed = acme.get(channels).body();
        assertThat(listed).contains("soc@acme.example", "hooks.acme.example/b", "misp.acme.example");
        assertThat(listed).doesNotContain("whsec_", key);
        assertThat(acme.get("/api/v1/subscriptions").body()).doesNotContain("whsec_", key);

        assertThat(acme.send("DELETE", one, null).status()).isEqualTo(204);
        assertThat(acme.send("DELETE", one, null).status()).isEqualTo(404);
        acme.send("DELETE", channels + "/" + instance.path("id").asLong(), null);
        JsonNode last = acme.get(channels).json().path("channels").get(0);
        assertThat(acme.send("DELETE", channels + "/" + last.path("id").asLong(), null)
                        .status())
                .isEqualTo(409);
        assertThat(acme.get("/api/v1/deliveries").json().path("channels"))
                .anySatisfy(channel ->
                        assertThat(channel.path("removedAt").isNull()).isFalse());
        acme.send("DELETE", "/api/v1/subscriptions/" + made.path("id").asLong(), null);
    }

    @Test
    void theConsoleChangesChannelsToo() throws Exception {
        JsonNode made = acme.post("/api/v1/subscriptions", "{'name':'on the page','email':'soc@acme.example'}")
                .json();
        Browser browser = new Browser(world.address);
        browser.signIn("mina", World.PASSWORD);
        String page = "/subscriptions/" + made.path("id").asLong();
        String key = "z".repeat(40);

        assertThat(browser.post(page + "/channels", "misp=https://misp.acme.example&mispTlp=amber")
                        .body())
                .contains("needs the key");
        assertThat(browser.post(
                                page + "/channels",
                                "misp=https://misp.acme.example&mispKey=" + key
                                        + "&mispTlp=amber&mispDistribution=community")
                        .statusCode())
                .isEqualTo(302);
        assertThat(browser.get(page).body())
                .contains("https://misp.acme.example", "TLP:AMBER · This community")
                .doesNotContain(key);
        assertThat(browser.post(page + "/channels", "webhook=https://hooks.acme.example/x")
                        .body())
                .contains("whsec_");
        assertThat(browser.get(page).body()).doesNotContain("whsec_");
        List<Long> ids = new java.util.ArrayList<>();
        acme.get("/api/v1" + page + "/channels")
                .json()
                .path("channels")
                .forEach(channel -> ids.add(channel.path("id").asLong()));
        assertThat(browser.post(page + "/channels/" + ids.getFirst(), "email=night@acme.example")
                        .statusCode())
                .isEqualTo(302);
        assertThat(browser.get(page).body()).contains("night@acme.example").doesNotContain("soc@acme.example");
        browser.post(page + "/channels/" + ids.getFirst() + "/removal", "");
        browser.post(page + "/channels/" + ids.get(1) + "/removal", "");
        assertThat(browser.post(page + "/channels/" + ids.get(2) + "/removal", "")
                        .body())
                .contains("only channel");
        acme.send("DELETE", "/api/v1" + page, null);
    }

    @Test
    void whatCannotBeIsRefusedWithWhatWasExpected() {
        for (List<String> wrong : List.of(
                List.of("'timing':{'cadence':'monthly'}", "at-once, hourly, daily or weekly"),
                List.of("'timing':{'cadence':'daily','at':'25:00'}", "08:30"),
                List.of("'timing':{'cadence':'weekly','day':'someday'}", "monday"),
                List.of("'timing':{'zone':'Mars/Base'}", "Asia/Tokyo"),
                List.of("'timing':{'quietFrom':'22:00'}", "quietTo"),
                List.of("'timing':{'quietFrom':'22:00','quietTo':'22:00'}", "another time"),
                List.of("'timing':{'mutedUntil':'2099-01-01T00:00:00Z'}", "at most 366 days"),
                List.of("'timing':{'language':'fr'}", "en or ja"),
                List.of("'categories':['weather']", "no category"),
                List.of("'kinds':['film']", "post, listing"),
                List.of("'news':['weather']", "offer-changed or gone"),
                List.of("'languages':['English']", "such as en, ja"),
                List.of("'sources':['Not A Source']", "source id"),
                List.of("'query':'(vpn'", ""))) {
            Http.Answer answer = acme.post(
                    "/api/v1/subscriptions", "{'name':'n','email':'a@acme.example'," + wrong.getFirst() + "}");
            assertThat(answer.status()).as(wrong.getFirst()).isEqualTo(400);
            assertThat(answer.detail()).contains(wrong.getLast());
        }
        String many = "'en',".repeat(51) + "'ja'";
        assertThat(acme.post("/api/v1/subscriptions", "{'name':'n','feed':true,'languages':[" + many + "]}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void theConsoleMakesShowsChangesAndRemovesOne() throws Exception {
        Browser browser = new Browser(world.address);
        browser.signIn("mina", World.PASSWORD);
        assertThat(browser.get("/new-subscription").body()).contains("name=\"mutedUntil\"", "Access for sale");
        HttpResponse<String> wrong = browser.post(
                "/subscriptions", "name=from+the+console&q=%28vpn&email=soc%40acme.example&cadence=daily&at=07:45");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("from the console", "(vpn", "role=\"alert\"");

        HttpResponse<String> made = browser.post(
                "/subscriptions",
                "name=from+the+console&q=vpn&feed=true&cadence=daily&at=07:45&zone=Asia/Tokyo&mutedUntil=2026-12-01"
                        + "&categories=access-sale&categories=phishing&languages=en%2C+ja");
        assertThat(made.body()).contains("/feeds/");
        JsonNode stored = acme.get("/api/v1/subscriptions").json().path("subscriptions");
        JsonNode last = stored.get(stored.size() - 1);
        assertThat(last.path("timing").path("mutedUntil").asString()).isEqualTo("2026-11-30T15:00:00Z");
        assertThat(last.path("categories")).hasSize(2);
        assertThat(last.path("languages")).hasSize(2);
        String page = "/subscriptions/" + last.path("id").asLong();
        assertThat(browser.get(page).body())
                .contains("value=\"2026-12-01\"", "value=\"07:45\"")
                .doesNotContain("/feeds/");
        assertThat(browser.get("/alerts").body()).contains("One digest a day", "muted until");
        browser.post(page, "name=renamed&q=vpn&zone=Asia/Tokyo");
        assertThat(browser.get(page).body()).contains("renamed");
        browser.post(page + "/removal", "");
        assertThat(browser.get(page).statusCode()).isEqualTo(404);
        assertThat(browser.get("/alerts?lang=ja").statusCode()).isEqualTo(200);
        assertThat(browser.get("/new-subscription").body()).contains("購読を登録", "1 日 1 回まとめて");
        browser.get("/alerts?lang=en");
    }

    @Test
    void aDigestWaitsForItsHourAndComesOnce() {
        JsonNode made = acme.post(
                        "/api/v1/subscriptions",
                        "{'name':'daily','query':'hourglass','timing':{'cadence':'daily','at':'18:00','zone':'Asia/Tokyo'},"
                                + "'email':'soc@acme.example'}")
                .json();
        world.publish(World.simple("d1", "Acme", "Acme Corp hourglass one"), World.START);
        world.publish(World.simple("d2", "Acme", "Acme Corp hourglass two"), World.START.plusSeconds(60));
        Instant six = Instant.parse("2026-11-21T09:00:00Z");
        assertThat(take(six.minusSeconds(1))).isEmpty();
        assertThat(take(six))
                .singleElement()
                .satisfies(one -> assertThat(one.alerts())
                        .hasSize(2)
                        .allMatch(alert ->
                                alert.subscriptionId() == made.path("id").asLong()));
        acme.send("DELETE", "/api/v1/subscriptions/" + made.path("id").asLong(), null);
    }

    private static List<Delivery> take(Instant at) {
        return world.corpus.alerts().takeDue(at, 50, Duration.ofMinutes(1));
    }

    @Test
    void aPreviewSaysWhatWouldHaveBeenToldAndWhyAndKeepsNothing() throws Exception {
        world.publish(World.simple("pv1", "Pre-sale", "Acme Corp lighthouse access"), World.START);
        world.publish(World.simple("pv2", "Other", "Norwind Energi lighthouse access"), World.START);
        int before =
                acme.get("/api/v1/subscriptions").json().path("subscriptions").size();
        JsonNode preview = acme.post("/api/v1/subscriptions/preview", "{'name':'p','query':'lighthouse'}")
                .json();
        assertThat(preview.path("alerts").asInt()).isEqualTo(1);
        assertThat(preview.path("complete").asBoolean()).isTrue();
        JsonNode example = preview.path("examples").get(0);
        assertThat(example.path("title").asString()).isEqualTo("Pre-sale");
        JsonNode why = example.path("why").get(0);
        assertThat(why.path("assetValue").asString()).isEqualTo("Acme Corp");
        assertThat(why.path("rule").asString()).isEqualTo("name-folded");
        assertThat(why.path("explanation").asString()).isEqualTo("acme corp is the name “Acme Corp” (95% sure)");
        assertThat(acme.post("/api/v1/subscriptions/preview?days=1000", "{'name':'p'}")
                        .status())
                .isEqualTo(400);
        assertThat(acme.post("/api/v1/subscriptions/preview", "{'name':'p','query':'(x'}")
                        .status())
                .isEqualTo(400);

        Browser browser = new Browser(world.address);
        browser.signIn("mina", World.PASSWORD);
        String page = browser.post("/subscription-preview", "name=p&q=lighthouse&zone=Asia/Tokyo")
                .body();
        assertThat(page).contains("One alert", "is the name “Acme Corp”", "value=\"lighthouse\"", "<meter");
        assertThat(browser.post("/subscription-preview", "name=p&q=%28x").statusCode())
                .isEqualTo(400);
        assertThat(acme.get("/api/v1/subscriptions")
                        .json()
                        .path("subscriptions")
                        .size())
                .isEqualTo(before);
    }

    @Test
    void anAlertSaysWhyInTheApiAndTheConsole() {
        JsonNode made = acme.post("/api/v1/subscriptions", "{'name':'why','query':'beacon','feed':true}")
                .json();
        world.publish(World.simple("w1", "Beacons", "Acme Corp beacon"), World.START);
        JsonNode alert = acme.get("/api/v1/alerts").json().path("alerts").get(0);
        assertThat(alert.path("why").get(0).path("start").asInt()).isEqualTo(8);
        Browser browser = new Browser(world.address);
        browser.signIn("mina", World.PASSWORD);
        assertThat(browser.get("/alerts?lang=ja").body()).contains("通知の理由", "名称「Acme Corp」に一致");
        browser.get("/alerts?lang=en");
        acme.send("DELETE", "/api/v1/subscriptions/" + made.path("id").asLong(), null);
    }

    @Test
    void lookalikesAreExplainedAndCanBeSwitchedOffForOneAsset() {
        JsonNode made = acme.post("/api/v1/subscriptions", "{'name':'alike','query':'lantern','feed':true}")
                .json();
        world.publish(World.simple("l1", "Leet", "4cme C0rp lantern"), World.START);
        JsonNode why = acme.get("/api/v1/alerts")
                .json()
                .path("alerts")
                .get(0)
                .path("why")
                .get(0);
        assertThat(why.path("rule").asString()).isEqualTo("name-leet");
        assertThat(why.path("confidence").asDouble()).isEqualTo(0.8);
        assertThat(why.path("explanation").asString()).contains("with digits or signs for letters (80% sure)");
        long asset = why.path("asset").asLong();
        assertThat(acme.get("/api/v1/lookalikes").json().path("rules").size()).isGreaterThan(10);

        assertThat(acme.put("/api/v1/lookalikes/" + asset, "{'watched':false}").status())
                .isEqualTo(204);
        world.publish(World.simple("l2", "Leet", "another lantern of 4cme C0rp"), World.START);

        assertThat(acme.get("/api/v1/lookalikes").json().path("exact").get(0).asLong())
                .isEqualTo(asset);
        assertThat(acme.get("/api/v1/alerts")
                        .json()
                        .path("alerts")
                        .get(0)
                        .path("excerpt")
                        .asString())
                .doesNotContain("another");
        Browser browser = new Browser(world.address);
        browser.signIn("mina", World.PASSWORD);
        assertThat(browser.get("/alerts").body()).contains("Watched as it is.");
        browser.post("/lookalikes/" + asset, "watched=true");
        assertThat(acme.get("/api/v1/lookalikes").json().path("exact")).isEmpty();
        acme.send("DELETE", "/api/v1/subscriptions/" + made.path("id").asLong(), null);
    }
}
