package andon.searchapi.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.watch.Alert;
import andon.corpus.watch.Match;
import andon.corpus.watch.News;
import andon.corpus.watch.Subscription.Channel;
import andon.corpus.watch.Subscription.Channel.Misp.Distribution;
import andon.searchapi.exports.StixParts;
import andon.testbed.receivers.MispReceiver;
import andon.testbed.receivers.MispReceiver.Mishap;
import andon.vocabulary.AssetType;
import andon.vocabulary.Span;
import andon.vocabulary.Tlp;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Alerts as events of a MISP instance: a server that answers as MISP's API does. */
class MispDeliveryTest {
    private static final Instant START = Instant.parse("2026-11-01T09:00:00Z");
    private static final String KEY = "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7cF0iL3oR6uX9z";

    private final MispReceiver misp = MispReceiver.start(KEY);
    private final OutboxFake outbox = new OutboxFake();
    private Instant now = START;

    @AfterEach
    void stop() {
        misp.close();
    }

    private static DeliverySettings settings() {
        return new DeliverySettings(
                        new DeliverySettings.Retries(3, Duration.ofSeconds(10), Duration.ofSeconds(60)),
                        Duration.ofSeconds(5),
                        10,
                        Duration.ofSeconds(1),
                        DeliverySettings.Reach.PUBLIC,
                        null,
                        "https://andon.example")
                .withLoopback();
    }

    private Channel.Misp instance(String key) {
        return new Channel.Misp(misp.address(), key, Tlp.AMBER, Distribution.COMMUNITY, true);
    }

    private static Alert alert(String id) {
        Alert plain = OutboxFake.alert(id, "VPN access");
        return new Alert(
                plain.id(),
                plain.subscriptionId(),
                plain.subscriptionName(),
                plain.owner(),
                plain.document(),
                plain.source(),
                plain.title(),
                plain.severity(),
                plain.categories(),
                List.of("acme corp", "vpn.acme.example", "bob@acme.example:h•••2"),
                plain.excerpt(),
                plain.raisedAt(),
                List.of(
                        new Match("acme corp", 1, AssetType.NAME, "Acme Corp", "name-folded", 0.95, new Span(0, 9)),
                        new Match(
                                "vpn.acme.example",
                                2,
                                AssetType.DOMAIN,
                                "acme.example",
                                "domain-suffix",
                                1,
                                new Span(10, 26)),
                        new Match(
                                "bob@acme.example:h•••2",
                                2,
                                AssetType.DOMAIN,
                                "acme.example",
                                "credential-service",
                                0.95,
                                new Span(30, 52))),
                News.NEW_DOCUMENT,
                "");
    }

    private long add(Channel.Misp channel, Alert... alerts) {
        return outbox.add(List.of(alerts), AlertWords.ANYBODY, channel, now);
    }

    private void attempt() {
        try (AlertDelivery delivery =
                new AlertDelivery(outbox, OutboxFake.LABELS, settings(), () -> now, new Random(1))) {
            delivery.deliverDue();
        }
        now = now.plusSeconds(200);
    }

    private String last(long id) {
        return outbox.row(id).last();
    }

    @Test
    void anAlertBecomesAnEventWithItsMaskedFactsAndItsLabel() {
        long id = add(instance(KEY), alert("alert-1"));

        attempt();

        assertThat(last(id)).isEqualTo("delivered");
        JsonNode event = misp.events().getFirst();
        assertThat(event.path("uuid").asString())
                .isEqualTo(StixParts.uuid("alert", "alert-1").toString());
        assertThat(event.path("info").asString()).startsWith("[High] Access sale: acme corp");
        assertThat(event.path("threat_level_id").asString()).isEqualTo("1");
        assertThat(event.path("distribution").asString()).isEqualTo("1");
        assertThat(event.path("published").asBoolean()).isTrue();
        assertThat(event.path("Tag").toString()).contains("tlp:amber", "andon:threat=\\\"access-sale\\\"");
        assertThat(StreamSupport.stream(event.path("Attribute").spliterator(), false))
                .extracting(one ->
                        one.path("type").asString() + " " + one.path("value").asString())
                .contains(
                        "target-org acme corp",
                        "domain vpn.acme.example",
                        "text bob@acme.example:h•••2",
                        "text Selling VPN access to Acme Corp, pass h•••2");
        assertThat(event.path("Attribute"))
                .allSatisfy(one -> assertThat(one.path("to_ids").asBoolean()).isFalse());
        assertThat(event.toString()).doesNotContain(KEY);
    }

    @Test
    void anEventWhoseAnswerWasLostIsNotAddedAgain() {
        misp.next(Mishap.ANSWER_LOST, 1);
        long id = add(instance(KEY), alert("alert-1"));

        attempt();
        assertThat(outbox.row(id).due()).isNotNull();
        assertThat(misp.events()).hasSize(1);
        attempt();

        assertThat(last(id)).isEqualTo("delivered");
        assertThat(misp.events()).hasSize(1);
        assertThat(misp.requests())
                .containsExactly(
                        "POST /events/add",
                        "POST /events/add",
                        "GET /events/view/"
                                + misp.events().getFirst().path("uuid").asString());
    }

    @Test
    void aDigestIsOneEventForEachAlertAndGoesOnWhereItBrokeOff() {
        long id = add(instance(KEY), alert("alert-1"), alert("alert-2"), alert("alert-3"));
        attempt();
        assertThat(last(id)).isEqualTo("delivered");
        assertThat(misp.events()).hasSize(3);

        misp.next(Mishap.ANSWER_LOST, 1);
        long broken = add(instance(KEY), alert("alert-4"), alert("alert-5"));
        attempt();
        assertThat(misp.events()).hasSize(4);
        attempt();

        assertThat(last(broken)).isEqualTo("delivered");
        assertThat(misp.events()).hasSize(5);
    }

    /** What a slow instance does to the clock: each of its answers takes so long. */
    private Instant slow(Duration answer) {
        return now.plus(answer.multipliedBy(misp.requests().size()));
    }

    @Test
    void aSlowInstanceHoldsAnAttemptForAFewTimeoutsAndTheNextGoesOnBehindIt() {
        Duration answer = Duration.ofSeconds(4);
        Alert[] ten = IntStream.range(0, 10).mapToObj(i -> alert("alert-" + i)).toArray(Alert[]::new);
        long id = add(instance(KEY), ten);
        try (AlertDelivery delivery =
                new AlertDelivery(outbox, OutboxFake.LABELS, settings(), () -> slow(answer), new Random(1))) {
            Instant begun = slow(answer);
            delivery.deliverDue();
            assertThat(Duration.between(begun, slow(answer)))
                    .isLessThanOrEqualTo(settings().timeout().multipliedBy(4))
                    .isLessThan(settings().lease().dividedBy(2));
            assertThat(last(id)).isEqualTo("the MISP instance is slow: 4 of 10 events are there, the others follow");
            now = now.plusSeconds(200);
            delivery.deliverDue();
            now = now.plusSeconds(200);
            delivery.deliverDue();
        }

        assertThat(last(id)).isEqualTo("delivered");
        assertThat(misp.events()).hasSize(10);
        assertThat(misp.requests()).hasSize(10).containsOnly("POST /events/add");
    }

    @Test
    void anInstanceHoweverSlowGetsAllOfADigestThroughRestartsAndIsAskedForNothingTwice() {
        // Two events an attempt, and three attempts without progress would make a dead letter.
        Duration answer = Duration.ofSeconds(8);
        Alert[] many = IntStream.range(0, 15).mapToObj(i -> alert("alert-" + i)).toArray(Alert[]::new);
        long id = add(instance(KEY), many);
        for (int attempts = 0; attempts < 15 && !last(id).equals("delivered"); attempts++) {
            try (AlertDelivery process =
                    new AlertDelivery(outbox, OutboxFake.LABELS, settings(), () -> slow(answer), new Random(1))) {
                process.deliverDue();
            }
            now = now.plusSeconds(200);
        }

        assertThat(last(id)).isEqualTo("delivered");
        assertThat(misp.events()).hasSize(15);
        assertThat(misp.requests()).hasSize(15).containsOnly("POST /events/add");
    }

    @Test
    void aWrongKeyIsTriedAgainAndThenADeadLetterThatSaysWhyButNotTheKey() {
        String wrong = "x".repeat(40);
        long id = add(instance(wrong), alert("alert-1"));

        attempt();
        assertThat(last(id)).contains("403").contains("API key").doesNotContain(wrong);
        attempt();
        attempt();

        assertThat(last(id)).startsWith("dead: ").doesNotContain(wrong);
        assertThat(misp.events()).isEmpty();
    }

    @Test
    void aBrokenInstanceIsTriedAgainAndAHugeAnswerIsReadNoFurtherThanItsEvent() {
        misp.next(Mishap.BROKEN, 1);
        misp.next(Mishap.HUGE_ANSWER, 1);
        long id = add(instance(KEY), alert("alert-1"));

        attempt();
        assertThat(last(id)).isEqualTo("the MISP instance answered 500: An Internal Error Has Occurred.");
        attempt();

        assertThat(last(id)).isEqualTo("delivered");
        assertThat(misp.events()).hasSize(1);
    }

    @Test
    void anEventThatPeopleDeletedThereIsNotForcedUponThem() {
        long id = add(instance(KEY), alert("alert-1"));
        attempt();
        misp.delete(misp.events().getFirst().path("uuid").asString());

        long again = add(instance(KEY), alert("alert-1"));
        attempt();

        assertThat(last(id)).isEqualTo("delivered");
        assertThat(last(again)).startsWith("dead: ").contains("Could not add Event");
    }

    @Test
    void whatIsNoMispInstanceIsNotTakenForOneThatHasTheEvent() {
        long redirected = add(instance(KEY), alert("alert-1"));
        misp.next(Mishap.REDIRECT, 1);
        attempt();
        assertThat(last(redirected)).contains("redirect");

        long elsewhere = add(
                new Channel.Misp(
                        URI.create(misp.address() + "/nothing"), KEY, Tlp.AMBER, Distribution.ORGANISATION, false),
                alert("alert-2"));
        attempt();

        assertThat(last(elsewhere)).contains("404").contains("when it was asked for it");
    }

    @Test
    void anInstanceOnAPrivateAddressIsNotReachedUnlessItIsAllowed() {
        URI https = URI.create("https://127.0.0.1:" + misp.address().getPort());
        long id = add(new Channel.Misp(https, KEY, Tlp.AMBER, Distribution.ORGANISATION, false), alert("alert-1"));
        try (AlertDelivery strict = new AlertDelivery(
                outbox,
                OutboxFake.LABELS,
                DeliverySettings.defaults("https://andon.example"),
                () -> now,
                new Random(1))) {
            strict.deliverDue();
        }

        assertThat(last(id)).contains("not public").contains("alerts.webhook-allow");
        assertThat(misp.requests()).isEmpty();
    }
}
