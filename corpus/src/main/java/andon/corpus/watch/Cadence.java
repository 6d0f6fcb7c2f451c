package andon.corpus.watch;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/**
 * How often a subscription is told. Days and times of day are those of the subscriber's clocks: a time that they are put
 * forward over is the moment of that change, of a time that they show twice the first counts.
 */
public sealed interface Cadence {
    /** The first moment of telling for what is raised at {@code raised}. */
    Instant next(Instant raised, ZoneId zone);

    /** {@code at-once}, {@code hourly}, {@code daily} or {@code weekly}. */
    String word();

    /** Each alert by itself, when it is raised. */
    record AtOnce() implements Cadence {
        @Override
        public Instant next(Instant raised, ZoneId zone) {
            return raised;
        }

        @Override
        public String word() {
            return "at-once";
        }
    }

    /** One digest an hour, at the full hour; at most an hour after what is the oldest in it. */
    record Hourly() implements Cadence {
        @Override
        public Instant next(Instant raised, ZoneId zone) {
            ZonedDateTime hour = raised.atZone(zone).truncatedTo(ChronoUnit.HOURS);
            while (!hour.toInstant().isAfter(raised)) {
                hour = hour.plus(Duration.ofHours(1));
            }
            return hour.toInstant();
        }

        @Override
        public String word() {
            return "hourly";
        }
    }

    /** One digest a day. */
    record Daily(LocalTime at) implements Cadence {
        public Daily {
            at = WallClock.wholeMinutes(at);
        }

        @Override
        public Instant next(Instant raised, ZoneId zone) {
            return first(raised.atZone(zone).toLocalDate(), 1, at, raised, zone);
        }

        @Override
        public String word() {
            return "daily";
        }
    }

    /** One digest a week. */
    record Weekly(DayOfWeek day, LocalTime at) implements Cadence {
        public Weekly {
            at = WallClock.wholeMinutes(at);
        }

        @Override
        public Instant next(Instant raised, ZoneId zone) {
            LocalDate from = raised.atZone(zone).toLocalDate().with(TemporalAdjusters.nextOrSame(day));
            return first(from, 7, at, raised, zone);
        }

        @Override
        public String word() {
            return "weekly";
        }
    }

    private static Instant first(LocalDate from, int stepDays, LocalTime at, Instant after, ZoneId zone) {
        LocalDate day = from;
        while (true) {
            Instant moment = WallClock.first(day.atTime(at), zone);
            if (moment.isAfter(after)) {
                return moment;
            }
            day = day.plusDays(stepDays);
        }
    }
}
