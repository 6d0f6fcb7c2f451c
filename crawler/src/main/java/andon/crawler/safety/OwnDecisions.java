package andon.crawler.safety;

import andon.vocabulary.OnionAddress;
import andon.vocabulary.SourceId;

/**
 * Told what the crawler decides without an operator, in the transaction of the decision: if it throws, nothing is decided.
 * Implementations are thread-safe.
 */
public interface OwnDecisions {
    /** Nobody keeps a record. */
    OwnDecisions UNRECORDED = new OwnDecisions() {
        @Override
        public void quarantined(String host, String reason) {}

        @Override
        public void followed(OnionAddress candidate, SourceId source) {}
    };

    /** @param reason a stable code, see {@link Quarantine} */
    void quarantined(String host, String reason);

    /** A candidate became a source within the budget. */
    void followed(OnionAddress candidate, SourceId source);
}
