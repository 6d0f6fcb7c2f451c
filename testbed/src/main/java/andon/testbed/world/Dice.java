package andon.testbed.world;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** A named stream of chance: each part of the world has its own, so that a change in one leaves the others as they are. */
final class Dice {
    private final Random random;

    Dice(long seed, String name) {
        byte[] digest = sha256(seed + "|" + name);
        long mixed = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            mixed = mixed << 8 | (digest[i] & 0xff);
        }
        // Its sequence is laid down in the class's specification: the same on every JDK.
        this.random = new Random(mixed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** From {@code low} to {@code high}, both included. */
    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    String hex(int digits) {
        return HexFormat.of().formatHex(bytes((digits + 1) / 2)).substring(0, digits);
    }

    String digits(int count) {
        return letters("0123456789", count);
    }

    String letters(String alphabet, int count) {
        StringBuilder out = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            out.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return out.toString();
    }

    /** Hexadecimal digits that depend on the seed and the words only: session ids, form tokens. */
    static String seal(long seed, String words, int digits) {
        return HexFormat.of().formatHex(sha256(seed + "|" + words)).substring(0, digits);
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
