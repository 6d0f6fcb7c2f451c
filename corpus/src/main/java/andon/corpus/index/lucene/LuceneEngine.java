package andon.corpus.index.lucene;

import andon.corpus.index.DamagedIndexException;
import andon.corpus.index.DocumentFacts;
import andon.corpus.index.Engine;
import andon.corpus.index.Facet;
import andon.corpus.index.IndexUnavailableException;
import andon.corpus.index.IndexedDocument;
import andon.corpus.index.Scope;
import andon.corpus.index.SearchPage.FacetCount;
import andon.corpus.index.SearchTooSlowException;
import andon.corpus.index.TimelineRequest;
import andon.corpus.index.Visibility;
import andon.corpus.query.Query.TimeField;
import andon.vocabulary.DocumentId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.search.ControlledRealTimeReopenThread;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;

/** The index in an embedded Lucene. One writer; searches run on snapshots that a thread renews after a change. */
public final class LuceneEngine implements Engine {
    /** No search may take longer. */
    public static final Duration MAX_TIME = Duration.ofSeconds(10);

    private static final double REFRESH_SECONDS = 0.5;
    private static final double SOONEST_SECONDS = 0.05;

    private final IndexFolder folder;
    private final SearcherManager searchers;
    private final ControlledRealTimeReopenThread<IndexSearcher> renewal;
    private final VersionedWrites writes;
    private final OrdinalMaps ordinals = new OrdinalMaps();

    private LuceneEngine(IndexFolder folder) throws IOException {
        this.folder = folder;
        this.searchers = new SearcherManager(folder.writer(), new SearcherFactory());
        this.writes = new VersionedWrites(folder, searchers);
        this.renewal =
                new ControlledRealTimeReopenThread<>(folder.writer(), searchers, REFRESH_SECONDS, SOONEST_SECONDS);
        renewal.setName("andon-index-renewal");
        renewal.setDaemon(true);
        renewal.start();
    }

    /**
     * Opens the index in {@code folder}, or makes an empty one there.
     *
     * @throws DamagedIndexException if what is there is not a sound index of this version; the message says what to do
     * @throws IllegalStateException if another process has it open
     */
    public static LuceneEngine open(Path folder) {
        Generations generations = new Generations(folder);
        try {
            LuceneEngine engine = openGeneration(generations.inUse());
            // Of a rebuild that was cut off, or that ended while the old one was still open.
            generations.removeOthers();
            return engine;
        } catch (IOException e) {
            throw new UncheckedIOException("the search index in " + folder + " cannot be opened", e);
        }
    }

    static LuceneEngine openGeneration(Path folder) {
        IndexFolder opened = IndexFolder.open(folder);
        try {
            return new LuceneEngine(opened);
        } catch (IOException e) {
            try {
                opened.close();
            } catch (IOException closing) {
                e.addSuppressed(closing);
            }
            throw new DamagedIndexException(folder, String.valueOf(e.getMessage()), e);
        }
    }

    private interface Write {
        void run() throws IOException;
    }

    private static void write(Write write) {
        try {
            write.run();
        } catch (IOException | AlreadyClosedException e) {
            throw new IndexUnavailableException(String.valueOf(e.getMessage()), e);
        }
    }

    private interface Read<T> {
        T from(LuceneSearch search) throws IOException;
    }

    /** Runs {@code read} on a snapshot, with the limit of time. */
    private <T> T read(Read<T> read) {
        try {
            IndexSearcher snapshot = searchers.acquire();
            try {
                IndexSearcher searcher = new IndexSearcher(snapshot.getIndexReader());
                long end = System.nanoTime() + MAX_TIME.toNanos();
                searcher.setTimeout(() -> System.nanoTime() - end > 0);
                T result = read.from(new LuceneSearch(searcher, ordinals));
                if (searcher.timedOut()) {
                    throw new SearchTooSlowException(MAX_TIME);
                }
                return result;
            } finally {
                searchers.release(snapshot);
            }
        } catch (IOException | AlreadyClosedException e) {
            throw new IndexUnavailableException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void put(List<DocumentFacts> documents) {
        write(() -> {
            for (DocumentFacts document : documents) {
                writes.put(document);
            }
        });
    }

    @Override
    public void remove(DocumentId id) {
        write(() -> writes.remove(id));
    }

    @Override
    public void commit(long captureSeq) {
        write(() -> folder.commit(captureSeq));
    }

    @Override
    public long committedSeq() {
        return folder.committedSeq();
    }

    @Override
    public void refresh() {
        write(searchers::maybeRefreshBlocking);
    }

    @Override
    public byte[] cursorKey() {
        return folder.cursorKey();
    }

    @Override
    public Found find(Lookup lookup) {
        return read(search -> search.find(lookup));
    }

    @Override
    public Optional<IndexedDocument> get(DocumentId id, Visibility visibility) {
        return read(search -> search.get(id, visibility));
    }

    @Override
    public long count(Scope scope) {
        return read(search -> (long) search.count(scope));
    }

    @Override
    public List<FacetCount> values(Scope scope, Facet facet, String prefix, int most) {
        return read(search -> search.values(LuceneQueries.compile(scope), facet, prefix, most));
    }

    @Override
    public Map<String, Long> counts(Scope scope, Facet facet, Collection<String> values) {
        return read(search -> search.counts(scope, facet, values));
    }

    @Override
    public Map<String, Extent> seen(Scope scope, Facet facet, Collection<String> values) {
        return read(search -> search.seen(scope, facet, values));
    }

    @Override
    public Optional<Extent> extent(Scope scope, TimeField field) {
        return read(search -> search.extent(scope, field));
    }

    @Override
    public Map<Instant, Long> histogram(Scope scope, TimeField field, TimelineRequest.Interval interval, ZoneId zone) {
        return read(search -> search.histogram(scope, field, interval, zone));
    }

    @Override
    public List<Long> frequencies(List<Feature> features) {
        return read(search -> search.frequencies(features));
    }

    @Override
    public List<Alike> alike(
            Map<Feature, Integer> features, int least, Visibility visibility, DocumentId except, int limit) {
        return read(search -> search.alike(features, least, visibility, except, limit));
    }

    @Override
    public void close() {
        renewal.close();
        write(() -> {
            searchers.close();
            folder.close();
        });
    }
}
