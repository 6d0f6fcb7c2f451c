package andon.searchapi.requests;

import java.time.Instant;

/**
 * What an organisation has left to ask. What was declined does not count.
 *
 * @param until when the next period begins, and all of it is there again
 */
public record Quota(int limit, long used, long remaining, Instant from, Instant until) {
    static Quota of(int limit, long used, Instant from, Instant until) {
        return new Quota(limit, used, Math.max(0, limit - used), from, until);
    }
}
