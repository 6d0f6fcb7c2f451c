package andon.corpus.index.lucene;

import andon.corpus.index.Freshness;
import andon.corpus.index.Ranks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.TotalHits;

/**
 * Counts every match and keeps the best by score times {@link Freshness#boost}. Age and severity are read only of those that
 * their words let come so far: most matches of a frequent word are counted and passed over.
 */
final class RelevanceCollector implements Collector {
    /** Makes collectors and puts together what they found. */
    record Manager(TopFieldCollectorManager best, long nowMicros)
            implements CollectorManager<RelevanceCollector, TopFieldDocs> {
        @Override
        public RelevanceCollector newCollector() {
            return new RelevanceCollector(best.newCollector(), nowMicros);
        }

        @Override
        public TopFieldDocs reduce(Collection<RelevanceCollector> collectors) throws IOException {
            List<TopFieldCollector> parts = new ArrayList<>(collectors.size());
            long matches = 0;
            for (RelevanceCollector collector : collectors) {
                parts.add(collector.best);
                matches += collector.matches;
            }
            TopFieldDocs found = best.reduce(parts);
            return new TopFieldDocs(new TotalHits(matches, TotalHits.Relation.EQUAL_TO), found.scoreDocs, found.fields);
        }
    }

    private final TopFieldCollector best;
    private final long nowMicros;
    private long matches;

    private RelevanceCollector(TopFieldCollector best, long nowMicros) {
        this.best = best;
        this.nowMicros = nowMicros;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext segment) throws IOException {
        return new Segment(segment, best.getLeafCollector(segment));
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE;
    }

    /** A document's score, as the best are told it; and from which score on they still take one. */
    private static final class Score extends Scorable {
        private float value;
        private float least;

        @Override
        public float score() {
            return value;
        }

        @Override
        public void setMinCompetitiveScore(float minScore) {
            least = minScore;
        }
    }

    private final class Segment implements LeafCollector {
        private final NumericDocValues seen;
        private final NumericDocValues severity;
        private final LeafCollector best;
        private final Score score = new Score();
        private Scorable words = score;

        Segment(LeafReaderContext segment, LeafCollector best) throws IOException {
            this.seen = DocValues.getNumeric(segment.reader(), Schema.SEEN);
            this.severity = DocValues.getNumeric(segment.reader(), Schema.SEVERITY_RANK);
            this.best = best;
        }

        @Override
        public void setScorer(Scorable scorer) throws IOException {
            words = scorer;
            best.setScorer(score);
        }

        @Override
        public void collect(int document) throws IOException {
            matches++;
            float ofWords = words.score();
            if (tooLittle(ofWords, Freshness.boost(0, Ranks.MOST))) {
                return;
            }
            long rank = valueOf(severity, document);
            if (tooLittle(ofWords, Freshness.boost(0, rank))) {
                return;
            }
            score.value = (float) (ofWords * Freshness.boost(nowMicros - (double) valueOf(seen, document), rank));
            best.collect(document);
        }

        private boolean tooLittle(float ofWords, double boost) {
            return (float) (ofWords * boost) < score.least;
        }

        @Override
        public void finish() throws IOException {
            best.finish();
        }
    }

    private static long valueOf(NumericDocValues values, int document) throws IOException {
        if (!values.advanceExact(document)) {
            throw new CorruptIndexException("a document without a number that each has", "document " + document);
        }
        return values.longValue();
    }
}
