package andon.evidence;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-1 as WARC headers carry it: every tool checks it; against forgery stand the SHA-256 digests in the capture log. */
final class Sha1 {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    private Sha1() {}

    /** The labelled digest of the parts, one after another. */
    static String labelled(byte[]... parts) {
        MessageDigest digest = digest();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return "sha1:" + base32(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }

    /** RFC 4648, section 6. The 160 bits of SHA-1 are a whole number of characters, so there is no padding. */
    private static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length * Byte.SIZE / BITS);
        int held = 0;
        int bits = 0;
        for (byte b : bytes) {
            held = held << Byte.SIZE | b & 0xFF;
            for (bits += Byte.SIZE; bits >= BITS; bits -= BITS) {
                text.append(BASE32.charAt(held >> bits - BITS & 0x1F));
            }
        }
        return text.toString();
    }
}
