package andon.vocabulary;

import java.net.URI;
import java.time.Instant;

/**
 * One fetched response in a WARC file, as its row in the capture log names it.
 *
 * @param seq the place in the capture log, from 1, without gaps: captures are read and replayed in this order
 * @param source the site it belongs to
 * @param address the address that was fetched, in the crawler's canonical form
 * @param capturedAt when the response began
 * @param status the HTTP status code
 * @param mediaType the media type without parameters in lower case, as the server said; empty if it said none
 * @param location where the response record stands
 * @param payloadSha256 SHA-256 of the response body as stored, 64 hexadecimal digits
 */
public record Capture(
        long seq,
        SourceId source,
        URI address,
        Instant capturedAt,
        int status,
        String mediaType,
        WarcLocation location,
        String payloadSha256) {

    /**
     * @param file the WARC file's name inside the store's folder
     * @param offset the byte at which the response record's gzip member begins
     */
    public record WarcLocation(String file, long offset) {}
}
