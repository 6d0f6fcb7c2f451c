package andon.searchapi.documents;

import andon.corpus.index.DocumentIndex;
import andon.corpus.index.TimelineRequest;
import andon.corpus.index.TimelineRequest.Bucket;
import andon.corpus.index.TimelineRequest.Interval;
import andon.corpus.index.TimelineTooFineException;
import andon.corpus.index.Visibility;
import andon.corpus.query.Query;
import andon.corpus.query.Query.TimeField;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How many documents fall into each interval, in UTC.
 *
 * @param interval as fine as {@link #MAX_BARS} allow where nobody asked for one
 * @param buckets without a gap; none if no document has such a time
 */
public record Timeline(Interval interval, List<Bucket> buckets) {
    /** So many intervals can be told apart on a page. */
    public static final int MAX_BARS = 120;
    /** A shorter time than these days is shown by the hour. */
    private static final int FEW_DAYS = 3;

    private static final ZoneId ZONE = ZoneOffset.UTC;

    public Timeline {
        buckets = List.copyOf(buckets);
    }

    /** The timeline that fits on a page; of more than two decades it is by the month however long it gets. */
    public static Timeline fitting(DocumentIndex index, Query query, Visibility visibility, TimeField field) {
        Timeline daily = daily(index, query, visibility, field);
        if (daily.interval() != Interval.DAY) {
            return daily;
        }
        if (daily.buckets().size() < FEW_DAYS) {
            return of(index, query, visibility, field, Interval.HOUR);
        }
        Timeline weekly = daily.by(Interval.WEEK);
        return daily.fits() ? daily : weekly.fits() ? weekly : daily.by(Interval.MONTH);
    }

    /** The timeline by the day; of more than two decades it is by the month. */
    static Timeline daily(DocumentIndex index, Query query, Visibility visibility, TimeField field) {
        try {
            return of(index, query, visibility, field, Interval.DAY);
        } catch (TimelineTooFineException e) {
            return of(index, query, visibility, field, Interval.MONTH);
        }
    }

    private static Timeline of(
            DocumentIndex index, Query query, Visibility visibility, TimeField field, Interval interval) {
        return new Timeline(interval, index.timeline(new TimelineRequest(query, visibility, field, interval, ZONE)));
    }

    private boolean fits() {
        return buckets.size() <= MAX_BARS;
    }

    private Timeline by(Interval longer) {
        Map<Instant, Long> counts = buckets.stream()
                .collect(Collectors.groupingBy(
                        bucket -> longer.floor(bucket.start(), ZONE),
                        TreeMap::new,
                        Collectors.summingLong(Bucket::count)));
        return new Timeline(
                longer,
                counts.entrySet().stream()
                        .map(entry -> new Bucket(entry.getKey(), entry.getValue()))
                        .toList());
    }
}
