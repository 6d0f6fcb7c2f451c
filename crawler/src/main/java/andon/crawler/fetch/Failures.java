package andon.crawler.fetch;

import andon.crawler.fetch.FetchOutcome.Advice;
import andon.crawler.fetch.FetchOutcome.Blame;
import andon.crawler.fetch.FetchOutcome.Failed;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Gives every failure its code, its advice and the one to blame. */
final class Failures {
    private static final long LONGEST_RETRY_AFTER_SECONDS = 86_400;

    private Failures() {}

    static Failed of(IOException e) {
        String detail = String.valueOf(e.getMessage());
        return switch (e) {
            case ProxyException p -> new Failed(p.code(), Advice.STOP, Blame.PROXY, detail);
            case SocksException s -> socks(s.reply());
            case InterruptedIOException t -> new Failed("timeout", Advice.RETRY, Blame.HOST, detail);
            case SSLException t -> new Failed("tls", Advice.RETRY, Blame.HOST, detail);
            // The server broke HTTP's rules, or the body ended before its announced length.
            case ProtocolException p -> new Failed("protocol", Advice.RETRY, Blame.PAGE, detail);
            default -> new Failed("reset", Advice.RETRY, Blame.HOST, detail);
        };
    }

    static Failed socks(int reply) {
        String code = "socks-" + Integer.toHexString(reply).toLowerCase(Locale.ROOT);
        return switch (reply) {
            case 1 -> new Failed(code, Advice.RETRY, Blame.HOST, "general failure");
            case 2 -> new Failed(code, Advice.STOP, Blame.HOST, "not allowed by the proxy's rules");
            case 3 -> new Failed(code, Advice.RETRY, Blame.HOST, "network unreachable");
            case 4 -> new Failed(code, Advice.RETRY, Blame.HOST, "host unreachable");
            case 5 -> new Failed(code, Advice.RETRY, Blame.HOST, "connection refused");
            case 6 -> new Failed(code, Advice.RETRY, Blame.HOST, "time to live expired");
            case 7 -> new Failed(code, Advice.STOP, Blame.PROXY, "the proxy knows no CONNECT");
            case 8 -> new Failed(code, Advice.STOP, Blame.PROXY, "the proxy takes no names");
            case 0xF0 -> new Failed(code, Advice.RETRY, Blame.HOST, "onion service descriptor not found");
            case 0xF1 -> new Failed(code, Advice.RETRY, Blame.HOST, "onion service descriptor invalid");
            case 0xF2 -> new Failed(code, Advice.RETRY, Blame.HOST, "onion service introduction failed");
            case 0xF3 -> new Failed(code, Advice.RETRY, Blame.HOST, "onion service rendezvous failed");
            case 0xF4 -> new Failed(code, Advice.STOP, Blame.HOST, "onion service wants client authorisation");
            case 0xF5 -> new Failed(code, Advice.STOP, Blame.HOST, "onion service refused client authorisation");
            case 0xF6 -> new Failed(code, Advice.STOP, Blame.HOST, "onion address is invalid");
            case 0xF7 -> new Failed(code, Advice.RETRY, Blame.HOST, "onion service introduction timed out");
            default -> new Failed("socks-other", Advice.RETRY, Blame.HOST, "unknown SOCKS reply " + reply);
        };
    }

    static Failed http(int status, Optional<String> retryAfter) {
        String code = "http-" + status;
        boolean mayPass =
                status >= 500 && status != 501 && status != 505 || status == 408 || status == 425 || status == 429;
        Optional<Duration> rest = retryAfter
                .filter(seconds -> seconds.matches("\\d{1,9}"))
                .map(seconds -> Duration.ofSeconds(Math.min(LONGEST_RETRY_AFTER_SECONDS, Long.parseLong(seconds))));
        // Too many requests, or something in front of the site that cannot reach it: no other page will do better.
        boolean host = status == 429 || status >= 502 && status <= 504;
        return new Failed(
                code, mayPass ? Advice.RETRY : Advice.SKIP, host ? Blame.HOST : Blame.PAGE, "status " + status, rest);
    }

    static Failed skipped(String code, String detail) {
        return new Failed(code, Advice.SKIP, Blame.PAGE, detail);
    }
}
