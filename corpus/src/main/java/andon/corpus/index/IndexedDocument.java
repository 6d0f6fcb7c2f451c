package andon.corpus.index;

import andon.vocabulary.Document;
import andon.vocabulary.DocumentId;
import andon.vocabulary.Mention;
import andon.vocabulary.OrganisationId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document with what the ledger and the watch list know of it, as the index keeps it.
 *
 * @param firstSeen when its first capture was made
 * @param changedAt when the capture was made that brought its present version
 * @param version from 1; grows when its own words change
 * @param captureSeq the capture that it was cut out of
 * @param mentions the confirmed assets found in it
 * @param truncation what the index left out of it by its {@link IndexBounds}; null if it is whole
 */
public record IndexedDocument(
        Document document,
        Instant firstSeen,
        Instant changedAt,
        int version,
        long captureSeq,
        List<Mention> mentions,
        @Nullable Truncation truncation) {
    public IndexedDocument {
        mentions = List.copyOf(mentions);
    }

    /** A whole one. */
    public IndexedDocument(
            Document document,
            Instant firstSeen,
            Instant changedAt,
            int version,
            long captureSeq,
            List<Mention> mentions) {
        this(document, firstSeen, changedAt, version, captureSeq, mentions, null);
    }

    public DocumentId id() {
        return document.id();
    }

    /** The same for the eyes of one who may know of its own mentions only, not even how many others there are. */
    public IndexedDocument forOwner(OrganisationId owner) {
        return new IndexedDocument(
                document,
                firstSeen,
                changedAt,
                version,
                captureSeq,
                mentions.stream()
                        .filter(mention -> mention.owner().equals(owner))
                        .toList(),
                truncation == null ? null : truncation.withoutMentions());
    }
}
