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
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/** Counts documents by the interval of their time. The calendar is asked once for each interval, not for each document. */
final class Histogram implements CollectorManager<Histogram.Counts, Map<Instant, Long>> {
    private final String field;
    private final Interval interval;
    private final ZoneId zone;

    Histogram(String field, Interval interval, ZoneId zone) {
        this.field = field;
        this.interval = interval;
        this.zone = zone;
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

    final class Counts extends SimpleCollector {
        private final TreeMap<Long, Bucket> buckets = new TreeMap<>();
        private Bucket last = new Bucket(0, 0);
        private NumericDocValues values = DocValues.emptyNumeric();

        @Override
        protected void doSetNextReader(LeafReaderContext context) throws IOException {
            values = DocValues.getNumeric(context.reader(), field);
        }

        @Override
        public void collect(int document) throws IOException {
            if (values.advanceExact(document)) {
                long micros = values.longValue();
                if (micros < last.from || micros >= last.to) {
                    last = bucket(micros);
                }
                last.count++;
            }
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

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }
}
