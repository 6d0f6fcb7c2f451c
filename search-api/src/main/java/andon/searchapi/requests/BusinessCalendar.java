package andon.searchapi.requests;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When the teams work. What is counted with it is open time as it really passes: on the day on which the clocks are put
 * forward, an hour that does not exist is not counted, and one that comes twice is counted twice.
 *
 * @param hours the opening hours by day of the week; a day that is not in it is closed; at least one day is open
 * @param holidays days that are closed whatever the week says, at most {@value #MAX_HOLIDAYS}
 */
public record BusinessCalendar(ZoneId zone, Map<DayOfWeek, Hours> hours, Set<LocalDate> holidays) {
    /** Some thirty years of a country's holidays. They are finite, and so every count ends. */
    public static final int MAX_HOLIDAYS = 1000;

    public BusinessCalendar {
        if (hours.isEmpty()) {
            throw new IllegalArgumentException("the business calendar has no open day in the week");
        }
        if (holidays.size() > MAX_HOLIDAYS) {
            throw new IllegalArgumentException(
                    "the business calendar has at most " + MAX_HOLIDAYS + " holidays, not " + holidays.size());
        }
        hours = Map.copyOf(new EnumMap<>(hours));
        holidays = Set.copyOf(holidays);
    }

    /**
     * A day's opening hours by the clock on the wall.
     *
     * @param closes midnight: the end of the day
     */
    public record Hours(LocalTime opens, LocalTime closes) {
        private static final Pattern FORM = Pattern.compile("([0-9]{2}:[0-9]{2})-([0-9]{2}:[0-9]{2})");

        public Hours {
            if (!closes.equals(LocalTime.MIDNIGHT) && !closes.isAfter(opens)) {
                throw new IllegalArgumentException(
                        "opening hours end after they begin, and on the same day: not " + opens + "-" + closes);
            }
        }

        /** Reads {@code 09:00-18:00}; the end may be {@code 24:00}. */
        public static Hours parse(String text) {
            Matcher form = FORM.matcher(text.strip());
            if (form.matches()) {
                try {
                    LocalTime opens = LocalTime.parse(form.group(1));
                    boolean wholeDay = form.group(2).equals("24:00");
                    return new Hours(opens, wholeDay ? LocalTime.MIDNIGHT : LocalTime.parse(form.group(2)));
                } catch (DateTimeException e) {
                    throw new IllegalArgumentException("'" + text + "' names a time that does not exist", e);
                }
            }
            throw new IllegalArgumentException("opening hours are written as 09:00-18:00, not '" + text + "'");
        }
    }

    /** From one moment to another. */
    private record Stretch(Instant from, Instant to) {}

    /** How much open time there is from {@code from} to {@code to}; zero if {@code to} is not later. */
    public Duration open(Instant from, Instant to) {
        Duration sum = Duration.ZERO;
        LocalDate last = to.atZone(zone).toLocalDate();
        for (LocalDate day = from.atZone(zone).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            Optional<Stretch> open = on(day);
            if (open.isPresent()) {
                Instant begins = later(open.get().from(), from);
                Instant ends = open.get().to().isBefore(to) ? open.get().to() : to;
                if (ends.isAfter(begins)) {
                    sum = sum.plus(Duration.between(begins, ends));
                }
            }
        }
        return sum;
    }

    /**
     * The moment by which {@code open} of open time has passed since {@code from}.
     *
     * @param open zero or more
     */
    public Instant after(Instant from, Duration open) {
        if (open.isNegative()) {
            throw new IllegalArgumentException("open time does not pass backwards: " + open);
        }
        Duration left = open;
        for (LocalDate day = from.atZone(zone).toLocalDate(); !left.isZero(); day = day.plusDays(1)) {
            Optional<Stretch> today = on(day);
            if (today.isPresent() && today.get().to().isAfter(from)) {
                Instant begins = later(today.get().from(), from);
                Duration here = Duration.between(begins, today.get().to());
                if (here.compareTo(left) >= 0) {
                    return begins.plus(left);
                }
                left = left.minus(here);
            }
        }
        return from;
    }

    private Optional<Stretch> on(LocalDate day) {
        Hours open = hours.get(day.getDayOfWeek());
        if (open == null || holidays.contains(day)) {
            return Optional.empty();
        }
        Instant from = day.atTime(open.opens()).atZone(zone).toInstant();
        Instant to = open.closes().equals(LocalTime.MIDNIGHT)
                ? day.plusDays(1).atStartOfDay(zone).toInstant()
                : day.atTime(open.closes()).atZone(zone).toInstant();
        // Hours that the clocks jump over are no time at all.
        return to.isAfter(from) ? Optional.of(new Stretch(from, to)) : Optional.empty();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
