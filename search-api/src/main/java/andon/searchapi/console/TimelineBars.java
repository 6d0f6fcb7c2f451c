package andon.searchapi.console;

import andon.corpus.index.TimelineRequest.Bucket;
import andon.corpus.query.Query;
import andon.corpus.query.Query.TimeField;
import andon.corpus.query.QueryPrinter;
import andon.searchapi.documents.Timeline;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * A timeline as a page draws it, in the units of an SVG view of {@link #width} by {@link #HEIGHT}.
 *
 * @param interval the word of its intervals
 * @param most the highest count
 */
record TimelineBars(String interval, long most, String from, String to, int width, List<Bar> bars) {
    static final int HEIGHT = 60;
    private static final int PITCH = 10;
    private static final int GAP = 1;
    /** What is there is seen, however small. */
    private static final int LEAST = 2;

    /** @param link narrows the search to the interval */
    public record Bar(int x, int y, int width, int height, String start, long count, String link) {}

    /** @param link makes an address of a condition of a query */
    static TimelineBars of(Timeline timeline, UnaryOperator<String> link) {
        List<Bucket> buckets = timeline.buckets();
        long most = buckets.stream().mapToLong(Bucket::count).max().orElse(0);
        DateTimeFormatter form = DateTimeFormatter.ofPattern(
                        switch (timeline.interval()) {
                            case HOUR -> "uuuu-MM-dd HH:mm";
                            case DAY, WEEK -> "uuuu-MM-dd";
                            case MONTH -> "uuuu-MM";
                        },
                        Locale.ROOT)
                .withZone(ZoneOffset.UTC);
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < buckets.size(); i++) {
            Bucket bucket = buckets.get(i);
            int height = bucket.count() == 0 ? 0 : (int) Math.max(LEAST, HEIGHT * bucket.count() / most);
            Instant end = timeline.interval().next(bucket.start(), ZoneOffset.UTC);
            String condition = QueryPrinter.print(new Query.Time(TimeField.SEEN, bucket.start(), end));
            bars.add(new Bar(
                    i * PITCH,
                    HEIGHT - height,
                    PITCH - GAP,
                    height,
                    form.format(bucket.start()),
                    bucket.count(),
                    link.apply(condition)));
        }
        return new TimelineBars(
                timeline.interval().name().toLowerCase(Locale.ROOT),
                most,
                bars.isEmpty() ? "" : bars.getFirst().start(),
                bars.isEmpty() ? "" : bars.getLast().start(),
                Math.max(1, bars.size()) * PITCH,
                bars);
    }

    /** Whether there is a course to see: one bar says no more than the total. */
    public boolean worthDrawing() {
        return bars.size() > 1;
    }
}
