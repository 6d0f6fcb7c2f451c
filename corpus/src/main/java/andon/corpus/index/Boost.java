package andon.corpus.index;

import java.io.IOException;
import java.time.Duration;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DoubleValues;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.IndexSearcher;

/**
 * Multiplies a score by at most 1.8: up to 1.4 for what was first seen just now (half of that after a month), times up to
 * 1.29 for a critical threat. Enough to order equals, too little to lift a poor match over a good one.
 */
final class Boost extends DoubleValuesSource {
    private static final double FRESH = 0.4;
    private static final double HALF_LIFE_MICROS = Duration.ofDays(30).toSeconds() * 1e6;
    private static final double PER_SEVERITY = 0.0725;

    private final long nowMicros;

    /** @param nowMicros the same for all pages of one search, so that scores do not move between them */
    Boost(long nowMicros) {
        this.nowMicros = nowMicros;
    }

    @Override
    public DoubleValues getValues(LeafReaderContext segment, DoubleValues scores) throws IOException {
        NumericDocValues seen = DocValues.getNumeric(segment.reader(), Schema.SEEN);
        NumericDocValues severity = DocValues.getNumeric(segment.reader(), Schema.SEVERITY_RANK);
        return new DoubleValues() {
            private double value;

            @Override
            public double doubleValue() {
                return value;
            }

            @Override
            public boolean advanceExact(int document) throws IOException {
                double age = seen.advanceExact(document) ? Math.max(0, nowMicros - (double) seen.longValue()) : 1e30;
                long rank = severity.advanceExact(document) ? severity.longValue() : 0;
                value = (1 + FRESH / (1 + age / HALF_LIFE_MICROS)) * (1 + PER_SEVERITY * rank);
                return true;
            }
        };
    }

    @Override
    public boolean needsScores() {
        return false;
    }

    @Override
    public DoubleValuesSource rewrite(IndexSearcher searcher) {
        return this;
    }

    @Override
    public boolean isCacheable(LeafReaderContext segment) {
        return false;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(nowMicros);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Boost that && nowMicros == that.nowMicros;
    }

    @Override
    public String toString() {
        return "boost(" + nowMicros + ")";
    }
}
