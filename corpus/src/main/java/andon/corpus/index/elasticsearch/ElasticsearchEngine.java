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
import java.io.IOException;
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
    private final InstantSource clock;
    private final boolean inUse;
    private final BulkQueue queue;
    private final ElasticsearchSearch search;
    private volatile Generation generation;

    private ElasticsearchEngine(
            Connection connection,
            ElasticsearchSettings settings,
            IndexState state,
            boolean inUse,
            InstantSource clock,
            Refusals refusals,
            Pause pause) {
        this.connection = connection;
        this.settings = settings;
        this.clock = clock;
        this.inUse = inUse;
        this.generation = generation(state);
        Bulk bulk = new Bulk(connection.client(), refusals, pause, settings.patience());
        this.queue = new BulkQueue(bulk::send);
        this.search = new ElasticsearchSearch(
                connection.client(),
                settings,
                inUse ? settings.prefix() : generation.months().pattern());
    }

    /** What is written to; {@link #commit} finds out when a rebuild was swapped in. */
    private record Generation(IndexState state, Months months) {
        Generation withCommittedSeq(long seq) {
            return new Generation(state.withCommittedSeq(seq), months);
        }
    }

    private Generation generation(IndexState state) {
        String alias = inUse ? settings.prefix() : "";
        return new Generation(state, new Months(connection.client(), settings, clock, state.generation(), alias));
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
            requireReadable(settings, state);
            align(connection, settings, state);
            return new ElasticsearchEngine(connection, settings, state, true, clock, refusals, pause);
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** Begins a new generation beside the one in use, whatever the schema of that is. */
    static ElasticsearchEngine generation(
            Connection connection,
            ElasticsearchSettings settings,
            IndexState state,
            InstantSource clock,
            Refusals refusals,
            Pause pause) {
        return new ElasticsearchEngine(connection, settings, state, false, clock, refusals, pause);
    }

    private static void requireReadable(ElasticsearchSettings settings, IndexState state) {
        if (state.schema() != Mapping.VERSION) {
            throw new DamagedIndexException(
                    settings.prefix(), "its schema is version " + state.schema() + ", not " + Mapping.VERSION);
        }
    }

    private static void align(Connection connection, ElasticsearchSettings settings, IndexState state) {
        Calls.run(() -> {
            Generations.align(connection.client(), settings, state.generation());
            return true;
        });
    }

    IndexState state() {
        return generation.state();
    }

    @Override
    public void put(Iterable<DocumentFacts> documents) {
        Months months = generation.months();
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
    public boolean keeps(Instant firstSeen) {
        return generation.months().isKept(Months.of(firstSeen));
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

    /** @throws IndexUnavailableException also if a rebuild was swapped in since the last commit: what it lacks is put again */
    @Override
    public synchronized void commit(long captureSeq) {
        queue.drain();
        Generation committed = generation.withCommittedSeq(captureSeq);
        Calls.run(() -> {
            connection
                    .client()
                    .indices()
                    .flush(flush -> flush.index(committed.months().pattern())
                            .allowNoIndices(true)
                            .ignoreUnavailable(true));
            if (inUse) {
                note(committed.state());
            }
            committed.months().removeOld();
            return true;
        });
        generation = committed;
    }

    private void note(IndexState committed) throws IOException {
        IndexState.Stored stored = IndexState.Stored.read(connection.client(), settings);
        if (stored.state().generation() != committed.generation()) {
            requireReadable(settings, stored.state());
            align(connection, settings, stored.state());
            generation = generation(stored.state());
            throw new IndexUnavailableException(
                    "it was made again meanwhile, up to capture "
                            + stored.state().committedSeq() + "; what comes behind is put again",
                    null);
        }
        if (!stored.replace(connection.client(), settings, committed)) {
            throw new IndexUnavailableException("another process committed at the same moment", null);
        }
    }

    @Override
    public long committedSeq() {
        IndexState known = generation.state();
        if (!inUse) {
            return known.committedSeq();
        }
        // Another process may have indexed since, and died.
        IndexState stored = Calls.run(
                () -> IndexState.Stored.read(connection.client(), settings).state());
        return stored.generation() == known.generation() ? stored.committedSeq() : known.committedSeq();
    }

    @Override
    public void refresh() {
        queue.drain();
        String pattern = generation.months().pattern();
        Calls.run(() -> connection
                .client()
                .indices()
                .refresh(refresh -> refresh.index(pattern).allowNoIndices(true).ignoreUnavailable(true)));
    }

    @Override
    public byte[] cursorKey() {
        return generation.state().key();
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
    public List<Long> frequencies(List<Feature> features, Visibility visibility) {
        return search.frequencies(features, visibility);
    }

    @Override
    public List<Alike> alike(
            Map<Feature, Integer> features, int least, Visibility visibility, DocumentId except, int limit) {
        return search.alike(features, least, visibility, except, limit);
    }

    /** Ends all writing; what waits is still sent. */
    void stop() {
        queue.close();
    }

    @Override
    public void close() {
        try (connection) {
            queue.close();
        }
    }
}
