package andon.corpus.index.elasticsearch;

import andon.corpus.index.Facet;
import andon.corpus.index.Scope;
import andon.corpus.index.SearchPage.FacetCount;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregate;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeBucket;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsAggregate;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts the values of facets, exactly: where the server says that its first answer may be wrong, because a shard has too
 * many values, all values are read page by page.
 */
final class FacetCounts {
    /** So many values each shard names in the first answer. */
    static final int SHARD_SIZE = 10_000;

    private static final int PAGE = 5_000;
    private static final Comparator<FacetCount> BEST_FIRST =
            Comparator.comparingLong(FacetCount::count).reversed().thenComparing(FacetCount::value);

    /** Asks for aggregations over what may be seen of a result. */
    interface Asking {
        Map<String, Aggregate> ask(Scope scope, Map<String, Object> aggregations);
    }

    private final Asking asking;

    FacetCounts(Asking asking) {
        this.asking = asking;
    }

    /** The aggregations of a search with facets. */
    static Map<String, Object> request(Set<Facet> facets, int most) {
        Map<String, Object> aggregations = new HashMap<>();
        facets.forEach(facet -> aggregations.put(facet.word(), terms(facet, "", most)));
        return aggregations;
    }

    private static Map<String, Object> terms(Facet facet, String prefix, int most) {
        Map<String, Object> terms = new HashMap<>();
        terms.put("field", Mapping.facet(facet));
        terms.put("size", most);
        terms.put("shard_size", Math.max(SHARD_SIZE, most));
        terms.put("order", List.of(Map.of("_count", "desc"), Map.of("_key", "asc")));
        if (!prefix.isEmpty()) {
            terms.put("include", quoted(prefix) + ".*");
        }
        return Map.of("terms", terms);
    }

    /** As a regular expression of Lucene, in which every sign may have a meaning. */
    private static String quoted(String prefix) {
        return prefix.replaceAll("[^\\p{L}\\p{N}\\s]", "\\\\$0");
    }

    Map<Facet, List<FacetCount>> read(Map<String, Aggregate> answers, Scope scope, Set<Facet> facets, int most) {
        Map<Facet, List<FacetCount>> counts = new HashMap<>();
        for (Facet facet : facets) {
            counts.put(facet, read(answers.get(facet.word()), scope, facet, "", most));
        }
        return counts;
    }

    List<FacetCount> of(Scope scope, Facet facet, String prefix, int most) {
        Map<String, Aggregate> answers = asking.ask(scope, Map.of("values", terms(facet, prefix, most)));
        return read(answers.get("values"), scope, facet, prefix, most);
    }

    private List<FacetCount> read(@Nullable Aggregate answer, Scope scope, Facet facet, String prefix, int most) {
        if (answer == null || !answer.isSterms()) {
            return List.of();
        }
        StringTermsAggregate terms = answer.sterms();
        Long error = terms.docCountErrorUpperBound();
        return error != null && error != 0
                ? all(scope, facet, prefix, most)
                : terms.buckets().array().stream()
                        .map(bucket -> new FacetCount(bucket.key().stringValue(), bucket.docCount()))
                        .toList();
    }

    /** Reads every value and keeps the best. */
    private List<FacetCount> all(Scope scope, Facet facet, String prefix, int most) {
        PriorityQueue<FacetCount> best = new PriorityQueue<>(BEST_FIRST.reversed());
        Map<String, FieldValue> after = Map.of();
        do {
            CompositeAggregate page = page(scope, facet, after);
            if (page == null) {
                break;
            }
            for (CompositeBucket bucket : page.buckets().array()) {
                String value = value(bucket.key());
                if (value.startsWith(prefix)) {
                    best.add(new FacetCount(value, bucket.docCount()));
                }
                if (best.size() > most) {
                    best.remove();
                }
            }
            after = page.afterKey();
        } while (!after.isEmpty());
        List<FacetCount> counts = new ArrayList<>(best);
        counts.sort(BEST_FIRST);
        return counts;
    }

    private @Nullable CompositeAggregate page(Scope scope, Facet facet, Map<String, FieldValue> after) {
        Map<String, Object> composite = new HashMap<>();
        composite.put("size", PAGE);
        composite.put("sources", List.of(Map.of("value", Map.of("terms", Map.of("field", Mapping.facet(facet))))));
        if (!after.isEmpty()) {
            composite.put("after", Map.of("value", value(after)));
        }
        Aggregate answer = asking.ask(scope, Map.of("values", Map.of("composite", composite)))
                .get("values");
        return answer == null ? null : answer.composite();
    }

    private static String value(Map<String, FieldValue> key) {
        return Objects.requireNonNull(key.get("value"), "a key has its source").stringValue();
    }

    /** The buckets of these values only, which are exact because every shard names them all. */
    List<StringTermsBucket> only(
            Scope scope, Facet facet, Collection<String> values, Map<String, Object> aggregations) {
        if (values.isEmpty()) {
            return List.of();
        }
        Map<String, Object> terms = Map.of(
                "field",
                Mapping.facet(facet),
                "include",
                List.copyOf(values),
                "size",
                values.size(),
                "shard_size",
                values.size());
        Aggregate answer = asking.ask(scope, Map.of("values", Map.of("terms", terms, "aggs", aggregations)))
                .get("values");
        return answer == null || !answer.isSterms()
                ? List.of()
                : answer.sterms().buckets().array();
    }
}
