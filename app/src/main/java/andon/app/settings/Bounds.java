package andon.app.settings;

import java.time.Duration;

/** Refuses values out of bounds, with what the bounds are. */
final class Bounds {
    private Bounds() {}

    static void requireSpan(String key, Duration value, Duration least, Duration most, String bounds) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(key + " must be " + bounds);
        }
    }

    static void requireRange(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(key + " must be " + least + " to " + most + ", not " + value);
        }
    }

    static void requirePoll(String key, Duration poll) {
        requireSpan(key, poll, Duration.ofMillis(10), Duration.ofMinutes(1), "10ms to 1m");
    }
}
