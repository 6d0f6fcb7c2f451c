package andon.crawler.source;

import andon.vocabulary.OnionAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Checks where a source is, and writes it in one form. */
final class Addresses {
    // I2P: a name of the address book, or the hash of a destination (52 characters of base32) before .b32.
    private static final Pattern I2P = Pattern.compile(
            "(?:[a-z2-7]{52}\\.b32|(?!.*\\.b32\\.i2p)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*)\\.i2p");
    private static final Pattern NAMED = Pattern.compile("(?=.*[a-z])[a-z0-9.-]+");

    private Addresses() {}

    static List<URI> checked(List<URI> addresses, boolean clearWeb, boolean i2p) {
        if (addresses.isEmpty() || addresses.size() > Source.MOST_ADDRESSES) {
            throw new IllegalArgumentException("addresses must be 1 to " + Source.MOST_ADDRESSES);
        }
        List<URI> checked = new ArrayList<>();
        for (URI address : addresses) {
            checked.add(checked(address, clearWeb, i2p));
        }
        return List.copyOf(checked);
    }

    private static URI checked(URI address, boolean clearWeb, boolean i2p) {
        String scheme = address.getScheme();
        String host = address.getHost();
        if (scheme == null || host == null || !scheme.toLowerCase(Locale.ROOT).matches("https?")) {
            throw wrong(address, "must begin with http:// or https:// and a host");
        }
        if (address.getRawUserInfo() != null || address.getRawFragment() != null) {
            throw wrong(address, "must carry no user and no fragment");
        }
        String lower = host.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".onion")) {
            if (OnionAddress.parse(lower).isEmpty()) {
                throw wrong(address, "is not a version 3 onion address (56 characters with a right checksum)");
            }
        } else if (lower.endsWith(".i2p")) {
            if (!i2p) {
                throw wrong(address, "is a host of I2P; say i2p: true if that is meant");
            }
            if (!I2P.matcher(lower).matches()) {
                throw wrong(address, "is neither a name of I2P nor 52 characters and .b32.i2p");
            }
        } else if (!clearWeb) {
            throw wrong(address, "is not an onion address; say clear-web: true if that is meant");
        } else if (!NAMED.matcher(lower).matches()) {
            throw wrong(address, "must name its host, not number it");
        }
        String path = address.getRawPath();
        return URI.create(scheme.toLowerCase(Locale.ROOT) + "://" + lower
                + (address.getPort() < 0 || isDefaultPort(address) ? "" : ":" + address.getPort())
                + (path == null || path.isEmpty() ? "/" : path)
                + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery()));
    }

    private static IllegalArgumentException wrong(URI address, String what) {
        return new IllegalArgumentException("addresses: '" + address + "' " + what);
    }

    private static boolean isDefaultPort(URI address) {
        return address.getPort() == ("https".equalsIgnoreCase(address.getScheme()) ? 443 : 80);
    }
}
