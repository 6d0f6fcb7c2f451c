package andon.crawler.fetch;

import andon.crawler.fetch.FetchOutcome.Failed;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Tells what an exception, a SOCKS reply or a status means. */
final class Failures {
    private static final long LONGEST_RETRY_AFTER_SECONDS = 86_400;

    private Failures() {}

    static Failed of(IOException e) {
        String detail = String.valueOf(e.getMessage());
        return switch (e) {
            case Reception.Excess excess -> Failed.of(excess.failure(), detail);
            case ProxyException p -> Failed.of(p.failure(), detail);
            case SocksException s -> socks(s.reply());
            case ConnectTimeoutException t -> Failed.of(FailureCode.TIMEOUT_CONNECT, detail);
            case SocketTimeoutException t -> Failed.of(FailureCode.TIMEOUT_READ, detail);
            case InterruptedIOException t -> Failed.of(FailureCode.TIMEOUT_TOTAL, detail);
            case SSLPeerUnverifiedException t -> Failed.of(FailureCode.CERTIFICATE, detail);
            case SSLException t when isCertificate(t) -> Failed.of(FailureCode.CERTIFICATE, detail);
            case SSLException t -> Failed.of(FailureCode.TLS, detail);
            // The server broke HTTP's rules, or the body ended before its announced length.
            case ProtocolException p when isEarlyEnd(detail) -> Failed.of(FailureCode.TRUNCATED, detail);
            case ProtocolException p -> Failed.of(FailureCode.PROTOCOL, detail);
            // Between two chunks; before the headers' end OkHttp gives it another type.
            case EOFException end -> Failed.of(FailureCode.TRUNCATED, "unexpected end of stream");
            default -> Failed.of(FailureCode.RESET, detail);
        };
    }

    private static boolean isCertificate(SSLException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return true;
            }
        }
        return false;
    }

    /** OkHttp's words for it. */
    private static boolean isEarlyEnd(String message) {
        return message.equals("unexpected end of stream");
    }

    static Failed socks(int reply) {
        return Failed.of(FailureCode.ofReply(reply), "SOCKS reply X'" + Integer.toHexString(reply) + "'");
    }

    static Failed http(int status, Optional<String> retryAfter) {
        Optional<Duration> rest = retryAfter
                .filter(seconds -> seconds.matches("\\d{1,9}"))
                .map(seconds -> Duration.ofSeconds(Math.min(LONGEST_RETRY_AFTER_SECONDS, Long.parseLong(seconds))));
        return new Failed(
                FailureCode.ofStatus(status), OptionalInt.of(status), "status " + status, rest, Optional.empty());
    }
}
