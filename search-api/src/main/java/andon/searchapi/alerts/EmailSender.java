package andon.searchapi.alerts;

import andon.corpus.watch.Alerts.Delivery;
import andon.corpus.watch.Subscription.Channel;
import java.time.Instant;

/**
 * Sends an alert, or a digest of many, over SMTP as plain text and HTML. The Message-ID comes from the alerts, so that a message that was sent
 * twice (a crash after the server took it) is one message to mail programs.
 */
final class EmailSender {
    private final MailServer server;
    private final String consoleAddress;

    EmailSender(DeliverySettings settings) {
        this.server = new MailServer(settings);
        this.consoleAddress = settings.consoleAddress();
    }

    Attempt send(Delivery delivery, Channel.Email email) {
        Instant newest = delivery.alerts().getLast().raisedAt();
        MailServer.Letter letter;
        if (delivery.isDigest()) {
            DigestText text = DigestText.of(delivery, consoleAddress);
            letter = new MailServer.Letter(delivery.messageId(), text.subject(), newest, text.plain(), text.html());
        } else {
            EmailText text = EmailText.of(delivery.alerts().getFirst(), delivery.recipient(), consoleAddress);
            letter = new MailServer.Letter(delivery.messageId(), text.subject(), newest, text.plain(), text.html());
        }
        return server.send(letter, email.address());
    }
}
