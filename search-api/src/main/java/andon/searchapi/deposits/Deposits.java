package andon.searchapi.deposits;

import andon.corpus.watch.OwnSources;
import andon.database.Database;
import andon.evidence.Deposit;
import andon.evidence.DepositBounds;
import andon.evidence.DepositResult;
import andon.evidence.EvidenceStore;
import andon.searchapi.audit.Actor;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.audit.AuditLog.Action;
import andon.vocabulary.OrganisationId;
import andon.vocabulary.SecretMask;
import andon.vocabulary.SourceId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Takes files of text that people hand in: into the evidence first, from where the indexer reads them like what was captured. Who
 * may see a document of theirs is decided as for every other: customers see what mentions their confirmed assets. What a customer's
 * members hand in stands in a source of its own ({@link OwnSources}), where nobody else's assets are found. Thread-safe; memory is
 * bounded however long a file is.
 */
public final class Deposits {
    /** Bounds of a file, all documented in {@code docs/deposits.md}. */
    public static final DepositBounds BOUNDS = DepositBounds.STANDARD;
    /** Of what a customer's member hands in. */
    public static final DepositBounds BOUNDS_OF_CUSTOMERS = new DepositBounds(25L << 20, 256L << 20, 2_000, 100);
    /** What an organisation may hand in within {@link #QUOTA_TIME}, in bytes unpacked; one file more may go beyond it. */
    public static final long QUOTA = 1L << 30;

    /** The same in parts: each is a document, however short. */
    public static final int QUOTA_PARTS = 20_000;

    public static final Duration QUOTA_TIME = Duration.ofDays(1);
    /** How many the list shows. */
    public static final int MAX_LIST = 200;
    /** The source of what is handed in without one. */
    public static final SourceId SOURCE = new SourceId("deposits");

    /** A customer's file that takes longer to arrive is given up, so that it keeps no place from others'. */
    private static final Duration LONGEST_ARRIVAL = Duration.ofMinutes(5);

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
    /** So that customers keep none of the provider's people from it. */
    private final Semaphore customersPlaces = new Semaphore(AT_ONCE);

    /** Who is taking one of them: no organisation has both. */
    private final Set<OrganisationId> handingIn = ConcurrentHashMap.newKeySet();

    private final OwnSources ownSources;

    public Deposits(
            Database database,
            EvidenceStore evidence,
            TableHeads heads,
            SecretMask mask,
            AuditLog audit,
            InstantSource clock) {
        this.database = database;
        this.table = new DepositTable(database);
        this.ownSources = new OwnSources(database);
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
        return inPlace(
                places, () -> taken(by, file, new Deposit(name, source, by.name(), mask.mask(origin)), null, BOUNDS));
    }

    private Outcome taken(Actor by, Path file, Deposit deposit, @Nullable OrganisationId owner, DepositBounds bounds)
            throws IOException {
        if (deposit.source().isReserved() && ownSources.owner(deposit.source()).isEmpty()) {
            return new Outcome.Refused("a source whose id begins with '" + SourceId.OF_ORGANISATIONS
                    + "' is an organisation's own, and none has this one");
        }
        return switch (evidence.deposit(file, deposit, bounds, heads::headsTable)) {
            case DepositResult.Refused(String reason) -> new Outcome.Refused(reason);
            case DepositResult.Taken taken -> new Outcome.Done(noted(by, deposit, owner, Files.size(file), taken));
        };
    }

    private interface Taking {
        Outcome take() throws IOException;
    }

    private static Outcome inPlace(Semaphore places, Taking taking) throws IOException {
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
        return spooled(by, body, deposit, null, BOUNDS, places);
    }

    /** The same from a customer's member, into the organisation's own source. */
    public Outcome takeOwn(Actor by, OrganisationId owner, InputStream body, String name, String origin)
            throws IOException {
        if (!handingIn.add(owner)) {
            return new Outcome.Busy();
        }
        try {
            DepositTable.Amount lately = table.amount(owner, clock.instant().minus(QUOTA_TIME));
            if (lately.bytes() >= QUOTA || lately.parts() >= QUOTA_PARTS) {
                return new Outcome.Refused("your organisation has handed in " + (QUOTA >> 20) + " MB or " + QUOTA_PARTS
                        + " parts within a day, the most that is taken; try again tomorrow, or ask the analysts");
            }
            Deposit deposit = new Deposit(name, ownSources.of(owner), by.name(), mask.mask(origin));
            return spooled(by, body, deposit, owner, BOUNDS_OF_CUSTOMERS, customersPlaces);
        } finally {
            handingIn.remove(owner);
        }
    }

    private Outcome spooled(
            Actor by,
            InputStream body,
            Deposit deposit,
            @Nullable OrganisationId owner,
            DepositBounds bounds,
            Semaphore places)
            throws IOException {
        // The place comes first: it bounds what lies on the disk, too.
        return inPlace(places, () -> {
            Instant arrivedBy = owner == null ? Instant.MAX : clock.instant().plus(LONGEST_ARRIVAL);
            Path spooled = Files.createTempFile("andon-deposit", ".upload");
            try {
                try (OutputStream out = Files.newOutputStream(spooled)) {
                    // One byte more than may be: the store says so.
                    if (!transfer(body, out, bounds.fileBytes() + 1, arrivedBy)) {
                        return new Outcome.Refused("the file did not arrive within " + LONGEST_ARRIVAL.toMinutes()
                                + " minutes; send it again, packed or in parts");
                    }
                }
                return taken(by, spooled, deposit, owner, bounds);
            } finally {
                Files.delete(spooled);
            }
        });
    }

    /** @return whether it arrived in time */
    private boolean transfer(InputStream in, OutputStream out, long most, Instant arrivedBy) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long left = most;
        for (int n = in.read(buffer); n >= 0 && left > 0; n = in.read(buffer)) {
            if (clock.instant().isAfter(arrivedBy)) {
                return false;
            }
            out.write(buffer, 0, (int) Math.min(n, left));
            left -= n;
        }
        return true;
    }

    private HandedIn noted(
            Actor by, Deposit deposit, @Nullable OrganisationId owner, long bytes, DepositResult.Taken taken) {
        return database.inTransaction(() -> {
            HandedIn now = table.insert(new HandedIn(
                    0,
                    mask.mask(deposit.file()),
                    taken.sha256(),
                    bytes,
                    deposit.source().value(),
                    deposit.origin(),
                    deposit.by(),
                    owner == null ? null : owner.value(),
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

    /** What an organisation's members handed in, the newest first, at most {@value #MAX_LIST}. */
    public List<HandedIn> newestOf(OrganisationId owner) {
        return table.newest(owner, MAX_LIST);
    }

    /** What was handed in by anybody, the newest first, at most {@value #MAX_LIST}. */
    public List<HandedIn> newest() {
        return table.newest(MAX_LIST);
    }
}
