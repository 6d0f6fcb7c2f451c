package andon.testbed.net;

import java.util.Optional;

/**
 * One request that the test proxy received.
 *
 * @param command RFC 1928's command: 1 is CONNECT
 * @param addressType how the client named the host
 * @param host the name, or the address in its textual form
 * @param port the port, 0 to 65535
 * @param credentials the user name and password of RFC 1929; empty if the client sent none
 */
public record SocksRequest(
        int command, AddressType addressType, String host, int port, Optional<SocksCredentials> credentials) {

    /** How a SOCKS client can name a host. */
    public enum AddressType {
        IPV4,
        NAME,
        IPV6
    }

    /** Whether the client had looked the name up by itself, which a client of Tor must never do. */
    public boolean leaksResolution() {
        return addressType != AddressType.NAME;
    }
}
