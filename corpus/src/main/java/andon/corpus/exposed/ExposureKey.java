package andon.corpus.exposed;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;

/**
 * The deployment's key for exposed credentials. All that it is used with is derived from it: the function's key, a key for
 * each domain's accounts, the spaces' names and the padding. It never prints itself. Thread-safe.
 */
public final class ExposureKey {
    public static final int BYTES = 32;

    private static final int FINGERPRINT_BYTES = 8;
    private static final String PASSWORDS = "passwords";

    private final byte[] seed;
    private final BigInteger secret;
    private final String fingerprint;
    private final Oprf oprf = new Oprf();

    /** @param seed random, 32 bytes */
    public ExposureKey(byte[] seed) {
        if (seed.length != BYTES) {
            throw new IllegalArgumentException("the key for exposed credentials has " + seed.length + " bytes, not 32");
        }
        this.seed = seed.clone();
        this.secret = Oprf.deriveKey(seed, "andon exposed credentials".getBytes(StandardCharsets.US_ASCII));
        byte[] shown = derived("fingerprint", Oprf.publicKey(secret));
        this.fingerprint = HexFormat.of().formatHex(shown, 0, FINGERPRINT_BYTES);
    }

    /** Tells keys apart, 16 hexadecimal digits; nothing of the key can be read from it. */
    public String fingerprint() {
        return fingerprint;
    }

    /**
     * The function of what a client has blinded.
     *
     * @throws IllegalArgumentException if it is no element of the group but its identity
     */
    public byte[] evaluate(byte[] blinded) {
        return oprf.evaluate(secret, blinded);
    }

    /** The function of a password in the clear, for leaked ones. */
    public byte[] output(String password) {
        return oprf.output(secret, CredentialForms.password(password));
    }

    /** What the accounts of a domain are keyed with; given to the domain's proven owner. */
    public byte[] accountKey(String domain) {
        return derived("account key", domain.getBytes(StandardCharsets.UTF_8));
    }

    public long passwords() {
        return space(PASSWORDS);
    }

    public long accounts(String domain) {
        return space("accounts/" + domain);
    }

    private long space(String name) {
        return CredentialForms.entry(derived("space", name.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Entries of a prefix that stand for nothing and look like all others. They are the same each time, or whoever asks twice
     * could tell them by that.
     */
    long[] padding(long space, Prefix prefix, int count) {
        long[] padding = new long[count];
        ByteBuffer derived = ByteBuffer.allocate(0);
        for (int i = 0; i < count; i++) {
            if (!derived.hasRemaining()) {
                derived = ByteBuffer.wrap(derived(
                        "padding",
                        ByteBuffer.allocate(2 * Long.BYTES + 2 * Integer.BYTES)
                                .putLong(space)
                                .putInt(prefix.bits())
                                .putLong(prefix.value())
                                .putInt(i)
                                .array()));
            }
            padding[i] = prefix.entry(derived.getLong());
        }
        return padding;
    }

    private byte[] derived(String what, byte[] of) {
        Mac mac = CredentialForms.hmac(seed);
        mac.update(what.getBytes(StandardCharsets.US_ASCII));
        mac.update((byte) 0);
        return mac.doFinal(of);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExposureKey key && Arrays.equals(seed, key.seed);
    }

    @Override
    public int hashCode() {
        return fingerprint.hashCode();
    }

    @Override
    public String toString() {
        return "ExposureKey[" + fingerprint + "]";
    }
}
