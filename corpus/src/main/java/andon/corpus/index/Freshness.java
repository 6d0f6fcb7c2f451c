package andon.corpus.index;

import java.time.Duration;

/**
 * What relevance adds to the words: a score is multiplied by up to 1.4 for what was first seen just now (half of that
 * gain is gone after a month) and by up to 1.29 for a critical threat. Enough to order equals, too little to lift a poor
 * match over a good one.
 */
public final class Freshness {
    /** The gain of a document that was first seen just now. */
    public static final double GAIN = 0.4;

    public static final long HALF_LIFE_MICROS = Duration.ofDays(30).toSeconds() * 1_000_000;
    private static final double DECAY_PER_MICRO = Math.log(2) / HALF_LIFE_MICROS;
    /** The gain for each step of {@link Ranks#of}. */
    public static final double PER_SEVERITY = 0.0725;

    private Freshness() {}

    public static double boost(double ageMicros, long severityRank) {
        return (1 + GAIN * Math.exp(-DECAY_PER_MICRO * Math.max(0, ageMicros))) * (1 + PER_SEVERITY * severityRank);
    }
}
