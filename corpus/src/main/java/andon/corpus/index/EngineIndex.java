package andon.corpus.index;

import andon.corpus.index.Engine.Extent;
import andon.corpus.index.Engine.Found;
import andon.corpus.index.Engine.Lookup;
import andon.corpus.index.SearchPage.FacetCount;
import andon.corpus.query.Query;
import andon.vocabulary.Document;
import andon.vocabulary.DocumentId;
import andon.vocabulary.Span;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The index on any {@link Engine}: what must be the same on all of them is done here.
 *
 * <p>Pages sorted by time or severity stay exact while documents are added; by relevance, a document added between two
 * pages may move a score by a little, because the words' rarity is counted anew.
 */
public final class EngineIndex implements DocumentIndex {
    private final Engine engine;
    private final Mirrors mirrors;
    private final InstantSource clock;
    private final RelatedValues related;
    private final SimilarDocuments similar;
    /** One document is asked about by many subscriptions in a row. */
    private final AtomicReference<@Nullable DocumentFacts> lastMatched = new AtomicReference<>();

    public EngineIndex(Engine engine, Mirrors mirrors, InstantSource clock) {
        this.engine = engine;
        this.mirrors = mirrors;
        this.clock = clock;
        this.related = new RelatedValues(engine);
        this.similar = new SimilarDocuments(engine, mirrors);
    }

    @Override
    public void put(Collection<IndexedDocument> documents) {
        engine.put(documents.stream()
                .map(document -> DocumentFacts.of(IndexBounds.within(document), mirrors))
                .toList());
    }

    @Override
    public void remove(DocumentId id) {
        engine.remove(id);
    }

    @Override
    public boolean keeps(Instant firstSeen) {
        return engine.keeps(firstSeen);
    }

    @Override
    public void commit(long captureSeq) {
        engine.commit(captureSeq);
    }

    @Override
    public long committedSeq() {
        return engine.committedSeq();
    }

    @Override
    public void refresh() {
        engine.refresh();
    }

    @Override
    public SearchPage search(SearchRequest request) throws InvalidCursorException {
        Scope scope = new Scope(request.query(), request.visibility());
        String kind = request.sort().word();
        Optional<Cursor> after = cursor(request.after(), kind, scope);
        long now = after.map(Cursor::nowMicros).orElseGet(() -> DocumentFacts.micros(clock.instant()));
        // One hit more than asked for tells whether there is a next page; every match is counted.
        Found found = engine.find(new Lookup(
                scope,
                request.sort().ordering(),
                now,
                request.limit() + 1,
                after.map(Cursor::place),
                true,
                request.facets(),
                SearchRequest.MAX_VALUES));
        List<SearchPage.Hit> hits = found.rows().stream()
                .limit(request.limit())
                .map(row -> new SearchPage.Hit(
                        Eyes.show(row.document(), request.visibility()), highlights(request.query(), row.document())))
                .toList();
        return new SearchPage(hits, found.total(), next(found, request.limit(), now, kind, scope), found.facets());
    }

    private List<Span> highlights(Query query, IndexedDocument document) {
        return Highlights.of(query, DocumentFacts.of(document, mirrors));
    }

    private Optional<Cursor> cursor(Optional<String> text, String kind, Scope scope) throws InvalidCursorException {
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(Cursor.read(text.get(), kind, scope, engine.cursorKey()));
    }

    private Optional<String> next(Found found, int limit, long now, String kind, Scope scope) {
        return found.rows().size() > limit
                ? Optional.of(
                        Cursor.after(found.rows().get(limit - 1).place(), now).write(kind, scope, engine.cursorKey()))
                : Optional.empty();
    }

    @Override
    public ScanPage scan(ScanRequest request) throws InvalidCursorException {
        Scope scope = new Scope(request.query(), request.visibility());
        Ordering ordering = new Ordering(
                switch (request.order()) {
                    case ID -> Ordering.Key.ID;
                    case SEEN -> Ordering.Key.SEEN;
                },
                false);
        String kind = "scan-" + request.order();
        Found found = engine.find(new Lookup(
                scope,
                ordering,
                0,
                request.limit() + 1,
                cursor(request.after(), kind, scope).map(Cursor::place),
                false,
                Set.of(),
                0));
        return new ScanPage(
                found.rows().stream()
                        .limit(request.limit())
                        .map(row -> Eyes.show(row.document(), request.visibility()))
                        .toList(),
                next(found, request.limit(), 0, kind, scope));
    }

    @Override
    public List<TimelineRequest.Bucket> timeline(TimelineRequest request) {
        Scope scope = new Scope(request.query(), request.visibility())
                .and(new Query.Time(request.field(), TimelineRequest.FROM, TimelineRequest.TO));
        Optional<Extent> extent = engine.extent(scope, request.field());
        if (extent.isEmpty()) {
            return List.of();
        }
        long seconds = (extent.get().toMicros() - extent.get().fromMicros()) / 1_000_000;
        if (seconds / request.interval().leastSeconds() >= TimelineRequest.MAX_BUCKETS) {
            throw new TimelineTooFineException();
        }
        Map<Instant, Long> counts = engine.histogram(scope, request.field(), request.interval(), request.zone());
        List<TimelineRequest.Bucket> buckets = new ArrayList<>();
        Instant last = counts.keySet().stream().max(Instant::compareTo).orElse(Instant.MIN);
        Instant start = counts.keySet().stream().min(Instant::compareTo).orElse(Instant.MAX);
        for (; !start.isAfter(last); start = request.interval().next(start, request.zone())) {
            buckets.add(new TimelineRequest.Bucket(start, counts.getOrDefault(start, 0L)));
        }
        return buckets;
    }

    @Override
    public List<RelatedValue> related(RelatedRequest request) {
        return related.of(request);
    }

    @Override
    public List<SimilarDocument> similar(DocumentId id, Visibility visibility, int limit) {
        check("limit", limit, SearchRequest.MAX_LIMIT);
        return similar.to(id, visibility, limit);
    }

    @Override
    public List<FacetCount> values(Facet facet, String prefix, Visibility visibility, int limit) {
        check("limit", limit, SearchRequest.MAX_VALUES);
        String folded = FacetValues.foldPrefix(facet, prefix);
        // Nothing is left of a prefix that no value can begin with.
        return folded.isEmpty() && !prefix.isBlank()
                ? List.of()
                : engine.values(Scope.all(visibility), facet, folded, limit);
    }

    private static void check(String name, int value, int max) {
        if (value < 1 || value > max) {
            throw new IllegalArgumentException(name + " must be 1 to " + max + ", not " + value);
        }
    }

    @Override
    public Optional<IndexedDocument> get(DocumentId id, Visibility visibility) {
        return engine.get(id, visibility).map(document -> Eyes.show(document, visibility));
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
        engine.close();
    }
}
