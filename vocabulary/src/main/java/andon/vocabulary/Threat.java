package andon.vocabulary;

import java.util.List;

/**
 * What a document is about.
 *
 * @param reasons sentences that a person can read, each a fact that led to the category or the severity; at least one
 */
public record Threat(ThreatCategory category, Severity severity, List<String> reasons) {
    public Threat {
        reasons = List.copyOf(reasons);
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("a threat states its reasons");
        }
    }
}
