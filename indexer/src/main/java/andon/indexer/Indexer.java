package andon.indexer;

import andon.corpus.exposed.ExposedCredentials;
import andon.corpus.index.DocumentIndex;
import andon.corpus.index.IndexUnavailableException;
import andon.corpus.index.IndexedDocument;
import andon.corpus.ledger.DocumentLedger;
import andon.corpus.ledger.DocumentLedger.Change;
import andon.corpus.ledger.DocumentLedger.Sighting;
import andon.corpus.ledger.DumpRows;
import andon.corpus.ledger.PageReadings;
import andon.corpus.ledger.SqlDumpRows;
import andon.corpus.watch.Alert;
import andon.corpus.watch.Alerts;
import andon.corpus.watch.OwnSources;
import andon.corpus.watch.WatchList;
import andon.database.Database;
import andon.evidence.CapturedResponse;
import andon.evidence.EvidenceStore;
import andon.indexer.credentials.Dump;
import andon.vocabulary.Capture;
import andon.vocabulary.Document;
import andon.vocabulary.DocumentId;
import andon.vocabulary.DocumentKind;
import andon.vocabulary.Entity;
import andon.vocabulary.Mention;
import andon.vocabulary.SecretKind;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns captures into documents of the corpus, in the order of the capture log.
 *
 * <p>For each capture: read (pure), then one SQL transaction with the ledger, the mentions, the alerts and the cursor,
 * then the search index. The index commits now and then with the capture's number in its commit; after a crash the
 * captures behind {@code min(index.committedSeq, ledger.indexedSeq)} are read again, which changes nothing in SQL.
 *
 * <p>A capture that cannot be read is counted under a stable code and passed over; a database, disk or index that fails
 * stops the batch, and {@link #run} tries again.
 *
 * <p>Several processes may {@link #run} on one database: one of them holds the {@link IndexerLease} and indexes.
 *
 * <p>Threads: one at a time works on it ({@link #run} or {@link #indexPending}); {@link #close} and {@link #counts} may be
 * called from any.
 */
public final class Indexer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Indexer.class);
    /** The position is looked up before the next capture is read. */
    private static final long UNKNOWN = -1;

    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private final EvidenceStore evidence;
    private final DocumentReader reader;
    private final DocumentLedger ledger;
    private final PageReadings readings;
    private final WatchList watchList;
    private final Alerts alerts;
    private final DocumentIndex index;
    private final Database database;
    private final DumpRows dumpRows;
    private final OwnSources ownSources;
    private final ExposedCredentials exposed;
    private final IndexerLease lease;
    private final InstantSource clock;
    private final IndexerSettings settings;
    private final IndexerCounts counts = new IndexerCounts();
    private final CountDownLatch closed = new CountDownLatch(1);

    private long position = UNKNOWN;
    private long committed;
    private Instant committedAt = Instant.MIN;

    public Indexer(
            EvidenceStore evidence,
            DocumentReader reader,
            DocumentLedger ledger,
            PageReadings readings,
            WatchList watchList,
            Alerts alerts,
            DocumentIndex index,
            Database database,
            InstantSource clock,
            IndexerSettings settings) {
        this.evidence = evidence;
        this.reader = reader;
        this.ledger = ledger;
        this.readings = readings;
        this.watchList = watchList;
        this.alerts = alerts;
        this.index = index;
        this.database = database;
        this.dumpRows = new SqlDumpRows(database);
        this.ownSources = new OwnSources(database);
        this.exposed = new ExposedCredentials(database);
        this.lease = new IndexerLease(database, clock);
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * Indexes one batch in order.
     *
     * @return how many captures were taken; 0 if nothing is pending
     * @throws IndexUnavailableException if the index cannot be written now; all behind its last commit stays pending
     * @throws RuntimeException if the database fails; the captures that were not finished stay pending
     * @throws java.io.UncheckedIOException if the evidence cannot be read at all
     */
    public synchronized int indexPending(int limit) {
        try {
            return indexBatch(limit);
        } catch (IndexUnavailableException e) {
            // What was put since the index's last commit may be lost with it.
            position = UNKNOWN;
            throw e;
        }
    }

    private int indexBatch(int limit) {
        start();
        List<Capture> captures = evidence.after(position, limit);
        for (Capture capture : captures) {
            index(capture);
            position = capture.seq();
            if (position - committed >= settings.commitCaptures()) {
                commit();
            }
        }
        if (captures.isEmpty() || !clock.instant().isBefore(committedAt.plus(settings.commitInterval()))) {
            commit();
        }
        return captures.size();
    }

    private void start() {
        if (position == UNKNOWN) {
            long recorded = ledger.indexedSeq();
            committed = index.committedSeq();
            position = Math.min(committed, recorded);
            committedAt = clock.instant();
            if (position < recorded) {
                LOG.info("replaying captures {} to {} into the index", position + 1, recorded);
            }
        }
    }

    /** Makes the search index durable up to the last capture. */
    public synchronized void commit() {
        if (position > committed) {
            try {
                index.commit(position);
            } catch (IndexUnavailableException e) {
                position = UNKNOWN;
                throw e;
            }
            committed = position;
        }
        committedAt = clock.instant();
    }

    /**
     * Reads one capture once more and puts into the index what it brought; SQL stays as it is.
     *
     * @return the documents that were put; none if the capture cannot be read
     * @throws IllegalArgumentException if there is no such capture, or if it was never indexed
     */
    public synchronized Set<DocumentId> indexAgain(long captureSeq) {
        List<Capture> found = evidence.after(captureSeq - 1, 1);
        if (found.isEmpty() || found.getFirst().seq() != captureSeq || captureSeq > ledger.indexedSeq()) {
            throw new IllegalArgumentException("capture " + captureSeq + " was never indexed");
        }
        return index(found.getFirst()).stream()
                .map(fresh -> fresh.document().id())
                .collect(Collectors.toSet());
    }

    private List<Fresh> index(Capture capture) {
        Reading reading = read(capture);
        List<Fresh> fresh = database.inTransaction(() -> record(capture, reading));
        index.put(fresh.stream().map(Fresh::document).toList());
        for (Fresh one : fresh) {
            counts.add("alerts", one.alerts());
            counts.add("mentions", one.document().mentions().size());
        }
        counts.add("captures", 1);
        counts.add("documents", reading.documents().size());
        counts.add("indexed", fresh.size());
        reading.skipped().ifPresent(skipped -> counts.add("skipped-" + skipped.code(), 1));
        return fresh;
    }

    /** A broken record or page is one capture's trouble, not the run's. */
    private Reading read(Capture capture) {
        CapturedResponse response;
        try {
            response = evidence.read(capture);
        } catch (IOException e) {
            return unreadable(capture, "record", e);
        }
        try {
            return reader.read(capture, response);
        } catch (RuntimeException e) {
            // The stage's boundary: whatever a page does to the reader, the next capture is read.
            return unreadable(capture, "page", e);
        } catch (StackOverflowError e) {
            return unreadable(capture, "depth", e);
        }
    }

    private Reading unreadable(Capture capture, String what, Throwable cause) {
        // Without the cause's message: it could quote the page, and pages hold secrets.
        LOG.warn(
                "capture {} cannot be read ({}: {})",
                capture.seq(),
                what,
                cause.getClass().getName());
        counts.add("unreadable-" + what, 1);
        return new Reading(List.of(), java.util.Optional.empty(), java.util.Optional.empty());
    }

    private record Fresh(IndexedDocument document, int alerts) {}

    /**
     * The documents that this capture brought or changed. The ledger names them on every replay: the next try puts them
     * again if the index fails now, and what another capture only repeats (a mirror, an age) never replaces them.
     */
    private List<Fresh> record(Capture capture, Reading reading) {
        lease.renew();
        List<Fresh> fresh = new ArrayList<>();
        Instant now = clock.instant();
        int pieces = 0;
        int news = 0;
        // What an organisation hands in tells nobody else anything, and it nothing of what others have: no row is
        // compared.
        boolean shared = ownSources.owner(capture.source()).isEmpty();
        for (Document read : reading.documents()) {
            Sighting sighting = ledger.record(read, capture);
            Document document =
                    sighting.change() == Change.UNCHANGED || !shared ? read : withRecycledRows(read, reading, capture);
            pieces += document.kind() == DocumentKind.PAGE ? 0 : 1;
            news += sighting.change() == Change.NEW ? 1 : 0;
            if (sighting.change() == Change.UNCHANGED) {
                counts.add(
                        "alerts",
                        alerts.seen(document, sighting, List.of(), capture, now).size());
            } else {
                if (shared && leaksPasswords(document)) {
                    exposed.expect(capture.seq());
                }
                List<Mention> mentions = watchList.match(document);
                List<Alert> raised = new ArrayList<>(alerts.raise(document, sighting, mentions, now));
                raised.addAll(alerts.seen(document, sighting, mentions, capture, now));
                IndexedDocument indexed = new IndexedDocument(
                        document,
                        sighting.firstSeen(),
                        sighting.changedAt(),
                        sighting.version(),
                        capture.seq(),
                        mentions);
                fresh.add(new Fresh(indexed, raised.size()));
            }
        }
        if (capture.status() == NOT_FOUND || capture.status() == GONE) {
            counts.add("alerts", alerts.gone(capture, now).size());
        }
        readings.note(capture, pieces, news);
        ledger.indexedUpTo(capture.seq());
        return fresh;
    }

    private static boolean leaksPasswords(Document document) {
        return document.entities().stream()
                .map(Entity::credential)
                .anyMatch(credential -> credential != null && credential.kind() == SecretKind.PASSWORD);
    }

    /** A dump's summary with which of its rows were posted before. */
    private Document withRecycledRows(Document document, Reading reading, Capture capture) {
        Dump dump = reading.dumps().get(document.identityKey());
        return dump == null
                ? document
                : document.withDetails(
                        document.details().withDump(dumpRows.record(document, dump.summary(), dump.rows(), capture)));
    }

    public IndexerCounts counts() {
        return counts;
    }

    /**
     * Indexes until {@link #close}; broken infrastructure is logged and tried again. Of all processes that run this on one
     * database one indexes; the others wait and take its place when it ends or dies.
     */
    public void run() {
        try {
            while (closed.getCount() > 0) {
                long wait = step();
                if (wait > 0 && !pause(wait)) {
                    return;
                }
            }
        } finally {
            leave();
        }
    }

    /** How many milliseconds to wait then. */
    private long step() {
        try {
            return mayIndex() && indexPending(settings.batch()) > 0
                    ? 0
                    : settings.pollInterval().toMillis();
        } catch (IndexerLease.LostException e) {
            lost();
            return settings.pollInterval().toMillis();
        } catch (RuntimeException e) {
            LOG.error("indexing failed and will be tried again in {}", settings.retryAfter(), e);
            counts.add("failures", 1);
            return settings.retryAfter().toMillis();
        }
    }

    private synchronized boolean mayIndex() {
        return switch (lease.hold()) {
            case HELD -> true;
            case TAKEN -> {
                LOG.info("this process indexes from now on");
                // Another may have gone on meanwhile.
                position = UNKNOWN;
                yield true;
            }
            case WAITING -> false;
        };
    }

    private synchronized void lost() {
        LOG.warn("another process took the indexer's place; this one waits");
        counts.add("lost-places", 1);
        position = UNKNOWN;
    }

    private synchronized void leave() {
        try {
            lease.release();
        } catch (RuntimeException e) {
            // It runs out by itself.
            LOG.warn("the indexer's place could not be given back", e);
        }
    }

    /** Waits, at most until closed. False if the thread is told to stop. */
    private boolean pause(long milliseconds) {
        try {
            return !closed.await(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends {@link #run} after the batch it is at, and commits the index. */
    @Override
    public void close() {
        closed.countDown();
        commit();
    }
}
