package andon.testbed.receivers;

import java.util.List;

/**
 * A message that the mail receiver took.
 *
 * @param from the sender of the message's header
 * @param to the recipients of its header
 * @param messageId the Message-ID in its angle brackets; empty if it has none
 * @param text its plain text: the body, or the first text/plain part
 */
public record ReceivedMail(String from, List<String> to, String subject, String messageId, String text) {
    public ReceivedMail {
        to = List.copyOf(to);
    }
}
