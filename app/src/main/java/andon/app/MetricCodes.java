package andon.app;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Keeps the number of values of the label {@code code} small, whatever servers answer: their statuses are numbers that
 * anybody may choose.
 */
final class MetricCodes {
    /** More codes than these are none of ours. */
    static final int MOST = 120;

    static final String OTHER_STATUS = "http-other";
    static final String OTHER = "other";

    /** The statuses that tell an operator something of their own. */
    private static final Set<String> STATUSES = Set.of(
            "http-304",
            "http-400",
            "http-401",
            "http-403",
            "http-404",
            "http-408",
            "http-410",
            "http-425",
            "http-429",
            "http-500",
            "http-502",
            "http-503",
            "http-504");

    private MetricCodes() {}

    static Map<String, Long> bounded(Map<String, Long> counts) {
        Map<String, Long> sums = new TreeMap<>();
        new TreeMap<>(counts).forEach((code, n) -> {
            String kept = code.startsWith("http-") && !STATUSES.contains(code) ? OTHER_STATUS : code;
            sums.merge(sums.size() < MOST || sums.containsKey(kept) ? kept : OTHER, n, Long::sum);
        });
        return sums;
    }
}
