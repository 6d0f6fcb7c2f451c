package andon.crawler.source;

import andon.vocabulary.Quantity;
import java.time.Duration;

/** Refuses values outside of their bounds with a message that begins with the key and names the bounds. */
final class Bounds {
    private Bounds() {}

    static void within(String key, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(key + " must be " + least + " to " + most + ", not " + value);
        }
    }

    static void within(String key, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(key + " must be " + Quantity.text(least) + " to " + Quantity.text(most)
                    + ", not " + Quantity.text(value));
        }
    }

    static void text(String key, String value, int most) {
        if (value.isBlank() || value.length() > most) {
            throw new IllegalArgumentException(key + " must have 1 to " + most + " characters");
        }
    }
}
