package andon.searchapi.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.watch.Subscription.Channel;
import andon.corpus.watch.Subscription.Channel.Chat.Product;
import java.time.Instant;
import java.util.Random;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Alerts in the rooms of chats; the receiver is a server that records what Slack or Teams would take. */
class ChatDeliveryTest {
    private static final Instant NOW = Instant.parse("2026-11-01T09:00:00Z");
    private static final String HOSTILE = "<!channel> *free* [x](https://evil.example) <https://evil.example|click>";

    private final MockWebServer receiver = new MockWebServer();
    private final OutboxFake outbox = new OutboxFake();

    @BeforeEach
    void start() throws Exception {
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    private long deliver(Product product, DeliverySettings settings) {
        long id = outbox.add(
                OutboxFake.alert("alert-1", HOSTILE),
                new Channel.Chat(product, receiver.url("/services/T0/B0/key").uri()),
                NOW);
        try (AlertDelivery delivery =
                new AlertDelivery(outbox, OutboxFake.LABELS, settings, () -> NOW, new Random(1))) {
            delivery.deliverDue();
        }
        return id;
    }

    private JsonNode received() throws InterruptedException {
        return JsonMapper.shared().readTree(receiver.takeRequest().getBody().utf8());
    }

    private static DeliverySettings settings() {
        return DeliverySettings.defaults("https://andon.example").withLoopback();
    }

    @Test
    void slackShowsTheAlertAndReadsNoMarksInThePagesWords() throws Exception {
        receiver.enqueue(new MockResponse.Builder().body("ok").build());

        long id = deliver(Product.SLACK, settings());

        assertThat(outbox.row(id).last()).isEqualTo("delivered");
        JsonNode message = received();
        assertThat(message.path("text").asString())
                .startsWith("[High] Access sale: acme corp in")
                .contains("&lt;!channel&gt;")
                .doesNotContain("<");
        for (JsonNode text : message.path("blocks").findValues("text")) {
            if (text.isObject()) {
                assertThat(text.path("type").asString()).isEqualTo("plain_text");
            }
        }
        assertThat(message.path("blocks")
                        .get(0)
                        .path("text")
                        .path("text")
                        .asString()
                        .length())
                .isLessThanOrEqualTo(150);
        assertThat(message.findValue("url").asString()).startsWith("https://andon.example/documents/");
        assertThat(message.toString()).contains("pass h•••2");
    }

    @Test
    void teamsShowsTheAlertInTextThatIsNotRead() throws Exception {
        receiver.enqueue(new MockResponse.Builder().code(202).build());

        long id = deliver(Product.TEAMS, settings());

        assertThat(outbox.row(id).last()).isEqualTo("delivered");
        JsonNode card = received().path("attachments").get(0);
        assertThat(card.path("contentType").asString()).isEqualTo("application/vnd.microsoft.card.adaptive");
        assertThat(card.path("content").path("version").asString()).isEqualTo("1.4");
        assertThat(card.path("content").path("body"))
                .isNotEmpty()
                .allSatisfy(block -> assertThat(block.path("type").asString()).isEqualTo("RichTextBlock"));
        assertThat(card.toString()).contains("<!channel> *free*");
    }

    @Test
    void aRoomThatIsGoneIsADeadLetterAndABusyOneIsTriedAgain() {
        receiver.enqueue(new MockResponse.Builder().code(410).build());
        assertThat(outbox.row(deliver(Product.SLACK, settings())).last()).startsWith("dead: ");

        receiver.enqueue(new MockResponse.Builder().code(429).build());
        OutboxFake.Row busy = outbox.row(deliver(Product.TEAMS, settings()));
        assertThat(busy.last()).isEqualTo("the receiver answered 429");
        assertThat(busy.due()).isAfter(NOW);
    }

    @Test
    void aRoomOnAPrivateAddressIsNotReached() {
        DeliverySettings strict = DeliverySettings.defaults("https://andon.example");

        long id = outbox.add(
                OutboxFake.alert("alert-1", "t"),
                new Channel.Chat(Product.SLACK, java.net.URI.create("https://127.0.0.1:" + receiver.getPort() + "/x")),
                NOW);
        try (AlertDelivery delivery = new AlertDelivery(outbox, OutboxFake.LABELS, strict, () -> NOW, new Random(1))) {
            delivery.deliverDue();
        }

        assertThat(outbox.row(id).last()).contains("not public").contains("alerts.webhook-allow");
        assertThat(receiver.getRequestCount()).isZero();
    }
}
