package andon.searchapi.pivots;

import andon.vocabulary.Document;
import andon.vocabulary.DocumentId;
import andon.vocabulary.Mention;
import java.util.List;
import java.util.Optional;

/**
 * Reads a document as one of its captures shows it: the ledger keeps no texts, the evidence does. {@code app} binds it to
 * the indexer. Thread-safe.
 */
@FunctionalInterface
public interface EarlierTexts {
    /**
     * A document read anew, its secrets masked.
     *
     * @param mentions the assets that are watched now
     */
    record Earlier(Document document, List<Mention> mentions) {
        public Earlier {
            mentions = List.copyOf(mentions);
        }
    }

    /** Empty if the capture cannot be read, or today's rules cut no such document out of it. */
    Optional<Earlier> read(DocumentId id, long captureSeq);
}
