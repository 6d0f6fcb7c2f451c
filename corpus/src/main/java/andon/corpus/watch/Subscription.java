package andon.corpus.watch;

import andon.vocabulary.OrganisationId;
import andon.vocabulary.Severity;
import andon.vocabulary.Tlp;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stored query over the mentions of a customer's assets or, for analysts, over anything; when its news is told, and where it goes.
 *
 * @param id given by the database
 * @param channels where it is delivered, at least one
 * @param problem why it could not be matched when it was last tried; null if it works
 */
public record Subscription(
        long id,
        OrganisationId owner,
        String name,
        Selection selection,
        Timing timing,
        List<Channel> channels,
        @Nullable String problem) {
    public static final int MAX_NAME = 100;

    public Subscription {
        name = name.strip();
        if (name.isEmpty() || name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "a subscription's name has 1 to " + MAX_NAME + " characters in one line");
        }
        channels = List.copyOf(channels);
        if (channels.isEmpty()) {
            throw new IllegalArgumentException("subscription '" + name + "' has no channel to deliver to");
        }
    }

    /** In Andon's query language; empty matches every mention. */
    public String query() {
        return selection.query();
    }

    /** Only documents at least this bad; null for all. */
    public @Nullable Severity minimumSeverity() {
        return selection.minimumSeverity();
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
         * A MISP instance that takes each alert as an event.
         *
         * @param address of the instance, without the API's path
         * @param key of a user of that instance who may add events; sent as it is
         * @param tlp the tag of the events
         * @param publish whether events are published at once, which needs that right; else somebody does so there
         */
        record Misp(java.net.URI address, String key, Tlp tlp, Distribution distribution, boolean publish)
                implements Channel {
            /** To whom MISP itself passes an event on, the fewest first. */
            public enum Distribution {
                ORGANISATION(0),
                COMMUNITY(1),
                CONNECTED(2),
                ALL(3);

                private final int number;

                Distribution(int number) {
                    this.number = number;
                }

                /** MISP's own. */
                public int number() {
                    return number;
                }

                public String word() {
                    return name().toLowerCase(Locale.ROOT);
                }

                public static Optional<Distribution> ofWord(String word) {
                    return Arrays.stream(values())
                            .filter(one -> one.word().equals(word))
                            .findFirst();
                }
            }

            /** TLP decides what leaves: what is strict or red stays in the organisation, and amber in the community. */
            public static Distribution widest(Tlp tlp) {
                return switch (tlp) {
                    case CLEAR, GREEN -> Distribution.ALL;
                    case AMBER -> Distribution.COMMUNITY;
                    case AMBER_STRICT, RED -> Distribution.ORGANISATION;
                };
            }

            /** The same with this label, and the distribution that it allows, unless it is closed more already. */
            public Misp noMoreOpenThan(Tlp label) {
                Tlp closed = label.compareTo(tlp) > 0 ? label : tlp;
                Distribution most = widest(closed);
                return new Misp(address, key, closed, distribution.compareTo(most) > 0 ? most : distribution, publish);
            }

            @Override
            public String toString() {
                return "Misp[" + address + "]";
            }
        }

        /**
         * An Atom feed that readers fetch: nothing is sent.
         *
         * @param tokenHash SHA-256 in hex of the secret part of its address
         */
        record Feed(String tokenHash) implements Channel {}
    }
}
