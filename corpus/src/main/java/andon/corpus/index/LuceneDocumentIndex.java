package andon.corpus.index;

import andon.corpus.index.SearchPage.FacetCount;
import andon.corpus.index.SearchRequest.Facet;
import andon.corpus.query.Query;
import andon.vocabulary.Document;
import andon.vocabulary.DocumentId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.function.FunctionScoreQuery;
import org.apache.lucene.search.ControlledRealTimeReopenThread;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The index in an embedded Lucene.
 *
 * <p>One writer; searches run on snapshots that a thread renews within a second after a change. Pages sorted by
 * {@link SearchRequest.Sort#NEWEST} stay exact while documents are added; by relevance, a document added between two pages
 * may move a score by a little, because the words' rarity is counted anew.
 */
public final class LuceneDocumentIndex implements DocumentIndex {
    /** No search may take longer. */
    public static final Duration MAX_TIME = Duration.ofSeconds(10);

    private static final double REFRESH_SECONDS = 0.5;
    private static final double SOONEST_SECONDS = 0.05;

    private final IndexFolder folder;
    private final Mirrors mirrors;
    private final InstantSource clock;
    private final SearcherManager searchers;
    private final ControlledRealTimeReopenThread<IndexSearcher> renewal;
    private final JsonMapper json = JsonMapper.builder().build();
    /** One document is asked about by many subscriptions in a row. */
    private final AtomicReference<@Nullable DocumentFacts> lastMatched = new AtomicReference<>();

    private LuceneDocumentIndex(IndexFolder folder, Mirrors mirrors, InstantSource clock) throws IOException {
        this.folder = folder;
        this.mirrors = mirrors;
        this.clock = clock;
        this.searchers = new SearcherManager(folder.writer(), new SearcherFactory());
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
    public static LuceneDocumentIndex open(Path folder, Mirrors mirrors, InstantSource clock) {
        IndexFolder opened = IndexFolder.open(folder);
        try {
            return new LuceneDocumentIndex(opened, mirrors, clock);
        } catch (IOException e) {
            try {
                opened.close();
            } catch (IOException closing) {
                e.addSuppressed(closing);
            }
            throw new DamagedIndexException(folder, String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void put(IndexedDocument document) {
        DocumentFacts facts = DocumentFacts.of(document, mirrors);
        write(() -> folder.writer()
                .updateDocument(
                        new Term(Schema.ID, document.id().value()),
                        Schema.document(facts, json.writeValueAsBytes(document))));
    }

    @Override
    public void remove(DocumentId id) {
        write(() -> folder.writer().deleteDocuments(new Term(Schema.ID, id.value())));
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

    private interface Write {
        void run() throws IOException;
    }

    private static void write(Write write) {
        try {
            write.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Read<T, X extends Exception> {
        T from(IndexSearcher searcher) throws IOException, X;
    }

    /** Runs {@code read} on a snapshot, with the limit of time. */
    private <T, X extends Exception> T read(Read<T, X> read) throws X {
        try {
            IndexSearcher snapshot = searchers.acquire();
            try {
                IndexSearcher searcher = new IndexSearcher(snapshot.getIndexReader());
                long end = System.nanoTime() + MAX_TIME.toNanos();
                searcher.setTimeout(() -> System.nanoTime() - end > 0);
                T result = read.from(searcher);
                if (searcher.timedOut()) {
                    throw new SearchTooSlowException(MAX_TIME);
                }
                return result;
            } finally {
                searchers.release(snapshot);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public SearchPage search(SearchRequest request) throws InvalidCursorException {
        return this.<SearchPage, InvalidCursorException>read(searcher -> search(request, searcher));
    }

    private SearchPage search(SearchRequest request, IndexSearcher searcher)
            throws IOException, InvalidCursorException {
        Optional<Cursor> after = request.after().isEmpty()
                ? Optional.empty()
                : Optional.of(Cursor.read(request.after().get(), request, folder.cursorKey()));
        long now = after.map(Cursor::nowMicros).orElseGet(() -> DocumentFacts.micros(clock.instant()));
        org.apache.lucene.search.Query query =
                Eyes.narrow(LuceneQueries.compile(request.query()), request.visibility());
        org.apache.lucene.search.Query scored = request.sort() == SearchRequest.Sort.RELEVANCE
                ? FunctionScoreQuery.boostByValue(query, new Boost(now))
                : query;
        FieldDoc position = after.map(cursor -> cursor.position(request.sort())).orElse(null);
        // One hit more than asked for tells whether there is a next page; every match is counted.
        TopFieldDocs found = searcher.search(
                scored,
                new TopFieldCollectorManager(sort(request.sort()), request.limit() + 1, position, Integer.MAX_VALUE));
        int size = Math.min(found.scoreDocs.length, request.limit());
        List<SearchPage.Hit> hits = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            IndexedDocument document = load(searcher, found.scoreDocs[i].doc);
            DocumentFacts facts = DocumentFacts.of(document, mirrors);
            hits.add(new SearchPage.Hit(
                    Eyes.show(document, request.visibility()), Highlights.of(request.query(), facts)));
        }
        Optional<String> next = found.scoreDocs.length > request.limit()
                ? Optional.of(Cursor.after((FieldDoc) found.scoreDocs[size - 1], request.sort(), now)
                        .write(request, folder.cursorKey()))
                : Optional.empty();
        return new SearchPage(hits, found.totalHits.value(), next, facets(searcher, query, request.facets()));
    }

    private static Map<Facet, List<FacetCount>> facets(
            IndexSearcher searcher, org.apache.lucene.search.Query query, Set<Facet> facets) throws IOException {
        return facets.isEmpty() ? Map.of() : searcher.search(query, new FacetCounter(facets));
    }

    private static org.apache.lucene.search.Sort sort(SearchRequest.Sort sort) {
        SortField byId = new SortField(Schema.ID, SortField.Type.STRING);
        return switch (sort) {
            case RELEVANCE -> new org.apache.lucene.search.Sort(SortField.FIELD_SCORE, byId);
            case NEWEST ->
                new org.apache.lucene.search.Sort(new SortField(Schema.SEEN, SortField.Type.LONG, true), byId);
        };
    }

    private IndexedDocument load(IndexSearcher searcher, int document) throws IOException {
        BytesRef bytes =
                searcher.storedFields().document(document, Set.of(Schema.JSON)).getBinaryValue(Schema.JSON);
        return json.readValue(bytes.bytes, bytes.offset, bytes.length, IndexedDocument.class);
    }

    @Override
    public Optional<IndexedDocument> get(DocumentId id, Visibility visibility) {
        org.apache.lucene.search.Query query = Eyes.narrow(new TermQuery(new Term(Schema.ID, id.value())), visibility);
        return this.<Optional<IndexedDocument>, RuntimeException>read(searcher -> {
            org.apache.lucene.search.ScoreDoc[] found = searcher.search(query, 1).scoreDocs;
            return found.length == 0
                    ? Optional.empty()
                    : Optional.of(Eyes.show(load(searcher, found[0].doc), visibility));
        });
    }

    @Override
    public boolean matches(Query query, Document document) {
        Instant now = clock.instant();
        return matches(query, new IndexedDocument(document, now, now, 1, 0, List.of()));
    }

    @Override
    public boolean matches(Query query, IndexedDocument document) {
        DocumentFacts facts = lastMatched.get();
        if (facts == null || !facts.indexed().equals(document)) {
            facts = DocumentFacts.of(document, mirrors);
            lastMatched.set(facts);
        }
        return QueryEvaluation.matches(query, facts);
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
