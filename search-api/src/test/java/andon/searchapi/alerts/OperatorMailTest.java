package andon.searchapi.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import andon.testbed.receivers.MailReceiver;
import andon.testbed.receivers.ReceivedMail;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperatorMailTest {
    private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");

    private static DeliverySettings through(String host, int port) {
        return DeliverySettings.defaults("https://andon.example")
                .withMail(new DeliverySettings.Mail(host, port, null, null, false, "andon@andon.example"));
    }

    @Test
    void everyOperatorGetsAMessageWithTheIdThatItWasGivenAndAOneLineSubject() {
        try (MailReceiver receiver = MailReceiver.start()) {
            OperatorMail mail = new OperatorMail(
                    through(receiver.host(), receiver.port()), List.of("olga@andon.example", "otto@andon.example"));
            OperatorMail.Result result =
                    mail.send("health-1", "forum is silent\r\nBcc: victim@example.org", "Ruhe über dem Fórum", NOW);
            assertThat(result).isEqualTo(new OperatorMail.Result(2, List.of()));
            assertThat(receiver.received())
                    .extracting(m -> m.to().getFirst())
                    .containsExactlyInAnyOrder("olga@andon.example", "otto@andon.example");
            assertThat(receiver.received()).allSatisfy(m -> {
                assertThat(m.subject()).isEqualTo("forum is silent Bcc: victim@example.org");
                assertThat(m.messageId()).isEqualTo("<health-1@andon.example>");
                assertThat(m.text().strip()).isEqualTo("Ruhe über dem Fórum");
            });
        }
    }

    @Test
    void wrongAddressDoesNotKeepTheMessageFromTheOthers() {
        try (MailReceiver receiver = MailReceiver.start()) {
            OperatorMail.Result result = new OperatorMail(
                            through(receiver.host(), receiver.port()), List.of("no address", "otto@andon.example"))
                    .send("health-2", "s", "t", NOW);
            assertThat(result.sent()).isEqualTo(1);
            assertThat(result.refused()).singleElement().asString().contains("no address", "not valid");
            assertThat(receiver.received()).extracting(ReceivedMail::to).containsExactly(List.of("otto@andon.example"));
        }
    }

    @Test
    void serverThatIsDownOrNotConfiguredIsSaid() {
        int port;
        try (MailReceiver receiver = MailReceiver.start()) {
            port = receiver.port();
        }
        assertThat(new OperatorMail(through("127.0.0.1", port), List.of("olga@andon.example"))
                        .send("health-3", "s", "t", NOW)
                        .sent())
                .isZero();
        assertThat(new OperatorMail(DeliverySettings.defaults("https://andon.example"), List.of("olga@andon.example"))
                        .send("health-4", "s", "t", NOW)
                        .refused())
                .singleElement()
                .asString()
                .contains("alerts.smtp-host");
    }
}
