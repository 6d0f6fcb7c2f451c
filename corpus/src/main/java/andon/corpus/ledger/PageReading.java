package andon.corpus.ledger;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/**
 * What one capture held when it was read the last time.
 *
 * @param captureSeq the capture
 * @param page names the page among those of its source, see {@link #pageOf}
 * @param pieces documents that are finer than the page: posts, listings, articles, pastes
 * @param fresh documents that were new with it
 */
public record PageReading(long captureSeq, long page, Instant capturedAt, int pieces, int fresh) {
    /** Names a page by its path and query: mirrors of a source share their pages. */
    public static long pageOf(URI address) {
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((address.getRawPath() + query).getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
