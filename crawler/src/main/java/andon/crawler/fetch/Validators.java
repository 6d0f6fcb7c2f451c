package andon.crawler.fetch;

import andon.evidence.Header;
import java.util.List;
import java.util.Optional;

/**
 * What a server gave to recognise a version of a page by (RFC 9110, section 8.8), to be sent back with the next request.
 *
 * @param etag the {@code ETag} as it stood in the response, quotes included
 * @param lastModified the {@code Last-Modified} as it stood in the response
 */
public record Validators(Optional<String> etag, Optional<String> lastModified) {
    /** Characters; a longer one is not kept. Those of the common servers have 10 to 80. */
    public static final int LONGEST = 256;

    public static final Validators NONE = new Validators(Optional.empty(), Optional.empty());

    /** Leaves out what is too long or cannot stand in a header. */
    public Validators {
        etag = etag.filter(Validators::canBeSent);
        lastModified = lastModified.filter(Validators::canBeSent);
    }

    /** Those of a response. */
    public static Validators of(List<Header> response) {
        Optional<String> etag = Optional.empty();
        Optional<String> lastModified = Optional.empty();
        for (Header header : response) {
            if (header.name().equalsIgnoreCase("ETag")) {
                etag = Optional.of(header.value());
            } else if (header.name().equalsIgnoreCase("Last-Modified")) {
                lastModified = Optional.of(header.value());
            }
        }
        return etag.isEmpty() && lastModified.isEmpty() ? NONE : new Validators(etag, lastModified);
    }

    public boolean isEmpty() {
        return etag.isEmpty() && lastModified.isEmpty();
    }

    private static boolean canBeSent(String value) {
        return !value.isEmpty() && value.length() <= LONGEST && value.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
    }
}
