package andon.searchapi.audit;

import andon.evidence.ChainHash;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record of the audit log with its place in the chain.
 *
 * <p>Its hash is the {@link ChainHash} of these fields, in this order: {@code andon-audit-1}, the previous record's hash
 * (64 zeros before the first), id, time (microseconds since 1970), user, role, organisation (empty for none), address,
 * action, subject, detail. Numbers are in decimal.
 *
 * @param previousHash the hash of the record before; null in what was written before there was a chain, and is not tied yet
 * @param hash this record's; null as above
 */
record AuditLink(
        AuditLog.Entry entry,
        @Nullable String previousHash,
        @Nullable String hash) {
    private static final String ENCODING = "andon-audit-1";

    /** The record as it follows {@code previousHash}. */
    static AuditLink following(String previousHash, AuditLog.Entry entry) {
        return new AuditLink(entry, previousHash, hash(previousHash, entry));
    }

    /** Whether the hash is that of the fields. */
    boolean isIntact() {
        return previousHash != null && hash(previousHash, entry).equals(hash);
    }

    private static String hash(String previousHash, AuditLog.Entry entry) {
        return ChainHash.of(List.of(
                ENCODING,
                previousHash,
                Long.toString(entry.id()),
                Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, entry.at())),
                entry.user(),
                entry.role(),
                entry.organisation() == null ? "" : entry.organisation(),
                entry.address(),
                entry.action(),
                entry.subject(),
                entry.detail()));
    }
}
