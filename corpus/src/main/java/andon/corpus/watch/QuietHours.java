package andon.corpus.watch;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Hours of the day in which nobody is told anything, by the subscriber's clocks; they may go over midnight.
 *
 * @param from the first minute that is quiet
 * @param to the first minute that is not
 */
public record QuietHours(LocalTime from, LocalTime to) {
    public QuietHours {
        from = WallClock.wholeMinutes(from);
        to = WallClock.wholeMinutes(to);
        if (from.equals(to)) {
            throw new IllegalArgumentException(
                    "quiet hours end at another time than they begin, not at " + to + " too");
        }
    }

    /** The moment itself, or the end of the quiet hours that it falls into. */
    public Instant endOf(Instant moment, ZoneId zone) {
        Instant told = moment;
        LocalDateTime local = LocalDateTime.ofInstant(told, zone);
        // Once more where the clocks are put over the end and into the next quiet hours (Apia left out a day).
        while (contains(local.toLocalTime())) {
            boolean evening = to.isBefore(from) && !local.toLocalTime().isBefore(from);
            LocalDate day = evening ? local.toLocalDate().plusDays(1) : local.toLocalDate();
            told = WallClock.firstAfter(day.atTime(to), zone, told);
            local = LocalDateTime.ofInstant(told, zone);
        }
        return told;
    }

    private boolean contains(LocalTime time) {
        return to.isBefore(from)
                ? !time.isBefore(from) || time.isBefore(to)
                : !time.isBefore(from) && time.isBefore(to);
    }
}
