package andon.corpus.index.elasticsearch;

import andon.corpus.index.Freshness;
import andon.corpus.index.Ranks;
import andon.corpus.query.Query.TimeField;
import andon.vocabulary.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Multiplies a query's score by {@link Freshness#boost}. */
final class Relevance {
    private Relevance() {}

    static Map<String, Object> of(Map<String, Object> query, long nowMicros) {
        Map<String, Object> decay = Map.of(
                Mapping.time(TimeField.SEEN),
                Map.of("origin", nowMicros, "scale", Freshness.HALF_LIFE_MICROS, "decay", 0.5));
        Map<String, Object> fresh =
                boosted(query, List.of(Map.of("weight", 1), Map.of("exp", decay, "weight", Freshness.GAIN)), "sum");
        return boosted(
                fresh,
                Arrays.stream(Severity.values())
                        .<Object>map(severity -> Map.of(
                                "filter",
                                ElasticsearchQueries.term(Mapping.SEVERITY, severity.word()),
                                "weight",
                                1 + Freshness.PER_SEVERITY * Ranks.of(severity)))
                        .toList(),
                "first");
    }

    private static Map<String, Object> boosted(Map<String, Object> query, List<Object> functions, String mode) {
        return Map.of(
                "function_score",
                Map.of("query", query, "functions", functions, "score_mode", mode, "boost_mode", "multiply"));
    }
}
