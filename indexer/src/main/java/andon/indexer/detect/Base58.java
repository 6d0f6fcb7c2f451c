package andon.indexer.detect;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.digests.KeccakDigest;

/** Bitcoin's Base58Check and Monero's block-wise Base58 with its Keccak checksum. */
final class Base58 {
    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final int CHECKSUM = 4;
    private static final int BLOCK = 8;
    private static final int FULL_BLOCK_DIGITS = 11;
    /** How many digits a block of 0 to 8 bytes takes (CryptoNote standard 007). */
    private static final int[] BLOCK_DIGITS = {0, 2, 3, 5, 6, 7, 9, 10, 11};

    private Base58() {}

    /** The payload (version byte first) if the double SHA-256 checksum is right. */
    static Optional<byte[]> checked(String text) {
        BigInteger number = BigInteger.ZERO;
        int zeros = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = ALPHABET.indexOf(text.charAt(i));
            if (digit < 0) {
                return Optional.empty();
            }
            if (digit == 0 && zeros == i) {
                zeros++;
            }
            number = number.multiply(BigInteger.valueOf(58)).add(BigInteger.valueOf(digit));
        }
        byte[] magnitude = unsigned(number);
        byte[] all = new byte[zeros + magnitude.length];
        System.arraycopy(magnitude, 0, all, zeros, magnitude.length);
        if (all.length <= CHECKSUM) {
            return Optional.empty();
        }
        byte[] payload = Arrays.copyOf(all, all.length - CHECKSUM);
        byte[] expected = Arrays.copyOf(sha256(sha256(payload)), CHECKSUM);
        return Arrays.equals(expected, Arrays.copyOfRange(all, payload.length, all.length))
                ? Optional.of(payload)
                : Optional.empty();
    }

    /** The payload (network byte first) of a Monero address if its Keccak checksum is right. */
    static Optional<byte[]> monero(String text) {
        int rest = text.length() % FULL_BLOCK_DIGITS;
        int restBytes = rest == 0 ? 0 : Arrays.binarySearch(BLOCK_DIGITS, rest);
        if (restBytes < 0) {
            return Optional.empty();
        }
        byte[] all = new byte[text.length() / FULL_BLOCK_DIGITS * BLOCK + restBytes];
        for (int at = 0, to = 0; at < text.length(); at += FULL_BLOCK_DIGITS, to += BLOCK) {
            int end = Math.min(at + FULL_BLOCK_DIGITS, text.length());
            int bytes = Math.min(BLOCK, all.length - to);
            if (!decodeBlock(text.substring(at, end), all, to, bytes)) {
                return Optional.empty();
            }
        }
        byte[] payload = Arrays.copyOf(all, all.length - CHECKSUM);
        byte[] expected = Arrays.copyOf(keccak(payload), CHECKSUM);
        return Arrays.equals(expected, Arrays.copyOfRange(all, payload.length, all.length))
                ? Optional.of(payload)
                : Optional.empty();
    }

    private static boolean decodeBlock(String digits, byte[] into, int at, int bytes) {
        BigInteger number = BigInteger.ZERO;
        for (int i = 0; i < digits.length(); i++) {
            int digit = ALPHABET.indexOf(digits.charAt(i));
            if (digit < 0) {
                return false;
            }
            number = number.multiply(BigInteger.valueOf(58)).add(BigInteger.valueOf(digit));
        }
        byte[] magnitude = unsigned(number);
        if (magnitude.length > bytes) {
            return false;
        }
        System.arraycopy(magnitude, 0, into, at + bytes - magnitude.length, magnitude.length);
        return true;
    }

    private static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    static byte[] keccak(byte[] bytes) {
        KeccakDigest digest = new KeccakDigest(256);
        digest.update(bytes, 0, bytes.length);
        byte[] out = new byte[32];
        digest.doFinal(out, 0);
        return out;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
