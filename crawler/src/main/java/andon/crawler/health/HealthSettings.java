package andon.crawler.health;

import java.time.Duration;

/**
 * When a source is complained of.
 *
 * @param visits how many of its last visits count for the error budget, 1 to 100
 * @param errorBudget the share of looks in them that may fail, 0 to 1
 * @param fewestLooks with fewer looks than these the budget says nothing, 1 to 10,000
 * @param missedVisits so many planned visits without a good one make it stale, 1 to 100
 * @param grace how much later than planned a visit may end before it counts as missed, 0 to 1 day
 * @param readings how many of its newest captures are compared with older ones of the same pages, 1 to 1,000
 * @param memory how many captures back older ones are looked for, 1 to 10,000
 * @param fewestPages with fewer pages than these seen twice, posts per page say nothing, 1 to 1,000
 * @param silence without a new document for so long a source is silent, if it had some on at least half of the days of the
 *     four such spans before, 1 to 30 days
 */
public record HealthSettings(
        int visits,
        double errorBudget,
        int fewestLooks,
        int missedVisits,
        Duration grace,
        int readings,
        int memory,
        int fewestPages,
        Duration silence) {
    /**
     * Onion services fail more often than others: a quarter of all looks may. Two missed visits, because one is missed
     * whenever a host is away for an hour.
     */
    public static final HealthSettings DEFAULT =
            new HealthSettings(10, 0.25, 20, 2, Duration.ofMinutes(15), 100, 2_000, 3, Duration.ofDays(7));

    public HealthSettings {
        within("health visits", visits, 100);
        within("health looks", fewestLooks, 10_000);
        within("missed visits", missedVisits, 100);
        within("health readings", readings, 1_000);
        within("health memory", memory, 10_000);
        within("health pages", fewestPages, 1_000);
        if (!(errorBudget >= 0 && errorBudget <= 1)) {
            throw new IllegalArgumentException("the error budget must be 0 to 1, not " + errorBudget);
        }
        if (grace.isNegative() || grace.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("the grace must be 0s to 1d, not " + grace);
        }
        if (silence.compareTo(Duration.ofDays(1)) < 0 || silence.compareTo(Duration.ofDays(30)) > 0) {
            throw new IllegalArgumentException("the silence must be 1d to 30d, not " + silence);
        }
    }

    private static void within(String what, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(what + " must be 1 to " + most + ", not " + value);
        }
    }
}
