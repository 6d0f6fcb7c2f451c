package andon.searchapi.console;

import andon.searchapi.accounts.ApiKey;
import java.time.Instant;
import java.util.List;

/**
 * A key as a line of a table.
 *
 * @param state good, expired or revoked
 */
record KeyLine(ApiKey key, String state) {
    static List<KeyLine> of(List<ApiKey> keys, Instant now) {
        return keys.stream()
                .map(key -> new KeyLine(
                        key,
                        key.revokedAt() != null ? "revoked" : key.expiresAt().isAfter(now) ? "good" : "expired"))
                .toList();
    }
}
