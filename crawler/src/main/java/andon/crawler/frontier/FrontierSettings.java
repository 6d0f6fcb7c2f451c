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
    public static final FrontierSettings DEFAULT = new FrontierSettings(8, Duration.ofSeconds(15));

    public FrontierSettings {
        if (hostFailures < 1 || hostFailures > 1000) {
            throw new IllegalArgumentException("host failures must be 1 to 1000, not " + hostFailures);
        }
        if (hostPause.isNegative() || hostPause.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("the host pause must be 0 to 1 hour, not " + hostPause);
        }
    }

    Duration pauseAfter(int failures) {
        return hostPause.multipliedBy(1L << Math.min(6, Math.max(0, failures - 1)));
    }
}
