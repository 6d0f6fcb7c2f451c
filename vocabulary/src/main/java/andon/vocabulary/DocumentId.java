package andon.vocabulary;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Names a document for ever: derived from its identity, so that the same post seen again, on a mirror or after a rebuild
 * has the same id.
 *
 * @param value 32 hexadecimal digits in lower case
 */
public record DocumentId(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    public DocumentId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a document id has 32 hexadecimal digits, not '" + value + "'");
        }
    }

    /** The id that belongs to an identity key; see {@link Document#identityKey}. */
    public static DocumentId ofIdentity(String identityKey) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(identityKey.getBytes(StandardCharsets.UTF_8));
            return new DocumentId(HexFormat.of().formatHex(digest, 0, 16));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
