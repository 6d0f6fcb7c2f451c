package andon.corpus.index.lucene;

import andon.corpus.index.SearchTooSlowException;
import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.lucene.index.FilterLeafReader.FilterTermsEnum;
import org.apache.lucene.index.QueryTimeout;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;

/**
 * Until when one search may work. Lucene asks while it goes through documents; while a pattern goes through the terms of a field,
 * and while hits are read, Lucene asks nobody, so that is done here. For one thread.
 */
final class Deadline implements QueryTimeout {
    /** To look at the time takes as long as some ten terms. */
    private static final int TERMS_BETWEEN = 256;

    private final Duration limit;
    private final LongSupplier nanoTime;
    private final long end;

    Deadline(Duration limit, LongSupplier nanoTime) {
        this.limit = limit;
        this.nanoTime = nanoTime;
        this.end = nanoTime.getAsLong() + limit.toNanos();
    }

    @Override
    public boolean shouldExit() {
        return nanoTime.getAsLong() - end > 0;
    }

    /** @throws SearchTooSlowException if it is over */
    void check() {
        if (shouldExit()) {
            throw new SearchTooSlowException(limit);
        }
    }

    /** The same terms, as long as there is time. */
    TermsEnum within(TermsEnum terms) {
        return new FilterTermsEnum(terms) {
            private int read;

            @Override
            public BytesRef next() throws IOException {
                count();
                return super.next();
            }

            @Override
            public SeekStatus seekCeil(BytesRef term) throws IOException {
                count();
                return super.seekCeil(term);
            }

            private void count() {
                if (++read % TERMS_BETWEEN == 0) {
                    check();
                }
            }
        };
    }
}
