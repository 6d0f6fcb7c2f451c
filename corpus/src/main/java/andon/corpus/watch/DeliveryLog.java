package andon.corpus.watch;

import andon.vocabulary.OrganisationId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the deliveries of a customer's alerts went, by channel, and those that were given up. Thread-safe. */
public interface DeliveryLog {
    /**
     * A channel with what came of its deliveries.
     *
     * @param id of the channel
     * @param kind {@code webhook}, {@code email}, {@code slack}, {@code teams}, {@code syslog} or
     *     {@code misp}
     * @param where its address; of a chat the host only, as the rest is its key
     * @param cancelled not sent, because the asset was the customer's no longer, or the channel was removed
     * @param lastFailure of the newest delivery that failed once; null if none did
     * @param removedAt null while something is sent there
     */
    record ChannelHealth(
            long id,
            long subscription,
            String subscriptionName,
            String kind,
            String where,
            long delivered,
            long pending,
            long dead,
            long cancelled,
            @Nullable Instant lastDelivered,
            @Nullable String lastFailure,
            @Nullable Instant removedAt) {}

    /**
     * A delivery that was given up.
     *
     * @param more how many other alerts were in the same message
     */
    record DeadLetter(
            long id,
            String alert,
            @Nullable String title,
            long subscription,
            String kind,
            String where,
            int attempts,
            @Nullable String reason,
            Instant raisedAt,
            int more) {}

    /** How many channels, or dead letters, are given at once at most. */
    int MAX_LIMIT = 1_000;

    /**
     * In the order in which they were added.
     *
     * @param after the id of the channel behind which they stand; 0 for the first
     * @param limit 1 to {@value #MAX_LIMIT}
     */
    List<ChannelHealth> channels(OrganisationId owner, long after, int limit);

    /**
     * The newest first, of channels that were not removed.
     *
     * @param before the id of the dead letter behind which they stand; {@link Long#MAX_VALUE} for the newest
     * @param limit 1 to {@value #MAX_LIMIT}
     */
    List<DeadLetter> dead(OrganisationId owner, long before, int limit);

    /** Tries a dead letter again from the first attempt on. Returns whether the owner has such a one. */
    boolean redeliver(OrganisationId owner, long delivery, Instant now);
}
