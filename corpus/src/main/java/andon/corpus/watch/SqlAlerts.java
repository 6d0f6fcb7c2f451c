package andon.corpus.watch;

import andon.corpus.index.DocumentIndex;
import andon.corpus.index.IndexedDocument;
import andon.corpus.index.Visibility;
import andon.corpus.ledger.DocumentLedger.Sighting;
import andon.corpus.query.QuerySyntaxException;
import andon.database.Database;
import andon.vocabulary.Document;
import andon.vocabulary.DocumentId;
import andon.vocabulary.Mention;
import andon.vocabulary.OrganisationId;
import andon.vocabulary.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The alerts in SQL; their deliveries are the {@link Outbox}'s. */
public final class SqlAlerts implements Alerts {
    /** The most alerts that one call gives out. */
    public static final int MAX_LIMIT = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(SqlAlerts.class);
    private static final int MAX_PROBLEM = 500;

    private final Database database;
    private final JdbcClient sql;
    private final DocumentIndex index;
    private final Outbox outbox;
    private final AlertRows rows;
    private final AlertDrafts drafts;

    /** @param index evaluates the subscriptions' queries; nothing is written to it */
    public SqlAlerts(Database database, DocumentIndex index) {
        this.database = database;
        this.sql = database.sql();
        this.index = index;
        this.rows = new AlertRows(sql);
        this.drafts = new AlertDrafts(sql);
        this.outbox = new Outbox(database);
    }

    @Override
    public List<Alert> raise(Document document, Sighting sighting, List<Mention> mentions, Instant now) {
        if (mentions.isEmpty()) {
            return List.of();
        }
        return database.inTransaction(() -> {
            // One order for all transactions, so that two of them wait for each other in turn and never in a ring.
            Map<OrganisationId, List<Mention>> byOwner = mentions.stream()
                    .collect(Collectors.groupingBy(
                            Mention::owner,
                            () -> new TreeMap<>(java.util.Comparator.comparing(OrganisationId::value)),
                            Collectors.toList()));
            IndexedDocument indexed = new IndexedDocument(
                    document, sighting.firstSeen(), sighting.changedAt(), sighting.version(), 0, mentions);
            List<Alert> raised = new ArrayList<>();
            for (Map.Entry<OrganisationId, List<Mention>> owned : byOwner.entrySet()) {
                store(owned.getValue(), now);
                List<Stored> subscriptions = subscriptions(owned.getKey());
                if (subscriptions.isEmpty()) {
                    continue;
                }
                // Matched and told through the owner's eyes: neither says what is personal to others.
                IndexedDocument seen = index.redacted(indexed, new Visibility.MentionsOf(owned.getKey()));
                for (Stored subscription : subscriptions) {
                    if (isWanted(subscription, seen, now)) {
                        news(subscription, seen.document(), sighting, seen.mentions(), now)
                                .ifPresent(raised::add);
                    }
                }
            }
            return raised;
        });
    }

    private record Stored(
            long id, OrganisationId owner, String name, Selection selection, Timing timing, boolean broken) {}

    private List<Stored> subscriptions(OrganisationId owner) {
        return sql.sql("select s.id, s.name, s.problem, " + SubscriptionRows.COLUMNS
                        + " from subscription s where s.owner = ? order by s.id")
                .param(owner.value())
                .query((row, i) -> new Stored(
                        row.getLong(1),
                        owner,
                        row.getString(2),
                        SubscriptionRows.selection(row),
                        SubscriptionRows.timing(row),
                        row.getString(3) != null))
                .list();
    }

    private boolean isWanted(Stored subscription, IndexedDocument document, Instant now) {
        try {
            boolean wanted = index.matches(subscription.selection().asQuery(now), document);
            if (subscription.broken()) {
                problem(subscription, null, now);
            }
            return wanted;
        } catch (QuerySyntaxException | RuntimeException e) {
            // A stage boundary: this subscription is told so in its own row, the others go on.
            LOG.warn(
                    "subscription {} of {} cannot be matched: {}",
                    subscription.id(),
                    subscription.owner(),
                    e.toString());
            problem(subscription, e.getMessage() == null ? e.toString() : e.getMessage(), now);
            return false;
        }
    }

    private void problem(Stored subscription, @Nullable String problem, Instant now) {
        sql.sql("update subscription set problem = ?, problem_at = ? where id = ?")
                .param(AlertRows.text(problem == null ? null : cut(problem, MAX_PROBLEM)))
                .param(AlertRows.time(now))
                .param(subscription.id())
                .update();
    }

    private Optional<Alert> news(
            Stored subscription, Document document, Sighting sighting, List<Mention> mentions, Instant now) {
        List<String> values =
                mentions.stream().map(Mention::matchedValue).distinct().sorted().toList();
        // What was told already is looked up first: the usual case writes nothing.
        Set<String> told =
                Set.copyOf(sql.sql("select matched_value from alert_news where subscription_id = ? and cluster = ?")
                        .params(subscription.id(), sighting.cluster().value())
                        .query(String.class)
                        .list());
        List<String> candidates =
                values.stream().filter(value -> !told.contains(value)).collect(Collectors.toCollection(ArrayList::new));
        if (!candidates.isEmpty()) {
            candidates.removeAll(suppressed(subscription.id(), document));
        }
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        String id = AlertRows.id(subscription.id(), document.id(), candidates);
        List<String> news = candidates.stream()
                .filter(value -> isNews(subscription, sighting, value, id))
                .toList();
        if (news.isEmpty()) {
            return Optional.empty();
        }
        Alert alert = drafts.alert(
                id,
                new AlertDrafts.Addressee(subscription.id(), subscription.name(), subscription.owner()),
                document,
                mentions,
                news,
                now);
        rows.insert(alert);
        outbox.add(alert, subscription.timing());
        return Optional.of(alert);
    }

    /** The values of which this subscription wants to hear no more from the document's source. */
    private List<String> suppressed(long subscription, Document document) {
        return sql.sql("select matched_value from alert_suppression where subscription_id = ? and source in (?, '')")
                .params(subscription, document.source().value())
                .query(String.class)
                .list();
    }

    /** The unique key decides; of two transactions the second waits here for the first and then finds it told. */
    private boolean isNews(Stored subscription, Sighting sighting, String value, String alertId) {
        return sql.sql("""
                        insert into alert_news (subscription_id, cluster, matched_value, alert_id)
                        values (?, ?, ?, ?) on conflict do nothing""")
                        .params(subscription.id(), sighting.cluster().value(), value, alertId)
                        .update()
                > 0;
    }

    private void store(List<Mention> mentions, Instant now) {
        List<Mention> inOrder = mentions.stream()
                .sorted(java.util.Comparator.comparingLong(Mention::assetId).thenComparing(Mention::matchedValue))
                .toList();
        for (Mention mention : inOrder) {
            sql.sql("""
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
        }
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
    public List<Alert> of(OrganisationId owner, int limit) {
        return rows.of(owner, bounded(limit));
    }

    @Override
    public List<Alert> ofSubscription(long subscription, int limit) {
        return rows.ofSubscription(subscription, bounded(limit));
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
    public void delivered(Delivery delivery, Instant now) {
        outbox.delivered(delivery, now);
    }

    @Override
    public void failed(Delivery delivery, String reason, @Nullable Instant retryAt) {
        outbox.failed(delivery, reason, retryAt);
    }

    @Override
    public Counts counts() {
        return outbox.counts();
    }

    static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
