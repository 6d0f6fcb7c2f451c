package andon.crawler.fetch;

import java.time.Duration;
import java.util.Optional;

/** What became of a request. */
public sealed interface FetchOutcome {
    /** A text that was received with a 2xx status. */
    record Fetched(FetchedPage page) implements FetchOutcome {}

    /**
     * The server points elsewhere.
     *
     * @param location as the server wrote it, at most {@value #LONGEST_LOCATION} characters
     */
    record Redirected(int status, String location) implements FetchOutcome {
        public static final int LONGEST_LOCATION = 4096;
    }

    /**
     * Nothing that could be kept.
     *
     * @param code stable metric code: {@code timeout}, {@code http-404}, {@code socks-f0}
     * @param detail for the log; never a secret
     * @param retryAfter what the server asked to wait, if it did
     */
    record Failed(String code, Advice advice, Blame blame, String detail, Optional<Duration> retryAfter)
            implements FetchOutcome {
        public Failed(String code, Advice advice, Blame blame, String detail) {
            this(code, advice, blame, detail, Optional.empty());
        }
    }

    /** What the crawler should do about a failure. */
    enum Advice {
        /** It may be better later. */
        RETRY,
        /** It will not be better: leave the page. */
        SKIP,
        /** It will not be better for any page of the one to blame. */
        STOP
    }

    /** Whose failure it is. */
    enum Blame {
        PAGE,
        HOST,
        PROXY
    }
}
