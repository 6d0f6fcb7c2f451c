package andon.corpus.index.lucene;

import andon.corpus.index.Engine.Alike;
import andon.corpus.index.Engine.Extent;
import andon.corpus.index.Engine.Feature;
import andon.corpus.index.Engine.Found;
import andon.corpus.index.Engine.Lookup;
import andon.corpus.index.Engine.Place;
import andon.corpus.index.Engine.Row;
import andon.corpus.index.Facet;
import andon.corpus.index.IndexedDocument;
import andon.corpus.index.Ordering;
import andon.corpus.index.Scope;
import andon.corpus.index.SearchPage.FacetCount;
import andon.corpus.index.TimelineRequest;
import andon.corpus.index.Visibility;
import andon.corpus.query.Query.TimeField;
import andon.vocabulary.DocumentId;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.function.FunctionScoreQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Answers on one snapshot. */
final class LuceneSearch {
    private final IndexSearcher searcher;
    private final OrdinalMaps ordinals;
    private final Deadline deadline;

    LuceneSearch(IndexSearcher searcher, OrdinalMaps ordinals, Deadline deadline) {
        this.searcher = searcher;
        this.ordinals = ordinals;
        this.deadline = deadline;
    }

    private Query compiled(Scope scope) {
        return LuceneQueries.compile(scope, deadline);
    }

    Found find(Lookup lookup) throws IOException {
        Query query = compiled(lookup.scope());
        Ordering ordering = lookup.ordering();
        List<CollectorManager<?, ?>> collected = new ArrayList<>();
        collected.add(best(lookup));
        List<Facet> counted = List.copyOf(lookup.facets());
        for (Facet facet : counted) {
            collected.add(counter(facet, "", lookup.mostValues()));
        }
        // The matches are gone through once for all of it.
        Object[] answers = searcher.search(
                oneAfterAnother(query), new MultiCollectorManager(collected.toArray(CollectorManager<?, ?>[]::new)));
        TopFieldDocs found = (TopFieldDocs) answers[0];
        int size = Math.min(lookup.limit(), found.scoreDocs.length);
        List<Row> rows = new ArrayList<>(size);
        StoredDocuments stored = new StoredDocuments(searcher, deadline);
        for (int i = 0; i < size; i++) {
            ScoreDoc hit = found.scoreDocs[i];
            rows.add(new Row(place((FieldDoc) hit, ordering), stored.read(hit.doc)));
        }
        Map<Facet, List<FacetCount>> facets = new HashMap<>();
        for (int i = 0; i < counted.size(); i++) {
            facets.put(counted.get(i), ((FacetCounter.Most) answers[i + 1]).values());
        }
        return new Found(rows, found.scoreDocs.length > size, found.totalHits.value(), facets);
    }

    /**
     * Where documents are excluded, Lucene would score those between each two of them as a range of its own, for which a
     * disjunction is set up anew; so they are scored one after another.
     */
    private static Query oneAfterAnother(Query query) {
        return query instanceof BooleanQuery clauses
                        && !clauses.getClauses(Occur.MUST_NOT).isEmpty()
                ? new FunctionScoreQuery(query, DoubleValuesSource.SCORES)
                : query;
    }

    private static CollectorManager<?, TopFieldDocs> best(Lookup lookup) {
        Ordering ordering = lookup.ordering();
        FieldDoc after = lookup.after().map(place -> position(place, ordering)).orElse(null);
        // One more tells whether others follow; it is not read.
        int size = lookup.limit() + 1;
        if (ordering.key() == Ordering.Key.SCORE) {
            return new RelevanceCollector.Manager(
                    new TopFieldCollectorManager(sort(ordering), size, after, 1), lookup.nowMicros());
        }
        return new TopFieldCollectorManager(sort(ordering), size, after, lookup.counted() ? Integer.MAX_VALUE : 1);
    }

    private static @Nullable String field(Ordering.Key key) {
        return switch (key) {
            case SCORE, ID -> null;
            case SEEN -> Schema.SEEN;
            case POSTED -> Schema.POSTED;
            case CHANGED -> Schema.CHANGED;
            case SEVERITY -> Schema.SEVERITY_SEEN;
        };
    }

    private static Sort sort(Ordering ordering) {
        SortField byId = new SortField(Schema.ID, SortField.Type.STRING);
        if (ordering.key() == Ordering.Key.SCORE) {
            return new Sort(SortField.FIELD_SCORE, byId);
        }
        String field = field(ordering.key());
        if (field == null) {
            return new Sort(byId);
        }
        SortField byKey = new SortField(field, SortField.Type.LONG, ordering.descending(), missing(ordering));
        return new Sort(byKey, byId);
    }

    private static Long missing(Ordering ordering) {
        return ordering.descending() ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    private static Place place(FieldDoc hit, Ordering ordering) {
        String id = ((BytesRef) hit.fields[hit.fields.length - 1]).utf8ToString();
        return new Place(
                switch (ordering.key()) {
                    case SCORE -> Float.floatToIntBits((Float) hit.fields[0]);
                    case ID -> 0;
                    case SEEN, POSTED, CHANGED, SEVERITY -> (Long) hit.fields[0];
                },
                id);
    }

    private static FieldDoc position(Place place, Ordering ordering) {
        BytesRef id = new BytesRef(place.id());
        Object[] keys = switch (ordering.key()) {
            case SCORE -> new Object[] {Float.intBitsToFloat((int) place.key()), id};
            case ID -> new Object[] {id};
            case SEEN, POSTED, CHANGED, SEVERITY -> new Object[] {place.key(), id};
        };
        // A document number behind all others: what has the same key and id is the hit itself.
        return new FieldDoc(Integer.MAX_VALUE, Float.NaN, keys);
    }

    Optional<IndexedDocument> get(DocumentId id, Visibility visibility) throws IOException {
        Query query = new BooleanQuery.Builder()
                .add(new TermQuery(new Term(Schema.ID, id.value())), Occur.FILTER)
                .add(compiled(Scope.all(visibility)), Occur.FILTER)
                .build();
        ScoreDoc[] found = searcher.search(query, 1).scoreDocs;
        return found.length == 0
                ? Optional.empty()
                : Optional.of(new StoredDocuments(searcher, deadline).read(found[0].doc));
    }

    int count(Scope scope) throws IOException {
        return searcher.count(compiled(scope));
    }

    List<FacetCount> values(Scope scope, Facet facet, String prefix, int most) throws IOException {
        return searcher.search(compiled(scope), counter(facet, prefix, most)).values();
    }

    private FacetCounter counter(Facet facet, String prefix, int most) throws IOException {
        String field = Schema.facetField(facet);
        return new FacetCounter(field, ordinals.of(searcher.getIndexReader(), field), prefix, most);
    }

    Map<String, Long> counts(Scope scope, Facet facet, Collection<String> values) throws IOException {
        Query query = compiled(scope);
        Map<String, Long> counts = new HashMap<>();
        for (String value : values) {
            Query term = Schema.valueQuery(facet, value);
            int count = searcher.count(query instanceof MatchAllDocsQuery ? term : both(query, term));
            if (count > 0) {
                counts.put(value, (long) count);
            }
        }
        return counts;
    }

    private static Query both(Query a, Query b) {
        return new BooleanQuery.Builder()
                .add(a, Occur.FILTER)
                .add(b, Occur.FILTER)
                .build();
    }

    Map<String, Extent> seen(Scope scope, Facet facet, Collection<String> values) throws IOException {
        Query query = compiled(scope);
        Map<String, Extent> seen = new HashMap<>();
        for (String value : values) {
            searcher.search(both(query, Schema.valueQuery(facet, value)), new ExtentFinder(Schema.SEEN))
                    .ifPresent(extent -> seen.put(value, extent));
        }
        return seen;
    }

    Optional<Extent> extent(Scope scope, TimeField field) throws IOException {
        return searcher.search(compiled(scope), new ExtentFinder(Schema.timeField(field)));
    }

    Map<Instant, Long> histogram(Scope scope, TimeField field, TimelineRequest.Interval interval, ZoneId zone)
            throws IOException {
        return searcher.search(compiled(scope), new Histogram(Schema.timeField(field), interval, zone));
    }

    List<Long> frequencies(List<Feature> features, Visibility visibility) throws IOException {
        Query visible = compiled(Scope.all(visibility));
        List<Long> frequencies = new ArrayList<>(features.size());
        for (Feature feature : features) {
            Query counted = switch (visibility) {
                // Lucene knows this count without a look at the documents.
                case Visibility.Everything everything -> query(feature);
                case Visibility.MentionsOf own ->
                    new BooleanQuery.Builder()
                            .add(query(feature), Occur.FILTER)
                            .add(visible, Occur.FILTER)
                            .build();
            };
            frequencies.add((long) searcher.count(counted));
        }
        return frequencies;
    }

    private static Query query(Feature feature) {
        return switch (feature) {
            case Feature.Stem stem -> new TermQuery(new Term(Schema.TEXT, stem.stem()));
            case Feature.Pair pair -> new TermQuery(new Term(Schema.TEXT, pair.characters()));
            case Feature.Value value -> Schema.valueQuery(value.facet(), value.value());
        };
    }

    List<Alike> alike(Map<Feature, Integer> features, int least, Visibility visibility, DocumentId except, int limit)
            throws IOException {
        BooleanQuery.Builder any = new BooleanQuery.Builder().setMinimumNumberShouldMatch(least);
        features.forEach((feature, weight) ->
                any.add(new BoostQuery(new ConstantScoreQuery(query(feature)), weight), Occur.SHOULD));
        any.add(compiled(Scope.all(visibility)), Occur.FILTER);
        any.add(new TermQuery(new Term(Schema.ID, except.value())), Occur.MUST_NOT);
        TopFieldDocs found = searcher.search(
                any.build(),
                new TopFieldCollectorManager(sort(new Ordering(Ordering.Key.SCORE, true)), limit, null, 1));
        List<Alike> alike = new ArrayList<>();
        StoredDocuments stored = new StoredDocuments(searcher, deadline);
        for (ScoreDoc hit : found.scoreDocs) {
            alike.add(new Alike(stored.read(hit.doc), Math.round((Float) ((FieldDoc) hit).fields[0])));
        }
        return alike;
    }
}
