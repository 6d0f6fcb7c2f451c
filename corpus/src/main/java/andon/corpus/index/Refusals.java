package andon.corpus.index;

import andon.vocabulary.DocumentId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears of documents that an engine refuses for good; they are passed over and hold nothing up. Thread-safe. */
@FunctionalInterface
public interface Refusals {
    /** Writes them to the log. */
    Refusals LOGGED = new Refusals() {
        private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

        @Override
        public void refused(DocumentId id, String reason) {
            LOG.error("the search index refuses document {}: {}", id, reason);
        }
    };

    /** @param reason the engine's, without the document's text */
    void refused(DocumentId id, String reason);
}
