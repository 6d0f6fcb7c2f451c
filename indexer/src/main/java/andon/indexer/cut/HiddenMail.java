package andon.indexer.cut;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Addresses that Cloudflare's "email address obfuscation" hides from robots in {@code data-cfemail}: bytes in hexadecimal digits, of
 * which the first is the key that all others are combined with (exclusive or). Its script shows visitors the address.
 */
final class HiddenMail {
    /** The key, and at least {@code a@b} behind it; no address is longer than 254. */
    private static final Pattern HEX = Pattern.compile("(?:[0-9a-fA-F]{2}){4,320}");

    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>\\p{Cntrl}]+@[^\\s<>\\p{Cntrl}]+");

    private HiddenMail() {}

    /** The address as visitors see it; null if it is none. */
    static @Nullable String address(String hidden) {
        if (!HEX.matcher(hidden).matches()) {
            return null;
        }
        byte[] bytes = HexFormat.of().parseHex(hidden);
        for (int i = 1; i < bytes.length; i++) {
            bytes[i] ^= bytes[0];
        }
        String address = new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8);
        return ADDRESS.matcher(address).matches() ? address : null;
    }
}
