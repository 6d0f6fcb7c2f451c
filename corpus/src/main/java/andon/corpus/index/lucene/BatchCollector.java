package andon.corpus.index.lucene;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdStream;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/**
 * Takes matches some hundred at a time. Where several things are counted in one pass, each then reads its own column in a
 * loop of its own, instead of one value here and one there for each document.
 */
abstract class BatchCollector extends SimpleCollector {
    private static final int BATCH = 512;

    private final int[] batch = new int[BATCH];
    private int size;

    /** Begins a segment. */
    abstract void begin(LeafReaderContext segment) throws IOException;

    /** Counts the first {@code size} of {@code documents}, which rise. */
    abstract void count(int[] documents, int size) throws IOException;

    @Override
    protected final void doSetNextReader(LeafReaderContext context) throws IOException {
        // What is left of a segment that was broken off belongs to a search that is given up.
        size = 0;
        begin(context);
    }

    @Override
    public final void collect(int document) throws IOException {
        batch[size++] = document;
        if (size == BATCH) {
            flush();
        }
    }

    @Override
    public final void collect(DocIdStream stream) throws IOException {
        flush();
        for (int read = stream.intoArray(batch); read > 0; read = stream.intoArray(batch)) {
            count(batch, read);
        }
    }

    @Override
    public final void finish() throws IOException {
        flush();
    }

    private void flush() throws IOException {
        if (size > 0) {
            count(batch, size);
            size = 0;
        }
    }

    @Override
    public final ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }
}
