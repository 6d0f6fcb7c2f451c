package andon.vocabulary;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations and sizes as people write them in settings: {@code 250ms}, {@code 2s}, {@code 6h}, {@code 7d}, {@code 64MB}. */
public final class Quantity {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,15}) ?([A-Za-z]+)");
    private static final Map<String, Duration> TIMES = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1),
            "w", Duration.ofDays(7));
    private static final Map<String, Long> SIZES =
            Map.of("B", 1L, "KB", 1L << 10, "MB", 1L << 20, "GB", 1L << 30, "TB", 1L << 40);

    private Quantity() {}

    /**
     * Reads a duration.
     *
     * @throws IllegalArgumentException if it is not of the form; the message says what is
     */
    public static Duration duration(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        Duration unit = matcher.matches() ? TIMES.get(matcher.group(2)) : null;
        if (unit == null) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a duration; write a number and ms, s, m, h, d or w, such as 6h");
        }
        try {
            return unit.multipliedBy(Long.parseLong(matcher.group(1)));
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("'" + text + "' is too long a duration", e);
        }
    }

    /**
     * Reads a size in bytes; 1 KB is 1,024 bytes.
     *
     * @throws IllegalArgumentException if it is not of the form; the message says what is
     */
    public static long bytes(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        Long unit = matcher.matches() ? SIZES.get(matcher.group(2).toUpperCase(Locale.ROOT)) : null;
        if (unit == null) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a size; write a number and B, KB, MB, GB or TB, such as 64MB");
        }
        try {
            return Math.multiplyExact(unit, Long.parseLong(matcher.group(1)));
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("'" + text + "' is too large a size", e);
        }
    }

    /** Writes a duration in its largest whole unit; {@link #duration} reads it back. */
    public static String text(Duration duration) {
        long millis = duration.toMillis();
        for (String name : List.of("d", "h", "m", "s")) {
            long unit = TIMES.getOrDefault(name, Duration.ZERO).toMillis();
            if (millis >= unit && millis % unit == 0) {
                return millis / unit + name;
            }
        }
        return millis + "ms";
    }
}
