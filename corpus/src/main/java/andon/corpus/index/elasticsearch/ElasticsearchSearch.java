package andon.corpus.index.elasticsearch;

import andon.corpus.index.Engine.Alike;
import andon.corpus.index.Engine.Extent;
import andon.corpus.index.Engine.Feature;
import andon.corpus.index.Engine.Found;
import andon.corpus.index.Engine.Lookup;
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
import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.SearchType;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Asks the server. */
final class ElasticsearchSearch {
    private final ElasticsearchClient client;
    private final ElasticsearchSettings settings;
    private final String target;
    private final FacetCounts facetCounts = new FacetCounts(this::aggregations);

    /** @param target what is searched: the alias, or the pattern of a generation's indices */
    ElasticsearchSearch(ElasticsearchClient client, ElasticsearchSettings settings, String target) {
        this.client = client;
        this.settings = settings;
        this.target = target;
    }

    /** What is read of a hit's source. */
    record Kept(IndexedDocument json) {}

    private SearchResponse<Kept> search(Map<String, Object> body, SearchType type) {
        Map<String, Object> bounded = new LinkedHashMap<>(body);
        bounded.put("timeout", settings.searchTime().toMillis() + "ms");
        SearchRequest request = SearchRequest.of(search -> search.index(target)
                .ignoreUnavailable(true)
                .allowNoIndices(true)
                .allowPartialSearchResults(true)
                .searchType(type)
                .withJson(Json.of(bounded)));
        SearchResponse<Kept> response = Calls.run(() -> client.search(request, Kept.class));
        Calls.whole(response.timedOut(), response.shards().failed().intValue(), settings.searchTime());
        return response;
    }

    /** Without hits. The map is empty where there is no index yet. */
    private Map<String, Aggregate> aggregations(Scope scope, Map<String, Object> aggregations) {
        return search(
                        Map.of(
                                "query",
                                ElasticsearchQueries.compile(scope),
                                "size",
                                0,
                                "track_total_hits",
                                false,
                                "aggs",
                                aggregations),
                        SearchType.QueryThenFetch)
                .aggregations();
    }

    Found find(Lookup lookup) {
        Ordering ordering = lookup.ordering();
        boolean scored = ordering.key() == Ordering.Key.SCORE;
        Map<String, Object> query = ElasticsearchQueries.compile(lookup.scope());
        Map<String, Object> body = new HashMap<>();
        body.put("query", scored ? Relevance.of(query, lookup.nowMicros()) : query);
        // One more tells whether others follow.
        body.put("size", lookup.limit() + 1);
        body.put("track_total_hits", lookup.counted());
        body.put("_source", List.of(Mapping.JSON));
        body.put("sort", Sorting.by(ordering));
        lookup.after().ifPresent(place -> body.put("search_after", Sorting.keys(place, ordering)));
        if (!lookup.facets().isEmpty()) {
            body.put("aggs", FacetCounts.request(lookup.facets(), lookup.mostValues()));
        }
        // Words are as rare in all shards together as they are, wherever a document stands.
        SearchResponse<Kept> response = search(body, scored ? SearchType.DfsQueryThenFetch : SearchType.QueryThenFetch);
        List<Row> rows = new ArrayList<>();
        for (Hit<Kept> hit : response.hits().hits()) {
            rows.add(new Row(Sorting.place(hit.sort(), ordering), document(hit)));
        }
        long total =
                response.hits().total() == null ? 0 : response.hits().total().value();
        Map<Facet, List<FacetCount>> facets =
                facetCounts.read(response.aggregations(), lookup.scope(), lookup.facets(), lookup.mostValues());
        boolean more = rows.size() > lookup.limit();
        return new Found(more ? rows.subList(0, lookup.limit()) : rows, more, total, facets);
    }

    private static IndexedDocument document(Hit<Kept> hit) {
        return Objects.requireNonNull(hit.source(), "a hit has its source").json();
    }

    Optional<IndexedDocument> get(DocumentId id, Visibility visibility) {
        Map<String, Object> query = ElasticsearchQueries.bool(Map.of(
                "filter",
                List.of(
                        ElasticsearchQueries.term(Mapping.ID, id.value()),
                        ElasticsearchQueries.compile(Scope.all(visibility)))));
        return search(Map.of("query", query, "size", 1, "_source", List.of(Mapping.JSON)), SearchType.QueryThenFetch)
                .hits()
                .hits()
                .stream()
                .map(ElasticsearchSearch::document)
                .findFirst();
    }

    /** Where a document stands, and from which capture. */
    record Stored(String index, long captureSeq) {}

    List<Stored> stored(DocumentId id) {
        return search(
                        Map.of(
                                "query",
                                ElasticsearchQueries.term(Mapping.ID, id.value()),
                                "_source",
                                false,
                                "version",
                                true),
                        SearchType.QueryThenFetch)
                .hits()
                .hits()
                .stream()
                .map(hit -> new Stored(
                        String.valueOf(hit.index()), Objects.requireNonNull(hit.version(), "versions are asked for")))
                .toList();
    }

    long count(Scope scope) {
        SearchResponse<Kept> response = search(
                Map.of("query", ElasticsearchQueries.compile(scope), "size", 0, "track_total_hits", true),
                SearchType.QueryThenFetch);
        return response.hits().total() == null ? 0 : response.hits().total().value();
    }

    List<FacetCount> values(Scope scope, Facet facet, String prefix, int most) {
        return facetCounts.of(scope, facet, prefix, most);
    }

    Map<String, Long> counts(Scope scope, Facet facet, Collection<String> values) {
        Map<String, Long> counts = new HashMap<>();
        facetCounts
                .only(scope, facet, values, Map.of())
                .forEach(bucket -> counts.put(bucket.key().stringValue(), bucket.docCount()));
        return counts;
    }

    Map<String, Extent> seen(Scope scope, Facet facet, Collection<String> values) {
        Map<String, Extent> seen = new HashMap<>();
        facetCounts
                .only(scope, facet, values, ends(TimeField.SEEN))
                .forEach(bucket -> extent(bucket.aggregations())
                        .ifPresent(extent -> seen.put(bucket.key().stringValue(), extent)));
        return seen;
    }

    private static Map<String, Object> ends(TimeField field) {
        Map<String, Object> of = Map.of("field", Mapping.time(field));
        return Map.of("least", Map.of("min", of), "greatest", Map.of("max", of));
    }

    private static Optional<Extent> extent(Map<String, Aggregate> ends) {
        Aggregate least = ends.get("least");
        Aggregate greatest = ends.get("greatest");
        // Infinite if no document has one.
        return least == null
                        || greatest == null
                        || least.min().value() == null
                        || Double.isInfinite(least.min().value())
                ? Optional.empty()
                : Optional.of(new Extent(
                        least.min().value().longValue(),
                        Objects.requireNonNull(greatest.max().value()).longValue()));
    }

    Optional<Extent> extent(Scope scope, TimeField field) {
        return extent(aggregations(scope, ends(field)));
    }

    Map<Instant, Long> histogram(Scope scope, TimeField field, TimelineRequest.Interval interval, ZoneId zone) {
        Map<String, Object> histogram = Map.of(
                "field",
                Mapping.date(field),
                "calendar_interval",
                switch (interval) {
                    case HOUR -> "hour";
                    case DAY -> "day";
                    case WEEK -> "week";
                    case MONTH -> "month";
                },
                "time_zone",
                zone.getId(),
                "min_doc_count",
                1);
        Aggregate answer = aggregations(scope, Map.of("times", Map.of("date_histogram", histogram)))
                .get("times");
        Map<Instant, Long> counts = new HashMap<>();
        if (answer != null) {
            answer.dateHistogram()
                    .buckets()
                    .array()
                    .forEach(bucket -> counts.put(Instant.ofEpochMilli(bucket.key()), bucket.docCount()));
        }
        return counts;
    }

    List<Long> frequencies(List<Feature> features, Visibility visibility) {
        if (features.isEmpty()) {
            return List.of();
        }
        Map<String, Object> filters = Map.of(
                "filters",
                Map.of(
                        "filters",
                        features.stream().map(ElasticsearchSearch::query).toList()));
        Aggregate answer =
                aggregations(Scope.all(visibility), Map.of("features", filters)).get("features");
        return answer == null
                ? features.stream().map(feature -> 0L).toList()
                : answer.filters().buckets().array().stream()
                        .map(bucket -> bucket.docCount())
                        .toList();
    }

    private static Map<String, Object> query(Feature feature) {
        return switch (feature) {
            case Feature.Stem stem -> ElasticsearchQueries.term(Mapping.TEXT.stems(), stem.stem());
            case Feature.Pair pair -> ElasticsearchQueries.term(Mapping.TEXT.pairs(), pair.characters());
            case Feature.Value value -> ElasticsearchQueries.value(value.facet(), value.value());
        };
    }

    List<Alike> alike(Map<Feature, Integer> features, int least, Visibility visibility, DocumentId except, int limit) {
        List<Object> should = new ArrayList<>();
        features.forEach((feature, weight) ->
                should.add(Map.of("constant_score", Map.of("filter", query(feature), "boost", weight))));
        Map<String, Object> query = ElasticsearchQueries.bool(Map.of(
                "should",
                should,
                "minimum_should_match",
                least,
                "filter",
                List.of(ElasticsearchQueries.compile(Scope.all(visibility))),
                "must_not",
                List.of(ElasticsearchQueries.term(Mapping.ID, except.value()))));
        Ordering ordering = new Ordering(Ordering.Key.SCORE, true);
        return search(
                        Map.of(
                                "query",
                                query,
                                "size",
                                limit,
                                "track_total_hits",
                                false,
                                "_source",
                                List.of(Mapping.JSON),
                                "sort",
                                Sorting.by(ordering)),
                        SearchType.QueryThenFetch)
                .hits()
                .hits()
                .stream()
                .map(hit -> new Alike(
                        document(hit), Math.round(hit.sort().getFirst().doubleValue())))
                .toList();
    }
}
