package andon.searchapi.alerts;

import andon.corpus.watch.Alert;
import andon.corpus.watch.Subscription.Channel;

/**
 * Sends an alert over SMTP as plain text and HTML. The Message-ID comes from the alert, so that a message that was sent
 * twice (a crash after the server took it) is one message to mail programs.
 */
final class EmailSender {
    private final MailServer server;
    private final String consoleAddress;

    EmailSender(DeliverySettings settings) {
        this.server = new MailServer(settings);
        this.consoleAddress = settings.consoleAddress();
    }

    Attempt send(Alert alert, Channel.Email email) {
        EmailText text = EmailText.of(alert, consoleAddress);
        return server.send(
                new MailServer.Letter(alert.id(), text.subject(), alert.raisedAt(), text.plain(), text.html()),
                email.address());
    }
}
