package andon.testbed.receivers;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class MailReceiverTest {
    @Test
    void mailIsKeptWithItsIdAndPlainText() throws MessagingException {
        try (MailReceiver receiver = MailReceiver.start()) {
            Properties properties = new Properties();
            properties.put("mail.smtp.host", receiver.host());
            properties.put("mail.smtp.port", Integer.toString(receiver.port()));
            MimeMessage message = new MimeMessage(Session.getInstance(properties)) {
                @Override
                protected void updateMessageID() throws MessagingException {
                    setHeader("Message-ID", "<alert-1@andon>");
                }
            };
            message.setFrom(new InternetAddress("andon@andon.example"));
            message.setRecipient(Message.RecipientType.TO, new InternetAddress("soc@acme.example"));
            message.setSubject("Упоминание", "UTF-8");
            MimeBodyPart html = new MimeBodyPart();
            html.setContent("<p>html</p>", "text/html");
            MimeBodyPart plain = new MimeBodyPart();
            plain.setText("plain é", "UTF-8");
            message.setContent(new MimeMultipart("alternative", html, plain));
            Transport.send(message);

            assertThat(receiver.awaitReceived(1, Duration.ofSeconds(5)))
                    .containsExactly(new ReceivedMail(
                            "andon@andon.example",
                            List.of("soc@acme.example"),
                            "Упоминание",
                            "<alert-1@andon>",
                            "plain é"));
        }
    }
}
