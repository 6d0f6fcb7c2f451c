package andon.corpus.index;

import andon.corpus.index.SearchRequest.Sort;
import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import andon.vocabulary.Severity;
import andon.vocabulary.Threat;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Orders and counts documents from first principles: it shares no code with the index. */
final class Naive {
    private Naive() {}

    /** The documents in the order of a sort that is not by relevance. */
    static List<IndexedDocument> sorted(List<IndexedDocument> documents, Sort sort) {
        return documents.stream()
                .sorted(Comparator.<IndexedDocument>comparingLong(document -> key(sort, document))
                        .thenComparing(document -> document.id().value()))
                .toList();
    }

    /** Grows in the order of the sort. */
    private static long key(Sort sort, IndexedDocument document) {
        long seen = document.firstSeen().toEpochMilli();
        long changed = document.changedAt().toEpochMilli();
        Instant posted = document.document().postedAt();
        Severity severity = document.document().severity();
        return switch (sort) {
            case NEWEST -> -seen;
            case OLDEST -> seen;
            case CHANGED_NEWEST -> -changed;
            case CHANGED_OLDEST -> changed;
            case POSTED_NEWEST -> posted == null ? Long.MAX_VALUE : -posted.toEpochMilli();
            case POSTED_OLDEST -> posted == null ? Long.MAX_VALUE : posted.toEpochMilli();
            case WORST ->
                -((severity == null ? 0 : List.of(Severity.values()).indexOf(severity) + 1) * 10_000_000_000_000L
                        + seen);
            case RELEVANCE -> throw new AssertionError();
        };
    }

    /** By the facet's word and the value, how many documents have it. */
    static Map<String, Map<String, Long>> facets(List<IndexedDocument> documents) {
        Map<String, Map<String, Long>> facets = new HashMap<>();
        for (IndexedDocument document : documents) {
            values(document)
                    .forEach((facet, values) -> values.forEach(value ->
                            facets.computeIfAbsent(facet, f -> new HashMap<>()).merge(value, 1L, Long::sum)));
        }
        return facets;
    }

    private static Map<String, Set<String>> values(IndexedDocument document) {
        Map<String, Set<String>> values = new HashMap<>();
        andon.vocabulary.Document words = document.document();
        add(values, "source", words.source().value());
        add(values, "kind", words.kind().word());
        add(values, "language", words.language());
        for (Threat threat : words.threats()) {
            add(values, "threat", threat.category().word());
            add(values, "severity", threat.severity().word());
        }
        for (Entity entity : words.entities()) {
            add(values, "entity-type", entity.type().word());
            if (entity.type() == EntityType.IPV4_ADDR) {
                add(values, "ip", entity.value());
            }
            if (entity.type() == EntityType.EMAIL_ADDR) {
                add(values, "email", entity.value());
            }
            if (entity.type() == EntityType.DOMAIN_NAME
                    || entity.type() == EntityType.EMAIL_ADDR
                    || entity.type() == EntityType.CREDENTIAL) {
                String host = entity.value().replaceFirst(".*@", "").replaceFirst(":.*", "");
                for (; host.contains("."); host = host.substring(host.indexOf('.') + 1)) {
                    add(values, "domain", host);
                }
            }
        }
        return values;
    }

    private static void add(Map<String, Set<String>> values, String facet, String value) {
        values.computeIfAbsent(facet, f -> new HashSet<>()).add(value);
    }

    /** How many documents each group has, the smallest number first. */
    static List<Long> groups(List<IndexedDocument> documents, Function<IndexedDocument, Stream<Integer>> groups) {
        Map<Integer, Long> counts = new HashMap<>();
        documents.forEach(
                document -> groups.apply(document).distinct().forEach(group -> counts.merge(group, 1L, Long::sum)));
        List<Long> numbers = new ArrayList<>(counts.values());
        numbers.sort(null);
        return numbers;
    }

    /** By its beginning, how many of the times fall into each interval of so many seconds, which stand side by side. */
    static Map<Instant, Long> timeline(Stream<Instant> times, long seconds) {
        Map<Instant, Long> counts = new TreeMap<>();
        times.forEach(time -> counts.merge(
                Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), seconds) * seconds), 1L, Long::sum));
        return counts;
    }

    /** Where the hour, day, week or month begins that a time of the zone falls into: hour by hour backwards until it does. */
    static Instant beginning(Instant time, String interval, ZoneId zone) {
        ZonedDateTime at = time.atZone(zone).withMinute(0).withSecond(0).withNano(0);
        while (!interval.equals("HOUR")
                && (at.getHour() != 0
                        || (interval.equals("WEEK") && at.getDayOfWeek() != DayOfWeek.MONDAY)
                        || (interval.equals("MONTH") && at.getDayOfMonth() != 1))) {
            at = at.minusHours(1);
        }
        return at.toInstant();
    }
}
