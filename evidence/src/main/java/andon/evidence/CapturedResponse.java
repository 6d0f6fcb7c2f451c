package andon.evidence;

import java.util.List;
import java.util.Optional;

/**
 * A response, or what was handed in, read back from the store.
 *
 * @param status {@link andon.vocabulary.Capture#DEPOSITED} of what was handed in; its only headers are {@code Content-Type} and
 *     {@link #PRECEDING}
 * @param body the body with transfer and content encodings undone, at most as long as the reader's bound
 */
public record CapturedResponse(int status, List<Header> headers, byte[] body) {
    /**
     * Of a part of a text that was handed in: lines of earlier parts that its reader must know, such as the head of the table
     * that goes on (base64 of bytes in the text's encoding).
     */
    public static final String PRECEDING = "Andon-Preceding-Lines";

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
