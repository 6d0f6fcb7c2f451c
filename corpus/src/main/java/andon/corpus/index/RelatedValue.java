package andon.corpus.index;

import java.time.Instant;

/**
 * An entity that stands with what was asked for.
 *
 * @param together how many documents of the query have it
 * @param all how many documents have it that may be seen
 * @param surprise Dunning's log-likelihood ratio of the two; greater is more surprising
 * @param firstSeen when the first document of the query that has it was first seen
 * @param lastSeen the same for the last
 */
public record RelatedValue(
        Facet.Values facet,
        String value,
        long together,
        long all,
        double surprise,
        Instant firstSeen,
        Instant lastSeen) {}
