package andon.evidence;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;

/**
 * Seals what is kept elsewhere than in WARC files, such as files in SQL, under the same operator's keys: each with a key of its
 * own (AES-256-GCM), which lies beside it in its envelope. In the memory as a whole: for some megabytes. Thread-safe.
 */
public final class EvidenceEnvelopes {
    private static final String WHAT = "andon-envelope-1 ";

    private final EvidenceKeyFile file;
    private final KeyRing keys;

    private EvidenceEnvelopes(EvidenceKeyFile file, KeyRing keys) {
        this.file = file;
        this.keys = keys;
    }

    /** Reads no key yet, and makes none. */
    public static EvidenceEnvelopes of(Sealing sealing) {
        return new EvidenceEnvelopes(new EvidenceKeyFile(sealing.keyFile()), KeyRing.of(sealing));
    }

    /**
     * The key that something is sealed with.
     *
     * @param keyId which of the operator's keys wraps it
     * @param wrapped the key, which opens nothing by itself
     */
    public record Envelope(String keyId, byte[] wrapped) {}

    /** Bytes that only those who have the envelope's key can read. */
    public record Sealed(Envelope envelope, byte[] content) {}

    /**
     * Seals with the operator's first key.
     *
     * @param place what it is: it opens only as the same
     * @return empty if new evidence stays in the clear
     * @throws IOException if the key file cannot be read
     */
    public Optional<Sealed> seal(byte[] plain, String place) throws IOException {
        Optional<EvidenceKeys> now = keys.forNew();
        return now.isEmpty() ? Optional.empty() : Optional.of(seal(plain, place, now.get()));
    }

    /** As {@link #seal}, whether new evidence stays in the clear or not. */
    public Sealed sealAnyway(byte[] plain, String place) throws IOException {
        return seal(plain, place, keys.now());
    }

    private static Sealed seal(byte[] plain, String place, EvidenceKeys keys) {
        byte[] key = new byte[EvidenceKeys.KEY_BYTES];
        new SecureRandom().nextBytes(key);
        try {
            byte[] content = EvidenceKeys.aead(key).encrypt(plain, bytes(place));
            return new Sealed(new Envelope(keys.wrapping(), keys.wrap(key, bytes(place))), content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IOException if its key is not in the key file, or it was altered, or is something else's */
    public byte[] open(Sealed sealed, String place) throws IOException {
        Aead aead = EvidenceKeys.aead(unwrapped(sealed.envelope(), place));
        try {
            return aead.decrypt(sealed.content(), bytes(place));
        } catch (GeneralSecurityException e) {
            throw new IOException("its sealed bytes were altered, or belong to another place", e);
        }
    }

    /**
     * The envelope under the operator's first key; what it opens stays as it is.
     *
     * @return empty if it is under that already
     * @throws IOException if its key is not in the key file, or it was altered
     */
    public Optional<Envelope> rewrap(Envelope envelope, String place) throws IOException {
        EvidenceKeys now = keys.now();
        return envelope.keyId().equals(now.wrapping())
                ? Optional.empty()
                : Optional.of(new Envelope(now.wrapping(), now.wrap(unwrapped(envelope, place), bytes(place))));
    }

    private byte[] unwrapped(Envelope envelope, String place) throws IOException {
        return keys.with(envelope.keyId())
                .unwrap(envelope.keyId(), envelope.wrapped(), bytes(place))
                .orElseThrow(() -> new IOException("its envelope was altered, or belongs to another place"));
    }

    /**
     * Sees that no key is made in the place of one that is away; a key that is missing among others is named when it is asked
     * for.
     *
     * @param needing how many sealed things need each key
     * @throws IOException if there are any and the key file is not there
     */
    public void requireKeyFile(Map<String, Integer> needing) throws IOException {
        if (!needing.isEmpty() && !Files.exists(file.path())) {
            throw new IOException("the evidence's key file " + file.path()
                    + " is not there, but attachments or samples sealed with key "
                    + String.join(", ", needing.keySet())
                    + " are. Nothing was changed. Restore it from a backup, or name"
                    + " the file that they were sealed with (evidence.key-file); if it is lost for good, make a new one:"
                    + " andon evidence key make " + file.path());
        }
    }

    private static byte[] bytes(String place) {
        return (WHAT + place).getBytes(StandardCharsets.UTF_8);
    }
}
