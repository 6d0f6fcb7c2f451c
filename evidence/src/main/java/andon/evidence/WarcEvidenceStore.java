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

/**
 * The evidence store on WARC files and the SQL capture log.
 *
 * <p>Several processes may open one folder: each writes files of its own, and the log's chain, kept in the database, gives
 * every capture its number. Within a process appends are written one after another; what can be done beforehand (digests,
 * compression) is.
 */
public final class WarcEvidenceStore implements EvidenceStore {
    private final CaptureLog log;
    private final StoredRecords records;
    private final CaptureWriter writer;
    private final Preparation preparation;
    private final CaptureReader reader;

    private WarcEvidenceStore(EvidenceSettings settings, Path folder, Database database, InstantSource clock) {
        this.log = new CaptureLog(database);
        this.records = new StoredRecords(folder);
        this.writer = new CaptureWriter(folder, settings, database, log, clock);
        this.preparation = new Preparation(log, records);
        this.reader = new CaptureReader(log, records, settings.maxDecodedBytes());
    }

    /**
     * Opens the store, and seals what processes that ended without closing theirs have left.
     *
     * @throws IOException if the folder cannot be used
     */
    public static WarcEvidenceStore open(EvidenceSettings settings, Database database, InstantSource clock)
            throws IOException {
        Path folder = Files.createDirectories(settings.folder()).toRealPath();
        new Recovery(folder, database).run();
        return new WarcEvidenceStore(settings, folder, database, clock);
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
    public Verification verify() {
        return new EvidenceCheck(log, records).run();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
