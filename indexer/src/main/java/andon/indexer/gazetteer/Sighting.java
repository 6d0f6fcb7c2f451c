package andon.indexer.gazetteer;

import andon.vocabulary.EntityType;

/**
 * A name seen in a text.
 *
 * @param start in characters, as is {@code end}
 * @param first its first word's place among the text's words, as is {@code last}
 * @param sense how much must stand around it
 */
record Sighting(
        EntityType type,
        String canonical,
        int start,
        int end,
        int first,
        int last,
        ListedName.Sense sense,
        String detector,
        double confidence) {
    /** Whether it counts only where the trade is spoken of. */
    boolean isOrdinary() {
        return sense == ListedName.Sense.ORDINARY || sense == ListedName.Sense.COMMON;
    }
}
