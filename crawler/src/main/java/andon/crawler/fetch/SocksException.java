package andon.crawler.fetch;

import java.io.IOException;

/** The proxy answered a connect request with an error (RFC 1928, section 6; Tor's proposal 304 for F0 to F7). */
final class SocksException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int reply;

    SocksException(int reply) {
        super("the SOCKS proxy answered " + Integer.toHexString(reply));
        this.reply = reply;
    }

    int reply() {
        return reply;
    }
}
