package andon.searchapi.console;

import andon.searchapi.pivots.PivotKey;
import andon.vocabulary.Entity;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** A document's entities as a page lists them: each value once, under its type. */
final class EntityList {
    private EntityList() {}

    /**
     * One value.
     *
     * @param confidence the highest of its places'
     * @param places how often it stands in the document
     * @param detector what found the surest of them
     * @param link the value's own page; null if it has none
     */
    public record Line(
            String value,
            double confidence,
            int places,
            String detector,
            @Nullable String link) {
        private Line and(Entity another) {
            boolean surer = another.confidence() > confidence;
            return new Line(
                    value,
                    surer ? another.confidence() : confidence,
                    places + 1,
                    surer ? another.detector() : detector,
                    link);
        }
    }

    /** By the types' words; the surest value first, of equals in the alphabet's order. */
    static SortedMap<String, List<Line>> of(Collection<Entity> entities) {
        SortedMap<String, Map<String, Line>> types = new TreeMap<>();
        for (Entity entity : entities) {
            types.computeIfAbsent(entity.type().word(), type -> new LinkedHashMap<>())
                    .compute(
                            entity.value(),
                            (value, known) -> known == null
                                    ? new Line(value, entity.confidence(), 1, entity.detector(), link(entity))
                                    : known.and(entity));
        }
        SortedMap<String, List<Line>> lines = new TreeMap<>();
        types.forEach((type, values) -> lines.put(
                type,
                values.values().stream()
                        .sorted(Comparator.comparingDouble(Line::confidence)
                                .reversed()
                                .thenComparing(Line::value))
                        .toList()));
        return lines;
    }

    /** An entity in short, with the address of its page. */
    public record Link(String type, String value, String link) {}

    /** The surest entities, each once. */
    static List<Link> links(Collection<Entity> entities, int limit) {
        return entities.stream()
                .sorted(Comparator.comparingDouble(Entity::confidence).reversed())
                .flatMap(entity ->
                        PivotKey.of(entity).map(key -> new Link(entity.type().word(), key.value(), page(key))).stream())
                .distinct()
                .limit(limit)
                .toList();
    }

    static @Nullable Link authorLink(@Nullable String author) {
        return author == null
                ? null
                : PivotKey.ofAuthor(author)
                        .map(key -> new Link(key.type(), key.value(), page(key)))
                        .orElse(null);
    }

    private static @Nullable String link(Entity entity) {
        return PivotKey.of(entity).map(EntityList::page).orElse(null);
    }

    /** Values of all kinds, URLs too, fit behind the question mark. */
    static String page(PivotKey key) {
        return UriComponentsBuilder.fromPath("/entities/{type}")
                .queryParam("value", "{value}")
                .encode()
                .buildAndExpand(key.type(), key.value())
                .toUriString();
    }
}
