package andon.crawler.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/**
 * Resolves nothing: gives each name a placeholder that carries it to {@link SocksSocket}. The placeholder is in 240.0.0.0/4,
 * which is reserved (RFC 1112, section 4) and leads nowhere, should anything ever dial it.
 */
final class HostNames implements Dns {
    private static final byte[] NOWHERE = {(byte) 240, 0, 0, 1};

    @Override
    public List<InetAddress> lookup(String hostname) throws UnknownHostException {
        // With the address given, this constructor asks no resolver.
        return List.of(InetAddress.getByAddress(hostname, NOWHERE));
    }

    /** OkHttp would dial a numeric host without asking here; it would still go to the proxy, as a name. */
    static boolean isName(String host) {
        return host.chars().anyMatch(c -> c != '.' && (c < '0' || c > '9')) && host.indexOf(':') < 0;
    }
}
