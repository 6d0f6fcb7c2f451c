package andon.searchapi.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.watch.Alert;
import andon.corpus.watch.Alerts.Recipient;
import andon.corpus.watch.Match;
import andon.corpus.watch.MatchRule;
import andon.corpus.watch.News;
import andon.corpus.watch.Subscription.Channel;
import andon.vocabulary.AssetType;
import andon.vocabulary.DocumentId;
import andon.vocabulary.OrganisationId;
import andon.vocabulary.Severity;
import andon.vocabulary.Span;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Random;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Alerts that were held back, in one message: what the receivers get. */
class DigestDeliveryTest {
    private static final Instant NOW = Instant.parse("2026-11-02T00:00:00Z");
    private static final Recipient TOKYO = new Recipient(Locale.JAPANESE, ZoneId.of("Asia/Tokyo"));
    private static final Recipient LONDON = new Recipient(Locale.ENGLISH, ZoneId.of("Europe/London"));
    private static final List<Alert> ALERTS = List.of(
            alert("a1", "Selling VPN access", Severity.HIGH, List.of("access-sale")),
            alert("a2", "Weekly chatter", null, List.of()),
            alert(
                    "a3",
                    "Acme <b>leak</b> & <!channel>\r\nBcc: x@example.org",
                    Severity.CRITICAL,
                    List.of("data-leak")));

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final MockWebServer receiver = new MockWebServer();
    private final OutboxFake outbox = new OutboxFake();

    @BeforeEach
    void start() throws IOException {
        mail.start();
        receiver.start();
        receiver.enqueue(new MockResponse.Builder().code(200).build());
    }

    @AfterEach
    void stop() {
        mail.stop();
        receiver.close();
    }

    private static Alert alert(String id, String title, @Nullable Severity severity, List<String> categories) {
        return new Alert(
                id,
                7,
                "Acme everywhere",
                new OrganisationId("acme"),
                DocumentId.ofIdentity(id),
                "night-market",
                title,
                severity,
                categories,
                List.of("acme corp"),
                "Words of " + id + ", pass h•••2",
                Instant.parse("2026-11-01T08:00:0" + id.charAt(1) + "Z"),
                List.of(new Match("acme corp", 5, AssetType.NAME, "Acme Corp", "name-folded", 0.95, new Span(8, 17))),
                News.NEW_DOCUMENT,
                "");
    }

    private void deliver(List<Alert> alerts, Recipient recipient, Channel channel) {
        long id = outbox.add(alerts, recipient, channel, NOW);
        DeliverySettings settings = DeliverySettings.defaults("https://andon.example")
                .withLoopback()
                .withMail(new DeliverySettings.Mail(
                        "127.0.0.1", mail.getSmtp().getPort(), null, null, false, "alerts@andon.example"));
        try (AlertDelivery delivery =
                new AlertDelivery(outbox, OutboxFake.LABELS, settings, () -> NOW, new Random(1))) {
            delivery.deliverDue();
        }
        assertThat(outbox.row(id).last()).isEqualTo("delivered");
    }

    private MimeMessage mailed(Recipient recipient) {
        deliver(ALERTS, recipient, new Channel.Email("soc@acme.example"));
        assertThat(mail.getReceivedMessages()).hasSize(1);
        return mail.getReceivedMessages()[0];
    }

    @Test
    void aMailInJapaneseReadsFromTheWorstDownByTheReadersClock() throws Exception {
        MimeMessage message = mailed(TOKYO);
        assertThat(message.getSubject()).isEqualTo("Acme everywhere：新着アラート 3 件（緊急 1 件）");
        assertThat(message.getMessageID()).matches("<digest-[0-9a-f]{32}@andon\\.example>");
        assertThat(message.getHeader("Bcc")).isNull();
        MimeMultipart parts = (MimeMultipart) message.getContent();
        String plain = ((String) parts.getBodyPart(0).getContent()).replace("\r\n", "\n");
        assertThat(plain)
                .contains("緊急 1 件、高 1 件、脅威の分類なし 1 件")
                .contains("2026-11-01 17:00 Asia/Tokyo")
                .contains("https://andon.example/subscriptions/7")
                .contains("acme corp は名称「Acme Corp」に一致（確度 95%）")
                .containsSubsequence("== 緊急 ==", "1. 「Acme <b>leak</b>", "== 高 ==", "侵入経路の販売 · night-market", "== 脅威");
        String html = (String) parts.getBodyPart(1).getContent();
        assertThat(html)
                .contains("lang=\"ja\"", "&lt;b&gt;leak&lt;/b&gt; &amp;")
                .doesNotContain("<b>leak");
        for (Alert alert : ALERTS) {
            assertThat(plain).contains("https://andon.example/documents/" + alert.document(), alert.excerpt());
            assertThat(html).contains("https://andon.example/documents/" + alert.document(), alert.excerpt());
        }
    }

    @Test
    void theSameMailInEnglish() throws Exception {
        MimeMessage message = mailed(LONDON);
        assertThat(message.getSubject()).isEqualTo("Acme everywhere: 3 new alerts (1 critical)");
        assertThat((String)
                        ((MimeMultipart) message.getContent()).getBodyPart(0).getContent())
                .contains("1 critical, 1 high, 1 without a recognised threat", "2026-11-01 08:00 Europe/London");
    }

    @Test
    void oneAlertIsWordedInTheReadersLanguageToo() throws Exception {
        deliver(ALERTS.subList(0, 1), TOKYO, new Channel.Email("soc@acme.example"));
        MimeMessage message = mail.getReceivedMessages()[0];
        assertThat(message.getSubject()).isEqualTo("【高】侵入経路の販売：acme corp（「Selling VPN access」）");
        assertThat((String)
                        ((MimeMultipart) message.getContent()).getBodyPart(0).getContent())
                .contains("検知日時：2026-11-01 17:00 Asia/Tokyo");
    }

    @Test
    void aWebhookGetsOneSignedMessageWithAllOfThem() throws Exception {
        String secret = WebhookSignature.newSecret(new SecureRandom());
        deliver(ALERTS, LONDON, new Channel.Webhook(receiver.url("/hook").uri(), secret));
        RecordedRequest request = receiver.takeRequest();
        String body = request.getBody().utf8();
        String id = request.getHeaders().get("webhook-id");
        assertThat(request.getHeaders().get("webhook-signature"))
                .isEqualTo(WebhookSignature.of(secret, String.valueOf(id), NOW.getEpochSecond(), body));
        JsonNode message = JsonMapper.shared().readTree(body);
        assertThat(message.path("type").asString()).isEqualTo("mention.digest");
        assertThat(message.path("data").path("id").asString()).isEqualTo(id).startsWith("digest-");
        List<String> ids = new ArrayList<>();
        message.path("data")
                .path("alerts")
                .forEach(alert -> ids.add(alert.path("id").asString()));
        assertThat(ids).containsExactly("a1", "a2", "a3");
        JsonNode why = message.path("data").path("alerts").get(0).path("why").get(0);
        assertThat(why.path("assetValue").asString()).isEqualTo("Acme Corp");
        assertThat(why.path("confidence").asDouble()).isEqualTo(0.95);
        assertThat(receiver.getRequestCount()).isEqualTo(1);
    }

    @Test
    void chatsShowTheWorstTwentyAndSayHowManyMoreThereAre() throws Exception {
        List<Alert> many = new ArrayList<>(ALERTS);
        for (int i = 0; i < 60; i++) {
            many.add(alert("b" + (i % 10) + "-" + i, "Chatter " + i, Severity.LOW, List.of()));
        }
        for (Channel.Chat.Product product : Channel.Chat.Product.values()) {
            deliver(
                    many,
                    LONDON,
                    new Channel.Chat(product, receiver.url("/room").uri()));
            receiver.enqueue(new MockResponse.Builder().code(200).build());
            String body = receiver.takeRequest().getBody().utf8();
            assertThat(body.length()).isLessThan(28_000);
            assertThat(body).contains("[Critical]", "[High]", "And 43 more: https://andon.example/alerts");
            JsonNode blocks = JsonMapper.shared().readTree(body).path("blocks");
            assertThat(blocks.size()).isLessThanOrEqualTo(50);
            assertThat(blocks.findValuesAsString("type")).doesNotContain("mrkdwn");
        }
    }

    @Test
    void bothLanguagesHaveTheSameWords() throws IOException {
        assertThat(words("").keySet()).isEqualTo(words("_ja").keySet());
        for (MatchRule rule : MatchRule.values()) {
            assertThat(words("")).containsKey("rule." + rule.word());
        }
    }

    private static Properties words(String language) throws IOException {
        Properties words = new Properties();
        try (InputStream in = Phrases.class.getResourceAsStream("words" + language + ".properties")) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return words;
    }
}
