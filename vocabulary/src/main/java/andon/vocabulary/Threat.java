package andon.vocabulary;

import java.util.List;
import java.util.Objects;

/**
 * What a document is about.
 *
 * @param reasons the facts that led to the category or the severity; at least one
 * @param facts what is stated about it; {@link ThreatFacts#NONE} if nothing
 */
public record Threat(ThreatCategory category, Severity severity, List<Reason> reasons, ThreatFacts facts) {
    public Threat {
        reasons = List.copyOf(reasons);
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("a threat states its reasons");
        }
        // An index written before there were facts holds none.
        facts = Objects.requireNonNullElse(facts, ThreatFacts.NONE);
    }

    /** The same without facts. */
    public Threat(ThreatCategory category, Severity severity, List<Reason> reasons) {
        this(category, severity, reasons, ThreatFacts.NONE);
    }
}
