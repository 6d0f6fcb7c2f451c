package andon.indexer.exposed;

import andon.corpus.exposed.ExposedCredentials;
import andon.corpus.exposed.ExposedEntry;
import andon.corpus.exposed.ExposureKey;
import andon.database.Database;
import andon.evidence.CapturedResponse;
import andon.evidence.EvidenceStore;
import andon.indexer.DocumentReader;
import andon.indexer.IndexerLease;
import andon.vocabulary.Capture;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes through the captures that brought passwords, behind the {@link andon.indexer.Indexer} and apart from it: the function
 * that hides them is slow, and no alert waits for it. A capture is read again from the evidence, and what it gives is kept
 * before it is struck off, so that being killed in between does no harm.
 *
 * <p>Several processes may {@link #run} on one database; one of them works at a time. For one thread; {@link #close} may be
 * called from any.
 */
public final class Exposing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Exposing.class);
    private static final int BATCH = 50;

    private final EvidenceStore evidence;
    private final DocumentReader reader;
    private final ExposedCredentials exposed;
    private final ExposureKey key;
    private final Database database;
    private final IndexerLease lease;
    private final Duration poll;
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * @param reader one that makes entries, under {@code key}, of what it reads
     * @param poll how long it waits when there is nothing to do
     */
    public Exposing(
            EvidenceStore evidence,
            DocumentReader reader,
            ExposedCredentials exposed,
            ExposureKey key,
            Database database,
            InstantSource clock,
            Duration poll) {
        this.evidence = evidence;
        this.reader = reader;
        this.exposed = exposed;
        this.key = key;
        this.database = database;
        this.lease = IndexerLease.ofExposing(database, clock);
        this.poll = poll;
    }

    /**
     * Goes through what is pending now, at most a batch; tells how many captures that were.
     *
     * @throws ExposedCredentials.OtherKeyException if what is kept is under another key; nothing is done then
     */
    public int exposePending() {
        exposed.tie(key);
        List<Long> pending = exposed.pending(BATCH);
        for (Long seq : pending) {
            if (closed.getCount() == 0) {
                break;
            }
            Set<ExposedEntry> entries = read(seq);
            database.inTransaction(() -> {
                lease.renew();
                // Again: the key may have been changed since the batch began.
                exposed.tie(key);
                exposed.keep(entries);
                exposed.done(seq);
                return entries.size();
            });
        }
        return pending.size();
    }

    private Set<ExposedEntry> read(long seq) {
        List<Capture> found = evidence.after(seq - 1, 1);
        if (found.isEmpty() || found.getFirst().seq() != seq) {
            return Set.of();
        }
        CapturedResponse response;
        try {
            // Where the folder or the key is away it throws something else, and the capture stays pending.
            response = evidence.read(found.getFirst());
        } catch (IOException e) {
            return unreadable(seq, e);
        }
        try {
            return reader.read(found.getFirst(), response).exposed();
        } catch (RuntimeException | StackOverflowError e) {
            return unreadable(seq, e);
        }
    }

    private static Set<ExposedEntry> unreadable(long seq, Throwable cause) {
        // The indexer counted it; without the cause's message, which could quote the page.
        LOG.warn(
                "capture {} cannot be gone through for credentials ({})",
                seq,
                cause.getClass().getName());
        return Set.of();
    }

    /** Works until {@link #close}; what fails is logged and tried again. */
    public void run() {
        try {
            while (closed.getCount() > 0) {
                if (step() == 0 && closed.await(poll.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            leave();
        }
    }

    private int step() {
        try {
            return lease.isHeld() ? exposePending() : 0;
        } catch (IndexerLease.LostException e) {
            return 0;
        } catch (RuntimeException e) {
            LOG.error("Going through captures for credentials failed and will be tried again", e);
            return 0;
        }
    }

    private void leave() {
        try {
            lease.release();
        } catch (RuntimeException e) {
            // It runs out by itself.
            LOG.warn("the place could not be given back", e);
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
