package andon.corpus.index;

import andon.corpus.query.Query;
import java.util.Optional;

/**
 * One step of reading a whole result. A step that begins behind the cursor of another gives each document that was there
 * before the first step exactly once, however long ago that was.
 *
 * @param limit how many documents, 1 to 1,000
 * @param after the cursor of the step before; empty to begin
 */
public record ScanRequest(Query query, Visibility visibility, Order order, int limit, Optional<String> after) {
    public static final int MAX_LIMIT = 1_000;

    public ScanRequest {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT + ", not " + limit);
        }
    }

    public enum Order {
        ID,
        /** First seen, oldest first. */
        SEEN
    }
}
