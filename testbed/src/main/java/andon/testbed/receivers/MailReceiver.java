package andon.testbed.receivers;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An SMTP server on an ephemeral loopback port that takes mail for everybody and keeps it. A message to several recipients
 * is listed once for each of them.
 */
public final class MailReceiver implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    private final GreenMail server;

    private MailReceiver(GreenMail server) {
        this.server = server;
    }

    public static MailReceiver start() {
        GreenMail server = new GreenMail(new ServerSetup(0, HOST, ServerSetup.PROTOCOL_SMTP));
        server.start();
        return new MailReceiver(server);
    }

    public String host() {
        return HOST;
    }

    public int port() {
        return server.getSmtp().getPort();
    }

    /** The messages so far, one mailbox after another. */
    public List<ReceivedMail> received() {
        return Stream.of(server.getReceivedMessages()).map(MailReceiver::read).toList();
    }

    /**
     * Waits until there are {@code count} messages or the time is over.
     *
     * @return the messages so far, perhaps fewer than {@code count}
     */
    public List<ReceivedMail> awaitReceived(int count, Duration atMost) {
        server.waitForIncomingEmail(atMost.toMillis(), count);
        return received();
    }

    @Override
    public void close() {
        server.stop();
    }

    private static ReceivedMail read(MimeMessage message) {
        try {
            return new ReceivedMail(
                    String.join(", ", addresses(message.getFrom())),
                    addresses(message.getAllRecipients()),
                    Objects.requireNonNullElse(message.getSubject(), ""),
                    Objects.requireNonNullElse(message.getMessageID(), ""),
                    text(message.getContent()));
        } catch (MessagingException e) {
            throw new IllegalStateException("a mail that cannot be parsed", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> addresses(Address @Nullable [] addresses) {
        return addresses == null
                ? List.of()
                : Arrays.stream(addresses).map(Address::toString).toList();
    }

    private static String text(Object content) throws MessagingException, IOException {
        if (content instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart part = parts.getBodyPart(i);
                String text =
                        part.isMimeType("text/plain") || part.isMimeType("multipart/*") ? text(part.getContent()) : "";
                if (!text.isEmpty()) {
                    return text;
                }
            }
            return "";
        }
        return content instanceof String text ? text : "";
    }
}
