package andon.searchapi.accounts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a program's key; the key itself is shown once, when it is made.
 *
 * @param label what it is for, in its owner's words
 * @param revokedAt when it was taken back; null while it is good
 * @param scope how much of what its user may do it may do
 * @param lastUsedAt to the minute; null: never
 */
public record ApiKey(
        long id,
        String userName,
        String label,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant revokedAt,
        KeyScope scope,
        @Nullable Instant lastUsedAt) {

    /**
     * A new key.
     *
     * @param token what the program sends as {@code Authorization: Bearer}; it cannot be shown again
     */
    public record Issued(ApiKey key, String token) {
        @Override
        public String toString() {
            return "Issued[" + key + "]";
        }
    }
}
