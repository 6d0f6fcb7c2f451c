package andon.corpus.exposed;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.hash2curve.HashToCurveProfile;
import org.bouncycastle.crypto.hash2curve.HashToEllipticCurve;
import org.bouncycastle.crypto.hash2curve.OPRFHashToScalar;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.custom.sec.SecP256R1Curve;
import org.bouncycastle.util.BigIntegers;

/**
 * The oblivious pseudorandom function P256-SHA256 of RFC 9497 in its base mode: a server evaluates it under its key without
 * learning the input, a client learns the output without the key. Elements are compressed points of 33 bytes, scalars
 * integers from 1 to the order less 1, outputs 32 bytes. Thread-safe.
 */
public final class Oprf {
    public static final String SUITE = "P256-SHA256";
    public static final int ELEMENT_BYTES = 33;
    public static final int OUTPUT_BYTES = 32;

    /** Section 3.1: the version, the mode (0) and the suite. */
    private static final String CONTEXT = "OPRFV1-\0-" + SUITE;

    private static final int SECURITY_BITS = 128;
    private static final int MAX_INFO = 0xFFFF;
    private static final int MAX_COUNTER = 255;

    private static final ECCurve CURVE = new SecP256R1Curve();
    private static final BigInteger ORDER = CURVE.getOrder();

    private final HashToEllipticCurve hash =
            HashToEllipticCurve.getInstance(HashToCurveProfile.P256_XMD_SHA_256, "HashToGroup-" + CONTEXT);
    private final SecureRandom random = new SecureRandom();

    /** DeriveKeyPair of section 3.2.1: the secret key that belongs to a seed of 32 random bytes and a name for the key. */
    public static BigInteger deriveKey(byte[] seed, byte[] info) {
        if (info.length > MAX_INFO) {
            throw new IllegalArgumentException("info has " + info.length + " bytes; at most " + MAX_INFO + " are read");
        }
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        input.writeBytes(seed);
        writeWithLength(input, info);
        byte[] separation = ("DeriveKeyPair" + CONTEXT).getBytes(StandardCharsets.ISO_8859_1);
        for (int counter = 0; counter <= MAX_COUNTER; counter++) {
            ByteArrayOutputStream counted = new ByteArrayOutputStream();
            counted.writeBytes(input.toByteArray());
            counted.write(counter);
            BigInteger key = new OPRFHashToScalar(CURVE, new SHA256Digest(), SECURITY_BITS)
                    .process(counted.toByteArray(), separation);
            if (key.signum() > 0) {
                return key;
            }
        }
        throw new IllegalStateException("no key can be derived from this seed");
    }

    /** A blind of a client's own, never to be used twice. */
    public BigInteger randomScalar() {
        return BigIntegers.createRandomInRange(BigInteger.ONE, ORDER.subtract(BigInteger.ONE), random);
    }

    /** Blind of section 3.3.1, the client's first step: what is sent. */
    public byte[] blind(byte[] input, BigInteger blind) {
        return inGroup(input).multiply(blind).getEncoded(true);
    }

    /**
     * BlindEvaluate of section 3.3.1, the server's step. The key is split anew each time, so that the time it takes tells
     * nothing of it.
     *
     * @throws IllegalArgumentException if {@code blinded} is no element of the group but its identity
     */
    public byte[] evaluate(BigInteger key, byte[] blinded) {
        ECPoint element = element(blinded);
        BigInteger part = randomScalar();
        return element.multiply(part)
                .add(element.multiply(key.subtract(part).mod(ORDER)))
                .getEncoded(true);
    }

    /**
     * Finalize of section 3.3.1, the client's last step.
     *
     * @throws IllegalArgumentException if {@code evaluated} is no element of the group but its identity
     */
    public byte[] output(byte[] input, BigInteger blind, byte[] evaluated) {
        return output(input, element(evaluated).multiply(blind.modInverse(ORDER)));
    }

    /** Evaluate of section 3.3.1: the output for one who has both input and key. */
    public byte[] output(BigInteger key, byte[] input) {
        return output(input, inGroup(input).multiply(key));
    }

    private static byte[] output(byte[] input, ECPoint unblinded) {
        ByteArrayOutputStream transcript = new ByteArrayOutputStream();
        writeWithLength(transcript, input);
        writeWithLength(transcript, unblinded.getEncoded(true));
        transcript.writeBytes("Finalize".getBytes(StandardCharsets.US_ASCII));
        try {
            return MessageDigest.getInstance("SHA-256").digest(transcript.toByteArray());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The element that stands for a secret key in the open. */
    static byte[] publicKey(BigInteger key) {
        return CURVE.createPoint(
                        new BigInteger("6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296", 16),
                        new BigInteger("4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5", 16))
                .multiply(key)
                .getEncoded(true);
    }

    private ECPoint inGroup(byte[] input) {
        ECPoint element;
        synchronized (hash) { // its digest has a state
            element = CURVE.importPoint(hash.hashToCurve(input));
        }
        if (element.isInfinity()) {
            throw new IllegalArgumentException("this input has no element of the group");
        }
        return element;
    }

    /** DeserializeElement of section 4.3: the group has no other subgroups, so what is on the curve is in it. */
    private static ECPoint element(byte[] encoded) {
        if (encoded.length == 1 && encoded[0] == 0) {
            throw new IllegalArgumentException("is the identity, which stands for no input");
        }
        if (encoded.length != ELEMENT_BYTES || encoded[0] != 2 && encoded[0] != 3) {
            throw new IllegalArgumentException("is no compressed point: 33 bytes, of which the first is 2 or 3");
        }
        try {
            return CURVE.decodePoint(encoded);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is no point of the curve P-256", e);
        }
    }

    private static void writeWithLength(ByteArrayOutputStream out, byte[] bytes) {
        out.write(bytes.length >>> 8);
        out.write(bytes.length);
        out.writeBytes(bytes);
    }
}
