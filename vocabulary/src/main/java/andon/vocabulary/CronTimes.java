package andon.vocabulary;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The moments that a cron expression in Quartz's syntax names: second, minute, hour, day of the month, month, day of the
 * week and, if given, year; {@code 0 15 3 * * ?} is every day at a quarter past three.
 *
 * <p>What happens when clocks change is decided here and not left to a library. Of an expression that names certain hours,
 * a moment in the hour that is left out comes when that hour would have begun, and a moment in the hour that comes twice
 * comes once, the first time. An expression that names all hours goes on as if nothing had happened: every quarter of an
 * hour stays every quarter of an hour.
 */
public final class CronTimes {
    /** The longest expression that is read. */
    public static final int LONGEST = 200;

    /** So many moments are looked at to find the shortest time between two. */
    private static final int SAMPLE = 60;

    private final String text;
    private final BitSet seconds;
    private final BitSet minutes;
    private final BitSet hours;
    private final CronDays days;

    private CronTimes(String text, BitSet seconds, BitSet minutes, BitSet hours, CronDays days) {
        this.text = text;
        this.seconds = seconds;
        this.minutes = minutes;
        this.hours = hours;
        this.days = days;
    }

    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException if it is none, or names no moment at all; the message says which field is wrong
     */
    public static CronTimes parse(String text) {
        String stripped = text.strip().replaceAll("\\s+", " ");
        if (stripped.length() > LONGEST) {
            throw new IllegalArgumentException("a cron expression must have at most " + LONGEST + " characters");
        }
        List<String> fields = List.of(stripped.split(" "));
        if (fields.size() < 6 || fields.size() > 7) {
            throw new IllegalArgumentException(
                    "'" + text + "' must have six fields (second, minute, hour, day of month,"
                            + " month, day of week) and perhaps a year, such as 0 15 3 * * ?");
        }
        CronTimes times = new CronTimes(
                stripped,
                CronField.SECOND.read(fields.get(0)),
                CronField.MINUTE.read(fields.get(1)),
                CronField.HOUR.read(fields.get(2)),
                CronDays.read(fields.get(3), fields.get(4), fields.get(5), fields.size() == 7 ? fields.get(6) : "*"));
        if (times.from(CronDays.FIRST.atStartOfDay()) == null) {
            throw new IllegalArgumentException("'" + text + "' names a day that never comes");
        }
        return times;
    }

    /** The first moment after {@code after}, by the clocks of {@code zone}; empty if there is none before the year 2200. */
    public Optional<Instant> next(Instant after, ZoneId zone) {
        return Optional.ofNullable(
                hours.cardinality() == CronField.HOUR.size()
                        ? byElapsedTime(after, zone.getRules())
                        : byClock(after, zone.getRules()));
    }

    private @Nullable Instant byClock(Instant after, ZoneRules rules) {
        LocalDateTime local = LocalDateTime.ofEpochSecond(after.getEpochSecond(), 0, rules.getOffset(after));
        while (true) {
            local = from(local.plusSeconds(1));
            if (local == null) {
                return null;
            }
            ZoneOffsetTransition change = rules.getTransition(local);
            Instant moment = change != null && change.isGap()
                    ? change.getInstant()
                    : local.toInstant(rules.getValidOffsets(local).getFirst());
            if (moment.isAfter(after)) {
                return moment;
            }
        }
    }

    // Between two changes of the clock there is one offset, and local time is as even as time itself.
    private @Nullable Instant byElapsedTime(Instant after, ZoneRules rules) {
        Instant start = Instant.ofEpochSecond(after.getEpochSecond() + 1);
        while (true) {
            ZoneOffset offset = rules.getOffset(start);
            LocalDateTime local = from(LocalDateTime.ofEpochSecond(start.getEpochSecond(), 0, offset));
            ZoneOffsetTransition change = rules.nextTransition(start);
            if (local != null && (change == null || local.toInstant(offset).isBefore(change.getInstant()))) {
                return local.toInstant(offset);
            }
            if (change == null || local == null) {
                return null;
            }
            start = change.getInstant();
        }
    }

    /** The shortest time between two of the first moments after the beginning of a year. */
    Duration shortestWait() {
        Duration shortest = Duration.ofDays(366);
        LocalDateTime last = from(CronDays.SAMPLED.atStartOfDay());
        for (int i = 0; i < SAMPLE && last != null; i++) {
            LocalDateTime next = from(last.plusSeconds(1));
            if (next != null && Duration.between(last, next).compareTo(shortest) < 0) {
                shortest = Duration.between(last, next);
            }
            last = next;
        }
        return shortest;
    }

    /** The first moment that is not before {@code from}. */
    private @Nullable LocalDateTime from(LocalDateTime from) {
        LocalDate day = from.toLocalDate();
        LocalTime time = from.toLocalTime();
        while (true) {
            LocalDate next = days.from(day);
            if (next == null) {
                return null;
            }
            LocalTime found = timeFrom(next.equals(day) ? time : LocalTime.MIDNIGHT);
            if (found != null) {
                return next.atTime(found);
            }
            day = next.plusDays(1);
            time = LocalTime.MIDNIGHT;
        }
    }

    private @Nullable LocalTime timeFrom(LocalTime from) {
        int hour = hours.nextSetBit(from.getHour());
        if (hour == from.getHour()) {
            int minute = minutes.nextSetBit(from.getMinute());
            if (minute == from.getMinute()) {
                int second = seconds.nextSetBit(from.getSecond());
                if (second >= 0) {
                    return LocalTime.of(hour, minute, second);
                }
                minute = minutes.nextSetBit(minute + 1);
            }
            if (minute >= 0) {
                return LocalTime.of(hour, minute, seconds.nextSetBit(0));
            }
            hour = hours.nextSetBit(hour + 1);
        }
        return hour < 0 ? null : LocalTime.of(hour, minutes.nextSetBit(0), seconds.nextSetBit(0));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CronTimes times && times.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The expression. */
    @Override
    public String toString() {
        return text;
    }
}
