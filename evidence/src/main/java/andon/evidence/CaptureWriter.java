package andon.evidence;

import andon.database.Database;
import andon.vocabulary.Capture;
import andon.vocabulary.Capture.WarcLocation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes captures: first the bytes, to the disk, then the log's row in one transaction.
 *
 * <p>For maintainers: {@link #lock} guards the open file and is held during the transaction, so that the file's last bytes
 * are always those of the transaction under way, and can be cut off if it fails. What runs alongside must therefore never
 * append itself, and an append must never be called inside a transaction: it could be rolled back after its bytes counted
 * as logged. Order of locks: this one, then the row of the log's head, then what {@code alongside} takes.
 */
final class CaptureWriter {
    private final Path folder;
    private final long rotateBytes;
    private final Database database;
    private final CaptureLog log;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable OpenWarc open;
    private boolean closed;

    CaptureWriter(Path folder, long rotateBytes, Database database, CaptureLog log, InstantSource clock) {
        this.folder = folder;
        this.rotateBytes = rotateBytes;
        this.database = database;
        this.log = log;
        this.clock = clock;
    }

    Capture append(Draft draft, Consumer<Capture> alongside) throws IOException {
        return write(draft, alongside, false)
                .orElseThrow(() -> new IllegalStateException("only an import asks whether a capture is known"));
    }

    /** Appends unless the log already has the same address, time and payload; then it is empty. */
    Optional<Capture> appendUnknown(Draft draft) throws IOException {
        return write(draft, capture -> {}, true);
    }

    private Optional<Capture> write(Draft draft, Consumer<Capture> alongside, boolean onlyUnknown) throws IOException {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("an append needs a transaction of its own: write alongside it instead");
        }
        String recordsSha256 = Sha256.hex(draft.records());
        lock.lock();
        try {
            OpenWarc warc = warc();
            long start = warc.end();
            Attempt attempt = new Attempt(draft, recordsSha256, new WarcLocation(warc.name(), start), onlyUnknown);
            boolean kept = false;
            try {
                warc.append(draft.records());
                Optional<Capture> logged = logIn(attempt, alongside);
                kept = logged.isPresent();
                return logged;
            } finally {
                if (!kept) {
                    takeBack(warc, start, attempt);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** One try to log a draft at a place. */
    private static final class Attempt {
        final Draft draft;
        final String recordsSha256;
        final WarcLocation location;
        final boolean onlyUnknown;
        /** What may have been committed: set before the commit, taken back when it is known to have failed. */
        @Nullable
        LogEntry committing;

        Attempt(Draft draft, String recordsSha256, WarcLocation location, boolean onlyUnknown) {
            this.draft = draft;
            this.recordsSha256 = recordsSha256;
            this.location = location;
            this.onlyUnknown = onlyUnknown;
        }
    }

    private Optional<Capture> logIn(Attempt attempt, Consumer<Capture> alongside) {
        try {
            return database.inTransaction(() -> {
                CaptureLog.Head head = log.lockHead();
                Draft draft = attempt.draft;
                if (attempt.onlyUnknown && log.knows(draft.address(), draft.capturedAt(), draft.payloadSha256())) {
                    return Optional.empty();
                }
                Capture capture = draft.at(head.seq() + 1, attempt.location);
                long end = attempt.location.offset() + draft.records().length;
                LogEntry entry = LogEntry.following(head.hash(), capture, end, attempt.recordsSha256);
                log.add(entry);
                alongside.accept(capture);
                attempt.committing = entry;
                return Optional.of(capture);
            });
        } catch (RuntimeException e) {
            // A connection that breaks during the commit leaves open whether it took place.
            LogEntry entry = attempt.committing;
            if (entry != null) {
                if (wasLogged(entry, e)) {
                    return Optional.of(entry.capture());
                }
                attempt.committing = null;
            }
            throw e;
        }
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
    private void takeBack(OpenWarc warc, long start, Attempt attempt) throws IOException {
        boolean certainlyNotLogged = attempt.committing == null;
        if (certainlyNotLogged) {
            try {
                warc.cutTo(start);
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
        OpenWarc current = open;
        if (current != null && current.end() >= rotateBytes) {
            open = null;
            current.seal();
            current = null;
        }
        if (current == null) {
            current = OpenWarc.create(folder, clock.instant());
            boolean begun = false;
            try {
                current.append(WarcBytes.fileHeader(current.name(), clock.instant()));
                begun = true;
            } finally {
                if (!begun) {
                    current.abandon();
                }
            }
            open = current;
        }
        return current;
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
