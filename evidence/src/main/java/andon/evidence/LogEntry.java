package andon.evidence;

import andon.vocabulary.Capture;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

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
    static final String NO_HASH = "0".repeat(64);
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

    private static String hash(String previousHash, Capture capture, long endOffset, String recordsSha256) {
        MessageDigest digest = Sha256.digest();
        boolean revisit = capture.bodySeq().isPresent();
        add(digest, revisit ? REVISIT_ENCODING : ENCODING);
        add(digest, previousHash);
        add(digest, Long.toString(capture.seq()));
        add(digest, capture.source().value());
        add(digest, capture.address().toString());
        add(digest, Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, capture.capturedAt())));
        add(digest, Integer.toString(capture.status()));
        add(digest, capture.mediaType());
        add(digest, capture.location().file());
        add(digest, Long.toString(capture.location().offset()));
        add(digest, Long.toString(endOffset));
        add(digest, capture.payloadSha256());
        add(digest, recordsSha256);
        if (revisit) {
            add(digest, Long.toString(capture.bodySeq().getAsLong()));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, String field) {
        byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
        digest.update((byte) ',');
    }
}
