package andon.searchapi.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.Corpus;
import andon.corpus.index.Mirrors;
import andon.corpus.watch.Alert;
import andon.corpus.watch.Cadence;
import andon.corpus.watch.DeliveryLog;
import andon.corpus.watch.DeliveryLog.ChannelHealth;
import andon.corpus.watch.DeliveryLog.DeadLetter;
import andon.corpus.watch.Selection;
import andon.corpus.watch.SqlDeliveryLog;
import andon.corpus.watch.Subscription.Channel;
import andon.corpus.watch.Subscription.Channel.Misp.Distribution;
import andon.corpus.watch.Subscriptions.Wish;
import andon.corpus.watch.Timing;
import andon.database.Database;
import andon.database.DatabaseSettings;
import andon.searchapi.exports.StixParts;
import andon.testbed.receivers.MispReceiver;
import andon.vocabulary.AssetType;
import andon.vocabulary.Capture;
import andon.vocabulary.Details;
import andon.vocabulary.Document;
import andon.vocabulary.DocumentKind;
import andon.vocabulary.OrganisationId;
import andon.vocabulary.Severity;
import andon.vocabulary.SourceId;
import andon.vocabulary.Tlp;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A digest of which a MISP instance refuses some events: over HTTP, with the outbox in a database. */
class MispDeadLetterTest {
    private static final OrganisationId ACME = new OrganisationId("acme");
    private static final Instant START = Instant.parse("2026-11-01T09:00:00Z");
    private static final Instant NINE = START.plus(Duration.ofDays(1));
    private static final String KEY = "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7cF0iL3oR6uX9z";
    private static final Timing DAILY = new Timing(
            new Cadence.Daily(LocalTime.of(9, 0)), ZoneOffset.UTC, null, null, Severity.CRITICAL, Locale.ENGLISH);

    @TempDir
    Path folder;

    private final MispReceiver misp = MispReceiver.start(KEY);
    private Database database;
    private Corpus corpus;
    private DeliveryLog log;
    private Instant now = START;

    @BeforeEach
    void open() throws Exception {
        database = Database.open(DatabaseSettings.embedded(folder));
        corpus = Corpus.open(database, folder.resolve("index"), Mirrors.NONE, () -> now);
        log = new SqlDeliveryLog(database);
        corpus.assets()
                .confirm(corpus.assets()
                        .propose(ACME, AssetType.NAME, "Acme Corp")
                        .id());
        corpus.subscriptions()
                .create(
                        ACME,
                        new Wish("daily", Selection.of("", null), DAILY),
                        List.of(new Channel.Misp(misp.address(), KEY, Tlp.AMBER, Distribution.COMMUNITY, false)));
    }

    @AfterEach
    void close() {
        misp.close();
        corpus.close();
        database.close();
    }

    /** So many alerts, the oldest first, that go out in one digest. */
    private List<String> alerts(int count) {
        List<String> uuids = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            Document document = Documents.post("p" + i, "Acme Corp for sale, part " + i);
            long capture = i;
            Instant at = START.plusSeconds(i + 1);
            Alert raised = database.inTransaction(() -> corpus.alerts()
                            .raise(
                                    document,
                                    corpus.ledger().record(document, Documents.capture(capture, at)),
                                    corpus.watchList().match(document),
                                    at))
                    .getFirst();
            uuids.add(StixParts.uuid("alert", raised.id()).toString());
        }
        now = NINE;
        return uuids;
    }

    private int attempts(int most) {
        DeliverySettings settings = new DeliverySettings(
                        new DeliverySettings.Retries(3, Duration.ofSeconds(10), Duration.ofSeconds(60)),
                        Duration.ofSeconds(5),
                        10,
                        Duration.ofSeconds(1),
                        DeliverySettings.Reach.PUBLIC,
                        null,
                        "https://andon.example")
                .withLoopback();
        int tried = 0;
        try (AlertDelivery delivery =
                new AlertDelivery(corpus.alerts(), OutboxFake.LABELS, settings, () -> now, new Random(1))) {
            while (tried < most && delivery.deliverDue() > 0) {
                tried++;
                now = now.plusSeconds(200);
            }
        }
        return tried;
    }

    private ChannelHealth health() {
        return log.channels(ACME, 0, 100).getFirst();
    }

    private List<String> there() {
        return misp.events().stream().map(one -> one.path("uuid").asString()).toList();
    }

    @Test
    void whatIsRefusedByItselfIsADeadLetterWithWhatWasSaidAndWhatStandsBehindItIsThere() {
        List<String> uuids = alerts(5);
        misp.failsOn(uuids.get(0), 500);
        misp.failsOn(uuids.get(2), 422);

        assertThat(attempts(1)).isEqualTo(1);
        assertThat(there()).containsExactly(uuids.get(1), uuids.get(3), uuids.get(4));
        assertThat(health().pending()).isEqualTo(5);
        attempts(10);

        assertThat(health().delivered()).isEqualTo(3);
        assertThat(health().dead()).isEqualTo(2);
        assertThat(log.dead(ACME, Long.MAX_VALUE, 10))
                .allSatisfy(letter -> assertThat(letter.more()).isZero())
                .extracting(DeadLetter::reason)
                .containsExactly(
                        "the MISP instance answered 422: An Internal Error Has Occurred.",
                        "the MISP instance answered 500: An Internal Error Has Occurred.");
    }

    @Test
    void aDeadLetterOfOneEventIsSentAgainAndNothingElseIs() {
        List<String> uuids = alerts(3);
        misp.failsOn(uuids.get(1), 500);
        attempts(10);
        int asked = misp.requests().size();
        DeadLetter letter = log.dead(ACME, Long.MAX_VALUE, 10).getFirst();
        misp.takes(uuids.get(1));

        assertThat(log.redeliver(ACME, letter.id(), now)).isTrue();
        attempts(10);

        assertThat(misp.requests()).hasSize(asked + 1);
        assertThat(there()).containsExactly(uuids.get(0), uuids.get(2), uuids.get(1));
        assertThat(log.dead(ACME, Long.MAX_VALUE, 10)).isEmpty();
        assertThat(health().delivered()).isEqualTo(3);
    }

    @Test
    void manyThatAreRefusedInARowKeepNothingBehindThemFromBeingTried() {
        List<String> uuids = alerts(30);
        uuids.subList(0, 25).forEach(uuid -> misp.failsOn(uuid, 500));

        attempts(1);
        assertThat(misp.requests())
                .as("an instance that is broken is not asked for all")
                .hasSize(10);
        attempts(20);

        assertThat(there()).containsExactlyElementsOf(uuids.subList(25, 30));
        assertThat(health().delivered()).isEqualTo(5);
        assertThat(log.dead(ACME, Long.MAX_VALUE, 50)).hasSize(25);
    }

    @Test
    void whatAnInstanceSaysOfItselfEndsTheAttempt() {
        List<String> uuids = alerts(3);
        misp.failsOn(uuids.get(0), 503);
        attempts(1);
        assertThat(misp.requests()).hasSize(1);

        attempts(1);
        assertThat(there()).as("the next attempt begins behind it").containsExactly(uuids.get(1), uuids.get(2));
        misp.failsOn(uuids.get(0), 410);
        attempts(10);

        assertThat(log.dead(ACME, Long.MAX_VALUE, 10)).singleElement().satisfies(letter -> {
            assertThat(letter.reason()).contains("410 Gone");
            assertThat(letter.more()).isZero();
        });
        assertThat(health().delivered()).isEqualTo(2);
    }

    @Test
    void anInstanceThatRefusesEverythingIsOneDeadLetter() {
        List<String> uuids = alerts(4);
        uuids.forEach(uuid -> misp.failsOn(uuid, 500));
        attempts(10);
        assertThat(health().dead()).isEqualTo(4);
        DeadLetter letter = log.dead(ACME, Long.MAX_VALUE, 10).getFirst();
        assertThat(log.dead(ACME, Long.MAX_VALUE, 10)).hasSize(1);
        assertThat(letter.more()).isEqualTo(3);

        uuids.forEach(misp::takes);
        log.redeliver(ACME, letter.id(), now);
        attempts(10);

        assertThat(there()).containsExactlyElementsOf(uuids);
        assertThat(health().delivered()).isEqualTo(4);
    }

    /** Documents and captures as the indexer has them. */
    private static final class Documents {
        static Document post(String key, String text) {
            return new Document(
                    "forum|post|" + key,
                    new SourceId("forum"),
                    DocumentKind.POST,
                    URI.create("http://forum.example/" + key),
                    null,
                    null,
                    null,
                    text,
                    List.of(),
                    "en",
                    List.of(),
                    List.of(),
                    Details.NONE);
        }

        static Capture capture(long seq, Instant at) {
            return new Capture(
                    seq,
                    new SourceId("forum"),
                    URI.create("http://forum.example/"),
                    at,
                    200,
                    "text/html",
                    new Capture.WarcLocation("a.warc.gz", seq),
                    "0".repeat(64));
        }
    }
}
