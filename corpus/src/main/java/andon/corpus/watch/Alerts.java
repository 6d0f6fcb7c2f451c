package andon.corpus.watch;

import andon.corpus.ledger.DocumentLedger.Sighting;
import andon.vocabulary.Capture;
import andon.vocabulary.Document;
import andon.vocabulary.DocumentId;
import andon.vocabulary.Mention;
import andon.vocabulary.OrganisationId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Mentions, the alerts they raise and the outbox of their deliveries, in SQL. Thread-safe.
 *
 * <p>Newness rests on a unique key (subscription, cluster, matched value), not on timing: raising the same alert twice
 * raises it once.
 */
public interface Alerts {
    /**
     * Stores the mentions and raises what is news for each subscription, with one delivery for each of its channels at the
     * moment of its {@link Timing}, in the caller's transaction. One broken subscription never stops the others.
     *
     * @return the alerts that are new
     */
    List<Alert> raise(Document document, Sighting sighting, List<Mention> mentions, Instant now);

    /**
     * Notes what a document offers, and raises a changed price, stock or countdown for those who want to hear of it, in the
     * caller's transaction. An older capture than the one that is noted changes nothing.
     *
     * @param mentions those found in it if it is new or changed; else those that are stored count
     * @return the alerts that are new
     */
    List<Alert> seen(Document document, Sighting sighting, List<Mention> mentions, Capture capture, Instant now);

    /**
     * Raises the end of the documents that stood on the page of a capture which says that the page is not there.
     *
     * @return the alerts that are new
     */
    List<Alert> gone(Capture capture, Instant now);

    List<Mention> mentions(DocumentId document);

    /** A customer's newest alerts, newest first. */
    default List<Alert> of(OrganisationId owner, int limit) {
        return of(owner, Raised.NEWEST, limit).alerts();
    }

    /**
     * A customer's alerts behind a place, newest first. There are fewer than {@code limit} only at the end, or if very many were left
     * out on the way, as all that they told was lost.
     */
    Page of(OrganisationId owner, Raised from, int limit);

    /**
     * A part of a list of alerts.
     *
     * @param next where to go on; null at the end
     */
    record Page(List<Alert> alerts, @Nullable Raised next) {}

    /** One subscription's newest alerts, newest first. */
    List<Alert> ofSubscription(long subscription, int limit);

    /** One subscription's alerts behind a place, in the order in which they were raised. */
    List<Alert> raised(long subscription, Raised after, int limit);

    /** Where an alert stands among those of its subscription. */
    record Raised(Instant at, String id) {
        /** Before all alerts in a list with the newest first. */
        public static final Raised NEWEST = new Raised(Instant.parse("9999-01-01T00:00:00Z"), "");

        private static final Pattern FORM = Pattern.compile("(\\d{1,18})_([0-9a-z]{0,64})");

        /** Behind all letters and digits of ids. */
        private static final String BEHIND_ALL = "z";

        /** Behind everything that was raised at a moment. */
        public static Raised lastAt(Instant at) {
            return new Raised(at, BEHIND_ALL);
        }

        /** In a few letters, digits and a line, for the next question. */
        public String word() {
            return ChronoUnit.MICROS.between(Instant.EPOCH, at) + "_" + id;
        }

        /** What {@link #word} wrote; empty for anything else. */
        public static Optional<Raised> ofWord(String word) {
            Matcher form = FORM.matcher(word);
            return form.matches()
                    ? Optional.of(new Raised(
                            Instant.EPOCH.plus(Long.parseLong(form.group(1)), ChronoUnit.MICROS), form.group(2)))
                    : Optional.empty();
        }
    }

    /** So many messages are on their way from one process to one receiver at once, and to the mail server: others go meanwhile. */
    int MAX_TO_ONE_RECEIVER = 10;

    /** Leases deliveries that are due, so that no other process takes them for {@code lease}. */
    List<Delivery> takeDue(Instant now, int limit, Duration lease);

    /**
     * The same beside what is on its way: with it, at most {@value #MAX_TO_ONE_RECEIVER} to one receiver.
     *
     * @param underWay what was taken before and is not reported yet
     */
    List<Delivery> takeDue(Instant now, int limit, Duration lease, Collection<Delivery> underWay);

    void delivered(Delivery delivery, Instant now);

    /**
     * Notes a failure; tries again at {@code retryAt}, or gives up (dead letter) if it is null. Of a message of which a part arrived
     * that part is delivered, each part that was {@linkplain #refused refused} with an answer is a dead letter of its own, and the
     * rest are one.
     */
    void failed(Delivery delivery, String reason, @Nullable Instant retryAt);

    /** Notes that one alert of a message that is brought in parts is with its receiver; the next attempt leaves it out. */
    void arrived(Delivery delivery, Alert alert, Instant now);

    /**
     * Notes that one alert of a message that is brought in parts was tried in vain; the next attempt tries those first that were
     * tried less often.
     *
     * @param answer what its receiver said to it alone; null if it said nothing, or nothing about it
     */
    void refused(Delivery delivery, Alert alert, @Nullable String answer);

    /** Notes that a part arrived and the rest is to follow at {@code at}: failures count afresh from there. */
    void progressed(Delivery delivery, String reason, Instant at);

    Counts counts();

    /**
     * Alerts of one subscription on their way to one channel, in one message: one, or a digest of what was held back. Which
     * they are does not change once it was taken, with one exception: what is about an asset that was lost meanwhile is left
     * out of the next attempt, which has another {@link #messageId} then.
     *
     * @param id of the first one's delivery, which stands for all
     * @param alerts the oldest first
     * @param attempt from 1
     * @param fence the lease's number: a report with an older one is ignored
     * @param arrived the ids of those alerts that arrived in attempts before, of a message that is brought in parts
     * @param refusals how often those were tried in vain that were, by id
     */
    record Delivery(
            long id,
            List<Alert> alerts,
            Subscription.Channel channel,
            Recipient recipient,
            int attempt,
            long fence,
            Set<String> arrived,
            Map<String, Integer> refusals) {
        /** The most alerts in one message; what is more goes into the next. */
        public static final int MAX_ALERTS = 100;

        public Delivery {
            alerts = List.copyOf(alerts);
            arrived = Set.copyOf(arrived);
            refusals = Map.copyOf(refusals);
            if (alerts.isEmpty()) {
                throw new IllegalArgumentException("a delivery brings an alert");
            }
        }

        /** One of which nothing has arrived yet. */
        public Delivery(
                long id,
                List<Alert> alerts,
                Subscription.Channel channel,
                Recipient recipient,
                int attempt,
                long fence) {
            this(id, alerts, channel, recipient, attempt, fence, Set.of(), Map.of());
        }

        public boolean isDigest() {
            return alerts.size() > 1;
        }

        /** The message's idempotency key: the alert's id, or one that is made of all of them. */
        public String messageId() {
            return isDigest()
                    ? AlertRows.digestId(alerts.stream().map(Alert::id).toList())
                    : alerts.getFirst().id();
        }
    }

    /** For whom a message is worded. */
    record Recipient(Locale language, ZoneId zone) {}

    record Counts(long mentions, long alerts, long pending, long delivered, long dead) {}
}
