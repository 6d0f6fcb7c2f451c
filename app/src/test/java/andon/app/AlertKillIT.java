package andon.app;

import static org.assertj.core.api.Assertions.assertThat;

import andon.app.settings.Settings;
import andon.app.settings.SettingsFile;
import andon.corpus.Corpus;
import andon.corpus.watch.Alert;
import andon.corpus.watch.Alerts;
import andon.corpus.watch.Subscription.Channel;
import andon.searchapi.alerts.DeliverySettings;
import andon.testbed.receivers.WebhookReceiver;
import andon.testbed.receivers.WebhookRequest;
import andon.vocabulary.AssetType;
import andon.vocabulary.Capture;
import andon.vocabulary.Details;
import andon.vocabulary.Document;
import andon.vocabulary.DocumentKind;
import andon.vocabulary.OrganisationId;
import andon.vocabulary.SourceId;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A process that is killed again and again while it delivers 1,000 alerts delivers each, and none twice in effect. */
class AlertKillIT {
    private static final int ALERTS = 1_000;
    private static final int KILLS = 5;
    /** So many are on their way at once. */
    private static final int BATCH = DeliverySettings.defaults("").batch();

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final OrganisationId ACME = new OrganisationId("acme");
    private static final String SECRET = "whsec_" + "QUJD".repeat(8);

    @TempDir
    Path folder;

    @Test
    void killedAtRandomMomentsEveryAlertArrivesAndWhatComesAgainCarriesTheSameId() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (WebhookReceiver receiver = WebhookReceiver.start()) {
            Path config = Files.writeString(folder.resolve("andon.yaml"), """
                    data: "%s"
                    metrics: { port: 0 }
                    alerts: { poll: 10ms, webhook-allow: ["127.0.0.0/8"], webhook-plain-http: true }
                    """.formatted(folder.resolve("data")));
            Settings settings = SettingsFile.read(config);
            Set<String> raised = raise(settings, receiver.uri("/hook"));
            assertThat(raised).hasSize(ALERTS);
            int killed = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                int until = receiver.requests().size() + 1 + random.nextInt(ALERTS / (2 * KILLS));
                killed += killWhen(config, receiver, until, random) ? 1 : 0;
                endLeases(settings);
            }
            assertThat(killed).as("killed at work, seed %d", seed).isEqualTo(KILLS);
            assertThat(ids(receiver.requests()))
                    .as("not all were told before the last kill")
                    .hasSizeLessThan(ALERTS);
            try (AndonProcess last = deliver(config)) {
                assertThat(last.exitCode(PATIENCE)).as(last.errors()).isZero();
            }

            Map<String, String> told = new HashMap<>();
            for (WebhookRequest request : receiver.requests()) {
                JsonNode data = JsonMapper.shared().readTree(request.text()).path("data");
                String id = request.header("webhook-id").orElseThrow();
                assertThat(data.path("id").asString()).isEqualTo(id);
                String document = told.putIfAbsent(id, data.path("document").asString());
                assertThat(document).isIn(null, data.path("document").asString());
            }
            assertThat(told.keySet()).as("seed %d", seed).isEqualTo(raised);
            // A kill repeats what was on its way then, and no more.
            assertThat(receiver.requests()).hasSizeBetween(ALERTS, ALERTS + KILLS * BATCH);
            try (Stores stores = Stores.open(settings)) {
                assertThat(stores.corpus().alerts().counts())
                        .isEqualTo(new Alerts.Counts(ALERTS, ALERTS, 0, ALERTS, 0));
            }
        }
    }

    private static Set<String> ids(List<WebhookRequest> requests) {
        Set<String> ids = new HashSet<>();
        requests.forEach(request -> ids.add(request.header("webhook-id").orElseThrow()));
        return ids;
    }

    /** As the indexer does: documents are seen, mention an asset and are news. */
    private static Set<String> raise(Settings settings, URI hook) throws Exception {
        Set<String> ids = new HashSet<>();
        try (Stores stores = Stores.open(settings)) {
            Corpus corpus = stores.corpus();
            corpus.assets()
                    .confirm(corpus.assets()
                            .propose(ACME, AssetType.NAME, "Acme Corp")
                            .id());
            corpus.subscriptions().create(ACME, "all", "", null, List.of(new Channel.Webhook(hook, SECRET)));
            Instant now = Instant.now();
            for (int number = 1; number <= ALERTS; number++) {
                Document document = document(number);
                Capture capture = new Capture(
                        number,
                        document.source(),
                        document.address(),
                        now,
                        200,
                        "text/html",
                        new Capture.WarcLocation("a.warc.gz", number),
                        "0".repeat(64));
                corpus
                        .alerts()
                        .raise(
                                document,
                                corpus.ledger().record(document, capture),
                                corpus.watchList().match(document),
                                now)
                        .stream()
                        .map(Alert::id)
                        .forEach(ids::add);
            }
        }
        return ids;
    }

    private static Document document(int number) {
        return new Document(
                "board|post|" + number,
                new SourceId("board"),
                DocumentKind.POST,
                URI.create("http://board.example/post/" + number),
                "Post " + number,
                null,
                null,
                "What number " + number + " says about Acme Corp",
                List.of(),
                "en",
                List.of(),
                List.of(),
                Details.NONE);
    }

    private AndonProcess deliver(Path config) throws Exception {
        return AndonProcess.start(folder, "serve", "--config", config.toString(), "--role", "alerts", "--until-idle");
    }

    /** Whether it was still at work then. */
    private boolean killWhen(Path config, WebhookReceiver receiver, int until, Random random) throws Exception {
        try (AndonProcess process = deliver(config)) {
            Instant end = Instant.now().plus(PATIENCE);
            while (process.alive() && receiver.requests().size() < until) {
                assertThat(Instant.now()).as(process.errors()).isBefore(end);
                LockSupport.parkNanos(1_000_000);
            }
            LockSupport.parkNanos(random.nextLong(20_000_000));
            boolean atWork = process.alive();
            process.kill9();
            return atWork;
        }
    }

    /** As if so much time had gone by that what the dead process had taken comes due again. */
    private static void endLeases(Settings settings) {
        try (Stores stores = Stores.open(settings)) {
            stores.database()
                    .sql()
                    .sql("update delivery set due_at = ? where state = 0")
                    .param(OffsetDateTime.now(ZoneOffset.UTC))
                    .update();
        }
    }
}
