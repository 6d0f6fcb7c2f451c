package andon.indexer.detect;

import andon.vocabulary.EntityType;
import org.jspecify.annotations.Nullable;

/**
 * One value found in a view.
 *
 * @param value the normalised value; for a secret what stands before its masked form
 * @param start in the view
 * @param end in the view
 */
record Hit(
        Hits.Weight weight,
        EntityType type,
        String value,
        int start,
        int end,
        String detector,
        double confidence,
        @Nullable Secret secret) {

    /**
     * A stretch of the view that must not be shown.
     *
     * @param shown how many of its first characters may be shown all the same (a card's BIN)
     */
    record Secret(int start, int end, int shown) {
        Secret(int start, int end) {
            this(start, end, 0);
        }
    }
}
