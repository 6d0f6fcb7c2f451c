package andon.searchapi.alerts;

import andon.corpus.ledger.DocumentLedger.Sighting;
import andon.corpus.watch.Alert;
import andon.corpus.watch.Alerts;
import andon.corpus.watch.Subscription;
import andon.vocabulary.Capture;
import andon.vocabulary.Document;
import andon.vocabulary.DocumentId;
import andon.vocabulary.Mention;
import andon.vocabulary.OrganisationId;
import andon.vocabulary.Severity;
import andon.vocabulary.Tlp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An outbox in memory: one row per alert, due at a time, until it is delivered or dead. */
final class OutboxFake implements Alerts {
    /** All sources are amber, and nobody's own. */
    static final SourceLabels LABELS = new SourceLabels(source -> Tlp.AMBER, source -> Optional.empty());

    record Row(
            List<Alert> alerts,
            Subscription.Channel channel,
            Recipient recipient,
            int attempts,
            @Nullable Instant due,
            String last) {}

    private final Map<Long, Row> rows = new TreeMap<>();
    private final Map<Long, Set<String>> arrived = new TreeMap<>();

    private final Map<Long, Map<String, Integer>> refusals = new TreeMap<>();

    static Alert alert(String id, String title) {
        return new Alert(
                id,
                7,
                "Acme everywhere",
                new OrganisationId("acme"),
                DocumentId.ofIdentity(id),
                "night-market",
                title,
                Severity.HIGH,
                List.of("access-sale"),
                List.of("acme corp"),
                "Selling VPN access to Acme Corp, pass h•••2",
                Instant.parse("2026-11-01T08:00:00Z"));
    }

    long add(Alert alert, Subscription.Channel channel, Instant due) {
        return add(List.of(alert), AlertWords.ANYBODY, channel, due);
    }

    synchronized long add(List<Alert> alerts, Recipient recipient, Subscription.Channel channel, Instant due) {
        long id = rows.size() + 1L;
        rows.put(id, new Row(alerts, channel, recipient, 0, due, ""));
        return id;
    }

    synchronized Row row(long id) {
        Row row = rows.get(id);
        if (row == null) {
            throw new AssertionError("no delivery " + id);
        }
        return row;
    }

    @Override
    public List<Delivery> takeDue(Instant now, int limit, Duration lease, Collection<Delivery> underWay) {
        return takeDue(now, limit, lease);
    }

    @Override
    public synchronized List<Delivery> takeDue(Instant now, int limit, Duration lease) {
        List<Delivery> taken = new ArrayList<>();
        for (Map.Entry<Long, Row> entry : rows.entrySet()) {
            Row row = entry.getValue();
            if (row.due() != null && !row.due().isAfter(now) && taken.size() < limit) {
                entry.setValue(new Row(
                        row.alerts(), row.channel(), row.recipient(), row.attempts() + 1, now.plus(lease), row.last()));
                taken.add(new Delivery(
                        entry.getKey(),
                        row.alerts(),
                        row.channel(),
                        row.recipient(),
                        row.attempts() + 1,
                        1,
                        Set.copyOf(arrived.getOrDefault(entry.getKey(), Set.of())),
                        Map.copyOf(refusals.getOrDefault(entry.getKey(), Map.of()))));
            }
        }
        return taken;
    }

    @Override
    public synchronized void delivered(Delivery delivery, Instant now) {
        Row row = row(delivery.id());
        rows.put(
                delivery.id(),
                new Row(row.alerts(), row.channel(), row.recipient(), row.attempts(), null, "delivered"));
    }

    @Override
    public synchronized void failed(Delivery delivery, String reason, @Nullable Instant retryAt) {
        Row row = row(delivery.id());
        rows.put(
                delivery.id(),
                new Row(
                        row.alerts(),
                        row.channel(),
                        row.recipient(),
                        row.attempts(),
                        retryAt,
                        (retryAt == null ? "dead: " : "") + reason));
    }

    @Override
    public synchronized void arrived(Delivery delivery, Alert alert, Instant now) {
        arrived.computeIfAbsent(delivery.id(), id -> new TreeSet<>()).add(alert.id());
    }

    @Override
    public synchronized void refused(Delivery delivery, Alert alert, @Nullable String answer) {
        refusals.computeIfAbsent(delivery.id(), id -> new TreeMap<>()).merge(alert.id(), 1, Integer::sum);
    }

    @Override
    public synchronized void progressed(Delivery delivery, String reason, Instant at) {
        Row row = row(delivery.id());
        rows.put(delivery.id(), new Row(row.alerts(), row.channel(), row.recipient(), 0, at, reason));
    }

    @Override
    public List<Alert> raise(Document document, Sighting sighting, List<Mention> mentions, Instant now) {
        throw new UnsupportedOperationException("delivery raises nothing");
    }

    @Override
    public List<Alert> seen(
            Document document, Sighting sighting, List<Mention> mentions, Capture capture, Instant now) {
        throw new UnsupportedOperationException("delivery raises nothing");
    }

    @Override
    public List<Alert> gone(Capture capture, Instant now) {
        throw new UnsupportedOperationException("delivery raises nothing");
    }

    @Override
    public List<Mention> mentions(DocumentId document) {
        throw new UnsupportedOperationException("delivery asks for no mentions");
    }

    @Override
    public Page of(OrganisationId owner, Raised from, int limit) {
        throw new UnsupportedOperationException("delivery lists nothing");
    }

    @Override
    public List<Alert> ofSubscription(long subscription, int limit) {
        throw new UnsupportedOperationException("delivery lists nothing");
    }

    @Override
    public List<Alert> raised(long subscription, Raised after, int limit) {
        throw new UnsupportedOperationException("delivery lists nothing");
    }

    @Override
    public Counts counts() {
        throw new UnsupportedOperationException("delivery counts nothing");
    }
}
