package andon.evidence;

import java.util.List;
import java.util.Optional;

/**
 * A response read back from the store.
 *
 * @param body the body with transfer and content encodings undone, at most as long as the reader's bound
 */
public record CapturedResponse(int status, List<Header> headers, byte[] body) {
    public CapturedResponse {
        headers = List.copyOf(headers);
    }

    /** The first value of a header, by name in any case. */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(h -> h.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }
}
