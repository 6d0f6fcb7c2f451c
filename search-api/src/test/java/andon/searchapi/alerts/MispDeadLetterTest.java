package andon.searchapi.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.watch.Cadence;
import andon.corpus.watch.DeliveryLog.ChannelHealth;
import andon.corpus.watch.DeliveryLog.DeadLetter;
import andon.corpus.watch.Subscription.Channel;
import andon.corpus.watch.Subscription.Channel.Misp.Distribution;
import andon.corpus.watch.Timing;
import andon.searchapi.exports.StixParts;
import andon.testbed.receivers.MispReceiver;
import andon.vocabulary.Severity;
import andon.vocabulary.Tlp;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A digest of which a MISP instance refuses some events: over HTTP, with the outbox in a database. */
class MispDeadLetterTest {
    private static final String KEY = "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7cF0iL3oR6uX9z";
    private static final Timing DAILY = new Timing(
            new Cadence.Daily(LocalTime.of(9, 0)), ZoneOffset.UTC, null, null, Severity.CRITICAL, Locale.ENGLISH);

    @TempDir
    Path folder;

    private final MispReceiver misp = MispReceiver.start(KEY);
    private DueAlerts due;

    @BeforeEach
    void open() throws Exception {
        due = new DueAlerts(
                folder, DAILY, new Channel.Misp(misp.address(), KEY, Tlp.AMBER, Distribution.COMMUNITY, false));
    }

    @AfterEach
    void close() {
        misp.close();
        due.close();
    }

    /** So many alerts, the oldest first, that go out in one digest. */
    private List<String> alerts(int count) {
        return due.raise(count).stream()
                .map(alert -> StixParts.uuid("alert", alert.id()).toString())
                .toList();
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
                new AlertDelivery(due.corpus.alerts(), OutboxFake.LABELS, settings, due::now, new Random(1))) {
            while (tried < most && delivery.deliverDue() > 0) {
                tried++;
                due.pass(Duration.ofSeconds(200));
            }
        }
        return tried;
    }

    private ChannelHealth health() {
        return due.log.channels(DueAlerts.ACME, 0, 100).getFirst();
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
        assertThat(due.log.dead(DueAlerts.ACME, Long.MAX_VALUE, 10))
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
        DeadLetter letter = due.log.dead(DueAlerts.ACME, Long.MAX_VALUE, 10).getFirst();
        misp.takes(uuids.get(1));

        assertThat(due.log.redeliver(DueAlerts.ACME, letter.id(), due.now())).isTrue();
        attempts(10);

        assertThat(misp.requests()).hasSize(asked + 1);
        assertThat(there()).containsExactly(uuids.get(0), uuids.get(2), uuids.get(1));
        assertThat(due.log.dead(DueAlerts.ACME, Long.MAX_VALUE, 10)).isEmpty();
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
        assertThat(due.log.dead(DueAlerts.ACME, Long.MAX_VALUE, 50)).hasSize(25);
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

        assertThat(due.log.dead(DueAlerts.ACME, Long.MAX_VALUE, 10))
                .singleElement()
                .satisfies(letter -> {
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
        DeadLetter letter = due.log.dead(DueAlerts.ACME, Long.MAX_VALUE, 10).getFirst();
        assertThat(due.log.dead(DueAlerts.ACME, Long.MAX_VALUE, 10)).hasSize(1);
        assertThat(letter.more()).isEqualTo(3);

        uuids.forEach(misp::takes);
        due.log.redeliver(DueAlerts.ACME, letter.id(), due.now());
        attempts(10);

        assertThat(there()).containsExactlyElementsOf(uuids);
        assertThat(health().delivered()).isEqualTo(4);
    }
}
