package andon.searchapi.samples;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals samples, so that neither a scanner nor a person comes upon one: AES-256 in Galois/Counter Mode, each part with a nonce of
 * its own. The first key seals, all of them open, each known by the beginning of its hash. Thread-safe.
 */
public final class SampleKeys {
    public static final int KEY_BYTES = 32;
    static final int MOST_KEYS = 100;

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int ID_DIGITS = 16;

    private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
    private final String first;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param keys of {@value #KEY_BYTES} bytes, the one that seals first
     * @throws IllegalArgumentException if there is none or one is of another length
     */
    public SampleKeys(List<byte[]> keys) {
        if (keys.isEmpty() || keys.size() > MOST_KEYS) {
            throw new IllegalArgumentException("there must be 1 to " + MOST_KEYS + " keys for samples");
        }
        for (byte[] key : keys) {
            if (key.length != KEY_BYTES) {
                throw new IllegalArgumentException("a key for samples has " + KEY_BYTES + " bytes, not " + key.length);
            }
            this.keys.put(Digests.hex("SHA-256", key).substring(0, ID_DIGITS), new SecretKeySpec(key, "AES"));
        }
        this.first = this.keys.keySet().iterator().next();
    }

    /** Reads keys of 64 hexadecimal digits, one a line; empty lines and remarks after # do not count. */
    public static SampleKeys parse(String lines) {
        return new SampleKeys(lines.lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .map(line -> HexFormat.of().parseHex(line))
                .toList());
    }

    /** Which key seals now. */
    String sealing() {
        return first;
    }

    /** @param place what the part is of and which it is: it opens only with the same */
    byte[] seal(byte[] plain, String place) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, first, nonce, place);
            return ByteBuffer.allocate(NONCE_BYTES + plain.length + TAG_BITS / 8)
                    .put(nonce)
                    .put(cipher.doFinal(plain))
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empty if there is no such key, or what is sealed was altered, or stood elsewhere. */
    Optional<byte[]> open(byte[] sealed, String key, String place) {
        if (!keys.containsKey(key) || sealed.length < NONCE_BYTES) {
            return Optional.empty();
        }
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, java.util.Arrays.copyOf(sealed, NONCE_BYTES), place);
            return Optional.of(cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Cipher cipher(int mode, String key, byte[] nonce, String place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, keys.get(key), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return cipher;
    }
}
