package andon.corpus.index;

import andon.corpus.index.Engine.Extent;
import andon.corpus.index.SearchPage.FacetCount;
import andon.corpus.query.Query;
import andon.corpus.query.Query.EntityField;
import com.google.common.net.InetAddresses;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the entities that stand with what a query asks for, and ranks them by exact counts. */
final class RelatedValues {
    private final Engine engine;
    private final Eyes eyes;

    RelatedValues(Engine engine, Eyes eyes) {
        this.engine = engine;
        this.eyes = eyes;
    }

    /** How often a value stands in the query's documents and in all. */
    private record Counted(Facet.Values facet, String value, long together, long all, double surprise) {}

    List<RelatedValue> of(RelatedRequest request) {
        Scope scope = eyes.scope(request.query());
        long found = engine.count(scope);
        long total = engine.count(Scope.all(request.visibility()));
        List<Counted> counted = new ArrayList<>();
        for (EntityField field : EntityField.values()) {
            if (request.fields().contains(field)) {
                counted.addAll(counted(scope, new Facet.Values(field), found, total));
            }
        }
        counted.sort(Comparator.comparingDouble(Counted::surprise)
                .reversed()
                .thenComparing(Comparator.comparingLong(Counted::together).reversed())
                .thenComparing(one -> one.facet().field())
                .thenComparing(Counted::value));
        return withTimes(scope, counted.subList(0, Math.min(counted.size(), request.limit())));
    }

    private List<Counted> counted(Scope scope, Facet.Values facet, long found, long total) {
        List<FacetCount> together = eyes
                .readable(
                        scope,
                        facet,
                        engine.values(scope, facet, "", RelatedRequest.CANDIDATES),
                        RelatedRequest.CANDIDATES)
                .stream()
                .filter(count -> !isAsked(scope.query(), facet.field(), count.value()))
                .toList();
        Map<String, Long> all = engine.counts(
                Scope.all(scope.visibility()),
                facet,
                together.stream().map(FacetCount::value).toList());
        // Of all that the reader sees nothing can surprise: then the most frequent values come first.
        boolean isEverything = found >= total;
        return together.stream()
                .map(count -> {
                    // Between two questions a document may go: never fewer in all than in a part.
                    long everywhere = Math.max(count.count(), all.getOrDefault(count.value(), 0L));
                    return new Counted(
                            facet,
                            count.value(),
                            count.count(),
                            everywhere,
                            LogLikelihood.ratio(count.count(), found, everywhere, Math.max(found, total)));
                })
                .filter(one -> one.surprise() > 0 || isEverything)
                .toList();
    }

    /** Whether the query itself asks for the value. */
    private static boolean isAsked(Query query, EntityField field, String value) {
        return switch (query) {
            case Query.And and -> and.parts().stream().anyMatch(part -> isAsked(part, field, value));
            case Query.Or or -> or.parts().stream().anyMatch(part -> isAsked(part, field, value));
            case Query.EntityValue asked ->
                asked.field() == field && isAsked(ValuePattern.of(field, asked.value()), value);
            default -> false;
        };
    }

    private static boolean isAsked(ValuePattern pattern, String value) {
        return switch (pattern) {
            case ValuePattern.Any any -> false;
            case ValuePattern.Exact exact -> exact.matchesTerm(Set.of(value));
            case ValuePattern.Wild wild -> wild.matchesTerm(Set.of(value));
            case ValuePattern.Range range ->
                range.contains(InetAddresses.forString(value).getAddress());
        };
    }

    private List<RelatedValue> withTimes(Scope scope, List<Counted> counted) {
        Map<Facet.Values, Map<String, Extent>> seen = counted.stream()
                .collect(Collectors.groupingBy(
                        Counted::facet, Collectors.mapping(Counted::value, Collectors.toUnmodifiableSet())))
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> engine.seen(scope, entry.getKey(), entry.getValue())));
        List<RelatedValue> related = new ArrayList<>();
        for (Counted one : counted) {
            Extent extent = Objects.requireNonNull(seen.get(one.facet())).get(one.value());
            if (extent != null) {
                related.add(new RelatedValue(
                        one.facet(),
                        one.value(),
                        one.together(),
                        one.all(),
                        one.surprise(),
                        instant(extent.fromMicros()),
                        instant(extent.toMicros())));
            }
        }
        return related;
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
