package andon.vocabulary;

import java.nio.ByteBuffer;
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
        private final Mac keyed;

        public Key(byte[] bytes) {
            if (bytes.length < MINIMUM_BYTES) {
                throw new IllegalArgumentException(
                        "the secrets key has " + bytes.length + " bytes; it needs at least 32");
            }
            try {
                keyed = Mac.getInstance("HmacSHA256");
                keyed.init(new SecretKeySpec(bytes, "HmacSHA256"));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every JDK has HmacSHA256", e);
            }
        }

        /** The HMAC of {@code secret} in UTF-8, 64 hexadecimal digits. */
        public String hmac(String secret) {
            return HexFormat.of().formatHex(digest(secret));
        }

        /** The first 64 bits of the HMAC: enough to recognise a row among a hundred million. */
        public long shortHmac(String secret) {
            return ByteBuffer.wrap(digest(secret)).getLong();
        }

        /** A copy of the keyed state: to look the algorithm up and to key it again costs more than a short HMAC. */
        private byte[] digest(String secret) {
            try {
                return ((Mac) keyed.clone()).doFinal(secret.getBytes(StandardCharsets.UTF_8));
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException("the JDK's HmacSHA256 can be copied", e);
            }
        }

        @Override
        public String toString() {
            return "MaskedSecret.Key";
        }
    }
}
