package andon.corpus.index;

import andon.corpus.index.SearchPage.FacetCount;
import andon.corpus.index.SearchRequest.Facet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/** Counts the values of facets over the documents that match: by ordinal in each segment, then by value over all. */
final class FacetCounter implements CollectorManager<FacetCounter.Counts, Map<Facet, List<FacetCount>>> {
    /** The most values of one facet that are given out. */
    static final int MAX_VALUES = 100;

    private final Set<Facet> facets;

    FacetCounter(Set<Facet> facets) {
        this.facets = facets;
    }

    @Override
    public Counts newCollector() {
        return new Counts();
    }

    @Override
    public Map<Facet, List<FacetCount>> reduce(Collection<Counts> collectors) throws IOException {
        Map<Facet, List<FacetCount>> result = new EnumMap<>(Facet.class);
        for (Facet facet : facets) {
            Map<String, Long> sum = new HashMap<>();
            for (Counts counts : collectors) {
                for (Map<Facet, Ordinals> segment : counts.segments) {
                    Objects.requireNonNull(segment.get(facet)).addTo(sum);
                }
            }
            result.put(
                    facet,
                    sum.entrySet().stream()
                            .map(entry -> new FacetCount(entry.getKey(), entry.getValue()))
                            .sorted(Comparator.comparingLong(FacetCount::count)
                                    .reversed()
                                    .thenComparing(FacetCount::value))
                            .limit(MAX_VALUES)
                            .toList());
        }
        return result;
    }

    final class Counts extends SimpleCollector {
        private final List<Map<Facet, Ordinals>> segments = new ArrayList<>();

        @Override
        protected void doSetNextReader(LeafReaderContext context) throws IOException {
            Map<Facet, Ordinals> segment = new EnumMap<>(Facet.class);
            for (Facet facet : facets) {
                segment.put(facet, new Ordinals(context, facet));
            }
            segments.add(segment);
        }

        @Override
        public void collect(int document) throws IOException {
            for (Ordinals ordinals : segments.getLast().values()) {
                ordinals.count(document);
            }
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }

    /** One facet's values in one segment and how often each was met. */
    private static final class Ordinals {
        private final SortedSetDocValues values;
        private final int[] counts;

        Ordinals(LeafReaderContext context, Facet facet) throws IOException {
            values = DocValues.getSortedSet(context.reader(), Schema.facetField(facet));
            counts = new int[Math.toIntExact(values.getValueCount())];
        }

        void count(int document) throws IOException {
            if (values.advanceExact(document)) {
                for (int i = 0; i < values.docValueCount(); i++) {
                    counts[(int) values.nextOrd()]++;
                }
            }
        }

        void addTo(Map<String, Long> sum) throws IOException {
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] > 0) {
                    sum.merge(values.lookupOrd(i).utf8ToString(), (long) counts[i], Long::sum);
                }
            }
        }
    }
}
