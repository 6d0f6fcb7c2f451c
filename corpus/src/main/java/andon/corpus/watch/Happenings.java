package andon.corpus.watch;

import andon.corpus.index.DocumentIndex;
import andon.corpus.index.IndexedDocument;
import andon.corpus.index.Visibility;
import andon.corpus.ledger.DocumentLedger.Change;
import andon.corpus.ledger.DocumentLedger.Sighting;
import andon.corpus.ledger.PageKey;
import andon.corpus.watch.Listeners.Listener;
import andon.vocabulary.Capture;
import andon.vocabulary.Details;
import andon.vocabulary.Document;
import andon.vocabulary.DocumentId;
import andon.vocabulary.Mention;
import andon.vocabulary.OrganisationId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What happens to documents that mention an asset, or that analysts want to hear of, beside what their words say: offers change, pages go. Captures that are older
 * than what is known change nothing, so that replay is harmless, and each state of an offer is told once, so that mirrors that
 * differ are, too.
 */
final class Happenings {
    /** Countdowns are stated in days or hours, and move by as much with each look. */
    private static final Duration LEAST_MOVE = Duration.ofDays(1);

    /** A document that was seen elsewhere meanwhile, or is known to be gone, is no news. */
    private static final String STILL_THERE =
            "d.source = ? and d.last_seq < ? and (w.gone_seq is null or w.gone_seq < d.last_seq)";

    private static final int MAX_DETAIL = 300;
    private static final int MAX_PRICE = 60;
    private static final int MAX_STOCK = 100;

    private final JdbcClient sql;
    private final DocumentIndex index;
    private final Listeners listeners;
    private final AnalystAlerts analysts;
    private final AlertDrafts drafts;
    private final AlertRows rows;
    private final Outbox outbox;
    private final HappeningLog log;

    Happenings(
            JdbcClient sql,
            DocumentIndex index,
            Listeners listeners,
            AnalystAlerts analysts,
            AlertDrafts drafts,
            AlertRows rows,
            Outbox outbox) {
        this.sql = sql;
        this.index = index;
        this.listeners = listeners;
        this.analysts = analysts;
        this.drafts = drafts;
        this.rows = rows;
        this.outbox = outbox;
        this.log = new HappeningLog(sql);
    }

    /** What a page states; null where it says nothing. */
    private record Offer(
            @Nullable String price,
            @Nullable String stock,
            @Nullable Instant endsAt) {
        static Offer of(Details details) {
            Details.Price price = details.price();
            return new Offer(
                    price == null
                            ? null
                            : SqlAlerts.cut(price.amount().toPlainString() + " " + price.currency(), MAX_PRICE),
                    details.stock() == null
                            ? null
                            : SqlAlerts.cut(details.stock().replaceAll("\\s+", " "), MAX_STOCK),
                    details.endsAt());
        }

        boolean isNothing() {
            return price == null && stock == null && endsAt == null;
        }

        /** What is not stated now is as it was. */
        Offer over(Offer before) {
            return new Offer(
                    price == null ? before.price : price,
                    stock == null ? before.stock : stock,
                    endsAt == null ? before.endsAt : endsAt);
        }

        /** In words; empty if it is the same. */
        String changeFrom(Offer before) {
            List<String> changes = new ArrayList<>();
            if (price != null && before.price != null && !price.equals(before.price)) {
                changes.add(before.price + " → " + price);
            }
            if (stock != null && before.stock != null && !stock.equals(before.stock)) {
                changes.add(before.stock + " → " + stock);
            }
            if (endsAt != null
                    && before.endsAt != null
                    && Duration.between(before.endsAt, endsAt).abs().compareTo(LEAST_MOVE) >= 0) {
                changes.add(before.endsAt + " → " + endsAt);
            }
            return String.join("; ", changes);
        }

        String state() {
            return price + "\n" + stock + "\n" + (endsAt == null ? null : endsAt.getEpochSecond() / 86_400);
        }
    }

    private record Known(Offer offer, long seenSeq) {}

    /**
     * @param mentions of any owner's assets; what is stored if the words are the same as before
     */
    List<Alert> seen(Document document, Sighting sighting, List<Mention> mentions, Capture capture, Instant now) {
        Offer offer = Offer.of(document.details());
        IndexedDocument indexed = new IndexedDocument(
                document, sighting.firstSeen(), sighting.changedAt(), sighting.version(), capture.seq(), mentions);
        boolean isNew = sighting.change() == Change.NEW;
        Optional<Known> known = isNew ? Optional.empty() : known(document.id());
        if (known.isEmpty()) {
            if (!mentions.isEmpty() || analysts.wantChanges(indexed, now)) {
                insert(document, offer, capture);
            }
            return List.of();
        }
        if (capture.seq() <= known.get().seenSeq()) {
            return List.of();
        }
        Offer before = known.get().offer();
        Offer after = offer.over(before);
        update(document.id(), after, capture);
        String change = after.changeFrom(before);
        if (change.isEmpty()) {
            return List.of();
        }
        String state = hash(after.state());
        log.note(document.id(), News.OFFER_CHANGED, state, change, capture.capturedAt());
        return tell(owners(mentions), indexed, News.OFFER_CHANGED, change, state, now);
    }

    /** Whether a document of the same words must be looked at: most of them offer nothing. */
    static boolean mayOffer(Document document) {
        return !Offer.of(document.details()).isNothing();
    }

    /** A capture that says that its page is not there. */
    List<Alert> gone(Capture capture, Instant now) {
        List<String> there = sql.sql(
                        "select w.document_id from watched_document w join document d on d.id = w.document_id"
                                + " where d.page = ? and " + STILL_THERE + " union all"
                                + " select w.document_id from watched_document w join document d on d.id = w.document_id"
                                + " where w.page = ? and d.page = 0 and " + STILL_THERE + " order by 1")
                .params(
                        PageKey.of(capture),
                        capture.source().value(),
                        capture.seq(),
                        PageKey.digest(capture.source(), capture.address()),
                        capture.source().value(),
                        capture.seq())
                .query(String.class)
                .list();
        List<Alert> raised = new ArrayList<>();
        for (String id : there) {
            sql.sql("update watched_document set gone_seq = ? where document_id = ?")
                    .params(capture.seq(), id)
                    .update();
            DocumentId document = new DocumentId(id);
            log.note(
                    document,
                    News.GONE,
                    Long.toString(capture.seq()),
                    "HTTP " + capture.status(),
                    capture.capturedAt());
            index.get(document, new Visibility.Everything())
                    .ifPresent(indexed -> raised.addAll(tell(
                            owners(indexed.mentions()),
                            indexed,
                            News.GONE,
                            "HTTP " + capture.status(),
                            Long.toString(capture.seq()),
                            now)));
        }
        return raised;
    }

    private static Iterable<OrganisationId> owners(List<Mention> mentions) {
        // One order for all transactions.
        TreeSet<OrganisationId> owners = new TreeSet<>(java.util.Comparator.comparing(OrganisationId::value));
        mentions.forEach(mention -> owners.add(mention.owner()));
        return owners;
    }

    private List<Alert> tell(
            Iterable<OrganisationId> owners,
            IndexedDocument indexed,
            News event,
            String detail,
            String state,
            Instant now) {
        List<Alert> raised = new ArrayList<>();
        for (OrganisationId owner : owners) {
            List<Listener> wanting = listeners.of(owner).stream()
                    .filter(listener -> listener.selection().wants(event))
                    .toList();
            if (wanting.isEmpty()) {
                continue;
            }
            IndexedDocument seen = index.redacted(indexed, new Visibility.MentionsOf(owner));
            List<String> values = seen.mentions().stream()
                    .map(Mention::matchedValue)
                    .distinct()
                    .sorted()
                    .toList();
            for (Listener listener : wanting) {
                String id = AlertRows.id(listener.id(), indexed.id(), List.of(event.word(), state));
                if (!values.isEmpty()
                        && listeners.isWanted(listener, seen, now)
                        && isNews(listener, indexed.id(), event, state, id)) {
                    Alert alert = drafts.alert(id, listener.addressee(), seen.document(), seen.mentions(), values, now)
                            .about(event, SqlAlerts.cut(detail, MAX_DETAIL));
                    rows.insert(alert);
                    outbox.add(alert, listener.timing());
                    raised.add(alert);
                }
            }
        }
        for (AnalystAlerts.Wanting wanting : analysts.wanting(indexed, now)) {
            Listener listener = wanting.listener();
            String id = AlertRows.id(listener.id(), indexed.id(), List.of(event.word(), state));
            if (listener.selection().wants(event) && isNews(listener, indexed.id(), event, state, id)) {
                Alert alert = analysts.draft(id, wanting, indexed, now).about(event, SqlAlerts.cut(detail, MAX_DETAIL));
                analysts.store(alert, listener);
                raised.add(alert);
            }
        }
        return raised;
    }

    private boolean isNews(Listener listener, DocumentId document, News event, String state, String alert) {
        return sql.sql("""
                        insert into alert_event (subscription_id, document_id, event, state, alert_id)
                        values (?, ?, ?, ?, ?) on conflict do nothing""")
                        .params(listener.id(), document.value(), event.word(), state, alert)
                        .update()
                > 0;
    }

    private Optional<Known> known(DocumentId document) {
        return sql.sql("select price, stock, ends_at, seen_seq from watched_document where document_id = ?")
                .param(document.value())
                .query((row, i) -> {
                    OffsetDateTime ends = row.getObject(3, OffsetDateTime.class);
                    return new Known(
                            new Offer(row.getString(1), row.getString(2), ends == null ? null : ends.toInstant()),
                            row.getLong(4));
                })
                .optional();
    }

    private void insert(Document document, Offer offer, Capture capture) {
        sql.sql("""
                        insert into watched_document (document_id, page, price, stock, ends_at, seen_seq)
                        values (?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .param(document.id().value())
                .param(PageKey.digest(document.source(), document.address()))
                .param(AlertRows.text(offer.price()))
                .param(AlertRows.text(offer.stock()))
                .param(time(offer.endsAt()))
                .param(capture.seq())
                .update();
    }

    private void update(DocumentId document, Offer offer, Capture capture) {
        sql.sql("update watched_document set price = ?, stock = ?, ends_at = ?, seen_seq = ? where document_id = ?")
                .param(AlertRows.text(offer.price()))
                .param(AlertRows.text(offer.stock()))
                .param(time(offer.endsAt()))
                .param(capture.seq())
                .param(document.value())
                .update();
    }

    private static SqlParameterValue time(@Nullable Instant time) {
        return new SqlParameterValue(
                java.sql.Types.TIMESTAMP_WITH_TIMEZONE, time == null ? null : AlertRows.time(time));
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
