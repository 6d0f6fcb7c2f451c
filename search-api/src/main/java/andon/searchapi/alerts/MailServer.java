package andon.searchapi.alerts;

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
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The SMTP server that messages leave through. Thread-safe. */
final class MailServer {
    private final DeliverySettings.@Nullable Mail server;
    private final Session session;

    MailServer(DeliverySettings settings) {
        this.server = settings.mail();
        this.session = Session.getInstance(properties(server, settings.timeout()));
    }

    /**
     * What is sent.
     *
     * @param id what the Message-ID is made of: the same message has the same, however often it is sent
     * @param subject one line
     * @param html the same as {@code plain}; null if there is only that
     */
    record Letter(
            String id,
            String subject,
            Instant at,
            String plain,
            @Nullable String html) {}

    Attempt send(Letter letter, String address) {
        if (server == null) {
            return new Attempt.Retry("no mail server is configured (alerts.smtp-host)");
        }
        InternetAddress to;
        try {
            to = new InternetAddress(address, true);
        } catch (AddressException e) {
            return new Attempt.GiveUp("the e-mail address is not valid: " + e.getMessage());
        }
        try {
            MimeMessage message = message(letter, to, server);
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

    private MimeMessage message(Letter letter, InternetAddress to, DeliverySettings.Mail from)
            throws MessagingException {
        String sender = from.from();
        String messageId = "<" + letter.id() + "@" + sender.substring(sender.indexOf('@') + 1) + ">";
        MimeMessage message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", messageId);
            }
        };
        message.setFrom(new InternetAddress(sender, true));
        message.setRecipient(Message.RecipientType.TO, to);
        message.setSubject(letter.subject(), "UTF-8");
        message.setSentDate(Date.from(letter.at()));
        // RFC 3834: nobody's out-of-office should answer this.
        message.setHeader("Auto-Submitted", "auto-generated");
        if (letter.html() == null) {
            message.setText(letter.plain(), "UTF-8");
            return message;
        }
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(letter.plain(), "UTF-8");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(letter.html(), "UTF-8", "html");
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
