package andon.corpus.watch;

import andon.corpus.index.DocumentIndex;
import andon.corpus.index.IndexedDocument;
import andon.corpus.index.Visibility;
import andon.corpus.ledger.DocumentLedger.Change;
import andon.corpus.ledger.DocumentLedger.Sighting;
import andon.corpus.watch.Listeners.Listener;
import andon.database.Database;
import andon.vocabulary.Capture;
import andon.vocabulary.Document;
import andon.vocabulary.DocumentId;
import andon.vocabulary.Mention;
import andon.vocabulary.OrganisationId;
import andon.vocabulary.Span;
import andon.vocabulary.ThreatCategory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The alerts in SQL; their deliveries are the {@link Outbox}'s. */
public final class SqlAlerts implements Alerts {
    /** The most alerts that one call gives out. */
    public static final int MAX_LIMIT = 1_000;

    private final Database database;
    private final JdbcClient sql;
    private final DocumentIndex index;
    private final Outbox outbox;
    private final AlertRows rows;
    private final MentionHistory history;
    private final AlertDrafts drafts;
    private final Listeners listeners;
    private final Happenings happenings;
    private final HappeningLog log;
    private final ToldNews told;
    private final AnalystAlerts analysts;

    /** @param index evaluates the subscriptions' queries; nothing is written to it */
    public SqlAlerts(Database database, DocumentIndex index) {
        this.database = database;
        this.sql = database.sql();
        this.index = index;
        this.rows = new AlertRows(sql);
        this.history = new MentionHistory(database);
        this.drafts = new AlertDrafts(sql);
        this.outbox = new Outbox(database);
        this.listeners = new Listeners(sql, index);
        this.log = new HappeningLog(sql);
        this.told = new ToldNews(sql);
        this.analysts = new AnalystAlerts(sql, index, listeners, drafts, rows, outbox);
        this.happenings = new Happenings(sql, index, listeners, analysts, drafts, rows, outbox);
    }

    @Override
    public List<Alert> raise(Document document, Sighting sighting, List<Mention> mentions, Instant now) {
        return database.inTransaction(() -> {
            IndexedDocument indexed = new IndexedDocument(
                    document, sighting.firstSeen(), sighting.changedAt(), sighting.version(), 0, mentions);
            List<Alert> raised = new ArrayList<>(ofOwners(indexed, sighting, mentions, now));
            raised.addAll(analysts.raise(indexed, sighting, now));
            return raised;
        });
    }

    private List<Alert> ofOwners(IndexedDocument indexed, Sighting sighting, List<Mention> mentions, Instant now) {
        // One order for all transactions, so that two of them wait for each other in turn and never in a ring.
        Map<OrganisationId, List<Mention>> byOwner = mentions.stream()
                .collect(Collectors.groupingBy(
                        Mention::owner,
                        () -> new TreeMap<>(java.util.Comparator.comparing(OrganisationId::value)),
                        Collectors.toList()));
        List<Alert> raised = new ArrayList<>();
        for (Map.Entry<OrganisationId, List<Mention>> owned : byOwner.entrySet()) {
            Set<String> fresh = store(owned.getValue(), now);
            note(owned.getKey(), indexed.document(), sighting, owned.getValue(), fresh);
            List<Listener> subscriptions = listeners.of(owned.getKey());
            if (subscriptions.isEmpty()) {
                continue;
            }
            // Matched and told through the owner's eyes: neither says what is personal to others.
            IndexedDocument seen = index.redacted(indexed, new Visibility.MentionsOf(owned.getKey()));
            for (Listener subscription : subscriptions) {
                if (listeners.isWanted(subscription, seen, now)) {
                    news(subscription, seen.document(), sighting, seen.mentions(), fresh, now)
                            .ifPresent(raised::add);
                }
            }
        }
        return raised;
    }

    /** What an edit brought, for those who ask later what they would have heard. */
    private void note(
            OrganisationId owner, Document document, Sighting sighting, List<Mention> mentions, Set<String> fresh) {
        if (sighting.version() > 1) {
            fresh.forEach(value -> log.note(
                    document.id(),
                    owner,
                    kindOf(value, document, sighting, mentions, fresh),
                    value,
                    sighting.changedAt()));
        }
    }

    /**
     * What kind of news a value is that was not told yet.
     *
     * @param fresh the values that no version of the document said before
     */
    private static News kindOf(
            String value, Document document, Sighting sighting, List<Mention> mentions, Set<String> fresh) {
        if (sighting.version() == 1 || !fresh.contains(value)) {
            return News.NEW_DOCUMENT;
        }
        boolean leak = document.threats().stream()
                .anyMatch(threat -> threat.category() == ThreatCategory.RANSOMWARE_LEAK
                        || threat.category() == ThreatCategory.DATA_LEAK);
        String title = document.title();
        boolean named = title != null
                && mentions.stream()
                        .anyMatch(mention -> mention.matchedValue().equals(value)
                                && mention.span().start() < title.length());
        return leak && named ? News.VICTIM_REVEALED : News.VALUE_ADDED;
    }

    private Optional<Alert> news(
            Listener subscription,
            Document document,
            Sighting sighting,
            List<Mention> mentions,
            Set<String> fresh,
            Instant now) {
        Map<String, News> kinds = new TreeMap<>();
        for (Mention mention : mentions) {
            String value = mention.matchedValue();
            kinds.computeIfAbsent(value, v -> kindOf(v, document, sighting, mentions, fresh));
        }
        // What was told already is looked up first: the usual case writes nothing.
        Set<String> known = told.values(subscription.id(), sighting.cluster());
        List<String> candidates = new ArrayList<>();
        kinds.forEach((value, kind) -> {
            if (!known.contains(value) && subscription.selection().wants(kind)) {
                candidates.add(value);
            } else if (!known.contains(value)) {
                // What is no news for it now is none with the next edit either.
                told.note(subscription.id(), sighting.cluster(), value, ToldNews.UNTOLD);
            }
        });
        if (!candidates.isEmpty()) {
            candidates.removeAll(told.suppressed(subscription.id(), document));
            candidates.removeAll(history.values(sighting.cluster(), subscription.owner()));
        }
        if (candidates.isEmpty() || told.isFromBefore(subscription, document.id(), sighting.version())) {
            return Optional.empty();
        }
        String id = AlertRows.id(subscription.id(), document.id(), candidates);
        List<String> news = candidates.stream()
                .filter(value -> told.note(subscription.id(), sighting.cluster(), value, id))
                .toList();
        if (news.isEmpty()) {
            return Optional.empty();
        }
        News kind = news.stream().map(kinds::get).max(News::compareTo).orElse(News.NEW_DOCUMENT);
        Alert alert = drafts.alert(id, subscription.addressee(), document, mentions, news, now)
                .about(kind, "");
        rows.insert(alert);
        outbox.add(alert, subscription.timing());
        return Optional.of(alert);
    }

    /** The values that are found in the document for the first time. */
    private Set<String> store(List<Mention> mentions, Instant now) {
        Set<String> fresh = new HashSet<>();
        List<Mention> inOrder = mentions.stream()
                .sorted(java.util.Comparator.comparingLong(Mention::assetId).thenComparing(Mention::matchedValue))
                .toList();
        for (Mention mention : inOrder) {
            int added = sql.sql("""
                            insert into mention (document_id, asset_id, matched_value, owner, span_start, span_end, rule, found_at)
                            values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                    .params(
                            mention.document().value(),
                            mention.assetId(),
                            mention.matchedValue(),
                            mention.owner().value(),
                            mention.span().start(),
                            mention.span().end(),
                            mention.rule(),
                            AlertRows.time(now))
                    .update();
            if (added > 0) {
                fresh.add(mention.matchedValue());
            }
        }
        return fresh;
    }

    @Override
    public List<Alert> seen(
            Document document, Sighting sighting, List<Mention> mentions, Capture capture, Instant now) {
        if (sighting.change() != Change.UNCHANGED) {
            return database.inTransaction(() -> happenings.seen(document, sighting, mentions, capture, now));
        }
        return Happenings.mayOffer(document)
                ? database.inTransaction(
                        () -> happenings.seen(document, sighting, mentions(document.id()), capture, now))
                : List.of();
    }

    @Override
    public List<Alert> gone(Capture capture, Instant now) {
        return database.inTransaction(() -> happenings.gone(capture, now));
    }

    /** Every mention that was ever found in the document, in any of its versions, with the place of the first time. */
    @Override
    public List<Mention> mentions(DocumentId document) {
        return sql.sql("""
                        select asset_id, owner, span_start, span_end, matched_value, rule from mention
                        where document_id = ? order by span_start, span_end, asset_id, matched_value""")
                .param(document.value())
                .query((row, i) -> new Mention(
                        row.getLong(1),
                        new OrganisationId(row.getString(2)),
                        document,
                        new Span(row.getInt(3), row.getInt(4)),
                        row.getString(5),
                        row.getString(6)))
                .list();
    }

    @Override
    public Page of(OrganisationId owner, Raised from, int limit) {
        return rows.of(owner, from, bounded(limit));
    }

    @Override
    public List<Alert> ofSubscription(long subscription, int limit) {
        return rows.ofSubscription(subscription, bounded(limit));
    }

    @Override
    public List<Alert> raised(long subscription, Raised after, int limit) {
        return rows.raised(subscription, after, bounded(limit));
    }

    private static int bounded(int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT + ", not " + limit);
        }
        return limit;
    }

    @Override
    public List<Delivery> takeDue(Instant now, int limit, Duration lease) {
        return outbox.takeDue(now, limit, lease);
    }

    @Override
    public List<Delivery> takeDue(Instant now, int limit, Duration lease, Collection<Delivery> underWay) {
        return outbox.takeDue(now, limit, lease, underWay);
    }

    @Override
    public void delivered(Delivery delivery, Instant now) {
        outbox.delivered(delivery, now);
    }

    @Override
    public void failed(Delivery delivery, String reason, @Nullable Instant retryAt) {
        outbox.failed(delivery, reason, retryAt);
    }

    @Override
    public void arrived(Delivery delivery, Alert alert, Instant now) {
        outbox.arrived(delivery, alert, now);
    }

    @Override
    public void refused(Delivery delivery, Alert alert, @Nullable String answer) {
        outbox.refused(delivery, alert, answer);
    }

    @Override
    public void progressed(Delivery delivery, String reason, Instant at) {
        outbox.progressed(delivery, reason, at);
    }

    @Override
    public Counts counts() {
        return outbox.counts();
    }

    static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
