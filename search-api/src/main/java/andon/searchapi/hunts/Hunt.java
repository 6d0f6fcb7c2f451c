package andon.searchapi.hunts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A hunt as it stands.
 *
 * @param scope the query that chooses the documents, with every time fixed when the hunt was made
 * @param pattern the values or the rule; empty for a query alone
 * @param place the index's cursor behind what was looked at; null at the beginning
 * @param lookedAt how many documents were looked at
 * @param total how many there are to look at, as of the last page; 0 before the first
 * @param matched how many documents are in the result set, at most {@link Hunts#MAX_RESULTS}
 * @param attempts how often in a row the next page failed
 * @param problem why it failed, or that its result set is full
 */
public record Hunt(
        long id,
        String owner,
        String name,
        HuntKind kind,
        String scope,
        String pattern,
        HuntState state,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String place,
        long lookedAt,
        long total,
        long matched,
        int attempts,
        @Nullable String problem) {

    /** From 0 to 100. */
    public int percent() {
        if (state == HuntState.DONE) {
            return 100;
        }
        return total == 0 ? 0 : (int) Math.min(99, 100 * lookedAt / total);
    }

    /** Whether it ended because its result set is full: there may be more matches. */
    public boolean full() {
        return matched >= Hunts.MAX_RESULTS;
    }
}
