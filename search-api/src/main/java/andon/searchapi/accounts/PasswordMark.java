package andon.searchapi.accounts;

import java.io.Serial;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Which password an account had when its person signed in with it: the SHA-256 of what is stored of it. A session keeps it, so
 * that it ends with the password.
 */
public record PasswordMark(String sha256) implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    static PasswordMark of(String hash) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(hash.getBytes(StandardCharsets.UTF_8));
            return new PasswordMark(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
