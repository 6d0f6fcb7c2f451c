package andon.crawler.health;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How looks at pages ended.
 *
 * @param good brought a page, new or unchanged
 * @param failed did not, by the fault of the host, the way to it or the session
 * @param other say nothing about health: what leads elsewhere, is gone, is forbidden to robots or is no text
 * @param byCode all of them, by outcome code
 */
public record Looks(long good, long failed, long other, Map<String, Long> byCode) {
    private static final Set<String> GOOD = Set.of("captured", "unchanged");
    /** All that is not named here and not good is a failure, so that a new code cannot hide. */
    private static final Set<String> OTHER = Set.of(
            "redirect",
            "off-scope-redirect",
            "redirect-loop",
            "robots",
            "blocked",
            "login-renewed",
            "http-404",
            "http-410",
            "soft-error",
            "wrong-type",
            "too-large",
            "bad-url");

    public Looks {
        byCode = Map.copyOf(byCode);
    }

    static boolean isGood(String code) {
        return GOOD.contains(code);
    }

    static Looks of(List<VisitSummary> visits) {
        Map<String, Long> codes = new TreeMap<>();
        visits.forEach(visit -> visit.outcomes().forEach((code, n) -> codes.merge(code, n, Long::sum)));
        long good = 0;
        long other = 0;
        long failed = 0;
        for (Map.Entry<String, Long> code : codes.entrySet()) {
            if (isGood(code.getKey())) {
                good += code.getValue();
            } else if (OTHER.contains(code.getKey()) || code.getKey().startsWith("redirect-")) {
                other += code.getValue();
            } else {
                failed += code.getValue();
            }
        }
        return new Looks(good, failed, other, codes);
    }

    /** The share of good and failed looks that failed; 0 if there are none. */
    public double failedShare() {
        long judged = good + failed;
        return judged == 0 ? 0 : (double) failed / judged;
    }

    /** The code of most failures with its number, for people; empty if nothing failed. */
    String worst() {
        return byCode.entrySet().stream()
                .filter(code -> !isGood(code.getKey())
                        && !OTHER.contains(code.getKey())
                        && !code.getKey().startsWith("redirect-"))
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(code -> code.getKey() + " " + code.getValue() + " times")
                .orElse("");
    }
}
