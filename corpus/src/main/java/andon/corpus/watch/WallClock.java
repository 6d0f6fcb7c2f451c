package andon.corpus.watch;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.zone.ZoneOffsetTransition;
import java.util.Locale;

/** The moments at which the clocks of a zone show a time: none when they are put forward over it, two when they are put back. */
final class WallClock {
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private WallClock() {}

    /** The first moment at which the clocks show {@code local}; the moment of the change if they are put forward over it. */
    static Instant first(LocalDateTime local, ZoneId zone) {
        return firstAfter(local, zone, Instant.MIN);
    }

    /** The first such moment after {@code than}; the last there is if none comes after. */
    static Instant firstAfter(LocalDateTime local, ZoneId zone, Instant than) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        if (change != null && change.isGap()) {
            return change.getInstant();
        }
        Instant moment = Instant.MIN;
        for (ZoneOffset offset : zone.getRules().getValidOffsets(local)) {
            moment = local.toInstant(offset);
            if (moment.isAfter(than)) {
                return moment;
            }
        }
        return moment;
    }

    /** Whole minutes only: {@code 08:30}. */
    static LocalTime wholeMinutes(LocalTime time) {
        if (time.getSecond() != 0 || time.getNano() != 0) {
            throw new IllegalArgumentException("a time of day has hours and minutes, not " + time);
        }
        return time;
    }

    /** @throws IllegalArgumentException if it is not of the form 08:30 */
    static LocalTime parse(String text) {
        try {
            return LocalTime.parse(text, MINUTES);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("a time of day has the form 08:30, not '" + shown(text) + "'", e);
        }
    }

    static String text(LocalTime time) {
        return MINUTES.format(time);
    }

    private static String shown(String text) {
        return text.length() <= 20 ? text : text.substring(0, 20) + "…";
    }
}
