package andon.crawler.source;

import java.time.Duration;

/**
 * How gently a source is read.
 *
 * @param delay the pause between two requests of one connection, 0 to {@link #LONGEST_DELAY}; a longer one in the
 *     source's robots.txt counts instead
 * @param connections how many requests may be under way at a time, 1 to {@link #MOST_CONNECTIONS}
 */
public record Politeness(Duration delay, int connections) {
    public static final Duration LONGEST_DELAY = Duration.ofHours(1);
    public static final int MOST_CONNECTIONS = 16;

    public static final Politeness DEFAULT = new Politeness(Duration.ofSeconds(2), 1);

    public Politeness {
        Bounds.within("delay", delay, Duration.ZERO, LONGEST_DELAY);
        Bounds.within("connections", connections, 1, MOST_CONNECTIONS);
    }
}
