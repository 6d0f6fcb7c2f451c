package andon.searchapi.assets;

import andon.vocabulary.Asset;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An asset with the way it was shown to be its owner's.
 *
 * @param challenge how its owner proves it; null for what an analyst confirms
 * @param method how it was shown: dns, file, meta, analyst, operator; null if it was not, or before that was noted
 * @param result what the last look found instead; empty if it found the proof or never looked
 * @param lookedAt when it was looked for last; null: never
 * @param failingSince since when the proof is missing; null: it is not
 * @param proveBy until when it goes on although it was never proven; null: no such term
 * @param archive how far what was collected before is searched for it; null: it is not
 */
public record OwnedAsset(
        Asset asset,
        State state,
        @Nullable Challenge challenge,
        @Nullable String method,
        String result,
        @Nullable Instant lookedAt,
        @Nullable Instant failingSince,
        @Nullable Instant proveBy,
        ArchiveTable.@Nullable Progress archive) {
    /** Where on its way an asset is. */
    public enum State {
        /** Waits for its proof or an analyst; nothing about it is shown. */
        PROPOSED,
        CONFIRMED,
        /** Confirmed, but the proof is missing: it will be lost. */
        FAILING,
        /** The proof stayed away; nothing about it is shown. */
        LOST,
        WITHDRAWN;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Three ways to prove a domain, of which one is enough.
     *
     * @param dnsName the name that gets a TXT record
     * @param dnsValue what stands in it
     * @param fileAddress the file whose one line is the token
     * @param meta the element in the head of the domain's first page
     */
    public record Challenge(String token, String dnsName, String dnsValue, String fileAddress, String meta) {
        static Challenge of(String domain, String token) {
            return new Challenge(
                    token,
                    DomainProof.DNS_LABEL + domain,
                    DomainProof.DNS_PREFIX + token,
                    "https://" + domain + DomainProof.FILE,
                    "<meta name=\"" + DomainProof.META_NAME + "\" content=\"" + token + "\">");
        }
    }

    static OwnedAsset of(Asset asset, Optional<ProofRow> proof, ArchiveTable.@Nullable Progress archive) {
        if (proof.isEmpty()) {
            return new OwnedAsset(
                    asset,
                    asset.confirmed() ? State.CONFIRMED : State.PROPOSED,
                    null,
                    null,
                    "",
                    null,
                    null,
                    null,
                    archive);
        }
        ProofRow row = proof.get();
        State state = switch (row.stage()) {
            case PENDING -> asset.confirmed() ? State.CONFIRMED : State.PROPOSED;
            case PROVEN -> row.failingSince() == null ? State.CONFIRMED : State.FAILING;
            case LOST -> State.LOST;
            case WITHDRAWN -> State.WITHDRAWN;
        };
        return new OwnedAsset(
                asset,
                state,
                AssetProofs.isProvable(asset) ? Challenge.of(asset.value(), row.token()) : null,
                row.method(),
                row.result(),
                row.lookedAt(),
                row.failingSince(),
                row.proveBy(),
                archive);
    }
}
