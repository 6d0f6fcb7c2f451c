package andon.corpus.watch;

import andon.vocabulary.OrganisationId;
import andon.vocabulary.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stored query over the mentions of a customer's assets, and where the news goes.
 *
 * @param id given by the database
 * @param query in Andon's query language; empty matches every mention
 * @param minimumSeverity only documents at least this bad; null for all
 * @param channels where it is delivered, at least one
 */
public record Subscription(
        long id,
        OrganisationId owner,
        String name,
        String query,
        @Nullable Severity minimumSeverity,
        List<Channel> channels) {

    public Subscription {
        channels = List.copyOf(channels);
        if (channels.isEmpty()) {
            throw new IllegalArgumentException("subscription '" + name + "' has no channel to deliver to");
        }
    }

    /** A way out of Andon. */
    public sealed interface Channel {
        /** @param secret signs the messages (Standard Webhooks), {@code whsec_} and base64 */
        record Webhook(java.net.URI address, String secret) implements Channel {
            @Override
            public String toString() {
                return "Webhook[" + address + "]";
            }
        }

        record Email(String address) implements Channel {}
    }
}
