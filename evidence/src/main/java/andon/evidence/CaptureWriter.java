package andon.evidence;

import andon.database.Database;
import andon.vocabulary.Capture;
import andon.vocabulary.Capture.WarcLocation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes captures: first the bytes, to the disk, then the log's rows in one transaction.
 *
 * <p>For maintainers: {@link #lock} guards the open file and is held during the transaction, so that the file's last bytes
 * are always those of the transaction under way, and can be cut off if it fails. What runs alongside must therefore never
 * append itself, and an append must never be called inside a transaction: it could be rolled back after its bytes counted
 * as logged. Order of locks: this one, then the row of the log's head, then what {@code alongside} takes.
 */
final class CaptureWriter {
    private final Path folder;
    private final EvidenceSettings settings;
    private final Database database;
    private final CaptureLog log;
    private final SettledAnchors anchors;
    private final KeyRing keys;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable OpenWarc open;
    private Instant newestName = Instant.MIN;
    private boolean closed;

    CaptureWriter(
            Path folder,
            EvidenceSettings settings,
            Database database,
            CaptureLog log,
            ChainAnchors anchors,
            KeyRing keys,
            InstantSource clock) {
        this.folder = folder;
        this.settings = settings;
        this.database = database;
        this.log = log;
        this.anchors = new SettledAnchors(anchors, clock);
        this.keys = keys;
        this.clock = clock;
    }

    List<Capture> append(List<PreparedCapture> captures, Consumer<List<Capture>> alongside) throws IOException {
        long bytes = captures.stream().mapToLong(PreparedCapture::bytes).sum();
        if (captures.size() > EvidenceStore.MAX_BATCH
                || (bytes > EvidenceStore.MAX_BATCH_BYTES && captures.size() > 1)) {
            throw new IllegalArgumentException(captures.size() + " captures of " + bytes + " bytes; at most "
                    + EvidenceStore.MAX_BATCH + " of " + EvidenceStore.MAX_BATCH_BYTES + " are appended at once");
        }
        return write(captures, alongside, false);
    }

    /** Appends unless the log already has the same address, time and payload; then it is empty. */
    Optional<Capture> appendUnknown(PreparedCapture capture) throws IOException {
        return write(List.of(capture), captures -> {}, true).stream().findFirst();
    }

    private List<Capture> write(List<PreparedCapture> captures, Consumer<List<Capture>> alongside, boolean onlyUnknown)
            throws IOException {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("an append needs a transaction of its own: write alongside it instead");
        }
        if (captures.isEmpty()) {
            database.inTransaction(() -> alongside.accept(List.of()));
            return List.of();
        }
        lock.lock();
        try {
            OpenWarc warc = warc();
            Attempt attempt = new Attempt(captures, new WarcLocation(warc.name(), warc.end()), onlyUnknown);
            boolean kept = false;
            try {
                warc.append(captures.stream().map(PreparedCapture::records).toList());
                List<Capture> logged = logIn(attempt, alongside);
                kept = !logged.isEmpty();
                if (kept) {
                    anchors.committed(attempt.committing.getLast());
                }
                return logged;
            } finally {
                if (!kept) {
                    takeBack(warc, attempt);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** One try to log captures whose records stand at a place. */
    private static final class Attempt {
        final List<PreparedCapture> captures;
        final WarcLocation start;
        final boolean onlyUnknown;
        /** What may have been committed: set before the commit, taken back when it is known to have failed. */
        List<LogEntry> committing = List.of();

        Attempt(List<PreparedCapture> captures, WarcLocation start, boolean onlyUnknown) {
            this.captures = captures;
            this.start = start;
            this.onlyUnknown = onlyUnknown;
        }

        List<LogEntry> following(CaptureLog.Head first) {
            List<LogEntry> entries = new ArrayList<>(captures.size());
            CaptureLog.Head head = first;
            long offset = start.offset();
            for (PreparedCapture capture : captures) {
                LogEntry entry = capture.following(head, new WarcLocation(start.file(), offset));
                entries.add(entry);
                head = CaptureLog.Head.at(entry);
                offset = entry.endOffset();
            }
            return entries;
        }
    }

    /** The captures as they are logged; none if they are not, as they were known. */
    private List<Capture> logIn(Attempt attempt, Consumer<List<Capture>> alongside) {
        try {
            return database.inTransaction(() -> {
                CaptureLog.Head head = log.lockHead();
                if (attempt.onlyUnknown
                        && attempt.captures.stream()
                                .anyMatch(capture -> log.seqOf(capture).isPresent())) {
                    return List.of();
                }
                List<LogEntry> entries = attempt.following(head);
                log.add(entries);
                List<Capture> captures = captures(entries);
                alongside.accept(captures);
                attempt.committing = entries;
                return captures;
            });
        } catch (RuntimeException e) {
            // A connection that breaks during the commit leaves open whether it took place.
            List<LogEntry> entries = attempt.committing;
            if (!entries.isEmpty()) {
                // One transaction: where the last is, all are.
                if (wasLogged(entries.getLast(), e)) {
                    return captures(entries);
                }
                attempt.committing = List.of();
            }
            throw e;
        }
    }

    private static List<Capture> captures(List<LogEntry> entries) {
        return entries.stream().map(LogEntry::capture).toList();
    }

    private boolean wasLogged(LogEntry entry, RuntimeException why) {
        try {
            return database.inTransaction(() -> {
                // The head's lock waits for a commit that the server may still be busy with.
                log.lockHead();
                return log.entry(entry.capture().seq()).map(entry::equals).orElse(false);
            });
        } catch (RuntimeException e) {
            why.addSuppressed(e);
            throw why;
        }
    }

    /** Takes the bytes away again, or, where it is not known whether they are logged, leaves that to the next recovery. */
    private void takeBack(OpenWarc warc, Attempt attempt) throws IOException {
        boolean certainlyNotLogged = attempt.committing.isEmpty();
        if (certainlyNotLogged) {
            try {
                warc.cutTo(attempt.start.offset());
                return;
            } catch (IOException e) {
                open = null;
                warc.abandon();
                throw e;
            }
        }
        open = null;
        warc.abandon();
    }

    private OpenWarc warc() throws IOException {
        if (closed) {
            throw new IllegalStateException("the evidence store is closed");
        }
        Instant now = clock.instant();
        OpenWarc current = open;
        if (current != null && isFull(current, now)) {
            open = null;
            current.seal();
            current = null;
        }
        if (current == null) {
            current = begin(now.isAfter(newestName) ? now : newestName, now);
            open = current;
        }
        return current;
    }

    private boolean isFull(OpenWarc warc, Instant now) {
        return warc.end() >= settings.rotateBytes()
                || !now.isBefore(warc.begunAt().plus(settings.rotateAfter()));
    }

    /**
     * @param named the time in its name: that of the file before if the clock was put back, so that names keep their order
     */
    private OpenWarc begin(Instant named, Instant now) throws IOException {
        OpenWarc warc = OpenWarc.create(folder, named, now, keys.forNew());
        newestName = named;
        boolean begun = false;
        try {
            warc.begin(WarcBytes.fileHeader(warc.name(), now));
            begun = true;
        } finally {
            if (!begun) {
                warc.abandon();
            }
        }
        return warc;
    }

    void close() throws IOException {
        lock.lock();
        try {
            closed = true;
            OpenWarc current = open;
            open = null;
            if (current != null) {
                current.seal();
            }
        } finally {
            lock.unlock();
        }
    }
}
