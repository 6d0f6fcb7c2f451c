package andon.crawler.health;

import andon.crawler.source.Canary;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a known text is still found.
 *
 * @param seen when the page was captured that says so; empty if it never was
 */
public record CanaryHealth(Canary canary, State state, Optional<Instant> seen) {
    /** What the newest reading of the page says. */
    public enum State {
        FOUND,
        /** The page was read, the text is not in it. */
        MISSING,
        /** The page was never read, or not in the last two good visits. */
        UNSEEN;

        /** The stable word, such as {@code missing}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
