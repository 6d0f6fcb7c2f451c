package andon.testbed.net;

import java.net.InetSocketAddress;

/** What the test proxy does with a request to connect to a name. */
public sealed interface SocksAnswer {
    /** RFC 1928's "host unreachable", the answer to names that the proxy does not know. */
    Refuse UNKNOWN_HOST = new Refuse(0x04);

    /** Connects to a server on this machine. */
    record Connect(InetSocketAddress target) implements SocksAnswer {
        public Connect {
            requireLoopback(target);
        }
    }

    /**
     * Refuses.
     *
     * @param code the SOCKS reply code: RFC 1928's 0x01 to 0x08, or one of Tor's extended errors, 0xF0 to 0xF7
     */
    record Refuse(int code) implements SocksAnswer {
        public Refuse {
            if (!(code >= 0x01 && code <= 0x08) && !(code >= 0xF0 && code <= 0xF7)) {
                throw new IllegalArgumentException(
                        "a SOCKS error is 0x01 to 0x08 or 0xF0 to 0xF7, not 0x" + Integer.toHexString(code));
            }
        }
    }

    /** Takes the request and never answers it. */
    record Hang() implements SocksAnswer {}

    /**
     * Connects, and closes the connection as soon as the server has sent so many bytes.
     *
     * @param bytes how many of the server's bytes reach the client, 0 or more
     */
    record CutAfter(InetSocketAddress target, long bytes) implements SocksAnswer {
        public CutAfter {
            requireLoopback(target);
            if (bytes < 0) {
                throw new IllegalArgumentException("cannot cut after " + bytes + " bytes");
            }
        }
    }

    private static void requireLoopback(InetSocketAddress target) {
        if (target.getAddress() == null || !target.getAddress().isLoopbackAddress()) {
            throw new IllegalArgumentException("the test proxy never leaves loopback, and " + target + " is not there");
        }
    }
}
