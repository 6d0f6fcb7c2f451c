package andon.indexer.threat;

import andon.vocabulary.Reason;
import andon.vocabulary.Reason.Cause;
import andon.vocabulary.Severity;
import andon.vocabulary.Threat;
import andon.vocabulary.ThreatCategory;
import java.util.ArrayList;
import java.util.List;

/** Tells how bad a threat is: the category's own weight, one step up for what makes it graver, each step with its reason. */
final class Severities {
    private static final List<Severity> LEVELS =
            List.of(Severity.LOW, Severity.MEDIUM, Severity.HIGH, Severity.CRITICAL);
    private static final int MANY_CREDENTIALS = 100;
    private static final double MANY_ROWS = 100_000;
    private static final double MANY_GIGABYTES = 10;

    /**
     * @param because the word of the {@link Reason.Cause}
     * @param terms one of which raises the severity
     */
    record Grave(String because, List<String> terms) {}

    private final List<Grave> graves;

    Severities(List<Grave> graves) {
        this.graves = List.copyOf(graves);
        graves.forEach(grave -> cause(grave.because()));
    }

    static Cause cause(String word) {
        return Cause.ofWord(word).orElseThrow(() -> new IllegalStateException("no cause " + word));
    }

    /** @param credentials how many the text has */
    Threat judge(ThreatCategory category, List<Reason> because, Evidence evidence, OfferFacts facts, long credentials) {
        List<Reason> reasons = new ArrayList<>(because);
        int level = base(category);
        for (Grave grave : graves) {
            if (evidence.has(grave.because())) {
                level++;
                reasons.add(Reason.of(
                        cause(grave.because()),
                        evidence.of(grave.because()).iterator().next()));
            }
        }
        if (category == ThreatCategory.CREDENTIAL_LEAK && credentials >= MANY_CREDENTIALS) {
            level++;
            reasons.add(Reason.of(Cause.MANY_CREDENTIALS, credentials));
        }
        String amount = largeAmount(facts.amounts());
        if (isOfData(category) && !amount.isEmpty()) {
            level++;
            reasons.add(Reason.of(Cause.LARGE_AMOUNT, amount));
        }
        return new Threat(category, LEVELS.get(Math.min(level, LEVELS.size() - 1)), reasons, facts.of(category));
    }

    private static boolean isOfData(ThreatCategory category) {
        return category == ThreatCategory.DATA_LEAK
                || category == ThreatCategory.RANSOMWARE_LEAK
                || category == ThreatCategory.CREDENTIAL_LEAK;
    }

    /** The place in {@link #LEVELS} that a category has by itself. */
    private static int base(ThreatCategory category) {
        return switch (category) {
            case RANSOMWARE_LEAK, ACCESS_SALE, EXPLOIT_SALE, INSIDER -> 2;
            case DATA_LEAK, CREDENTIAL_LEAK, MALWARE_SALE, PHISHING, CARDING -> 1;
            case DDOS -> 0;
        };
    }

    /** An amount of 100,000 rows or 10 GB on; empty if there is none. */
    private static String largeAmount(Amounts amounts) {
        Amounts.Rows rows = amounts.rows();
        if (rows != null && rows.count() >= MANY_ROWS) {
            return rows.shown();
        }
        return amounts.volumes().stream()
                .filter(volume -> Amounts.gigabytes(volume) >= MANY_GIGABYTES)
                .findFirst()
                .orElse("");
    }
}
