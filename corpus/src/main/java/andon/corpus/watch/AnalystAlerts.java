package andon.corpus.watch;

import andon.corpus.index.DocumentFacts;
import andon.corpus.index.DocumentIndex;
import andon.corpus.index.IndexedDocument;
import andon.corpus.index.QueryEvaluation;
import andon.corpus.index.StoredQueries;
import andon.corpus.index.Visibility;
import andon.corpus.ledger.DocumentLedger.Sighting;
import andon.corpus.query.Query;
import andon.corpus.watch.AskedValues.Asked;
import andon.corpus.watch.Listeners.Listener;
import andon.vocabulary.Document;
import andon.vocabulary.OrganisationId;
import andon.vocabulary.ThreatCategory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is news to the analysts' subscriptions, which are over any document, whether it mentions an asset or not. They are kept in
 * memory by what their queries require ({@link StoredQueries}) and read again when one was changed, in this process or another.
 * Thread-safe; belongs into the caller's transaction.
 */
final class AnalystAlerts {
    private final JdbcClient sql;
    private final DocumentIndex index;
    private final Listeners listeners;
    private final AlertDrafts drafts;
    private final AlertRows rows;
    private final Outbox outbox;
    private final ToldNews told;

    private volatile Known known = new Known(Long.MIN_VALUE, StoredQueries.of(Map.of()), false);
    private volatile @Nullable Looked last;

    AnalystAlerts(
            JdbcClient sql,
            DocumentIndex index,
            Listeners listeners,
            AlertDrafts drafts,
            AlertRows rows,
            Outbox outbox) {
        this.sql = sql;
        this.index = index;
        this.listeners = listeners;
        this.drafts = drafts;
        this.rows = rows;
        this.outbox = outbox;
        this.told = new ToldNews(sql);
    }

    /** @param changes whether any of them wants to hear of more than words */
    private record Known(long revision, StoredQueries<Listener> queries, boolean changes) {}

    /** A document is looked at for its words and for what happened to it, in a row. */
    private record Looked(long revision, Document document, int version, List<Wanting> wanting) {}

    /** @param query as it is asked now */
    record Wanting(Listener listener, Query query) {}

    List<Alert> raise(IndexedDocument indexed, Sighting sighting, Instant now) {
        List<Alert> raised = new ArrayList<>();
        for (Wanting wanting : wanting(indexed, now)) {
            news(wanting, indexed, sighting, now).ifPresent(raised::add);
        }
        return raised;
    }

    private Optional<Alert> news(Wanting wanting, IndexedDocument indexed, Sighting sighting, Instant now) {
        Listener listener = wanting.listener();
        Document document = indexed.document();
        Map<String, Asked> fresh = new LinkedHashMap<>();
        asked(wanting, indexed).forEach(asked -> fresh.put(asked.value(), asked));
        // What was told already is looked up first: the usual case writes nothing.
        fresh.keySet().removeAll(told.values(listener.id(), sighting.cluster()));
        if (fresh.isEmpty() || told.isFromBefore(listener, document.id(), sighting.version())) {
            return Optional.empty();
        }
        Optional<DocumentFacts> before = before(indexed, sighting);
        Map<String, News> kinds = new TreeMap<>();
        fresh.forEach((value, asked) -> kinds.put(value, kindOf(asked, document, sighting, before)));
        List<String> candidates = new ArrayList<>();
        kinds.forEach((value, kind) -> {
            if (listener.selection().wants(kind)) {
                candidates.add(value);
            } else {
                // What is no news for it now is none with the next edit either.
                told.note(listener.id(), sighting.cluster(), value, ToldNews.UNTOLD);
            }
        });
        candidates.removeAll(told.suppressed(listener.id(), document));
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        String id = AlertRows.id(listener.id(), document.id(), candidates);
        List<Asked> news = candidates.stream()
                .filter(value -> told.note(listener.id(), sighting.cluster(), value, id))
                .map(fresh::get)
                .toList();
        if (news.isEmpty()) {
            return Optional.empty();
        }
        News kind = news.stream()
                .map(asked -> kinds.get(asked.value()))
                .max(News::compareTo)
                .orElse(News.NEW_DOCUMENT);
        Alert alert = drafts.asked(id, listener.addressee(), document, news, listener.selection(), now)
                .about(kind, "");
        store(alert, listener);
        return Optional.of(alert);
    }

    private Optional<DocumentFacts> before(IndexedDocument indexed, Sighting sighting) {
        return sighting.version() == 1
                ? Optional.empty()
                : index.get(indexed.id(), new Visibility.Everything())
                        .filter(known -> known.version() < sighting.version())
                        .map(index::facts);
    }

    /** @param before the version before this one, as far as it is known */
    private static News kindOf(Asked asked, Document document, Sighting sighting, Optional<DocumentFacts> before) {
        if (sighting.version() == 1
                || before.filter(facts -> QueryEvaluation.matches(asked.part(), facts))
                        .isPresent()) {
            return News.NEW_DOCUMENT;
        }
        boolean leak = document.threats().stream()
                .anyMatch(threat -> threat.category() == ThreatCategory.RANSOMWARE_LEAK
                        || threat.category() == ThreatCategory.DATA_LEAK);
        String title = document.title();
        boolean named =
                title != null && asked.place().length() > 0 && asked.place().start() < title.length();
        return leak && named ? News.VICTIM_REVEALED : News.VALUE_ADDED;
    }

    private List<Asked> asked(Wanting wanting, IndexedDocument indexed) {
        return AskedValues.in(wanting.query(), wanting.listener().selection().query(), index.facts(indexed));
    }

    /** Whether what happens to the document is to be noted. */
    boolean wantChanges(IndexedDocument indexed, Instant now) {
        return known().changes()
                && wanting(indexed, now).stream()
                        .map(wanting -> wanting.listener().selection())
                        .anyMatch(selection -> selection.wants(News.OFFER_CHANGED) || selection.wants(News.GONE));
    }

    /** An alert of something that happened to a document, which is not stored yet. */
    Alert draft(String id, Wanting wanting, IndexedDocument indexed, Instant now) {
        Listener listener = wanting.listener();
        return drafts.asked(
                id, listener.addressee(), indexed.document(), asked(wanting, indexed), listener.selection(), now);
    }

    void store(Alert alert, Listener listener) {
        rows.insert(alert);
        outbox.add(alert, listener.timing());
    }

    /** The subscriptions whose query matches, by id. */
    List<Wanting> wanting(IndexedDocument indexed, Instant now) {
        Known subscribed = known();
        Looked looked = last;
        if (looked != null
                && looked.revision() == subscribed.revision()
                && looked.document().equals(indexed.document())
                && looked.version() == indexed.version()) {
            return looked.wanting();
        }
        List<Wanting> wanting = new ArrayList<>();
        subscribed.queries().candidates(index.facts(indexed)).stream()
                .sorted(Comparator.comparingLong(Listener::id))
                .forEach(listener -> listeners
                        .wanted(listener, indexed, now)
                        .ifPresent(query -> wanting.add(new Wanting(listener, query))));
        last = new Looked(subscribed.revision(), indexed.document(), indexed.version(), List.copyOf(wanting));
        return wanting;
    }

    private Known known() {
        // The revision is read before the subscriptions: a change between the two reads once more, never once less.
        long revision = sql.sql("select number from corpus_counter where name = '" + SqlSubscriptions.REVISION + "'")
                .query(Long.class)
                .single();
        Known now = known;
        if (now.revision() != revision) {
            now = read(revision);
            known = now;
        }
        return now;
    }

    private Known read(long revision) {
        Map<Listener, Query> queries = new LinkedHashMap<>();
        boolean changes = false;
        for (Listener listener : listeners.of(OrganisationId.ANALYSTS)) {
            Optional<Query> query = listeners.parsed(listener, Instant.EPOCH);
            if (query.isPresent()) {
                queries.put(listener, query.get());
                changes |= listener.selection().wants(News.OFFER_CHANGED)
                        || listener.selection().wants(News.GONE);
            }
        }
        return new Known(revision, StoredQueries.of(queries), changes);
    }
}
