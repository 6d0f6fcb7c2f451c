package andon.corpus.index.lucene;

import andon.corpus.index.Engine.Extent;
import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/** Finds the least and the greatest number of a field; none if no matching document has one. */
final class ExtentFinder implements CollectorManager<ExtentFinder.Ends, Optional<Extent>> {
    private final String field;

    ExtentFinder(String field) {
        this.field = field;
    }

    @Override
    public Ends newCollector() {
        return new Ends();
    }

    @Override
    public Optional<Extent> reduce(Collection<Ends> collectors) {
        long least = collectors.stream().mapToLong(ends -> ends.least).min().orElse(Long.MAX_VALUE);
        long greatest =
                collectors.stream().mapToLong(ends -> ends.greatest).max().orElse(Long.MIN_VALUE);
        return least > greatest ? Optional.empty() : Optional.of(new Extent(least, greatest));
    }

    final class Ends extends SimpleCollector {
        private long least = Long.MAX_VALUE;
        private long greatest = Long.MIN_VALUE;
        private NumericDocValues values = DocValues.emptyNumeric();

        @Override
        protected void doSetNextReader(LeafReaderContext context) throws IOException {
            values = DocValues.getNumeric(context.reader(), field);
        }

        @Override
        public void collect(int document) throws IOException {
            if (values.advanceExact(document)) {
                least = Math.min(least, values.longValue());
                greatest = Math.max(greatest, values.longValue());
            }
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }
}
