package andon.corpus.index.lucene;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;

/**
 * Renews the snapshots that searches run on. Each renewal during a change writes a small segment that must be merged later, so
 * it is done often only while somebody searches: the first search after a silence renews by itself before it is answered.
 * Thread-safe.
 */
final class Renewal implements AutoCloseable {
    /** Of the time within which a document must be found, half is left for the renewal itself. */
    static final Duration WHILE_SEARCHED = Duration.ofMillis(500);
    /** Bounds what the first search waits for, and how many documents' captures are kept in memory. */
    private static final long MOST_UNSEEN = 20_000;
    /** So long after a search more of them are expected. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final Clock clock;
    private volatile long searched = System.nanoTime() - SILENCE.toNanos();
    /** The number of the last write that searches see. */
    private volatile long seen;

    /** What calls again and again; ends what it calls before {@link #close} returns. */
    interface Clock extends AutoCloseable {
        /** Begins to call. */
        interface Start {
            Clock every(Duration pause, Runnable called);
        }

        static Clock ofAThread(Duration pause, Runnable called) {
            ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("andon-index-renewal").factory());
            thread.scheduleWithFixedDelay(called, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
            return thread::close;
        }

        @Override
        void close();
    }

    Renewal(IndexWriter writer, SearcherManager searchers, Clock.Start clock) {
        this.writer = writer;
        this.searchers = searchers;
        this.seen = writer.getMaxCompletedSequenceNumber();
        this.clock = clock.every(WHILE_SEARCHED, this::tick);
    }

    private boolean isSilent(long now) {
        return now - searched >= SILENCE.toNanos();
    }

    private void tick() {
        if (!isSilent(System.nanoTime()) || writer.getMaxCompletedSequenceNumber() - seen >= MOST_UNSEEN) {
            renew();
        }
    }

    /** Notes that somebody is about to search. */
    void search() {
        long now = System.nanoTime();
        if (isSilent(now)) {
            renew();
        }
        searched = now;
    }

    private void renew() {
        try {
            long written = writer.getMaxCompletedSequenceNumber();
            searchers.maybeRefreshBlocking();
            seen = written;
        } catch (IOException | AlreadyClosedException e) {
            // A writer that failed says so to whoever puts; searches go on with what they saw last.
        }
    }

    /** Waits for a renewal under way: an interrupt would close the files that it reads. */
    @Override
    public void close() {
        clock.close();
    }
}
