package andon.vocabulary;

import java.net.URI;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * One fetched response in a WARC file, as its row in the capture log names it.
 *
 * <p>A <em>deposit</em> is a capture that nobody fetched: a part of a text that a person handed in, as a WARC resource
 * record. Its address, of the scheme {@code deposit}, names the file.
 *
 * <p>A <em>revisit</em> is a capture that brought nothing new: its WARC record holds the response's head, and its body is
 * another capture's.
 *
 * @param seq the place in the capture log, from 1, without gaps: captures are read and replayed in this order
 * @param source the site it belongs to
 * @param address the address that was fetched, in the crawler's canonical form
 * @param capturedAt when the response began
 * @param status the HTTP status code as sent: 304 for a revisit that the server called not modified; {@link #DEPOSITED} for
 *     what was handed in
 * @param mediaType the media type without parameters in lower case, as the server said; empty if it said none
 * @param location where the response (or revisit) record stands
 * @param payloadSha256 SHA-256 of the response body as stored, a revisit's of the body that it stands for, 64 hexadecimal
 *     digits
 * @param bodySeq of a revisit: the capture that has the body, which is no revisit itself; empty if this one has it
 */
public record Capture(
        long seq,
        SourceId source,
        URI address,
        Instant capturedAt,
        int status,
        String mediaType,
        WarcLocation location,
        String payloadSha256,
        OptionalLong bodySeq) {

    /** The status of what was handed in: no server answered. */
    public static final int DEPOSITED = 0;

    /** Whether it was handed in. */
    public boolean isDeposit() {
        return status == DEPOSITED;
    }

    /** A capture with a body of its own. */
    public Capture(
            long seq,
            SourceId source,
            URI address,
            Instant capturedAt,
            int status,
            String mediaType,
            WarcLocation location,
            String payloadSha256) {
        this(seq, source, address, capturedAt, status, mediaType, location, payloadSha256, OptionalLong.empty());
    }

    /** The same, shown under another address. */
    public Capture withAddress(URI shown) {
        return new Capture(seq, source, shown, capturedAt, status, mediaType, location, payloadSha256, bodySeq);
    }

    /**
     * @param file the WARC file's name inside the store's folder
     * @param offset the byte at which the record's gzip member begins
     */
    public record WarcLocation(String file, long offset) {}
}
