package andon.app;

import static org.assertj.core.api.Assertions.assertThat;

import andon.app.demo.DemoWorld;
import andon.app.demo.Verdict;
import andon.app.settings.Settings;
import andon.app.settings.SettingsFile;
import andon.crawler.Crawler;
import andon.database.DatabaseSettings;
import andon.indexer.Indexer;
import andon.searchapi.accounts.Role;
import andon.testbed.fixtures.ElasticsearchServer;
import andon.testbed.fixtures.TestDatabase;
import andon.testbed.world.WorldSettings;
import andon.vocabulary.Capture;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * Andon as a process for each role, two of them crawlers, over a real PostgreSQL and a real Elasticsearch, on one machine.
 * Of two indexers one works; it is killed in mid-way, and the other takes its place.
 */
class TopologyIT {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** As in docker-compose.yml. */
    private static final ElasticsearchServer.Size SEARCH = new ElasticsearchServer.Size(2048, false);

    private static final Pattern HEALTH = Pattern.compile("Metrics are at (http://\\S+)/metrics");
    private static final Pattern CONSOLE = Pattern.compile("the API listen at (http://\\S+)");

    private static final Pattern INDEXES = Pattern.compile("this process (indexes) from now on");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @Test
    void processesOfOneRoleEachMeetTheTruthThoughTheIndexerIsKilled() throws Exception {
        try (ElasticsearchServer search = ElasticsearchServer.start(SEARCH);
                DemoWorld world = DemoWorld.start(new WorldSettings(3, 0, Instant.now(), 1))) {
            Path config = settings(world, TestDatabase.POSTGRESQL.fresh(folder), search);
            Settings settings = SettingsFile.read(config);
            String key;
            try (Stores stores = Stores.openWithoutIndex(settings)) {
                world.loadSources(stores);
                world.enrol(stores);
                stores.accounts().createUser("anna", "a long enough password", Role.ANALYST, null);
                key = Ran.andon("key", "add", "anna", "--label", "test", "--config", config.toString())
                        .out()
                        .strip();
            }
            try (AndonProcess alerts = serve(config, "alerts", "--role", "alerts");
                    AndonProcess one = serve(config, "one", "--role", "crawler", "--name", "one");
                    AndonProcess two = serve(config, "two", "--role", "crawler", "--name", "two");
                    AndonProcess api = serve(config, "api", "--role", "api");
                    Stores stores = Stores.openWithoutIndex(settings);
                    Crawler crawler = Crawling.crawler(stores, settings)) {
                try (AndonProcess killed = serve(config, "killed", "--role", "indexer");
                        AndonProcess scheduler = serve(config, "scheduler", "--role", "scheduler")) {
                    for (AndonProcess process : List.of(alerts, one, two, api, killed, scheduler)) {
                        await(process, HEALTH);
                        assertThat(get(await(process, HEALTH) + "/health", "")).isEqualTo("well\n");
                    }
                    await(killed, INDEXES);
                    try (AndonProcess again = serve(config, "again", "--role", "indexer")) {
                        await(again, HEALTH);
                        await(killed, () -> stores.corpus().ledger().indexedSeq() > 10);
                        assertThat(INDEXES.matcher(again.errors()).find())
                                .as("a second indexer that does not wait")
                                .isFalse();
                        killed.kill9();
                        await(again, INDEXES);
                        await(again, () -> done(stores, crawler));
                        String console = await(api, CONSOLE);
                        await(api, () -> total(get(console + "api/v1/documents?q=acme+OR+the&limit=5", key)) > 0);
                        assertThat(stores.folder().index())
                                .as("an embedded index beside Elasticsearch")
                                .doesNotExist();
                        assertThat(writers(stores)).as("files of both crawlers").hasSizeGreaterThan(1);
                        again.kill9();
                    }
                }
            }
            try (Stores stores = Stores.open(settings);
                    Indexer indexer = Indexing.indexer(stores, settings.indexer())) {
                // What the killed process had not committed is read again.
                Indexing.all(indexer);
                Verdict verdict = world.judge(stores);
                assertThat(verdict.claims()).allSatisfy(claim -> {
                    assertThat(claim.missed()).as("missed: " + claim.name()).isEmpty();
                    assertThat(claim.wrong()).as("wrong: " + claim.name()).isEmpty();
                });
            }
        }
    }

    private Path settings(DemoWorld world, DatabaseSettings database, ElasticsearchServer search) throws IOException {
        Path config = world.writeSettings(folder, List.of(world.proxy().address()), 0);
        String shared = """
                database: { url: "%s", user: "%s", connections: 6 }
                metrics: { port: 0 }
                index: { engine: elasticsearch, elasticsearch: { urls: "%s", prefix: "%s" } }
                """.formatted(database.url(), database.user(), search.address(), search.freshPrefix());
        // Few places each, so that neither crawler takes all sites.
        return Files.writeString(
                config, Files.readString(config).replace("crawler: {", "crawler: { workers: 3,") + shared);
    }

    private AndonProcess serve(Path config, String name, String... roles) throws IOException {
        Path logs = Files.createDirectories(folder.resolve("logs-" + name));
        List<String> command = new ArrayList<>(List.of("serve", "--config", config.toString()));
        command.addAll(List.of(roles));
        return AndonProcess.start(logs, command.toArray(String[]::new));
    }

    /** Every source was visited, every capture read, every alert told. */
    private static boolean done(Stores stores, Crawler crawler) {
        return crawler.statuses().stream()
                        .allMatch(s -> s.health().lastVisit().isPresent()
                                || s.health().attention().isPresent())
                && crawler.frontier().openVisits().isEmpty()
                && stores.corpus().ledger().indexedSeq() >= stores.evidence().lastSeq()
                && stores.corpus().alerts().counts().pending() == 0;
    }

    private static Set<String> writers(Stores stores) {
        Set<String> files = new HashSet<>();
        long seq = 0;
        for (List<Capture> batch = stores.evidence().after(seq, 500);
                !batch.isEmpty();
                batch = stores.evidence().after(seq, 500)) {
            batch.forEach(capture -> files.add(capture.location().file()));
            seq = batch.getLast().seq();
        }
        return files;
    }

    private static long total(String answer) {
        return JSON.readTree(answer).at("/total").asLong();
    }

    private static String get(String address, String key) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE);
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        return HTTP.sendAsync(request.build(), BodyHandlers.ofString()).join().body();
    }

    private static String await(AndonProcess process, Pattern line) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        for (; ; ) {
            Matcher found = line.matcher(process.errors());
            if (found.find()) {
                return found.group(1);
            }
            assertThat(process.alive() && Instant.now().isBefore(end))
                    .as(process.errors())
                    .isTrue();
            LockSupport.parkNanos(50_000_000);
        }
    }

    private static void await(AndonProcess process, BooleanSupplier condition) throws IOException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(process.alive() && Instant.now().isBefore(end))
                    .as(process.errors())
                    .isTrue();
            LockSupport.parkNanos(50_000_000);
        }
    }
}
