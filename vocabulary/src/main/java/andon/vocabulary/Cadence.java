package andon.vocabulary;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** How often something comes due. */
public sealed interface Cadence {
    Duration SHORTEST = Duration.ofSeconds(1);
    Duration LONGEST = Duration.ofDays(366);

    /** The first time after a run at {@code last}; empty if there is none any more. */
    Optional<Instant> next(Instant last, ZoneId zone);

    /** The shortest time between two runs. */
    Duration shortestWait();

    /**
     * At even distances, counted from the last run.
     *
     * @param every {@link #SHORTEST} to {@link #LONGEST}
     */
    record Every(Duration every) implements Cadence {
        public Every {
            if (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("every must be " + Quantity.text(SHORTEST) + " to "
                        + Quantity.text(LONGEST) + ", not " + Quantity.text(every));
            }
        }

        @Override
        public Optional<Instant> next(Instant last, ZoneId zone) {
            return Optional.of(last.plus(every));
        }

        @Override
        public Duration shortestWait() {
            return every;
        }

        @Override
        public String toString() {
            return Quantity.text(every);
        }
    }

    /** By the clock and the calendar. */
    record Cron(CronTimes times) implements Cadence {
        @Override
        public Optional<Instant> next(Instant last, ZoneId zone) {
            return times.next(last, zone);
        }

        @Override
        public Duration shortestWait() {
            return times.shortestWait();
        }

        @Override
        public String toString() {
            return times.toString();
        }
    }
}
