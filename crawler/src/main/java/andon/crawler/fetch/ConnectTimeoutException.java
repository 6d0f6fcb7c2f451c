package andon.crawler.fetch;

import java.net.SocketTimeoutException;

/** The proxy found no way to the host in time. */
final class ConnectTimeoutException extends SocketTimeoutException {
    private static final long serialVersionUID = 1L;

    ConnectTimeoutException(String message) {
        super(message);
    }
}
