package andon.vocabulary;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When something is done again and again.
 *
 * @param jitter the most by which a run is put off at random, so that runs of one cadence spread out; zero to the
 *     cadence's shortest wait
 * @param quietHours when no run begins; their zone is also that of a cron cadence
 */
public record Timetable(Cadence cadence, Duration jitter, QuietHours quietHours) {
    /** The jitter where none is stated: a tenth of the cadence, at most this. */
    public static final Duration DEFAULT_JITTER = Duration.ofMinutes(10);

    public Timetable {
        if (jitter.isNegative() || jitter.compareTo(cadence.shortestWait()) > 0) {
            throw new IllegalArgumentException("jitter must be 0s to the shortest time between two runs, "
                    + Quantity.text(cadence.shortestWait()) + ", not " + Quantity.text(jitter));
        }
    }

    /** With even distances and nothing else. */
    public static Timetable every(Duration every) {
        return new Timetable(new Cadence.Every(every), Duration.ZERO, QuietHours.NONE);
    }

    public static Duration defaultJitter(Cadence cadence) {
        Duration tenth = Duration.ofMillis(cadence.shortestWait().toMillis() / 10);
        return tenth.compareTo(DEFAULT_JITTER) < 0 ? tenth : DEFAULT_JITTER;
    }

    public ZoneId zone() {
        return quietHours.zone();
    }

    public Timetable withJitter(Duration most) {
        return new Timetable(cadence, most, quietHours);
    }

    /**
     * When the run after one at {@code last} begins, never in quiet hours; empty if no run follows.
     *
     * @param draw how much of the jitter is added, 0 to 1
     */
    public Optional<Instant> next(Instant last, double draw) {
        Duration late = Duration.ofMillis(Math.round(jitter.toMillis() * draw));
        return cadence.next(last, zone()).map(this::outsideQuietHours).map(due -> outsideQuietHours(due.plus(late)));
    }

    /** {@code due}, or the end of the quiet hours that it falls in. */
    public Instant outsideQuietHours(Instant due) {
        return quietHours.endOf(due).orElse(due);
    }
}
