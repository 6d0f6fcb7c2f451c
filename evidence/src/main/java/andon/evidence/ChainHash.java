package andon.evidence;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * The hash that ties the rows of a log together: SHA-256 of a row's fields, the hash of the row before among them, each as a
 * netstring (length of its UTF-8 bytes in decimal, {@code :}, the bytes, {@code ,}). So no two different lists of fields
 * are the same bytes, and anybody can compute it again with standard tools.
 */
public final class ChainHash {
    /** What stands for the row before the first: 64 zeros. */
    public static final String NONE = "0".repeat(64);

    private ChainHash() {}

    /** In lower-case hexadecimal. */
    public static String of(List<String> fields) {
        MessageDigest digest = Sha256.digest();
        for (String field : fields) {
            byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
            digest.update((byte) ',');
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
