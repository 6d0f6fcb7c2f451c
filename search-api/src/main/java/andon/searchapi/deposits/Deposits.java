package andon.searchapi.deposits;

import andon.database.Database;
import andon.evidence.Deposit;
import andon.evidence.DepositBounds;
import andon.evidence.DepositResult;
import andon.evidence.EvidenceStore;
import andon.searchapi.audit.Actor;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.audit.AuditLog.Action;
import andon.vocabulary.SecretMask;
import andon.vocabulary.SourceId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Takes files of text that analysts and operators hand in: into the evidence first, from where the indexer reads them like what
 * was captured. Who may see a document of theirs is decided as for every other: customers see what mentions their confirmed
 * assets. Thread-safe; memory is bounded however long a file is.
 */
public final class Deposits {
    /** Bounds of a file, all documented in {@code docs/deposits.md}. */
    public static final DepositBounds BOUNDS = DepositBounds.STANDARD;
    /** How many the list shows. */
    public static final int MAX_LIST = 200;
    /** The source of what is handed in without one. */
    public static final SourceId SOURCE = new SourceId("deposits");

    /** Each takes its length on the disk while it is read. */
    private static final int AT_ONCE = 2;

    private final Database database;
    private final DepositTable table;
    private final EvidenceStore evidence;
    private final TableHeads heads;
    private final SecretMask mask;
    private final AuditLog audit;
    private final InstantSource clock;
    private final Semaphore places = new Semaphore(AT_ONCE);

    public Deposits(
            Database database,
            EvidenceStore evidence,
            TableHeads heads,
            SecretMask mask,
            AuditLog audit,
            InstantSource clock) {
        this.database = database;
        this.table = new DepositTable(database);
        this.evidence = evidence;
        this.heads = heads;
        this.mask = mask;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of a file. */
    public sealed interface Outcome {
        record Done(HandedIn now) implements Outcome {}

        /** Nothing was kept; the reason is for people. */
        record Refused(String reason) implements Outcome {}

        /** Others are being taken in. */
        record Busy() implements Outcome {}
    }

    /**
     * Takes a file that lies on the disk.
     *
     * @param name what it is called
     * @param source the source that its documents belong to, watched or not
     * @param origin where it came from, 1 to {@value Deposit#MAX_ORIGIN} characters
     * @throws IllegalArgumentException if no origin is stated
     */
    public Outcome take(Actor by, Path file, String name, SourceId source, String origin) throws IOException {
        return inPlace(() -> taken(by, file, new Deposit(name, source, by.name(), mask.mask(origin))));
    }

    private Outcome taken(Actor by, Path file, Deposit deposit) throws IOException {
        return switch (evidence.deposit(file, deposit, BOUNDS, heads::headsTable)) {
            case DepositResult.Refused(String reason) -> new Outcome.Refused(reason);
            case DepositResult.Taken taken -> new Outcome.Done(noted(by, deposit, Files.size(file), taken));
        };
    }

    private interface Taking {
        Outcome take() throws IOException;
    }

    private Outcome inPlace(Taking taking) throws IOException {
        if (!places.tryAcquire()) {
            return new Outcome.Busy();
        }
        try {
            return taking.take();
        } finally {
            places.release();
        }
    }

    /** The same with what comes over the network: it lies on the disk first, readable by this process only, and never longer. */
    public Outcome take(Actor by, InputStream body, String name, SourceId source, String origin) throws IOException {
        Deposit deposit = new Deposit(name, source, by.name(), mask.mask(origin));
        // The place comes first: it bounds what lies on the disk, too.
        return inPlace(() -> {
            Path spooled = Files.createTempFile("andon-deposit", ".upload");
            try {
                try (OutputStream out = Files.newOutputStream(spooled)) {
                    // One byte more than may be: the store says so.
                    transfer(body, out, BOUNDS.fileBytes() + 1);
                }
                return taken(by, spooled, deposit);
            } finally {
                Files.delete(spooled);
            }
        });
    }

    private static void transfer(InputStream in, OutputStream out, long most) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long left = most;
        for (int n = in.read(buffer); n >= 0 && left > 0; n = in.read(buffer)) {
            out.write(buffer, 0, (int) Math.min(n, left));
            left -= n;
        }
    }

    private HandedIn noted(Actor by, Deposit deposit, long bytes, DepositResult.Taken taken) {
        return database.inTransaction(() -> {
            HandedIn now = table.insert(new HandedIn(
                    0,
                    mask.mask(deposit.file()),
                    taken.sha256(),
                    bytes,
                    deposit.source().value(),
                    deposit.origin(),
                    deposit.by(),
                    clock.instant(),
                    taken.texts(),
                    taken.bytes(),
                    taken.parts(),
                    taken.known(),
                    taken.passedOver().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum(),
                    taken.lastSeq()));
            String detail = now.file() + ", sha256 " + now.sha256() + ", " + now.parts() + " parts, " + now.known()
                    + " known, source " + now.source() + ", from: " + now.origin();
            audit.record(by, Action.DEPOSIT, "deposit " + now.id(), detail);
            return now;
        });
    }

    /** What was handed in, the newest first, at most {@value #MAX_LIST}. */
    public List<HandedIn> newest() {
        return table.newest(MAX_LIST);
    }
}
