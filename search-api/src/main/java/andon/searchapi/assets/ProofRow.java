package andon.searchapi.assets;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of the way an asset was shown to be its owner's.
 *
 * @param token what its owner puts where only the owner can
 * @param method how it was shown: dns, file, meta, analyst, operator; null: not yet
 * @param result what the last look found instead, or who confirmed it and why
 * @param lookedAt when it was looked for last
 * @param failingSince since when the proof is missing; null: it is not
 * @param failures how many looks in a row found it missing
 * @param proveBy until when it goes on without ever having been proven; null: no such term
 */
record ProofRow(
        long asset,
        String token,
        Stage stage,
        @Nullable String method,
        String result,
        Instant begunAt,
        @Nullable Instant provenAt,
        @Nullable Instant lookedAt,
        @Nullable Instant failingSince,
        int failures,
        @Nullable Instant proveBy) {
    /** Where on its way it is. */
    enum Stage {
        PENDING,
        PROVEN,
        LOST,
        WITHDRAWN
    }
}
