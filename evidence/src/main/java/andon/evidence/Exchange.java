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
 * @param metadata what else is worth keeping (circuit, duration, session; never a secret), for the WARC metadata record:
 *     docs/warc.md lists the fields
 * @param unchanged the earlier capture whose content this one repeats; empty if there is none
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
        Map<String, String> metadata,
        Optional<Unchanged> unchanged) {

    /**
     * An earlier capture whose content this exchange repeats, so that it needs not be kept again.
     *
     * @param seq that capture's number, the last one of the address, say; it may be a revisit itself
     */
    public record Unchanged(long seq, Kind kind) {}

    /** How it is known that the content is the same. */
    public enum Kind {
        /** The body came again. The store compares, and keeps the exchange with its body if it is another after all. */
        IDENTICAL_PAYLOAD,
        /** The server answered 304 and sent no body (RFC 9110, section 15.4.5). */
        NOT_MODIFIED
    }

    /** An exchange whose content is not known to have been captured before. */
    public Exchange(
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
        this(
                source,
                address,
                capturedAt,
                requestHeaders,
                status,
                reason,
                responseHeaders,
                body,
                truncated,
                metadata,
                Optional.empty());
    }

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
        if (unchanged.map(Unchanged::kind).equals(Optional.of(Kind.NOT_MODIFIED))
                && (status != 304 || body.length > 0)) {
            throw new IllegalArgumentException("an answer is 'not modified' by status 304 without a body, not by "
                    + status + " with " + body.length + " bytes");
        }
        requestHeaders = List.copyOf(requestHeaders);
        responseHeaders = List.copyOf(responseHeaders);
        metadata = Map.copyOf(metadata);
    }
}
