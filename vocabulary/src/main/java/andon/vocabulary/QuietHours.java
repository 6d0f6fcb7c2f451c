package andon.vocabulary;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hours of every day in which something rests, by the clock of a zone: what that clock shows decides, also on the days on
 * which it is put forward or back.
 *
 * @param spans up to {@link #MOST_SPANS}, which must leave some time of the day
 */
public record QuietHours(ZoneId zone, List<Daily> spans) {
    public static final int MOST_SPANS = 16;

    private static final int MINUTES = 24 * 60;
    private static final Pattern FORM = Pattern.compile("([0-9]{2}):([0-9]{2})-([0-9]{2}):([0-9]{2})");

    /** None at all. */
    public static final QuietHours NONE = new QuietHours(ZoneId.of("UTC"), List.of());

    public QuietHours {
        spans = List.copyOf(spans);
        if (spans.size() > MOST_SPANS) {
            throw new IllegalArgumentException("quiet-hours must be at most " + MOST_SPANS + " spans");
        }
        boolean time = false;
        for (int minute = 0; minute < MINUTES && !time; minute++) {
            time = !isQuiet(spans, LocalTime.ofSecondOfDay(minute * 60L));
        }
        if (!time) {
            throw new IllegalArgumentException("quiet-hours must leave some time of the day");
        }
    }

    /** From {@code from} to just before {@code to}, over midnight where {@code to} is not the later one. */
    public record Daily(LocalTime from, LocalTime to) {
        public Daily {
            if (from.equals(to)) {
                throw new IllegalArgumentException(
                        "quiet-hours '" + from + "-" + to + "' must not begin when they end");
            }
        }

        boolean holds(LocalTime time) {
            boolean begun = !time.isBefore(from);
            boolean over = !time.isBefore(to);
            return from.isBefore(to) ? begun && !over : begun || !over;
        }

        /**
         * Reads {@code 22:00-06:00}; {@code 24:00} is the day's end.
         *
         * @throws IllegalArgumentException if it is not of the form
         */
        public static Daily parse(String text) {
            Matcher matcher = FORM.matcher(text.strip());
            if (!matcher.matches()) {
                throw new IllegalArgumentException("'" + text + "' is not a span of hours such as 22:00-06:00");
            }
            return new Daily(
                    time(text, matcher.group(1), matcher.group(2)), time(text, matcher.group(3), matcher.group(4)));
        }

        private static LocalTime time(String text, String hour, String minute) {
            int minutes = Integer.parseInt(hour) * 60 + Integer.parseInt(minute);
            if (minutes > MINUTES || Integer.parseInt(minute) > 59) {
                throw new IllegalArgumentException("'" + text + "' names an hour that no clock shows");
            }
            return LocalTime.ofSecondOfDay(minutes % MINUTES * 60L);
        }

        @Override
        public String toString() {
            return from + "-" + to;
        }
    }

    /** When the quiet hours end that {@code now} falls in; empty if it falls in none. */
    public Optional<Instant> endOf(Instant now) {
        Instant end = now;
        // Each step ends at least one span, but the clock may be put back into one that was over.
        for (int i = 0; i <= 2 * MOST_SPANS && isQuiet(end); i++) {
            end = endOfSpan(end);
        }
        return end.equals(now) ? Optional.empty() : Optional.of(end);
    }

    public boolean isQuiet(Instant now) {
        return isQuiet(spans, LocalTime.ofInstant(now, zone));
    }

    private static boolean isQuiet(List<Daily> spans, LocalTime time) {
        return spans.stream().anyMatch(span -> span.holds(time));
    }

    private Instant endOfSpan(Instant now) {
        ZoneRules rules = zone.getRules();
        LocalDateTime local = LocalDateTime.ofInstant(now, zone);
        Daily span = spans.stream()
                .filter(s -> s.holds(local.toLocalTime()))
                .findFirst()
                .orElseThrow();
        LocalDateTime end = local.toLocalDate().atTime(span.to());
        if (!end.isAfter(local)) {
            end = end.plusDays(1);
        }
        // Putting the clock forward or back may end the span before its hour is shown.
        ZoneOffsetTransition change = rules.nextTransition(now);
        Instant counted = end.toInstant(rules.getOffset(now));
        return change != null && change.getInstant().isBefore(counted) ? change.getInstant() : counted;
    }
}
