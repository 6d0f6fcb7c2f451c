package andon.evidence;

import andon.vocabulary.Capture;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of the capture log.
 *
 * <p>Its hash is the SHA-256 of these fields, each as a netstring (length of its UTF-8 bytes in decimal, {@code :}, the
 * bytes, {@code ,}), in this order: {@code andon-capture-1}, the previous row's hash (64 zeros before the first), seq,
 * source, address, captured at (microseconds since 1970), status, media type, WARC file, start offset, end offset, payload
 * SHA-256, records SHA-256. Numbers are in decimal. A revisit's begins with {@code andon-capture-2} and ends with one field
 * more, the number of the capture that has the body. So a row cannot be altered, removed or put in without every later hash
 * changing.
 *
 * @param endOffset the byte after the last of the capture's records
 * @param recordsSha256 SHA-256 of the file's bytes from the capture's offset to {@code endOffset}, in hexadecimal
 * @param previousHash the hash of the row before
 * @param hash this row's
 */
record LogEntry(Capture capture, long endOffset, String recordsSha256, String previousHash, String hash) {
    static final String NO_HASH = ChainHash.NONE;
    private static final String ENCODING = "andon-capture-1";
    private static final String REVISIT_ENCODING = "andon-capture-2";

    /** The entry that follows {@code previousHash}. */
    static LogEntry following(String previousHash, Capture capture, long endOffset, String recordsSha256) {
        return new LogEntry(
                capture, endOffset, recordsSha256, previousHash, hash(previousHash, capture, endOffset, recordsSha256));
    }

    /** Whether the hash is that of the fields. */
    boolean isIntact() {
        return hash.equals(hash(previousHash, capture, endOffset, recordsSha256));
    }

    /** Time as the log keeps it: both databases hold microseconds. */
    static Instant atLogPrecision(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    /** The fields of the hash, in its order. */
    List<String> hashed() {
        return hashed(previousHash, capture, endOffset, recordsSha256);
    }

    private static String hash(String previousHash, Capture capture, long endOffset, String recordsSha256) {
        return ChainHash.of(hashed(previousHash, capture, endOffset, recordsSha256));
    }

    private static List<String> hashed(String previousHash, Capture capture, long endOffset, String recordsSha256) {
        boolean revisit = capture.bodySeq().isPresent();
        List<String> fields = new ArrayList<>(List.of(
                revisit ? REVISIT_ENCODING : ENCODING,
                previousHash,
                Long.toString(capture.seq()),
                capture.source().value(),
                capture.address().toString(),
                Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, capture.capturedAt())),
                Integer.toString(capture.status()),
                capture.mediaType(),
                capture.location().file(),
                Long.toString(capture.location().offset()),
                Long.toString(endOffset),
                capture.payloadSha256(),
                recordsSha256));
        capture.bodySeq().ifPresent(seq -> fields.add(Long.toString(seq)));
        return fields;
    }
}
