package andon.crawler.fetch;

import java.io.IOException;

/** The proxy itself cannot be used; no host is to blame. */
final class ProxyException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String code;

    ProxyException(String code, String message) {
        super(message);
        this.code = code;
    }

    ProxyException(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** {@code no-proxy}, {@code proxy-down}, {@code proxy-auth} or {@code proxy-protocol}. */
    String code() {
        return code;
    }
}
