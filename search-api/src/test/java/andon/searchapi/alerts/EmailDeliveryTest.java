package andon.searchapi.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.watch.Subscription.Channel;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmailDeliveryTest {
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final OutboxFake outbox = new OutboxFake();
    private Instant now = Instant.parse("2026-11-01T09:00:00Z");

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private AlertDelivery delivery() {
        DeliverySettings settings = DeliverySettings.defaults("https://andon.example")
                .withMail(new DeliverySettings.Mail(
                        "127.0.0.1", server.getSmtp().getPort(), null, null, false, "alerts@andon.example"));
        return new AlertDelivery(outbox, OutboxFake.LABELS, settings, () -> now, new Random(1));
    }

    @Test
    void aMessageReadsWellAndItsIdComesFromTheAlert() throws Exception {
        long id = outbox.add(
                OutboxFake.alert("alert-1", "VPN <b>access</b>\r\nBcc: victim@example.org"),
                new Channel.Email("soc@acme.example"),
                now);
        try (AlertDelivery delivery = delivery()) {
            delivery.deliverDue();
        }
        assertThat(outbox.row(id).last()).isEqualTo("delivered");
        MimeMessage message = server.getReceivedMessages()[0];
        assertThat(message.getMessageID()).isEqualTo("<alert-1@andon.example>");
        assertThat(message.getSubject())
                .isEqualTo("[High] Access sale: acme corp in “VPN <b>access</b> Bcc: victim@example.org”");
        assertThat(message.getAllRecipients()).hasSize(1);
        assertThat(message.getHeader("Bcc")).isNull();
        MimeMultipart parts = (MimeMultipart) message.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat((String) parts.getBodyPart(0).getContent())
                .contains("Watched: acme corp", "h•••2", "https://andon.example/documents/");
        assertThat((String) parts.getBodyPart(1).getContent())
                .contains("&lt;b&gt;access&lt;/b&gt;")
                .doesNotContain("<b>access");
    }

    @Test
    void aMailServerThatIsDownIsTriedAgain() {
        AlertDelivery delivery = delivery();
        server.stop();
        long id = outbox.add(OutboxFake.alert("alert-2", "t"), new Channel.Email("soc@acme.example"), now);
        try (delivery) {
            delivery.deliverDue();
            assertThat(outbox.row(id).due()).isNotNull().isAfter(now);
            server.start();
            now = now.plus(Duration.ofDays(1));
        }
        try (AlertDelivery again = delivery()) {
            again.deliverDue();
        }
        assertThat(outbox.row(id).last()).isEqualTo("delivered");
    }

    @Test
    void anAddressThatCannotBeIsGivenUp() {
        long id = outbox.add(OutboxFake.alert("alert-3", "t"), new Channel.Email("not an address"), now);
        try (AlertDelivery delivery = delivery()) {
            delivery.deliverDue();
        }
        assertThat(outbox.row(id).last()).startsWith("dead: the e-mail address is not valid");
    }
}
