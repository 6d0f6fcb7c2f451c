package andon.corpus.index.lucene;

import andon.corpus.index.SearchPage.FacetCount;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Counts the values of one field over the documents that match: by ordinal in each segment, then by global ordinal over
 * all. Only the values that are given out are ever turned into strings.
 */
final class FacetCounter implements CollectorManager<FacetCounter.Counts, FacetCounter.Most> {
    /** The most frequent values, by falling count and then by value. */
    record Most(List<FacetCount> values) {}

    private final String field;
    private final OrdinalMaps.Ordinals ordinals;
    private final BytesRef prefix;
    private final int most;

    /** @param prefix of the values that are given out */
    FacetCounter(String field, OrdinalMaps.Ordinals ordinals, String prefix, int most) {
        this.field = field;
        this.ordinals = ordinals;
        this.prefix = new BytesRef(prefix);
        this.most = most;
    }

    @Override
    public Counts newCollector() {
        return new Counts();
    }

    @Override
    public Most reduce(Collection<Counts> collectors) throws IOException {
        int[] sum = new int[Math.toIntExact(ordinals.size())];
        for (Counts counts : collectors) {
            counts.addTo(sum);
        }
        long from = ordinals.firstAtLeast(prefix);
        long to = ordinals.firstBehind(prefix);
        // Ordinals are in the order of the values: of equal counts the lesser ordinal is the better.
        PriorityQueue<Long> best = new PriorityQueue<>(worstFirst(sum));
        for (long ordinal = from; ordinal < to; ordinal++) {
            if (sum[(int) ordinal] > 0) {
                best.add(ordinal);
                if (best.size() > most) {
                    best.remove();
                }
            }
        }
        List<FacetCount> counts = new ArrayList<>(best.size());
        while (!best.isEmpty()) {
            long ordinal = best.remove();
            counts.add(new FacetCount(ordinals.value(ordinal), sum[(int) ordinal]));
        }
        return new Most(counts.reversed());
    }

    private static Comparator<Long> worstFirst(int[] counts) {
        return Comparator.<Long>comparingInt(ordinal -> counts[ordinal.intValue()])
                .thenComparing(Comparator.reverseOrder());
    }

    /** The counts of the segments that one thread visited. */
    final class Counts extends BatchCollector {
        private record Segment(int number, int[] counts) {}

        private final List<Segment> segments = new ArrayList<>();
        private SortedSetDocValues values = DocValues.emptySortedSet();
        /** The same where no document of the segment has more than one, which is read in half the time. */
        private @Nullable SortedDocValues single;

        private int[] counts = new int[0];

        @Override
        void begin(LeafReaderContext segment) throws IOException {
            values = DocValues.getSortedSet(segment.reader(), field);
            single = DocValues.unwrapSingleton(values);
            counts = new int[Math.toIntExact(values.getValueCount())];
            segments.add(new Segment(segment.ord, counts));
        }

        @Override
        void count(int[] documents, int size) throws IOException {
            if (single != null) {
                count(single, documents, size);
            } else {
                for (int i = 0; i < size; i++) {
                    if (values.advanceExact(documents[i])) {
                        for (int left = values.docValueCount(); left > 0; left--) {
                            counts[(int) values.nextOrd()]++;
                        }
                    }
                }
            }
        }

        private void count(SortedDocValues single, int[] documents, int size) throws IOException {
            for (int i = 0; i < size; i++) {
                if (single.advanceExact(documents[i])) {
                    counts[single.ordValue()]++;
                }
            }
        }

        private void addTo(int[] sum) {
            for (Segment segment : segments) {
                for (int ordinal = 0; ordinal < segment.counts.length; ordinal++) {
                    if (segment.counts[ordinal] > 0) {
                        sum[(int) ordinals.global(segment.number, ordinal)] += segment.counts[ordinal];
                    }
                }
            }
        }
    }
}
