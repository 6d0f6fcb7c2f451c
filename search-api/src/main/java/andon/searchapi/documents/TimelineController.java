package andon.searchapi.documents;

import andon.corpus.index.TimelineRequest.Bucket;
import andon.corpus.index.TimelineRequest.Interval;
import andon.corpus.query.Query.TimeField;
import andon.corpus.query.QuerySyntaxException;
import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How a result is spread over time, for programs. */
@RestController
class TimelineController {
    private final DocumentSearch search;

    TimelineController(DocumentSearch search) {
        this.search = search;
    }

    /** @param start when the interval begins */
    record BucketJson(Instant start, long count) {}

    /** @param total how many documents have such a time, from 1970 to 2199 */
    record TimelineJson(String field, String interval, String zone, long total, List<BucketJson> buckets) {}

    @GetMapping("/api/v1/timeline")
    TimelineJson timeline(
            Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "seen") String field,
            @RequestParam(defaultValue = "day") String interval,
            @RequestParam(defaultValue = "UTC") String zone)
            throws QuerySyntaxException {
        TimeField time = word("field", TimeField.values(), field);
        Interval length = word("interval", Interval.values(), interval);
        ZoneId place = zone(zone);
        List<Bucket> buckets = search.timeline(viewer, q, time, length, place);
        return new TimelineJson(
                field,
                interval,
                place.getId(),
                buckets.stream().mapToLong(Bucket::count).sum(),
                buckets.stream()
                        .map(bucket -> new BucketJson(bucket.start(), bucket.count()))
                        .toList());
    }

    private static <E extends Enum<E>> E word(String name, E[] values, String word) {
        return Arrays.stream(values)
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(name + " must be one of "
                        + Arrays.stream(values)
                                .map(value -> value.name().toLowerCase(Locale.ROOT))
                                .toList()
                        + ", not '" + word + "'."));
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw Problem.invalid("zone must be a time zone such as UTC, Asia/Tokyo or +09:00, not '" + name + "'.");
        }
    }
}
