package andon.evidence;

import andon.evidence.EvidenceStore.ImportResult;
import andon.evidence.StoredRecords.RecordName;
import andon.vocabulary.Capture;
import andon.vocabulary.SourceId;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcRecord;

/**
 * Takes the responses of another tool's WARC (1.0 or 1.1, plain or compressed) into the store, and the revisits of responses
 * that came before them in the same file. The file is not trusted: a record that is no HTTP response, contradicts its own
 * digests or is too large is passed over, and damage costs the damaged records.
 */
final class WarcImport {
    /** So many responses' names are remembered for revisits that refer to them; the oldest is forgotten first. */
    private static final int MAX_NAMES = 200_000;

    private final CaptureLog log;
    private final StoredRecords records;
    private final CaptureWriter writer;
    private final Function<URI, SourceId> sourceOf;
    private final Map<String, Long> captureByName = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MAX_NAMES;
        }
    };
    private final Map<String, Integer> passedOver = new TreeMap<>();
    private int imported;
    private int known;

    WarcImport(CaptureLog log, StoredRecords records, CaptureWriter writer, Function<URI, SourceId> sourceOf) {
        this.log = log;
        this.records = records;
        this.writer = writer;
        this.sourceOf = sourceOf;
    }

    ImportResult run(Path file) throws IOException {
        String name = file.getFileName().toString();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (SealHeader.begins(channel)) {
                throw new IOException(file + " is sealed; take it out with 'andon evidence export', then import that");
            }
            if (channel.size() > 0) {
                try (ForeignWarc warc = new ForeignWarc(channel, name)) {
                    importAll(warc, name);
                    if (warc.damages() > 0) {
                        passedOver.put("damaged", warc.damages());
                    }
                }
            }
        }
        return new ImportResult(imported, known, passedOver);
    }

    private void importAll(ForeignWarc warc, String name) throws IOException {
        for (Optional<WarcRecord> next = warc.next(); next.isPresent(); next = warc.next()) {
            ForeignRecord record;
            try {
                record = ForeignRecord.read(next.get(), name, warc.damages() > 0);
            } catch (IOException e) {
                warc.damaged(e);
                continue;
            } catch (RuntimeException e) {
                // jwarc reports some damage (a length that is no number, say) so; whether more can be read shows next.
                passOver("unreadable");
                continue;
            }
            switch (record) {
                case ForeignRecord.Response response -> keep(response);
                case ForeignRecord.Revisit revisit -> keep(revisit);
                case ForeignRecord.PassedOver over -> passOver(over.reason());
            }
        }
    }

    private void keep(ForeignRecord.Response record) throws IOException {
        ImportedResponse response = record.response();
        long seq = keep(new PreparedCapture(
                sourceOf.apply(response.address()),
                response.address(),
                response.date(),
                response.status(),
                response.mediaType(),
                Sha256.hex(response.payload()),
                OptionalLong.empty(),
                WarcBytes.ofImported(response)));
        if (!record.id().isEmpty()) {
            captureByName.put(record.id(), seq);
        }
        captureByName.put(ForeignRecord.place(response.address(), response.date()), seq);
    }

    private void keep(ForeignRecord.Revisit revisit) throws IOException {
        Long seq = captureByName.get(revisit.refersTo());
        Optional<Capture> original = Optional.ofNullable(seq == null ? captureByName.get(revisit.refersToPlace()) : seq)
                .flatMap(log::entry)
                .map(LogEntry::capture)
                .filter(capture -> capture.bodySeq().isEmpty());
        if (original.isEmpty()) {
            passOver("revisit-without-original");
            return;
        }
        RecordName name = records.name(original.get());
        if (revisit.payloadDigest().isPresent()
                && contradict(revisit.payloadDigest().get(), name.payloadDigest())) {
            passOver("wrong-digest");
            return;
        }
        ImportedResponse head = revisit.head();
        keep(new PreparedCapture(
                sourceOf.apply(head.address()),
                head.address(),
                head.date(),
                head.status(),
                revisit.notModified() || head.mediaType().isEmpty()
                        ? original.get().mediaType()
                        : head.mediaType(),
                original.get().payloadSha256(),
                OptionalLong.of(original.get().seq()),
                WarcBytes.ofImportedRevisit(revisit, original.get(), name)));
    }

    /** Keeps the capture unless it is known; gives its number either way. */
    private long keep(PreparedCapture capture) throws IOException {
        OptionalLong before = log.seqOf(capture);
        Optional<Capture> kept = before.isPresent() ? Optional.empty() : writer.appendUnknown(capture);
        if (kept.isPresent()) {
            imported++;
            return kept.get().seq();
        }
        known++;
        return (before.isPresent() ? before : log.seqOf(capture)).orElseThrow();
    }

    private void passOver(String reason) {
        passedOver.merge(reason, 1, Integer::sum);
    }

    /** Whether two digests of one algorithm differ. */
    private static boolean contradict(String one, String other) {
        try {
            WarcDigest first = new WarcDigest(one);
            WarcDigest second = new WarcDigest(other);
            return first.algorithm().equals(second.algorithm()) && !first.equals(second);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
