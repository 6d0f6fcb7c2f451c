package andon.crawler.fetch;

import andon.evidence.Header;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What became of a request. */
public sealed interface FetchOutcome {
    /** A text that was received with a 2xx status. */
    record Fetched(FetchedPage page) implements FetchOutcome {}

    /**
     * The server says that the text which the request's validators name is still the one (RFC 9110, section 15.4.5): what a
     * WARC revisit record needs.
     *
     * @param at when the request was sent
     * @param took from the request to the end of the response's headers
     * @param status 304
     * @param circuit names the circuit it came through
     */
    record NotModified(
            URI address,
            Instant at,
            Duration took,
            List<Header> requestHeaders,
            int status,
            String reason,
            List<Header> headers,
            String circuit)
            implements FetchOutcome {
        public NotModified {
            requestHeaders = List.copyOf(requestHeaders);
            headers = List.copyOf(headers);
        }
    }

    /**
     * The server points elsewhere.
     *
     * @param location as the server wrote it, at most {@value #LONGEST_LOCATION} characters
     */
    record Redirected(int status, String location) implements FetchOutcome {
        public static final int LONGEST_LOCATION = 4096;
    }

    /**
     * The server says that there is no such page, though there was one ({@link FetchRequest#wasThere}), and shows this in its
     * place: status 404 or 410.
     */
    record Gone(FetchedPage page) implements FetchOutcome {
        /** The stable metric code: {@code http-404}. */
        public String code() {
            return "http-" + page.status();
        }
    }

    /**
     * Nothing that could be kept.
     *
     * @param status the server's, if it got so far as to answer with one that is the failure
     * @param detail for the log; never a secret
     * @param retryAfter what the server asked to wait, if it did
     * @param unstored what is known of a body that was left because it is no text
     */
    record Failed(
            FailureCode failure,
            OptionalInt status,
            String detail,
            Optional<Duration> retryAfter,
            Optional<Unstored> unstored)
            implements FetchOutcome {
        public static Failed of(FailureCode failure, String detail) {
            return new Failed(failure, OptionalInt.empty(), detail, Optional.empty(), Optional.empty());
        }

        /** The stable metric code: {@code timeout-read}, {@code http-404}. */
        public String code() {
            return status.isPresent() ? "http-" + status.getAsInt() : failure.code();
        }

        public Advice advice() {
            return failure.advice();
        }

        public Blame blame() {
            return failure.blame();
        }
    }

    /**
     * A body that is never stored.
     *
     * @param mediaType as the server called it, without parameters; may be empty
     * @param bytes how long the server said it is, or how long it turned out to be
     */
    record Unstored(String mediaType, OptionalLong bytes) {}

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
