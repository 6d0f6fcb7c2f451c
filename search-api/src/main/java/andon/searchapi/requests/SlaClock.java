package andon.searchapi.requests;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * The time that counts against a promise: open time since {@code start} without the pauses. It keeps what happened and not
 * what is left, so that it can be asked again for another target when the priority changes.
 *
 * @param pauses in any order, none within another
 */
record SlaClock(Instant start, List<Pause> pauses) {
    SlaClock {
        pauses = pauses.stream().sorted(Comparator.comparing(Pause::from)).toList();
    }

    /** When nothing was waited for but the customer. */
    record Pause(Instant from, Instant to) {
        Pause {
            if (to.isBefore(from)) {
                throw new IllegalArgumentException("a pause ends (" + to + ") before it begins (" + from + ")");
            }
        }
    }

    /** How much time counts up to {@code now}. */
    Duration used(BusinessCalendar calendar, Instant now) {
        Duration used = Duration.ZERO;
        Instant at = start;
        for (Pause pause : pauses) {
            Instant from = pause.from().isBefore(now) ? pause.from() : now;
            used = used.plus(calendar.open(at, from));
            at = at.isAfter(pause.to()) ? at : pause.to();
        }
        return used.plus(calendar.open(at, now));
    }

    /** When {@code target} will have been used up, or was, if no pause comes any more. */
    Instant due(BusinessCalendar calendar, Duration target) {
        Duration left = target;
        Instant at = start;
        for (Pause pause : pauses) {
            Duration before = calendar.open(at, pause.from());
            if (before.compareTo(left) >= 0) {
                return calendar.after(at, left);
            }
            left = left.minus(before);
            at = at.isAfter(pause.to()) ? at : pause.to();
        }
        return calendar.after(at, left);
    }
}
