package andon.evidence;

import andon.evidence.EvidenceStore.ImportResult;
import andon.vocabulary.SourceId;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.netpreserve.jwarc.IOUtils;
import org.netpreserve.jwarc.URIs;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the responses of another tool's WARC (1.0 or 1.1, plain or compressed) into the store. The file is not trusted: a
 * record that is no HTTP response, contradicts its own digests or is too large is skipped; at the first damage that hides
 * where the next record begins the rest is.
 */
final class WarcImport {
    private static final Logger LOG = LoggerFactory.getLogger(WarcImport.class);

    /** How much may be read in search of the end of one record's header. */
    private static final int MAX_HEADER_BYTES = 1 << 20;

    private static final int GZIP_MAGIC = 0x1f8b;

    private final CaptureLog log;
    private final CaptureWriter writer;
    private final Function<URI, SourceId> sourceOf;
    private int imported;
    private int known;
    private int skipped;

    WarcImport(CaptureLog log, CaptureWriter writer, Function<URI, SourceId> sourceOf) {
        this.log = log;
        this.writer = writer;
        this.sourceOf = sourceOf;
    }

    ImportResult run(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() > 0) {
                importAll(channel, file.getFileName().toString());
            }
        }
        return new ImportResult(imported, known, skipped);
    }

    private void importAll(FileChannel file, String name) throws IOException {
        BudgetedChannel plain = new BudgetedChannel(isGzip(file) ? IOUtils.gunzipChannel(file) : file);
        Optional<WarcReader> reader = open(plain, name);
        while (reader.isPresent()) {
            Optional<WarcRecord> record = next(reader.get(), plain, name);
            if (record.isEmpty()) {
                return;
            }
            Optional<ImportedResponse> response = response(record.get(), name);
            if (response.isPresent()) {
                keep(response.get());
            } else {
                skipped++;
            }
        }
    }

    private Optional<WarcReader> open(BudgetedChannel channel, String name) {
        try {
            channel.allow(MAX_HEADER_BYTES);
            return Optional.of(new WarcReader(channel));
        } catch (IOException | RuntimeException e) {
            return damaged(name, e);
        }
    }

    /** The next record; empty at the end and where the file is damaged. */
    private Optional<WarcRecord> next(WarcReader reader, BudgetedChannel channel, String name) {
        try {
            channel.allow(MAX_HEADER_BYTES);
            Optional<WarcRecord> record = reader.next();
            channel.allow(Long.MAX_VALUE);
            return record;
        } catch (IOException | RuntimeException e) {
            // jwarc reports some damage (a length that is no number, say) with unchecked exceptions.
            return damaged(name, e);
        }
    }

    private <T> Optional<T> damaged(String name, Exception e) {
        LOG.warn("{} is damaged after {} responses: {}", name, imported + known, e.toString());
        skipped++;
        return Optional.empty();
    }

    /** The record's response, with all of its block read; empty if the record is to be skipped. */
    private Optional<ImportedResponse> response(WarcRecord record, String file) {
        try {
            byte[] block = StoredRecords.readBounded(record.body().stream());
            record.body().consume();
            Optional<HttpBlock> http = HttpBlock.parse(block);
            Optional<URI> address = field(record, "WARC-Target-URI").flatMap(WarcImport::address);
            Optional<Instant> date = field(record, "WARC-Date").flatMap(WarcImport::date);
            if (!field(record, "WARC-Type").equals(Optional.of("response"))
                    || http.isEmpty()
                    || address.isEmpty()
                    || date.isEmpty()
                    || !agrees(record, block, http.get())) {
                return Optional.empty();
            }
            Map<String, String> origin = Map.of(
                    "imported-from",
                    file,
                    "original-record-id",
                    field(record, "WARC-Record-ID").orElse("none"));
            return Optional.of(new ImportedResponse(
                    address.get(),
                    LogEntry.atLogPrecision(date.get()),
                    http.get().status(),
                    WarcBytes.mediaType(http.get().first("Content-Type")),
                    block,
                    http.get().payload(),
                    field(record, "WARC-Truncated"),
                    origin));
        } catch (IOException | RuntimeException e) {
            // A torn or an oversized block; whether more can be read shows when the next record is asked for.
            LOG.warn("Skipped a record of {}: {}", file, e.toString());
            return Optional.empty();
        }
    }

    private void keep(ImportedResponse response) throws IOException {
        PreparedCapture capture = new PreparedCapture(
                sourceOf.apply(response.address()),
                response.address(),
                response.date(),
                response.status(),
                response.mediaType(),
                Sha256.hex(response.payload()),
                OptionalLong.empty(),
                WarcBytes.ofImported(response));
        boolean isNew = !log.knows(capture) && writer.appendUnknown(capture).isPresent();
        if (isNew) {
            imported++;
        } else {
            known++;
        }
    }

    /** Whether the record is what its digests say. Tools differ in whether the payload's covers the chunks or not. */
    private static boolean agrees(WarcRecord record, byte[] block, HttpBlock http) {
        return matches(field(record, "WARC-Block-Digest"), block)
                && (matches(field(record, "WARC-Payload-Digest"), http.payload())
                        || matches(field(record, "WARC-Payload-Digest"), http.storedBody()));
    }

    private static boolean matches(Optional<String> stated, byte[] bytes) {
        if (stated.isEmpty()) {
            return true;
        }
        try {
            WarcDigest digest = new WarcDigest(stated.get());
            return new WarcDigest(digest.algorithm(), digest.getDigester().digest(bytes)).equals(digest);
        } catch (NoSuchAlgorithmException | IllegalArgumentException e) {
            // An algorithm that is not known here proves nothing either way.
            return true;
        }
    }

    private static Optional<String> field(WarcRecord record, String name) {
        return record.headers().first(name).map(String::strip);
    }

    private static Optional<URI> address(String target) {
        // wget writes the address in angle brackets, as WARC 1.0's grammar had it.
        String bare =
                target.startsWith("<") && target.endsWith(">") ? target.substring(1, target.length() - 1) : target;
        if (!URIs.hasHttpOrHttpsScheme(bare) || bare.length() > CaptureLog.MAX_ADDRESS / 3) {
            return Optional.empty();
        }
        try {
            return Optional.of(URIs.parseLeniently(bare)).filter(uri -> uri.getHost() != null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> date(String date) {
        try {
            return Optional.of(Instant.parse(date));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isGzip(FileChannel file) throws IOException {
        ByteBuffer start = ByteBuffer.allocate(2);
        return file.read(start, 0) == 2 && (start.getShort(0) & 0xFFFF) == GZIP_MAGIC;
    }

    /** Fails when more is read than was last allowed, so that a header without an end does not fill the memory. */
    private static final class BudgetedChannel implements ReadableByteChannel {
        private final ReadableByteChannel channel;
        private long left;

        BudgetedChannel(ReadableByteChannel channel) {
            this.channel = channel;
        }

        void allow(long bytes) {
            left = bytes;
        }

        @Override
        public int read(ByteBuffer buffer) throws IOException {
            if (left <= 0) {
                throw new IOException("a record's header has more than " + MAX_HEADER_BYTES + " bytes");
            }
            int n = channel.read(buffer);
            left -= Math.max(n, 0);
            return n;
        }

        @Override
        public boolean isOpen() {
            return channel.isOpen();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
