package andon.corpus.index.lucene;

import andon.corpus.index.DocumentFacts;
import andon.corpus.index.TimelineRequest.Interval;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.CollectorManager;
import org.jspecify.annotations.Nullable;

/** Counts documents by the interval of their time. The calendar is asked once for each interval, not for each document. */
final class Histogram implements CollectorManager<Histogram.Counts, Map<Instant, Long>> {
    /** More than the days of ten years. */
    private static final int RECENT = 4096;
    /** Stands for no time: a microsecond of the year -290308. What is further back than microseconds reach has the least. */
    private static final long NONE = Long.MIN_VALUE + 1;

    private final String field;
    private final Interval interval;
    private final ZoneId zone;
    private final long leastMicros;

    Histogram(String field, Interval interval, ZoneId zone) {
        this.field = field;
        this.interval = interval;
        this.zone = zone;
        this.leastMicros = interval.leastSeconds() * 1_000_000;
    }

    @Override
    public Counts newCollector() {
        return new Counts();
    }

    @Override
    public Map<Instant, Long> reduce(Collection<Counts> collectors) {
        Map<Instant, Long> sum = new HashMap<>();
        for (Counts counts : collectors) {
            for (Bucket bucket : counts.buckets.values()) {
                sum.merge(Instant.EPOCH.plus(bucket.from, ChronoUnit.MICROS), bucket.count, Long::sum);
            }
        }
        return sum;
    }

    private static final class Bucket {
        private final long from;
        private final long to;
        private long count;

        Bucket(long from, long to) {
            this.from = from;
            this.to = to;
        }
    }

    final class Counts extends BatchCollector {
        private final TreeMap<Long, Bucket> buckets = new TreeMap<>();
        /** Where documents fell lately; times of neighbours are far apart where sites are visited in turn. */
        private final @Nullable Bucket[] recent = new @Nullable Bucket[RECENT];

        private NumericDocValues values = DocValues.emptyNumeric();
        private long[] times = new long[0];

        @Override
        void begin(LeafReaderContext segment) throws IOException {
            values = DocValues.getNumeric(segment.reader(), field);
        }

        @Override
        void count(int[] documents, int size) throws IOException {
            if (times.length < size) {
                times = new long[documents.length];
            }
            values.longValues(size, documents, times, NONE);
            for (int i = 0; i < size; i++) {
                if (times[i] != NONE) {
                    count(times[i]);
                }
            }
        }

        private void count(long micros) {
            int slot = Math.floorMod(micros / leastMicros, RECENT);
            Bucket bucket = recent[slot];
            if (bucket == null || micros < bucket.from || micros >= bucket.to) {
                bucket = bucket(micros);
                recent[slot] = bucket;
            }
            bucket.count++;
        }

        private Bucket bucket(long micros) {
            Map.Entry<Long, Bucket> before = buckets.floorEntry(micros);
            if (before != null && micros < before.getValue().to) {
                return before.getValue();
            }
            Instant start = interval.floor(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), zone);
            Bucket made = new Bucket(DocumentFacts.micros(start), DocumentFacts.micros(interval.next(start, zone)));
            buckets.put(made.from, made);
            return made;
        }
    }
}
