package andon.corpus.watch;

import andon.corpus.ledger.DocumentLedger.Sighting;
import andon.vocabulary.Document;
import andon.vocabulary.DocumentId;
import andon.vocabulary.Mention;
import andon.vocabulary.OrganisationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Mentions, the alerts they raise and the outbox of their deliveries, in SQL. Thread-safe.
 *
 * <p>Newness rests on a unique key (subscription, cluster, matched value), not on timing: raising the same alert twice
 * raises it once.
 */
public interface Alerts {
    /**
     * Stores the mentions and raises what is news for each subscription, with one delivery for each of its channels, in
     * the caller's transaction. One broken subscription never stops the others.
     *
     * @return the alerts that are new
     */
    List<Alert> raise(Document document, Sighting sighting, List<Mention> mentions, Instant now);

    List<Mention> mentions(DocumentId document);

    /** A customer's alerts, newest first. */
    List<Alert> of(OrganisationId owner, int limit);

    /** One subscription's alerts, newest first. */
    List<Alert> ofSubscription(long subscription, int limit);

    /** Leases deliveries that are due, so that no other process takes them for {@code lease}. */
    List<Delivery> takeDue(Instant now, int limit, Duration lease);

    void delivered(Delivery delivery, Instant now);

    /** Notes a failure; tries again at {@code retryAt}, or gives up (dead letter) if it is null. */
    void failed(Delivery delivery, String reason, @Nullable Instant retryAt);

    Counts counts();

    /**
     * One alert on its way to one channel.
     *
     * @param attempt from 1
     * @param fence the lease's number: a report with an older one is ignored
     */
    record Delivery(long id, Alert alert, Subscription.Channel channel, int attempt, long fence) {}

    record Counts(long mentions, long alerts, long pending, long delivered, long dead) {}
}
