package andon.crawler.frontier;

import java.time.Duration;

/**
 * Bounds of the frontier.
 *
 * @param hostFailures how many failures to reach a host, without an answer between them, end its visit, 1 to 1000
 * @param hostPause how long a source rests after its host could not be reached; doubled with each failure in a row, up
 *     to 64 times; zero for not at all
 */
public record FrontierSettings(int hostFailures, Duration hostPause) {
    private static final int VISITS_UNTIL_WEEKLY = 60;
    /** After so many workers in a row that were lost over a site, its pages are taken and counted one at a time. */
    static final int LOST_UNTIL_CAREFUL = 2;
    /** So often a page that is taken alone may go down with its worker: most are innocent, and only slow. */
    static final int FATAL_DEATHS = 6;
    /** The outcome of a page that went down with its workers: it is left until the next visit. */
    static final String FATAL = "fatal";

    public static final FrontierSettings DEFAULT = new FrontierSettings(8, Duration.ofSeconds(15));

    public FrontierSettings {
        if (hostFailures < 1 || hostFailures > 1000) {
            throw new IllegalArgumentException("host failures must be 1 to 1000, not " + hostFailures);
        }
        if (hostPause.isNegative() || hostPause.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("the host pause must be 0 to 1 hour, not " + hostPause);
        }
    }

    /**
     * How long a host that did not answer in {@code visits} visits in a row rests: as long as between two visits, doubled up
     * to a day; after two months of that, a week. It is never given up.
     */
    static Duration restAfter(int visits, Duration betweenVisits) {
        if (visits > VISITS_UNTIL_WEEKLY) {
            return Duration.ofDays(7);
        }
        Duration rest = betweenVisits.multipliedBy(1L << Math.min(20, Math.max(0, visits - 1)));
        Duration day = Duration.ofDays(1);
        return rest.compareTo(day) < 0 || visits == 1 ? rest : day;
    }

    /** How long a source rests after so many failures in a row. */
    public Duration pauseAfter(int failures) {
        return hostPause.multipliedBy(1L << Math.min(6, Math.max(0, failures - 1)));
    }
}
