package andon.crawler.fetch;

import andon.evidence.Header;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A text as it was received.
 *
 * @param at when the request was sent
 * @param took from the request to the last byte
 * @param raw the body as received, compressed if the server did so
 * @param content the body decompressed
 * @param mediaType without parameters, in lower case; as sniffed where the server said nothing
 * @param charset what the server called the charset; empty if it did not
 * @param truncated {@code length} if the body was cut at the bound
 * @param circuit names the circuit it came through
 */
public record FetchedPage(
        URI address,
        Instant at,
        Duration took,
        List<Header> requestHeaders,
        int status,
        String reason,
        List<Header> headers,
        byte[] raw,
        byte[] content,
        String mediaType,
        Optional<String> charset,
        Optional<String> truncated,
        String circuit) {
    public FetchedPage {
        requestHeaders = List.copyOf(requestHeaders);
        headers = List.copyOf(headers);
    }

    /** What the server gave to recognise this version by. */
    public Validators validators() {
        return Validators.of(headers);
    }

    public boolean isHtml() {
        return mediaType.equals("text/html") || mediaType.equals("application/xhtml+xml");
    }
}
