package andon.testbed.world;

import andon.vocabulary.OnionAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/**
 * An onion service's identity key, so that a real tor can serve an invented site at the address that its pages link to.
 *
 * <p>Source: RFC 8032, section 5.1.5, for the expanded key; the file formats are tor's own.
 */
public final class OnionKey {
    private static final int SEED_BYTES = 32;

    private final byte[] seed;

    /** @param seed 32 bytes, the ed25519 secret */
    public OnionKey(byte[] seed) {
        if (seed.length != SEED_BYTES) {
            throw new IllegalArgumentException("an ed25519 seed has 32 bytes, not " + seed.length);
        }
        this.seed = seed.clone();
    }

    public OnionAddress address() {
        return OnionAddress.ofPublicKey(publicKey());
    }

    public byte[] publicKey() {
        return new Ed25519PrivateKeyParameters(seed).generatePublicKey().getEncoded();
    }

    /** The 64 bytes that tor keeps behind the header of {@code hs_ed25519_secret_key}: the seed's SHA-512, clamped. */
    public byte[] expandedSecretKey() {
        try {
            byte[] expanded = MessageDigest.getInstance("SHA-512").digest(seed);
            expanded[0] &= (byte) 248;
            expanded[31] &= 63;
            expanded[31] |= 64;
            return expanded;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-512", e);
        }
    }
}
