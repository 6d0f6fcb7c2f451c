package andon.corpus.index.elasticsearch;

import andon.corpus.index.Engine.Place;
import andon.corpus.index.Ordering;
import andon.corpus.query.Query.TimeField;
import co.elastic.clients.elasticsearch._types.FieldValue;
import java.util.List;
import java.util.Map;

/** Orders hits, and says behind which to go on. */
final class Sorting {
    private static final Map<String, Object> BY_ID = Map.of(Mapping.ID, Map.of("order", "asc"));

    private Sorting() {}

    static List<Object> by(Ordering ordering) {
        return switch (ordering.key()) {
            case ID -> List.of(BY_ID);
            case SCORE -> List.of(Map.of("_score", Map.of("order", "desc")), BY_ID);
            case SEEN -> byNumber(Mapping.time(TimeField.SEEN), ordering);
            case POSTED -> byNumber(Mapping.time(TimeField.POSTED), ordering);
            case CHANGED -> byNumber(Mapping.time(TimeField.CHANGED), ordering);
            case SEVERITY -> byNumber(Mapping.SEVERITY_SEEN, ordering);
        };
    }

    private static List<Object> byNumber(String field, Ordering ordering) {
        return List.of(
                Map.of(field, Map.of("order", ordering.descending() ? "desc" : "asc", "missing", "_last")), BY_ID);
    }

    static Place place(List<FieldValue> keys, Ordering ordering) {
        String id = keys.getLast().stringValue();
        return new Place(
                switch (ordering.key()) {
                    case ID -> 0;
                    case SCORE -> Float.floatToIntBits((float) keys.getFirst().doubleValue());
                    case SEEN, POSTED, CHANGED, SEVERITY -> keys.getFirst().longValue();
                },
                id);
    }

    static List<Object> keys(Place place, Ordering ordering) {
        return switch (ordering.key()) {
            case ID -> List.of(place.id());
            case SCORE -> List.of(Float.intBitsToFloat((int) place.key()), place.id());
            case SEEN, POSTED, CHANGED, SEVERITY -> List.of(place.key(), place.id());
        };
    }
}
