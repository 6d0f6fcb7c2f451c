package andon.corpus.ledger;

import andon.vocabulary.Capture;
import andon.vocabulary.SourceId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A page of a source, without its host, which may be a mirror's, and without the place on it. */
public final class PageKey {
    private PageKey() {}

    /** The first 64 bits of {@link #digest}. */
    public static long of(Capture capture) {
        return HexFormat.fromHexDigitsToLong(digest(capture.source(), capture.address()), 0, 16);
    }

    /** SHA-256 in hex. */
    public static String digest(SourceId source, URI address) {
        String path = address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        try {
            byte[] text = (source.value() + "\n" + path + query).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
