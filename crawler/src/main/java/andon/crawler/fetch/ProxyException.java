package andon.crawler.fetch;

import java.io.IOException;

/** The proxy itself cannot be used; no host is to blame. */
final class ProxyException extends IOException {
    private static final long serialVersionUID = 1L;

    private final FailureCode failure;

    ProxyException(FailureCode failure, String message) {
        super(message);
        this.failure = failure;
    }

    ProxyException(FailureCode failure, String message, Throwable cause) {
        super(message, cause);
        this.failure = failure;
    }

    /** One that the proxy is to blame for. */
    FailureCode failure() {
        return failure;
    }
}
