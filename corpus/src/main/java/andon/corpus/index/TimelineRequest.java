package andon.corpus.index;

import andon.corpus.query.Query;
import andon.corpus.query.Query.TimeField;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/**
 * How many documents fall into each hour, day, week or month. Times before 1970 and from 2200 on are not counted.
 *
 * @param zone in which days begin; weeks begin on Monday
 */
public record TimelineRequest(Query query, Visibility visibility, TimeField field, Interval interval, ZoneId zone) {
    /** More intervals between the first and the last document are refused. */
    public static final int MAX_BUCKETS = 10_000;

    static final Instant FROM = Instant.EPOCH;
    static final Instant TO = Instant.parse("2200-01-01T00:00:00Z");

    /** An interval's beginning and how many documents fall into it. */
    public record Bucket(Instant start, long count) {}

    public enum Interval {
        HOUR,
        DAY,
        WEEK,
        MONTH;

        /** The beginning of the interval that holds {@code instant}. */
        public Instant floor(Instant instant, ZoneId zone) {
            ZonedDateTime time = instant.atZone(zone);
            return switch (this) {
                case HOUR -> time.truncatedTo(ChronoUnit.HOURS).toInstant();
                case DAY -> time.toLocalDate().atStartOfDay(zone).toInstant();
                case WEEK ->
                    time.toLocalDate()
                            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                            .atStartOfDay(zone)
                            .toInstant();
                case MONTH ->
                    time.toLocalDate().withDayOfMonth(1).atStartOfDay(zone).toInstant();
            };
        }

        /** The beginning of the interval after the one that begins at {@code start}. */
        public Instant next(Instant start, ZoneId zone) {
            ZonedDateTime time = start.atZone(zone);
            return switch (this) {
                case HOUR -> start.plus(1, ChronoUnit.HOURS);
                case DAY -> time.toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
                case WEEK -> time.toLocalDate().plusWeeks(1).atStartOfDay(zone).toInstant();
                case MONTH ->
                    time.toLocalDate().plusMonths(1).atStartOfDay(zone).toInstant();
            };
        }

        /** No interval is shorter. */
        public long leastSeconds() {
            return switch (this) {
                case HOUR -> 3_600;
                case DAY -> 23 * 3_600;
                case WEEK -> (7 * 24 - 1) * 3_600;
                case MONTH -> (28 * 24 - 1) * 3_600;
            };
        }
    }
}
