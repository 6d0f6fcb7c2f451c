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

    /**
     * Whether this is a name and no IP address, nor what some resolver would take for one: its last label is no number, decimal
     * or hexadecimal (WHATWG's URL Standard, "ends in a number"). Nor does it end in a dot, as no list of hosts would know it.
     */
    static boolean isName(String host) {
        String last = host.substring(host.lastIndexOf('.') + 1);
        boolean hexadecimal = last.startsWith("0x") && last.chars().skip(2).allMatch(HostNames::isHexDigit);
        return !last.isEmpty()
                && !hexadecimal
                && host.indexOf(':') < 0
                && last.chars().anyMatch(c -> c < '0' || c > '9');
    }

    private static boolean isHexDigit(int c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
    }
}
