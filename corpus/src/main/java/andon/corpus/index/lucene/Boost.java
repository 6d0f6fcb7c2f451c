package andon.corpus.index.lucene;

import andon.corpus.index.Freshness;
import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DoubleValues;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.IndexSearcher;

/** Multiplies a score by {@link Freshness#boost}. */
final class Boost extends DoubleValuesSource {
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
                if (!seen.advanceExact(document) || !severity.advanceExact(document)) {
                    return false;
                }
                value = Freshness.boost(nowMicros - (double) seen.longValue(), severity.longValue());
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
