package andon.evidence;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The operator's keys. Each sealed WARC has a key of its own, which lies in the file, wrapped by one of these (AES-256-GCM):
 * the first wraps, all of them unwrap. Each is known by the beginning of its hash. Immutable.
 */
final class EvidenceKeys {
    static final int KEY_BYTES = 32;
    static final int MOST_KEYS = 100;

    /** In hexadecimal; as for the keys of samples. */
    static final int ID_DIGITS = 16;

    private static final AesGcmParameters PARAMETERS = parameters();

    private final Map<String, Aead> keys = new LinkedHashMap<>();
    private final String first;

    /**
     * @param keys of {@value #KEY_BYTES} bytes, the one that wraps first
     * @throws IllegalArgumentException if there are none or too many, or one is of another length or there twice
     */
    EvidenceKeys(List<byte[]> keys) {
        if (keys.isEmpty() || keys.size() > MOST_KEYS) {
            throw new IllegalArgumentException(
                    "there must be 1 to " + MOST_KEYS + " keys for the evidence, not " + keys.size());
        }
        for (byte[] key : keys) {
            if (this.keys.put(id(key), aead(key)) != null) {
                throw new IllegalArgumentException("key " + id(key) + " is there twice");
            }
        }
        this.first = this.keys.keySet().iterator().next();
    }

    /** By what a key is known: no secret. */
    static String id(byte[] key) {
        return Sha256.hex(key).substring(0, ID_DIGITS);
    }

    /** Which key wraps. */
    String wrapping() {
        return first;
    }

    Set<String> ids() {
        return Collections.unmodifiableSet(keys.keySet());
    }

    boolean has(String id) {
        return keys.containsKey(id);
    }

    /** @param place what the wrapped key is for: it is unwrapped only with the same */
    byte[] wrap(byte[] key, byte[] place) {
        try {
            return aeadOf(first).encrypt(key, place);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empty if there is no such key, or what is wrapped was altered, or was for another place. */
    Optional<byte[]> unwrap(String id, byte[] wrapped, byte[] place) {
        if (!keys.containsKey(id)) {
            return Optional.empty();
        }
        try {
            return Optional.of(aeadOf(id).decrypt(wrapped, place));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private Aead aeadOf(String id) {
        Aead aead = keys.get(id);
        if (aead == null) {
            throw new IllegalStateException("no key " + id);
        }
        return aead;
    }

    @AccessesPartialKey
    static Aead aead(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("a key for the evidence has " + KEY_BYTES + " bytes, not " + key.length);
        }
        try {
            return AesGcmJce.create(AesGcmKey.builder()
                    .setParameters(PARAMETERS)
                    .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
                    .build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static AesGcmParameters parameters() {
        try {
            return AesGcmParameters.builder()
                    .setKeySizeBytes(KEY_BYTES)
                    .setIvSizeBytes(12)
                    .setTagSizeBytes(16)
                    .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
