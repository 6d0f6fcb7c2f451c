package andon.corpus.ledger;

import andon.vocabulary.Capture;
import andon.vocabulary.Document;
import andon.vocabulary.DocumentId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The identity and history of documents. Every writing call joins the caller's transaction. Thread-safe. */
public interface DocumentLedger {
    /**
     * Notes that {@code document} was seen in {@code capture}. Seeing the same capture again changes nothing and gives the
     * same answer: replay is safe.
     */
    Sighting record(Document document, Capture capture);

    Optional<History> history(DocumentId id);

    /**
     * The documents behind {@code id}, by id: what the index should hold.
     *
     * @param id empty to begin
     * @param limit how many at most
     */
    List<Known> after(Optional<DocumentId> id, int limit);

    /**
     * The documents of a cluster, which say the same: first seen first.
     *
     * @param limit how many at most, 1 or more
     */
    List<DocumentId> inCluster(DocumentId cluster, int limit);

    /** Captures up to and including this number are recorded, 0 at first. */
    long indexedSeq();

    /** Moves {@link #indexedSeq} on; never back. */
    void indexedUpTo(long captureSeq);

    /** @param captureSeq of the newest capture that brought a version; the index has the document as it was there */
    record Known(DocumentId id, Instant firstSeen, long captureSeq) {}

    /** What a document's sighting meant. */
    enum Change {
        NEW,
        CHANGED,
        UNCHANGED
    }

    /**
     * The ledger's answer to a sighting.
     *
     * @param change whether this capture brought the document, or the present version of it
     * @param firstSeen when the document's first capture was made
     * @param changedAt when the capture was made that brought its present version
     * @param version from 1
     * @param cluster names all documents that say the same (mirrors, reposts): the id of the first of them
     */
    record Sighting(Change change, Instant firstSeen, Instant changedAt, int version, DocumentId cluster) {}

    /** One version of a document's text. */
    record Version(int number, Instant seenAt, long captureSeq, String textSha256) {}

    record History(Instant firstSeen, Instant lastSeen, DocumentId cluster, List<Version> versions) {
        public History {
            versions = List.copyOf(versions);
        }
    }
}
