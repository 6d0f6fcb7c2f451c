package andon.evidence;

import andon.vocabulary.Capture;
import andon.vocabulary.Capture.WarcLocation;
import andon.vocabulary.SourceId;
import java.net.URI;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * An exchange in the bytes of its WARC records, digested and compressed, that has no number and no place yet. Made by
 * {@link EvidenceStore#prepare}; immutable.
 */
public final class PreparedCapture {
    private final SourceId source;
    private final URI address;
    private final Instant capturedAt;
    private final int status;
    private final String mediaType;
    private final String payloadSha256;
    private final OptionalLong bodySeq;
    private final byte[] records;
    private final String recordsSha256;

    /** Takes {@code records} over without a copy; refuses an address that the log has no room for. */
    PreparedCapture(
            SourceId source,
            URI address,
            Instant capturedAt,
            int status,
            String mediaType,
            String payloadSha256,
            OptionalLong bodySeq,
            byte[] records) {
        int length = address.toString().length();
        if (length > CaptureLog.MAX_ADDRESS) {
            throw new IllegalArgumentException(
                    "an address of " + length + " characters; at most " + CaptureLog.MAX_ADDRESS + " are kept");
        }
        this.source = source;
        this.address = address;
        this.capturedAt = LogEntry.atLogPrecision(capturedAt);
        this.status = status;
        this.mediaType = mediaType;
        this.payloadSha256 = payloadSha256;
        this.bodySeq = bodySeq;
        this.records = records;
        this.recordsSha256 = Sha256.hex(records);
    }

    /** How many bytes it takes in the file. */
    public int bytes() {
        return records.length;
    }

    /** SHA-256 of the response's body as it was received, a revisit's of the body that it stands for. */
    public String payloadSha256() {
        return payloadSha256;
    }

    /** Of a revisit: the capture that has the body; empty if this one has it. */
    public OptionalLong bodySeq() {
        return bodySeq;
    }

    URI address() {
        return address;
    }

    Instant capturedAt() {
        return capturedAt;
    }

    byte[] records() {
        return records;
    }

    /** The log's entry for it at a place in the chain and in a file. */
    LogEntry following(CaptureLog.Head head, WarcLocation location) {
        Capture capture = new Capture(
                head.seq() + 1, source, address, capturedAt, status, mediaType, location, payloadSha256, bodySeq);
        return LogEntry.following(head.hash(), capture, location.offset() + records.length, recordsSha256);
    }
}
