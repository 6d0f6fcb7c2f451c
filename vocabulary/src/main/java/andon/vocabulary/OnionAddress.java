package andon.vocabulary;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A version 3 onion service address whose checksum and version byte are right.
 *
 * <p>Source: Tor's rend-spec-v3, section 6: {@code base32(PUBKEY | CHECKSUM | VERSION) + ".onion"} with
 * {@code CHECKSUM = SHA3-256(".onion checksum" | PUBKEY | VERSION)[:2]} and {@code VERSION = 3}.
 *
 * @param host the 62 characters of the address in lower case, {@code .onion} included, without subdomains
 */
public record OnionAddress(String host) {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final String SUFFIX = ".onion";
    private static final int LABEL_LENGTH = 56;
    private static final int KEY_BYTES = 32;
    private static final byte VERSION = 3;

    public OnionAddress {
        if (!isValid(host)) {
            throw new IllegalArgumentException("'" + host + "' is not a version 3 onion address");
        }
    }

    /** The address in {@code host}, which may carry subdomains and upper case; empty if there is none or its checksum is wrong. */
    public static Optional<OnionAddress> parse(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        if (!lower.endsWith(SUFFIX)) {
            return Optional.empty();
        }
        String withoutSuffix = lower.substring(0, lower.length() - SUFFIX.length());
        String address = withoutSuffix.substring(withoutSuffix.lastIndexOf('.') + 1) + SUFFIX;
        return isValid(address) ? Optional.of(new OnionAddress(address)) : Optional.empty();
    }

    /** The address that belongs to an ed25519 public key of 32 bytes. */
    public static OnionAddress ofPublicKey(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("an onion key has 32 bytes, not " + key.length);
        }
        byte[] all = Arrays.copyOf(key, KEY_BYTES + 3);
        System.arraycopy(checksum(key), 0, all, KEY_BYTES, 2);
        all[KEY_BYTES + 2] = VERSION;
        return new OnionAddress(base32(all) + SUFFIX);
    }

    private static boolean isValid(String host) {
        if (host.length() != LABEL_LENGTH + SUFFIX.length() || !host.endsWith(SUFFIX)) {
            return false;
        }
        byte[] all = new byte[KEY_BYTES + 3];
        long buffer = 0;
        int bits = 0;
        int at = 0;
        for (int i = 0; i < LABEL_LENGTH; i++) {
            int digit = ALPHABET.indexOf(host.charAt(i));
            if (digit < 0) {
                return false;
            }
            buffer = buffer << 5 | digit;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                all[at++] = (byte) (buffer >> bits);
            }
        }
        byte[] key = Arrays.copyOf(all, KEY_BYTES);
        return all[KEY_BYTES + 2] == VERSION
                && Arrays.equals(Arrays.copyOfRange(all, KEY_BYTES, KEY_BYTES + 2), checksum(key));
    }

    private static byte[] checksum(byte[] key) {
        try {
            MessageDigest sha3 = MessageDigest.getInstance("SHA3-256");
            sha3.update(".onion checksum".getBytes(StandardCharsets.US_ASCII));
            sha3.update(key);
            sha3.update(VERSION);
            return Arrays.copyOf(sha3.digest(), 2);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK since 9 has SHA3-256", e);
        }
    }

    private static String base32(byte[] bytes) {
        StringBuilder out = new StringBuilder(LABEL_LENGTH);
        long buffer = 0;
        int bits = 0;
        for (byte b : bytes) {
            buffer = buffer << 8 | (b & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                out.append(ALPHABET.charAt((int) (buffer >> bits & 31)));
            }
        }
        return out.toString();
    }

    @Override
    public String toString() {
        return host;
    }
}
