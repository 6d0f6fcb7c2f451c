package andon.crawler.fetch;

import java.net.ProtocolException;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Response;

/**
 * Counts what a request receives, below HTTP: OkHttp bounds neither informational responses nor the lines of chunks by
 * themselves, and a server must not fill the memory with what never becomes a body. For one thread, that of the request.
 */
final class Reception extends EventListener {
    /** The request under way on this thread. */
    static final ScopedValue<Reception> CURRENT = ScopedValue.newInstance();

    /** Bytes that may come without being headers within their bound or part of the body: with room for read-ahead and TLS. */
    static final int MOST_UNDELIVERED = FetchSettings.MAX_HEADERS + (32 << 10);

    private int undelivered;
    private boolean headersDone;

    /** More came than any honest response needs. */
    static final class Excess extends ProtocolException {
        private static final long serialVersionUID = 1L;
        private final boolean inHeaders;

        Excess(boolean inHeaders) {
            super("more than " + MOST_UNDELIVERED + " bytes and still no "
                    + (inHeaders ? "end of the headers" : "more of the body"));
            this.inHeaders = inHeaders;
        }

        FailureCode failure() {
            return inHeaders ? FailureCode.HEADERS_TOO_LARGE : FailureCode.PROTOCOL;
        }
    }

    void received(int bytes) throws Excess {
        undelivered += bytes;
        if (undelivered > MOST_UNDELIVERED) {
            throw new Excess(!headersDone);
        }
    }

    /** The connection stands; what was received so far were the proxy and TLS. */
    @Override
    public void requestHeadersStart(Call call) {
        undelivered = 0;
    }

    /** Those of the response itself; there may have been informational ones before. */
    @Override
    public void responseHeadersEnd(Call call, Response response) {
        headersDone = true;
        undelivered = 0;
    }

    /** Part of the body was taken. */
    void delivered() {
        undelivered = 0;
    }
}
