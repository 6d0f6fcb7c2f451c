package andon.corpus.index.lucene;

import andon.corpus.index.DamagedIndexException;
import andon.corpus.index.DocumentFacts;
import andon.corpus.index.Engine;
import andon.corpus.index.Facet;
import andon.corpus.index.IndexUnavailableException;
import andon.corpus.index.IndexedDocument;
import andon.corpus.index.Refusals;
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
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;

/** The index in an embedded Lucene. One writer; searches run on snapshots that a thread renews after a change. */
public final class LuceneEngine implements Engine {
    /** No search may take longer. */
    public static final Duration MAX_TIME = Duration.ofSeconds(10);

    private final Path path;
    private final IndexSetup setup;
    private volatile OpenIndex open;
    private boolean closed;

    private LuceneEngine(Path path, IndexSetup setup) {
        this.path = path;
        this.setup = setup;
        this.open = OpenIndex.open(path, setup);
    }

    /** As {@link #open(Path, Refusals)}; what is refused stands in the log. */
    public static LuceneEngine open(Path folder) {
        return open(folder, Refusals.LOGGED);
    }

    /**
     * Opens the index in {@code folder}, or makes an empty one there.
     *
     * @throws DamagedIndexException if what is there is not a sound index of this version; the message says what to do
     * @throws IllegalStateException if another process has it open
     */
    public static LuceneEngine open(Path folder, Refusals refusals) {
        Generations generations = new Generations(folder);
        try {
            LuceneEngine engine = openGeneration(generations.inUse(), IndexSetup.usual(refusals));
            // Of a rebuild that was cut off, or that ended while the old one was still open.
            generations.removeOthers();
            return engine;
        } catch (IOException e) {
            throw new UncheckedIOException("the search index in " + folder + " cannot be opened", e);
        }
    }

    static LuceneEngine openGeneration(Path folder, IndexSetup setup) {
        return new LuceneEngine(folder, setup);
    }

    private interface Write {
        void on(OpenIndex index) throws IOException;
    }

    private void write(Write write) {
        try {
            write.on(open);
        } catch (IOException | AlreadyClosedException e) {
            reopen(e);
            throw new IndexUnavailableException(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * A full disk ends Lucene's writer for good. Only a call that puts, removes or commits opens the index again, and fails all the same: who
     * puts must hear that what was put since the last commit is lost. Searches go on with what they saw last.
     */
    private synchronized void reopen(Exception reason) {
        OpenIndex failed = open;
        if (closed || failed.isWritable()) {
            return;
        }
        try {
            // The writer that ended let go of the lock; searches change over without a gap.
            open = OpenIndex.open(path, setup);
            failed.close();
        } catch (RuntimeException | IOException e) {
            // The next call that writes tries again.
            reason.addSuppressed(e);
        }
    }

    private interface Read<T> {
        T from(LuceneSearch search) throws IOException;
    }

    /** Runs {@code read} on a snapshot, with the limit of time. */
    private <T> T read(Read<T> read) {
        OpenIndex index = open;
        index.renewal().search();
        try {
            IndexSearcher snapshot = index.searchers().acquire();
            try {
                IndexSearcher searcher = new IndexSearcher(snapshot.getIndexReader());
                Deadline deadline = new Deadline(MAX_TIME, setup.nanoTime());
                searcher.setTimeout(deadline);
                T result = read.from(new LuceneSearch(searcher, index.ordinals(), deadline));
                if (searcher.timedOut()) {
                    throw new SearchTooSlowException(MAX_TIME);
                }
                return result;
            } finally {
                index.searchers().release(snapshot);
            }
        } catch (IOException | AlreadyClosedException e) {
            throw new IndexUnavailableException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void put(Iterable<DocumentFacts> documents) {
        write(index -> {
            for (DocumentFacts document : documents) {
                index.writes().put(document);
            }
        });
    }

    @Override
    public void remove(DocumentId id) {
        write(index -> index.writes().remove(id));
    }

    @Override
    public void commit(long captureSeq) {
        write(index -> index.folder().commit(captureSeq));
    }

    @Override
    public long committedSeq() {
        return open.folder().committedSeq();
    }

    @Override
    public void refresh() {
        // Whoever refreshes need not be who puts: it does not open the index again.
        try {
            open.searchers().maybeRefreshBlocking();
        } catch (IOException | AlreadyClosedException e) {
            throw new IndexUnavailableException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public byte[] cursorKey() {
        return open.folder().cursorKey();
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
        return read(search -> search.values(scope, facet, prefix, most));
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
    public List<Long> frequencies(List<Feature> features, Visibility visibility) {
        return read(search -> search.frequencies(features, visibility));
    }

    @Override
    public List<Alike> alike(
            Map<Feature, Integer> features, int least, Visibility visibility, DocumentId except, int limit) {
        return read(search -> search.alike(features, least, visibility, except, limit));
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            open.close();
        } catch (IOException | AlreadyClosedException e) {
            throw new IndexUnavailableException(String.valueOf(e.getMessage()), e);
        }
    }
}
