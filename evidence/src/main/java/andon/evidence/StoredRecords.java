package andon.evidence;

import andon.vocabulary.Capture;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;

/** Reads captures back from the store's own files. */
final class StoredRecords {
    /** The longest block that the store takes in or gives out: a body and its head. */
    static final int MAX_BLOCK_BYTES = 64 << 20;

    private static final int BUFFER = 64 * 1024;

    private final WarcFolder folder;

    StoredRecords(WarcFolder folder) {
        this.folder = folder;
    }

    /**
     * A capture's record as stored, checked against the log.
     *
     * @param http the response; of a revisit, its head; of a deposit, its bytes under the headers of CapturedResponse
     * @param truncated whether the record says that the body is not whole
     * @param profile of a revisit, which kind it is; else empty
     */
    record Stored(HttpBlock http, boolean truncated, String profile, String payloadDigest) {}

    /**
     * By what other records refer to a capture's.
     *
     * @param payloadDigest the digest of its payload in WARC's form
     */
    record RecordName(String id, String payloadDigest) {}

    Stored read(Capture capture) throws IOException {
        boolean revisit = capture.bodySeq().isPresent();
        return withRecord(capture, record -> {
            byte[] block = readBounded(record.body().stream());
            HttpBlock http = capture.isDeposit()
                    ? new HttpBlock(Capture.DEPOSITED, fields(record), block, block)
                    : HttpBlock.parse(block).orElseThrow(() -> new IOException("it holds no HTTP response"));
            if (!revisit) {
                requireSame("payload SHA-256", capture.payloadSha256(), Sha256.hex(http.payload()));
            }
            return new Stored(
                    http,
                    record.headers().first("WARC-Truncated").isPresent(),
                    record.headers().first("WARC-Profile").orElse(""),
                    record.headers().first("WARC-Payload-Digest").orElse(""));
        });
    }

    /** What a reader of a deposit must know; it has no HTTP headers. */
    private static List<Header> fields(WarcRecord record) {
        return Stream.of("Content-Type", CapturedResponse.PRECEDING)
                .flatMap(name -> record.headers().first(name).map(value -> new Header(name, value)).stream())
                .toList();
    }

    private static String type(Capture capture) {
        return capture.bodySeq().isPresent() ? "revisit" : capture.isDeposit() ? "resource" : "response";
    }

    /** Reads no more than the beginning of the capture's record. */
    RecordName name(Capture capture) throws IOException {
        return withRecord(
                capture,
                record -> new RecordName(
                        record.id().toString(),
                        record.headers().first("WARC-Payload-Digest").orElse("")));
    }

    private interface RecordReader<T> {
        T read(WarcRecord record) throws IOException;
    }

    private <T> T withRecord(Capture capture, RecordReader<T> reading) throws IOException {
        try (ReadableByteChannel channel = open(capture)) {
            WarcReader reader = new WarcReader(channel);
            WarcRecord record = reader.next().orElseThrow(() -> new EOFException("the file ends before it"));
            requireSame(
                    "type", type(capture), record.headers().first("WARC-Type").orElse("none"));
            requireSame(
                    "address",
                    capture.address().toString(),
                    record.headers().first("WARC-Target-URI").orElse("none"));
            return reading.read(record);
        } catch (UncheckedIOException e) {
            // The folder is gone.
            throw e;
        } catch (MissingKeyException e) {
            // No damage either: with the key back, all is there.
            throw new UncheckedIOException(describe(capture) + " cannot be read: " + e.getMessage(), e);
        } catch (IOException | RuntimeException e) {
            // jwarc reports some damage (a length that is no number, say) with unchecked exceptions.
            throw new IOException(describe(capture) + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** SHA-256 of the bytes of all records of a capture. */
    String recordsSha256(LogEntry entry) throws IOException {
        MessageDigest digest = Sha256.digest();
        eachPiece(entry, digest::update);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Writes the bytes of all records of a capture. */
    void copy(LogEntry entry, OutputStream out) throws IOException {
        // Such a channel takes each piece whole; it is left open, as is what it stands on.
        WritableByteChannel channel = Channels.newChannel(out);
        eachPiece(entry, channel::write);
    }

    private interface PieceReader {
        void read(ByteBuffer piece) throws IOException;
    }

    private void eachPiece(LogEntry entry, PieceReader reading) throws IOException {
        Capture capture = entry.capture();
        long length = entry.endOffset() - capture.location().offset();
        try (ReadableByteChannel channel = open(capture)) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
            for (long left = length; left > 0; left -= buffer.limit()) {
                buffer.clear().limit((int) Math.min(left, BUFFER));
                if (channel.read(buffer) < 0) {
                    throw new EOFException("the file ends before the capture does");
                }
                reading.read(buffer.flip());
            }
        }
    }

    static String describe(Capture capture) {
        return "capture " + capture.seq() + " (" + capture.location().file() + " at "
                + capture.location().offset() + ")";
    }

    static byte[] readBounded(InputStream in) throws IOException {
        byte[] block = in.readNBytes(MAX_BLOCK_BYTES + 1);
        if (block.length > MAX_BLOCK_BYTES) {
            throw new IOException("its block has more than " + MAX_BLOCK_BYTES + " bytes");
        }
        return block;
    }

    private ReadableByteChannel open(Capture capture) throws IOException {
        return folder.open(capture.location().file(), capture.location().offset());
    }

    static void requireSame(String what, String logged, String stored) throws IOException {
        if (!logged.equals(stored)) {
            throw new IOException("its " + what + " is '" + stored + "', but the log says '" + logged + "'");
        }
    }
}
