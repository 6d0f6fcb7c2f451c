package andon.evidence;

import andon.vocabulary.SourceId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A request and its response as they went over the wire, ready to be kept.
 *
 * @param source the site it belongs to
 * @param address what was fetched, in the crawler's canonical form
 * @param capturedAt when the response began
 * @param requestHeaders the request's headers; secrets in them (cookies, authorisation) are the evidence store's to keep
 * @param status the response's HTTP status
 * @param reason the response's reason phrase; may be empty
 * @param responseHeaders the response's headers as received
 * @param body the response's body as received, its transfer encoding (chunks) undone but still compressed if
 *     {@code Content-Encoding} says so; at most {@value #MAX_BODY_BYTES} bytes
 * @param truncated why the body is not whole ({@code length}, {@code time}), in WARC's words; empty if it is whole
 * @param metadata what else is worth keeping (circuit, duration, session), for the WARC metadata record
 */
public record Exchange(
        SourceId source,
        URI address,
        Instant capturedAt,
        List<Header> requestHeaders,
        int status,
        String reason,
        List<Header> responseHeaders,
        byte[] body,
        Optional<String> truncated,
        Map<String, String> metadata) {

    /** The largest body that the store keeps; the limits of a crawl are far below. */
    public static final int MAX_BODY_BYTES = 60 << 20;

    private static final Set<String> TRUNCATIONS = Set.of("length", "time", "disconnect", "unspecified");

    public Exchange {
        if (body.length > MAX_BODY_BYTES) {
            throw new IllegalArgumentException(
                    "a body of " + body.length + " bytes; at most " + MAX_BODY_BYTES + " are kept");
        }
        truncated.ifPresent(why -> {
            if (!TRUNCATIONS.contains(why)) {
                throw new IllegalArgumentException(
                        "'" + why + "' is none of WARC's reasons to truncate: " + TRUNCATIONS);
            }
        });
        requestHeaders = List.copyOf(requestHeaders);
        responseHeaders = List.copyOf(responseHeaders);
        metadata = Map.copyOf(metadata);
    }
}
