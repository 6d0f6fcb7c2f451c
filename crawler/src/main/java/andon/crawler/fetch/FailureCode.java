package andon.crawler.fetch;

import static andon.crawler.fetch.FetchOutcome.Advice.RETRY;
import static andon.crawler.fetch.FetchOutcome.Advice.SKIP;
import static andon.crawler.fetch.FetchOutcome.Advice.STOP;
import static andon.crawler.fetch.FetchOutcome.Blame.HOST;
import static andon.crawler.fetch.FetchOutcome.Blame.PAGE;
import static andon.crawler.fetch.FetchOutcome.Blame.PROXY;

import andon.crawler.fetch.FetchOutcome.Advice;
import andon.crawler.fetch.FetchOutcome.Blame;

/**
 * Every way in which a request can fail: its metric code, which never changes, what to do about it and whose failure it is.
 * docs/operations.md has the same table for operators.
 */
public enum FailureCode {
    // The way to the proxy.
    NO_PROXY("no-proxy", STOP, PROXY, "no proxy is configured: nothing is dialled"),
    PROXY_DOWN("proxy-down", STOP, PROXY, "no SOCKS endpoint can be reached"),
    PROXY_AUTH("proxy-auth", STOP, PROXY, "the SOCKS endpoint refuses our user name and password"),
    PROXY_PROTOCOL("proxy-protocol", STOP, PROXY, "the SOCKS endpoint speaks no SOCKS5, or lacks what is needed of it"),
    PROXY_BUSY("proxy-busy", RETRY, PROXY, "no connection became free within the bounds"),

    // What the proxy says of the host: RFC 1928, section 6.
    GENERAL_FAILURE("general-failure", RETRY, HOST, "X'01', or the proxy hung up: the way to the host failed"),
    NOT_ALLOWED("not-allowed", STOP, HOST, "X'02': the proxy's rules forbid the host"),
    NETWORK_UNREACHABLE("network-unreachable", RETRY, HOST, "X'03'"),
    HOST_UNREACHABLE("host-unreachable", RETRY, HOST, "X'04'; from a tor without ExtendedErrors anything"),
    CONNECTION_REFUSED("connection-refused", RETRY, HOST, "X'05'"),
    TTL_EXPIRED("ttl-expired", RETRY, HOST, "X'06'; tor says so when a circuit took too long"),
    COMMAND_UNSUPPORTED("command-unsupported", STOP, PROXY, "X'07': the proxy knows no CONNECT"),
    ADDRESS_UNSUPPORTED("address-unsupported", STOP, PROXY, "X'08': the proxy takes no names"),
    SOCKS_OTHER("socks-other", RETRY, HOST, "a reply that no document knows"),

    // What tor says of an onion service: its proposal 304, ExtendedErrors.
    DESCRIPTOR_NOT_FOUND("descriptor-not-found", RETRY, HOST, "X'F0': no such service is published now"),
    DESCRIPTOR_INVALID("descriptor-invalid", RETRY, HOST, "X'F1'"),
    INTRODUCTION_FAILED("introduction-failed", RETRY, HOST, "X'F2': the service is gone, overloaded or attacked"),
    RENDEZVOUS_FAILED("rendezvous-failed", RETRY, HOST, "X'F3': the service is overloaded or attacked"),
    CLIENT_AUTH_MISSING("client-auth-missing", STOP, HOST, "X'F4': the service is for clients with a key"),
    CLIENT_AUTH_BAD("client-auth-bad", STOP, HOST, "X'F5': the service does not take our key"),
    BAD_ADDRESS("bad-address", STOP, HOST, "X'F6', or found before dialling: no such onion address can exist"),
    INTRODUCTION_TIMEOUT("introduction-timeout", RETRY, HOST, "X'F7'"),

    // On the way.
    TIMEOUT_CONNECT("timeout-connect", RETRY, HOST, "no way to the host within the time for it"),
    TIMEOUT_READ("timeout-read", RETRY, HOST, "the server fell silent"),
    TIMEOUT_TOTAL("timeout-total", RETRY, HOST, "the whole request took too long"),
    RESET("reset", RETRY, HOST, "the connection broke before a response was there"),
    TRUNCATED("truncated", RETRY, PAGE, "the body ended before its announced end"),
    TLS("tls", RETRY, HOST, "the encrypted connection could not be made"),
    CERTIFICATE(
            "certificate",
            STOP,
            HOST,
            "the certificate is not the host's, has expired, or nobody known signed it; not asked of an onion service"),
    PROTOCOL("protocol", RETRY, PAGE, "the server breaks HTTP's rules"),

    // What the server says; the status stands in the code.
    HTTP_DENIED("http-401, http-403", SKIP, PAGE, "the page is not for us, or not without a session"),
    HTTP_GONE("http-404, http-410", SKIP, PAGE, "there is no such page"),
    HTTP_TOO_MANY("http-429", RETRY, HOST, "too many requests: the host wants rest"),
    HTTP_GATEWAY("http-502, http-503, http-504", RETRY, HOST, "what stands before the site cannot reach it"),
    HTTP_BUSY("http-408, http-425, other http-5xx", RETRY, PAGE, "the page fails for now"),
    HTTP_OTHER("other http-NNN", SKIP, PAGE, "no page"),

    // What came is not taken.
    BAD_URL("bad-url", SKIP, PAGE, "not the http or https address of a host that has a name"),
    BAD_REDIRECT("bad-redirect", SKIP, PAGE, "a location longer than any address"),
    HEADERS_TOO_LARGE("headers-too-large", SKIP, PAGE, "more header fields or bytes than the bound"),
    WRONG_TYPE("wrong-type", SKIP, PAGE, "no text, by its header or its first bytes: only address and size are told"),
    ENCODING("encoding", SKIP, PAGE, "the Content-Encoding is unknown, or the body is not what it says"),
    DECOMPRESSION_BOMB("decompression-bomb", SKIP, PAGE, "the body grows too much when decompressed"),

    // Found by those who fetch, not by the fetcher.
    BLOCKED_HOST("blocked-host", STOP, HOST, "the host is on the block list: it is not dialled"),
    QUARANTINED(
            "quarantined", STOP, HOST, "a blocked term was found on the host: it is not dialled until that is lifted"),
    QUEUE("queue", RETRY, PAGE, "a waiting room stands before the page");

    private final String code;
    private final Advice advice;
    private final Blame blame;
    private final String meaning;

    FailureCode(String code, Advice advice, Blame blame, String meaning) {
        this.code = code;
        this.advice = advice;
        this.blame = blame;
        this.meaning = meaning;
    }

    /** The metric code; for {@code HTTP_…} a description of the codes that stand under it. */
    public String code() {
        return code;
    }

    public Advice advice() {
        return advice;
    }

    public Blame blame() {
        return blame;
    }

    /** For operators, in English. */
    public String meaning() {
        return meaning;
    }

    /** What a SOCKS reply other than success means. */
    static FailureCode ofReply(int reply) {
        return switch (reply) {
            case 0x01 -> GENERAL_FAILURE;
            case 0x02 -> NOT_ALLOWED;
            case 0x03 -> NETWORK_UNREACHABLE;
            case 0x04 -> HOST_UNREACHABLE;
            case 0x05 -> CONNECTION_REFUSED;
            case 0x06 -> TTL_EXPIRED;
            case 0x07 -> COMMAND_UNSUPPORTED;
            case 0x08 -> ADDRESS_UNSUPPORTED;
            case 0xF0 -> DESCRIPTOR_NOT_FOUND;
            case 0xF1 -> DESCRIPTOR_INVALID;
            case 0xF2 -> INTRODUCTION_FAILED;
            case 0xF3 -> RENDEZVOUS_FAILED;
            case 0xF4 -> CLIENT_AUTH_MISSING;
            case 0xF5 -> CLIENT_AUTH_BAD;
            case 0xF6 -> BAD_ADDRESS;
            case 0xF7 -> INTRODUCTION_TIMEOUT;
            default -> SOCKS_OTHER;
        };
    }

    /** What a status that brings no page means. */
    static FailureCode ofStatus(int status) {
        return switch (status) {
            case 401, 403 -> HTTP_DENIED;
            case 404, 410 -> HTTP_GONE;
            case 408, 425 -> HTTP_BUSY;
            case 429 -> HTTP_TOO_MANY;
            case 501, 505 -> HTTP_OTHER;
            case 502, 503, 504 -> HTTP_GATEWAY;
            default -> status >= 500 && status < 600 ? HTTP_BUSY : HTTP_OTHER;
        };
    }
}
