package andon.crawler;

import andon.vocabulary.SourceId;

/** Tells the operator that a source cannot be read until somebody sees to it. Must not block for long; thread-safe. */
@FunctionalInterface
public interface OperatorAlerts {
    /** Nobody beyond the log and the source's status. */
    OperatorAlerts NONE = (source, reason) -> {};

    /** @param reason for people; holds no secret */
    void needsOperator(SourceId source, String reason);
}
