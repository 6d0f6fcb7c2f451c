package andon.schedules;

import java.time.Duration;

/**
 * How often a plan comes due.
 *
 * @param every the time between two runs, {@link #SHORTEST} to {@link #LONGEST}, in whole milliseconds
 * @param jitter the most that is added at random to each wait, so that plans of one cadence spread out; zero adds
 *     nothing; at most {@code every}
 */
public record Cadence(Duration every, Duration jitter) {
    public static final Duration SHORTEST = Duration.ofSeconds(1);
    public static final Duration LONGEST = Duration.ofDays(366);

    public Cadence {
        if (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a cadence must be " + SHORTEST + " to " + LONGEST + ", not " + every);
        }
        if (jitter.isNegative() || jitter.compareTo(every) > 0) {
            throw new IllegalArgumentException("a jitter must be PT0S to " + every + ", not " + jitter);
        }
    }

    public static Cadence every(Duration every) {
        return new Cadence(every, Duration.ZERO);
    }

    public Cadence withJitter(Duration most) {
        return new Cadence(every, most);
    }
}
