package andon.searchapi.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.watch.Subscription.Channel;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookDeliveryTest {
    private static final Instant START = Instant.parse("2026-11-01T09:00:00Z");

    private final MockWebServer receiver = new MockWebServer();
    private final OutboxFake outbox = new OutboxFake();
    private final String secret = WebhookSignature.newSecret(new SecureRandom());
    private Instant now = START;

    @BeforeEach
    void start() throws Exception {
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    private static DeliverySettings settings() {
        return new DeliverySettings(
                        new DeliverySettings.Retries(3, Duration.ofSeconds(10), Duration.ofSeconds(60)),
                        Duration.ofMillis(1500),
                        10,
                        Duration.ofSeconds(1),
                        DeliverySettings.Reach.PUBLIC,
                        null,
                        "https://andon.example")
                .withLoopback();
    }

    private AlertDelivery delivery(DeliverySettings settings) {
        return new AlertDelivery(outbox, OutboxFake.LABELS, settings, () -> now, new Random(1));
    }

    private long add() {
        return outbox.add(
                OutboxFake.alert("alert-1", "VPN access"),
                new Channel.Webhook(receiver.url("/hook").uri(), secret),
                now);
    }

    @Test
    void aMessageIsSignedSoThatItsReceiverCanCheckIt() throws Exception {
        receiver.enqueue(new MockResponse.Builder().code(204).build());
        long id = add();
        try (AlertDelivery delivery = delivery(settings())) {
            assertThat(delivery.deliverDue()).isEqualTo(1);
            assertThat(delivery.deliverDue()).isZero();
        }
        RecordedRequest request = receiver.takeRequest();
        String body = String.valueOf(
                request.getBody() == null ? "" : request.getBody().utf8());
        assertThat(request.getHeaders().get("webhook-id")).isEqualTo("alert-1");
        assertThat(request.getHeaders().get("webhook-timestamp")).isEqualTo(Long.toString(START.getEpochSecond()));
        assertThat(request.getHeaders().get("webhook-signature"))
                .isEqualTo(WebhookSignature.of(secret, "alert-1", START.getEpochSecond(), body));
        assertThat(body)
                .contains("\"type\":\"mention.found\"", "\"values\":[\"acme corp\"]", "h•••2")
                .doesNotContain(secret);
        assertThat(outbox.row(id).last()).isEqualTo("delivered");
    }

    @Test
    void theSignatureIsThatOfTheStandardsOwnExample() {
        // Standard Webhooks, reference implementation's test vector.
        assertThat(WebhookSignature.of(
                        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        1614265330L,
                        "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void aFailureIsTriedAgainLaterAndLaterAndThenIsADeadLetter() {
        for (int i = 0; i < 3; i++) {
            receiver.enqueue(new MockResponse.Builder().code(500).build());
        }
        long id = add();
        try (AlertDelivery delivery = delivery(settings())) {
            delivery.deliverDue();
            Instant second = due(id);
            assertThat(second).isBetween(START.plusSeconds(5), START.plusSeconds(15));
            assertThat(delivery.deliverDue()).isZero();
            now = second;
            delivery.deliverDue();
            Instant third = due(id);
            assertThat(third).isBetween(now.plusSeconds(10), now.plusSeconds(30));
            now = third;
            delivery.deliverDue();
        }
        assertThat(outbox.row(id).due()).isNull();
        assertThat(outbox.row(id).last()).isEqualTo("dead: the receiver answered 500");
    }

    @Test
    void aRedirectIsNotFollowed() {
        receiver.enqueue(new MockResponse.Builder()
                .code(302)
                .addHeader("location", receiver.url("/elsewhere").toString())
                .build());
        long id = add();
        try (AlertDelivery delivery = delivery(settings())) {
            delivery.deliverDue();
        }
        assertThat(receiver.getRequestCount()).isEqualTo(1);
        assertThat(outbox.row(id).last()).contains("redirect");
    }

    @Test
    void aReceiverThatIsGoneIsGivenUpAtOnce() {
        receiver.enqueue(new MockResponse.Builder().code(410).build());
        long id = add();
        try (AlertDelivery delivery = delivery(settings())) {
            delivery.deliverDue();
        }
        assertThat(outbox.row(id).last()).isEqualTo("dead: the receiver answered 410 Gone");
    }

    @Test
    void aSilentReceiverACutConnectionAndAnEndlessAnswerDoNotHoldTheOthersUp() throws IOException {
        receiver.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        long silent = add();
        // A server of its own: both deliveries run at once, and one queue would hand its answers out by chance.
        try (MockWebServer cutting = new MockWebServer();
                AlertDelivery delivery = delivery(settings())) {
            cutting.start();
            cutting.enqueue(new MockResponse.Builder()
                    .onRequestStart(new SocketEffect.CloseSocket())
                    .build());
            long cut = outbox.add(
                    OutboxFake.alert("cut", "t"),
                    new Channel.Webhook(cutting.url("/hook").uri(), secret),
                    now);
            assertThat(delivery.deliverDue()).isEqualTo(2);
            assertThat(due(silent)).isAfter(START);
            assertThat(due(cut)).isAfter(START);
            receiver.enqueue(new MockResponse.Builder()
                    .code(200)
                    .body("x".repeat(5_000_000))
                    .build());
            long endless = add();
            delivery.deliverDue();
            assertThat(outbox.row(endless).last()).isEqualTo("delivered");
        }
    }

    @Test
    void addressesThatAreNotPublicAreNotDialledUnlessAllowed() {
        DeliverySettings strict = DeliverySettings.defaults("https://andon.example");
        URI loopback = URI.create("https://127.0.0.1:" + receiver.getPort() + "/hook");
        URI byName = URI.create("https://localhost:" + receiver.getPort() + "/hook");
        URI mapped = URI.create("https://[::ffff:127.0.0.1]:" + receiver.getPort() + "/hook");
        long first = outbox.add(OutboxFake.alert("a", "t"), new Channel.Webhook(loopback, secret), now);
        long second = outbox.add(OutboxFake.alert("b", "t"), new Channel.Webhook(byName, secret), now);
        long third = outbox.add(OutboxFake.alert("c", "t"), new Channel.Webhook(mapped, secret), now);
        long plain = outbox.add(
                OutboxFake.alert("d", "t"), new Channel.Webhook(URI.create("http://hooks.example/x"), secret), now);
        try (AlertDelivery delivery = delivery(strict)) {
            delivery.deliverDue();
        }
        assertThat(outbox.row(first).last()).contains("not public");
        assertThat(outbox.row(second).last()).contains("not public");
        assertThat(outbox.row(third).last()).contains("not public");
        assertThat(outbox.row(plain).last()).isEqualTo("dead: the receiver's address is not https");
        assertThat(receiver.getRequestCount()).isZero();
    }

    private Instant due(long id) {
        Instant due = outbox.row(id).due();
        if (due == null) {
            throw new AssertionError(
                    "delivery " + id + " is over: " + outbox.row(id).last());
        }
        return due;
    }
}
