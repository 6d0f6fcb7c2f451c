package andon.indexer.detect;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** Computes the fingerprint of an armoured OpenPGP public key of version 4 (RFC 9580, sections 4.2 and 5.5.4.2). */
final class OpenPgpKey {
    private static final int PUBLIC_KEY = 6;

    private OpenPgpKey() {}

    /** Forty hexadecimal digits in upper case; empty if the armour holds no version 4 key. */
    static Optional<String> fingerprint(String armour) {
        StringBuilder base64 = new StringBuilder();
        for (String line : armour.split("\n")) {
            String stripped = line.strip();
            if (!stripped.isEmpty() && stripped.indexOf(':') < 0 && !stripped.startsWith("=")) {
                base64.append(stripped);
            }
        }
        try {
            return ofPackets(Base64.getDecoder().decode(base64.toString()));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // no base64: what was posted is no key
        }
    }

    private static Optional<String> ofPackets(byte[] bytes) {
        if (bytes.length < 8) {
            return Optional.empty();
        }
        int header = bytes[0] & 0xff;
        boolean current = (header & 0x40) != 0;
        int tag = current ? header & 0x3f : header >> 2 & 0x0f;
        int length;
        int body;
        if (current) {
            int first = bytes[1] & 0xff;
            boolean two = first >= 192 && first < 224;
            length = two ? (first - 192 << 8) + (bytes[2] & 0xff) + 192 : first;
            body = two ? 3 : 2;
        } else {
            boolean two = (header & 3) == 1;
            length = two ? (bytes[1] & 0xff) << 8 | bytes[2] & 0xff : bytes[1] & 0xff;
            body = two ? 3 : 2;
        }
        if (tag != PUBLIC_KEY || length < 6 || body + length > bytes.length || bytes[body] != 4) {
            return Optional.empty();
        }
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update((byte) 0x99);
            sha1.update((byte) (length >> 8));
            sha1.update((byte) length);
            sha1.update(Arrays.copyOfRange(bytes, body, body + length));
            return Optional.of(HexFormat.of().withUpperCase().formatHex(sha1.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
