package andon.app.quality;

import java.util.List;
import java.util.Set;

/**
 * A text with what a careful reader finds in it.
 *
 * @param id unique in its set
 * @param language ISO 639-1
 * @param labels what must be found
 * @param ignored places where finding something is neither right nor wrong
 */
record Gold(String id, String language, String text, List<Label> labels, List<Place> ignored) {
    Gold {
        labels = List.copyOf(labels);
        ignored = List.copyOf(ignored);
    }

    /** Code points from {@code start} to before {@code end}. */
    record Place(int start, int end) {
        boolean overlaps(Place other) {
            return start < other.end && other.start < end;
        }
    }

    /** @param what an entity type's word */
    record Label(String what, Place at) {}

    /**
     * Texts of one origin.
     *
     * @param judged the entity types that its annotators looked for: what else is found there is not judged
     */
    record Collection(String name, Set<String> judged, List<Gold> texts) {
        Collection {
            judged = Set.copyOf(judged);
            texts = List.copyOf(texts);
        }
    }
}
