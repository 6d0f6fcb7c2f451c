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

        /**
         * A room of a chat, by its incoming webhook.
         *
         * @param address holds the key to the room: whoever has it can write there
         */
        record Chat(Product product, java.net.URI address) implements Channel {
            /** Whose form of messages the room takes; others (Mattermost, Rocket.Chat) take Slack's. */
            public enum Product {
                SLACK,
                TEAMS
            }

            @Override
            public String toString() {
                return "Chat[" + product + " " + address.getHost() + "]";
            }
        }

        /** A collector of log messages that takes CEF in syslog's form over TLS (RFC 5424, 5425). */
        record Syslog(String host, int port) implements Channel {}

        /**
         * An Atom feed that readers fetch: nothing is sent.
         *
         * @param tokenHash SHA-256 in hex of the secret part of its address
         */
        record Feed(String tokenHash) implements Channel {}
    }
}
