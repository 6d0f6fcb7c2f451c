package andon.crawler.safety;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Names a host by the MD5 of its address, so that a list of hosts nobody should visit is no list of links: the form in which
 * Ahmia publishes its own (https://ahmia.fi/blacklist/banned/, MD5 of {@code <56 characters>.onion} in lower case).
 *
 * @param high the digest's first eight bytes
 * @param low its last eight
 */
record HostDigest(long high, long low) {
    static final int HEX_DIGITS = 32;

    /** Reads 32 hexadecimal digits. */
    static HostDigest ofHex(String hex) {
        return new HostDigest(HexFormat.fromHexDigitsToLong(hex, 0, 16), HexFormat.fromHexDigitsToLong(hex, 16, 32));
    }

    /** The digest of a host in lower case. */
    static HostDigest of(String host) {
        try {
            byte[] md5 = MessageDigest.getInstance("MD5")
                    .digest(host.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
            return ofHex(HexFormat.of().formatHex(md5));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }

    /** Under which names a list may hold the host: itself, each host above it, and an onion address without its suffix. */
    static Set<HostDigest> namesOf(String host) {
        Set<HostDigest> names = new HashSet<>();
        String name = host.toLowerCase(Locale.ROOT);
        while (name.indexOf('.') > 0) {
            names.add(of(name));
            if (List.of("onion", "i2p").contains(name.substring(name.indexOf('.') + 1))) {
                names.add(of(name.substring(0, name.indexOf('.'))));
            }
            name = name.substring(name.indexOf('.') + 1);
        }
        return names;
    }
}
