package andon.searchapi.alerts;

import andon.corpus.watch.Alert;
import andon.corpus.watch.Subscription.Channel;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.Date;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Sends an alert over SMTP as plain text and HTML. The Message-ID comes from the alert, so that a message that was sent
 * twice (a crash after the server took it) is one message to mail programs.
 */
final class EmailSender {
    private final DeliverySettings.@Nullable Mail server;
    private final String consoleAddress;
    private final Session session;

    EmailSender(DeliverySettings settings) {
        this.server = settings.mail();
        this.consoleAddress = settings.consoleAddress();
        this.session = Session.getInstance(properties(server, settings.timeout()));
    }

    Attempt send(Alert alert, Channel.Email email) {
        if (server == null) {
            return new Attempt.Retry("no mail server is configured (delivery.mail)");
        }
        InternetAddress to;
        try {
            to = new InternetAddress(email.address(), true);
        } catch (AddressException e) {
            return new Attempt.GiveUp("the e-mail address is not valid: " + e.getMessage());
        }
        try {
            MimeMessage message = message(alert, to, server);
            if (server.user() == null) {
                Transport.send(message);
            } else {
                Transport.send(message, server.user(), server.password());
            }
            return new Attempt.Done();
        } catch (MessagingException e) {
            return new Attempt.Retry(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private MimeMessage message(Alert alert, InternetAddress to, DeliverySettings.Mail from) throws MessagingException {
        EmailText text = EmailText.of(alert, consoleAddress);
        String sender = from.from();
        String messageId = "<" + alert.id() + "@" + sender.substring(sender.indexOf('@') + 1) + ">";
        MimeMessage message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", messageId);
            }
        };
        message.setFrom(new InternetAddress(sender, true));
        message.setRecipient(Message.RecipientType.TO, to);
        message.setSubject(text.subject(), "UTF-8");
        message.setSentDate(Date.from(alert.raisedAt()));
        // RFC 3834: nobody's out-of-office should answer this.
        message.setHeader("Auto-Submitted", "auto-generated");
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text.plain(), "UTF-8");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(text.html(), "UTF-8", "html");
        message.setContent(new MimeMultipart("alternative", plain, html));
        return message;
    }

    private static Properties properties(DeliverySettings.@Nullable Mail server, Duration timeout) {
        Properties properties = new Properties();
        if (server != null) {
            String millis = Long.toString(timeout.toMillis());
            properties.put("mail.smtp.host", server.host());
            properties.put("mail.smtp.port", Integer.toString(server.port()));
            properties.put("mail.smtp.connectiontimeout", millis);
            properties.put("mail.smtp.timeout", millis);
            properties.put("mail.smtp.writetimeout", millis);
            properties.put("mail.smtp.starttls.enable", Boolean.toString(server.startTls()));
            properties.put("mail.smtp.starttls.required", Boolean.toString(server.startTls()));
            properties.put("mail.smtp.ssl.checkserveridentity", "true");
            properties.put("mail.smtp.auth", Boolean.toString(server.user() != null));
        }
        return properties;
    }
}
