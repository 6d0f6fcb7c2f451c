package andon.crawler.health;

import andon.vocabulary.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a timetable promised since a visit. */
final class Planned {
    private final Timetable timetable;
    private final Duration grace;

    Planned(Timetable timetable, Duration grace) {
        this.timetable = timetable;
        this.grace = grace;
    }

    /** How many visits should have been made after {@code from}, each with its latest jitter and the grace; at most {@code most}. */
    int missed(Instant from, Instant now, int most) {
        Instant last = from;
        for (int missed = 0; missed < most; missed++) {
            Optional<Instant> due = timetable.next(last, 1);
            if (due.isEmpty() || !due.get().plus(grace).isBefore(now)) {
                return missed;
            }
            last = due.get();
        }
        return most;
    }

    /** How many times the distance to the next planned visit has gone by since {@code from}. */
    double ages(Instant from, Instant now) {
        Duration distance = timetable
                .next(from, 0)
                .map(due -> Duration.between(from, due))
                .filter(Duration::isPositive)
                .orElse(timetable.cadence().shortestWait());
        return Math.max(0, (double) Duration.between(from, now).toMillis() / distance.toMillis());
    }
}
