package andon.corpus.index;

import andon.corpus.index.Engine.Extent;
import andon.corpus.index.Engine.Found;
import andon.corpus.index.Engine.Lookup;
import andon.corpus.index.SearchPage.FacetCount;
import andon.corpus.query.Query;
import andon.corpus.text.Beginnings;
import andon.vocabulary.Document;
import andon.vocabulary.DocumentId;
import com.google.common.collect.Iterables;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
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
    private final Ownership ownership;
    /** One document is asked about by many subscriptions in a row. */
    private final AtomicReference<@Nullable DocumentFacts> lastMatched = new AtomicReference<>();

    /** What customers own is what was found when documents were indexed. */
    public EngineIndex(Engine engine, Mirrors mirrors, InstantSource clock) {
        this(engine, mirrors, clock, Ownership.asIndexed());
    }

    /** @param ownership what customers own now: of documents that mention nothing of it they see nothing */
    public EngineIndex(Engine engine, Mirrors mirrors, InstantSource clock, Ownership ownership) {
        this.engine = engine;
        this.mirrors = mirrors;
        this.clock = clock;
        this.ownership = ownership;
    }

    private Eyes eyes(Visibility visibility) {
        return new Eyes(engine, mirrors, ownership, visibility);
    }

    @Override
    public void put(Collection<IndexedDocument> documents) {
        engine.put(Iterables.transform(documents, document -> DocumentFacts.of(IndexBounds.within(document), mirrors)));
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

    /**
     * @param scope what was asked of the engine in the end
     * @param shown the documents of the page as the reader sees them
     */
    private record Answer(Scope scope, Found found, List<DocumentFacts> shown) {}

    /** Asks for the query as it is first, for nearly always the reader may ask all of it, as the page itself shows. */
    private Answer first(Eyes eyes, Scope asked, Function<Scope, Lookup> lookup) {
        Answer plain = ask(eyes, asked, asked, lookup);
        Scope readable = eyes.scope(asked.query(), plain.shown());
        return readable.equals(asked) ? plain : ask(eyes, readable, asked, lookup);
    }

    /** @param asked by the reader, which is what is marked */
    private Answer ask(Eyes eyes, Scope scope, Scope asked, Function<Scope, Lookup> lookup) {
        Found found = engine.find(lookup.apply(scope));
        Beginnings beginnings = TextPattern.beginnings(asked.query());
        List<DocumentFacts> shown = found.rows().stream()
                .flatMap(row -> eyes.show(row.document()).stream())
                .map(document -> DocumentFacts.of(document, mirrors, beginnings))
                .toList();
        return new Answer(scope, found, shown);
    }

    /** A page behind another asks exactly what that asked. */
    private Answer answer(Eyes eyes, Scope asked, Optional<Cursor> after, Function<Scope, Lookup> lookup) {
        return after.isPresent() && eyes.knows(asked.query(), after.get().settled())
                ? ask(eyes, eyes.scope(asked.query()), asked, lookup)
                : first(eyes, asked, lookup);
    }

    @Override
    public SearchPage search(SearchRequest request) throws InvalidCursorException {
        String kind = request.sort().word();
        Scope signed = new Scope(request.query(), request.visibility());
        Optional<Cursor> after = cursor(request.after(), kind, signed);
        Scope scope = settled(signed, after);
        long now = after.map(Cursor::nowMicros).orElseGet(() -> DocumentFacts.micros(clock.instant()));
        Eyes eyes = eyes(request.visibility());
        Answer answer = answer(
                eyes,
                scope,
                after,
                seen -> new Lookup(
                        seen,
                        request.sort().ordering(),
                        now,
                        request.limit(),
                        after.map(Cursor::place),
                        true,
                        request.facets(),
                        eyes.candidates(request.facets(), SearchRequest.MAX_VALUES)));
        Found found = answer.found();
        Highlights highlights = new Highlights(request.query());
        List<SearchPage.Hit> hits = answer.shown().stream()
                .filter(shown -> eyes.finds(answer.scope().query(), shown))
                .map(facts -> new SearchPage.Hit(facts.indexed(), highlights.in(facts)))
                .toList();
        return new SearchPage(
                hits, found.total(), next(found, now, kind, scope, eyes), readable(eyes, answer.scope(), found));
    }

    private static Map<Facet, List<FacetCount>> readable(Eyes eyes, Scope scope, Found found) {
        Map<Facet, List<FacetCount>> facets = new HashMap<>();
        found.facets()
                .forEach((facet, counts) ->
                        facets.put(facet, eyes.readable(scope, facet, counts, SearchRequest.MAX_VALUES)));
        return facets;
    }

    private Optional<Cursor> cursor(Optional<String> text, String kind, Scope scope) throws InvalidCursorException {
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(Cursor.read(text.get(), kind, scope, engine.cursorKey(), clock.instant()));
    }

    private static Scope settled(Scope scope, Optional<Cursor> after) {
        return after.map(cursor -> new Scope(cursor.settled().withInstants(scope.query()), scope.visibility()))
                .orElse(scope);
    }

    private Optional<String> next(Found found, long now, String kind, Scope scope, Eyes eyes) {
        return found.more()
                ? Optional.of(
                        Cursor.after(found.rows().getLast().place(), clock.instant(), now, eyes.settled(scope.query()))
                                .write(kind, scope, engine.cursorKey()))
                : Optional.empty();
    }

    @Override
    public ScanPage scan(ScanRequest request) throws InvalidCursorException {
        Ordering ordering = new Ordering(
                switch (request.order()) {
                    case ID -> Ordering.Key.ID;
                    case SEEN -> Ordering.Key.SEEN;
                },
                false);
        String kind = "scan-" + request.order();
        Scope signed = new Scope(request.query(), request.visibility());
        Optional<Cursor> after = cursor(request.after(), kind, signed);
        Scope scope = settled(signed, after);
        Eyes eyes = eyes(request.visibility());
        Answer answer = answer(
                eyes,
                scope,
                after,
                seen -> new Lookup(seen, ordering, 0, request.limit(), after.map(Cursor::place), false, Set.of(), 0));
        return new ScanPage(
                answer.shown().stream()
                        .filter(shown -> eyes.finds(answer.scope().query(), shown))
                        .map(DocumentFacts::indexed)
                        .toList(),
                next(answer.found(), 0, kind, scope, eyes));
    }

    @Override
    public List<TimelineRequest.Bucket> timeline(TimelineRequest request) {
        Scope scope = eyes(request.visibility())
                .scope(request.query())
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
        return new RelatedValues(engine, eyes(request.visibility())).of(request);
    }

    @Override
    public List<SimilarDocument> similar(DocumentId id, Visibility visibility, int limit) {
        check("limit", limit, SearchRequest.MAX_LIMIT);
        return new SimilarDocuments(engine, mirrors, eyes(visibility)).to(id, visibility, limit);
    }

    @Override
    public List<FacetCount> values(Facet facet, String prefix, Visibility visibility, int limit) {
        check("limit", limit, SearchRequest.MAX_VALUES);
        String folded = FacetValues.foldPrefix(facet, prefix);
        // Nothing is left of a prefix that no value can begin with.
        if (folded.isEmpty() && !prefix.isBlank()) {
            return List.of();
        }
        Eyes eyes = eyes(visibility);
        Scope scope = eyes.scope(new Query.All());
        List<FacetCount> counts = engine.values(scope, facet, folded, eyes.candidates(Set.of(facet), limit));
        return eyes.readable(scope, facet, counts, limit);
    }

    private static void check(String name, int value, int max) {
        if (value < 1 || value > max) {
            throw new IllegalArgumentException(name + " must be 1 to " + max + ", not " + value);
        }
    }

    @Override
    public Optional<IndexedDocument> get(DocumentId id, Visibility visibility) {
        return engine.get(id, visibility).flatMap(eyes(visibility)::show);
    }

    @Override
    public IndexedDocument redacted(IndexedDocument document, Visibility visibility) {
        return eyes(visibility).redacted(document);
    }

    @Override
    public boolean matches(Query query, Document document) {
        Instant now = clock.instant();
        return matches(query, new IndexedDocument(document, now, now, 1, 0, List.of()));
    }

    @Override
    public boolean matches(Query query, IndexedDocument document) {
        return QueryEvaluation.matches(query, facts(document));
    }

    @Override
    public DocumentFacts facts(IndexedDocument document) {
        DocumentFacts facts = lastMatched.get();
        if (facts == null || !facts.indexed().equals(document)) {
            facts = DocumentFacts.of(document, mirrors);
            lastMatched.set(facts);
        }
        return facts;
    }

    @Override
    public void close() {
        engine.close();
    }
}
