package andon.corpus.index.elasticsearch;

import andon.corpus.index.DamagedIndexException;
import andon.corpus.index.DocumentFacts;
import andon.corpus.index.Engine;
import andon.corpus.index.Facet;
import andon.corpus.index.IndexUnavailableException;
import andon.corpus.index.IndexedDocument;
import andon.corpus.index.Refusals;
import andon.corpus.index.Scope;
import andon.corpus.index.SearchPage.FacetCount;
import andon.corpus.index.TimelineRequest;
import andon.corpus.index.Visibility;
import andon.corpus.query.Query.TimeField;
import andon.vocabulary.DocumentId;
import co.elastic.clients.elasticsearch._types.VersionType;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The index on Elasticsearch. Documents are gathered and sent in the background, and searchable within a second; a
 * document's capture is its version there, so that what comes twice or late changes nothing.
 */
public final class ElasticsearchEngine implements Engine {

    private final Connection connection;
    private final ElasticsearchSettings settings;
    private final Months months;
    private final BulkQueue queue;
    private final ElasticsearchSearch search;
    private volatile IndexState state;

    private ElasticsearchEngine(
            Connection connection,
            ElasticsearchSettings settings,
            IndexState state,
            InstantSource clock,
            Refusals refusals,
            Pause pause) {
        this.connection = connection;
        this.settings = settings;
        this.state = state;
        this.months = new Months(connection.client(), settings, clock, state.generation(), settings.prefix());
        Bulk bulk = new Bulk(connection.client(), refusals, pause, settings.patience());
        this.queue = new BulkQueue(bulk::send);
        this.search = new ElasticsearchSearch(connection.client(), settings);
    }

    /**
     * Opens the index that the settings name, or makes an empty one.
     *
     * @throws IndexUnavailableException if the cluster does not answer
     * @throws DamagedIndexException if the index was written with another version of the schema
     */
    public static ElasticsearchEngine open(
            ElasticsearchSettings settings, InstantSource clock, Refusals refusals, Pause pause) {
        Connection connection = Connection.open(settings);
        try {
            IndexState state = Calls.run(() -> {
                Months.putTemplate(connection.client(), settings);
                return IndexState.current(connection.client(), settings);
            });
            if (state.schema() != Mapping.VERSION) {
                throw new DamagedIndexException(
                        settings.prefix(), "its schema is version " + state.schema() + ", not " + Mapping.VERSION);
            }
            return new ElasticsearchEngine(connection, settings, state, clock, refusals, pause);
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public void put(List<DocumentFacts> documents) {
        for (DocumentFacts document : documents) {
            IndexedDocument indexed = document.indexed();
            YearMonth month = Months.of(indexed.firstSeen());
            if (months.isKept(month)) {
                Calls.run(() -> {
                    months.ensure(month);
                    return true;
                });
                queue.put(
                        new Bulk.Item(months.name(month), indexed.id(), indexed.captureSeq(), Fields.write(document)));
            }
        }
    }

    @Override
    public void remove(DocumentId id) {
        refresh();
        for (ElasticsearchSearch.Stored stored : search.stored(id)) {
            // With its capture's number, so that the same capture can bring it back at once.
            Calls.run(() -> connection
                    .client()
                    .delete(delete -> delete.index(stored.index())
                            .id(id.value())
                            .version(stored.captureSeq())
                            .versionType(VersionType.ExternalGte)));
        }
        refresh();
    }

    @Override
    public synchronized void commit(long captureSeq) {
        queue.drain();
        IndexState committed = state.withCommittedSeq(captureSeq);
        Calls.run(() -> {
            connection
                    .client()
                    .indices()
                    .flush(flush ->
                            flush.index(months.pattern()).allowNoIndices(true).ignoreUnavailable(true));
            committed.write(connection.client(), settings);
            months.removeOld();
            return true;
        });
        state = committed;
    }

    @Override
    public long committedSeq() {
        return state.committedSeq();
    }

    @Override
    public void refresh() {
        queue.drain();
        Calls.run(() -> connection
                .client()
                .indices()
                .refresh(refresh ->
                        refresh.index(months.pattern()).allowNoIndices(true).ignoreUnavailable(true)));
    }

    @Override
    public byte[] cursorKey() {
        return state.key();
    }

    @Override
    public Found find(Lookup lookup) {
        return search.find(lookup);
    }

    @Override
    public Optional<IndexedDocument> get(DocumentId id, Visibility visibility) {
        return search.get(id, visibility);
    }

    @Override
    public long count(Scope scope) {
        return search.count(scope);
    }

    @Override
    public List<FacetCount> values(Scope scope, Facet facet, String prefix, int most) {
        return search.values(scope, facet, prefix, most);
    }

    @Override
    public Map<String, Long> counts(Scope scope, Facet facet, Collection<String> values) {
        return search.counts(scope, facet, values);
    }

    @Override
    public Map<String, Extent> seen(Scope scope, Facet facet, Collection<String> values) {
        return search.seen(scope, facet, values);
    }

    @Override
    public Optional<Extent> extent(Scope scope, TimeField field) {
        return search.extent(scope, field);
    }

    @Override
    public Map<Instant, Long> histogram(Scope scope, TimeField field, TimelineRequest.Interval interval, ZoneId zone) {
        return search.histogram(scope, field, interval, zone);
    }

    @Override
    public List<Long> frequencies(List<Feature> features) {
        return search.frequencies(features);
    }

    @Override
    public List<Alike> alike(
            Map<Feature, Integer> features, int least, Visibility visibility, DocumentId except, int limit) {
        return search.alike(features, least, visibility, except, limit);
    }

    @Override
    public void close() {
        try (connection) {
            queue.close();
        }
    }
}
