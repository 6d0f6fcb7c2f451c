package andon.corpus.index;

import andon.vocabulary.Document;
import andon.vocabulary.DocumentId;
import andon.vocabulary.Mention;
import java.time.Instant;
import java.util.List;

/**
 * A document with what the ledger and the watch list know of it, as the index keeps it.
 *
 * @param firstSeen when its first capture was made
 * @param changedAt when the capture was made that brought its present version
 * @param version from 1; grows when its own words change
 * @param captureSeq the capture that it was cut out of
 * @param mentions the confirmed assets found in it
 */
public record IndexedDocument(
        Document document, Instant firstSeen, Instant changedAt, int version, long captureSeq, List<Mention> mentions) {
    public IndexedDocument {
        mentions = List.copyOf(mentions);
    }

    public DocumentId id() {
        return document.id();
    }
}
