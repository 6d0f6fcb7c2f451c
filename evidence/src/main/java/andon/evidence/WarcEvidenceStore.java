package andon.evidence;

import andon.database.Database;
import andon.vocabulary.Capture;
import andon.vocabulary.SourceId;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The evidence store on WARC files and the SQL capture log.
 *
 * <p>Several processes may open one folder: each writes files of its own, and the log's chain, kept in the database, gives
 * every capture its number. Within a process appends are written one after another; what can be done beforehand (digests,
 * compression) is.
 */
public final class WarcEvidenceStore implements EvidenceStore {
    /** In the folder of the WARC files: so they go where those go. */
    static final String ANCHORS = "capture-anchors.log";

    private final CaptureLog log;
    private final StoredRecords records;
    private final CaptureWriter writer;
    private final Preparation preparation;
    private final CaptureReader reader;
    private final ChainAnchors anchors;
    private final InstantSource clock;
    private final SealCheck seals;

    private WarcEvidenceStore(
            EvidenceSettings settings,
            Path folder,
            Database database,
            ChainAnchors anchors,
            KeyRing keys,
            InstantSource clock) {
        this.anchors = anchors;
        this.clock = clock;
        this.log = new CaptureLog(database);
        this.records = new StoredRecords(new WarcFolder(folder, keys));
        this.seals = new SealCheck(folder, keys);
        this.writer = new CaptureWriter(folder, settings, database, log, anchors, keys, clock);
        this.preparation = new Preparation(log, records);
        this.reader = new CaptureReader(log, records, settings.maxDecodedBytes());
    }

    /**
     * Opens the store, and seals what processes that ended without closing theirs have left.
     *
     * @throws IOException if the folder cannot be used, a key of sealed files is missing, or the database's log is shorter than
     *     it once was: then nothing is changed
     */
    public static WarcEvidenceStore open(EvidenceSettings settings, Database database, InstantSource clock)
            throws IOException {
        Path folder = Files.createDirectories(settings.folder()).toRealPath();
        ChainAnchors anchors = ChainAnchors.in(folder.resolve(ANCHORS), "Capture log", clock);
        // Before anything is cut off: with an old copy of the database, what came after it would look as if it was
        // never logged.
        requireWholeLog(anchors, new CaptureLog(database));
        KeyRing keys = KeyRing.open(settings.sealing(), folder);
        new Recovery(folder, database).run();
        return new WarcEvidenceStore(settings, folder, database, anchors, keys, clock);
    }

    private static void requireWholeLog(ChainAnchors anchors, CaptureLog log) throws IOException {
        List<ChainAnchors.Anchor> noted = anchorsOf(anchors);
        if (noted.isEmpty()) {
            return;
        }
        ChainAnchors.Anchor newest = noted.getLast();
        long last = log.head().seq();
        if (last < newest.number()) {
            throw new IOException("the database's capture log ends at capture " + last + ", but capture "
                    + newest.number() + " was logged by " + newest.at() + " (" + anchors.file()
                    + "): the database is an old copy, or its end was cut off. Nothing was changed. Restore the newer"
                    + " database; or, to give up what was captured after it, move that file away and start again");
        }
    }

    private static List<ChainAnchors.Anchor> anchorsOf(ChainAnchors anchors) throws IOException {
        try {
            return anchors.all();
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public PreparedCapture prepare(Exchange exchange) {
        return preparation.of(exchange);
    }

    @Override
    public List<Capture> append(List<PreparedCapture> captures, Consumer<List<Capture>> alongside) throws IOException {
        return writer.append(List.copyOf(captures), alongside);
    }

    @Override
    public List<Capture> after(long seq, int limit) {
        return log.after(seq, limit).stream().map(LogEntry::capture).toList();
    }

    @Override
    public Optional<Capture> capture(long seq) {
        return log.entry(seq).map(LogEntry::capture);
    }

    @Override
    public long lastSeq() {
        return log.lastSeq();
    }

    @Override
    public CapturedResponse read(Capture capture) throws IOException {
        return reader.read(capture);
    }

    @Override
    public void copyRecords(long seq, OutputStream out) throws IOException {
        LogEntry entry = log.entry(seq).orElseThrow(() -> new IOException("capture " + seq + " is not logged"));
        if (!entry.recordsSha256().equals(records.recordsSha256(entry))) {
            throw new IOException(
                    StoredRecords.describe(entry.capture()) + ": the file's bytes are not those that were logged");
        }
        records.copy(entry, out);
    }

    @Override
    public List<LogRow> log(long seq, int limit) {
        return log.after(seq, limit).stream()
                .map(entry -> new LogRow(entry.capture().seq(), entry.hashed(), entry.hash()))
                .toList();
    }

    @Override
    public ImportResult importWarc(Path file, Function<URI, SourceId> sourceOf) throws IOException {
        return new WarcImport(log, records, writer, sourceOf).run(file);
    }

    @Override
    public DepositResult deposit(Path file, Deposit deposit, DepositBounds bounds, Predicate<String> headsTable)
            throws IOException {
        return new DepositIntake(log, writer, clock, deposit, headsTable).run(file, bounds);
    }

    @Override
    public Verification verify() {
        return new EvidenceCheck(log, records, anchors, seals).run();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
