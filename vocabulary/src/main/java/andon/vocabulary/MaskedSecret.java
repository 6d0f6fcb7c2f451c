package andon.vocabulary;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * All that is kept of a detected password, key, cookie or card number: never the secret itself.
 *
 * @param masked the form that may be shown: first and last character with dots between, less of short ones
 * @param length the secret's length in code points
 * @param classes which kinds of characters it has
 * @param hmac HMAC-SHA-256 under the deployment's own key, 64 hexadecimal digits: equal secrets can be counted, and a
 *     customer can check its own
 */
public record MaskedSecret(String masked, int length, Set<CharacterClass> classes, String hmac) {

    /** Below this many code points the first and last character would tell too much. */
    private static final int SHORT = 5;

    public enum CharacterClass {
        LOWER,
        UPPER,
        DIGIT,
        OTHER
    }

    public MaskedSecret {
        classes = Set.copyOf(classes);
    }

    /** Masks {@code secret}; {@code key} is the deployment's own, at least 32 bytes. */
    public static MaskedSecret of(String secret, Key key) {
        int length = secret.codePointCount(0, secret.length());
        String masked = length < SHORT
                ? "•••"
                : Character.toString(secret.codePointAt(0)) + "•••"
                        + Character.toString(secret.codePointBefore(secret.length()));
        EnumSet<CharacterClass> classes = EnumSet.noneOf(CharacterClass.class);
        secret.codePoints().forEach(c -> classes.add(classOf(c)));
        return new MaskedSecret(masked, length, classes, key.hmac(secret));
    }

    private static CharacterClass classOf(int c) {
        if (Character.isLowerCase(c)) {
            return CharacterClass.LOWER;
        }
        if (Character.isUpperCase(c)) {
            return CharacterClass.UPPER;
        }
        return Character.isDigit(c) ? CharacterClass.DIGIT : CharacterClass.OTHER;
    }

    /** The deployment's key for {@link #hmac}; it never prints itself. */
    public static final class Key {
        private static final int MINIMUM_BYTES = 32;
        private final SecretKeySpec key;

        public Key(byte[] bytes) {
            if (bytes.length < MINIMUM_BYTES) {
                throw new IllegalArgumentException(
                        "the secrets key has " + bytes.length + " bytes; it needs at least 32");
            }
            key = new SecretKeySpec(bytes, "HmacSHA256");
        }

        /** The HMAC of {@code secret} in UTF-8, 64 hexadecimal digits. */
        public String hmac(String secret) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(key);
                return HexFormat.of().formatHex(mac.doFinal(secret.getBytes(StandardCharsets.UTF_8)));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every JDK has HmacSHA256", e);
            }
        }

        @Override
        public String toString() {
            return "MaskedSecret.Key";
        }
    }
}
