package andon.searchapi.console;

import andon.vocabulary.Entity;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A document's entities as a page lists them: each value once, under its type. */
final class EntityList {
    private EntityList() {}

    /**
     * One value.
     *
     * @param confidence the highest of its places'
     * @param places how often it stands in the document
     * @param detector what found the surest of them
     */
    public record Line(String value, double confidence, int places, String detector) {
        private Line and(Entity another) {
            boolean surer = another.confidence() > confidence;
            return new Line(
                    value,
                    surer ? another.confidence() : confidence,
                    places + 1,
                    surer ? another.detector() : detector);
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
                                    ? new Line(value, entity.confidence(), 1, entity.detector())
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
}
