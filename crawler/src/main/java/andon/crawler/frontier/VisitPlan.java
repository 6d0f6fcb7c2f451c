package andon.crawler.frontier;

import java.time.Duration;

/**
 * The bounds of one visit.
 *
 * @param depth how many links a page may be away from a seed
 * @param pages how many pages may be captured; with several connections the last of them may cross it
 * @param bytes how many bytes may be captured; the page that crosses it is kept
 * @param delay the pause of a connection between two requests
 * @param connections how many requests may be under way at a time
 * @param shortest the shortest time between two looks at a page
 * @param longest the longest
 */
public record VisitPlan(
        int depth, long pages, long bytes, Duration delay, int connections, Duration shortest, Duration longest) {
    public VisitPlan {
        if (depth < 0 || pages < 1 || bytes < 1 || delay.isNegative() || connections < 1) {
            throw new IllegalArgumentException("a visit needs positive bounds: " + depth + ", " + pages + ", " + bytes
                    + ", " + delay + ", " + connections);
        }
        if (!shortest.isPositive() || longest.compareTo(shortest) < 0) {
            throw new IllegalArgumentException(
                    "the time between two looks must be positive and in order: " + shortest + " to " + longest);
        }
    }
}
