package andon.crawler.fetch;

import static andon.crawler.fetch.FetchBench.failure;
import static org.assertj.core.api.Assertions.assertThat;

import andon.crawler.fetch.FetchOutcome.Failed;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that break HTTP's rules, most of them on purpose. */
class HostileServersTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";

    @Test
    void floodOfHeadersIsLeftAtItsBound() {
        String line = "X-Flood: " + "a".repeat(1000) + "\r\n";
        assertThat(endless(OK, line)).isEqualTo(FailureCode.HEADERS_TOO_LARGE);
    }

    @Test
    void headerWithoutEndIsLeftAtItsBound() {
        assertThat(endless(OK + "X-Long: ", "a".repeat(1000))).isEqualTo(FailureCode.HEADERS_TOO_LARGE);
    }

    @Test
    void giganticStatusLineIsLeftAtItsBound() {
        assertThat(endless("HTTP/1.1 200 ", "fine, ".repeat(100))).isEqualTo(FailureCode.HEADERS_TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 102, 103, 150})
    void floodOfInformationalResponsesIsLeftAtItsBound(int status) {
        assertThat(endless("", "HTTP/1.1 " + status + " Wait\r\n\r\n"))
                .isIn(FailureCode.HEADERS_TOO_LARGE, FailureCode.HTTP_OTHER);
    }

    @Test
    void floodOfChunkExtensionsIsLeftAtItsBound() {
        assertThat(endless(OK + "Transfer-Encoding: chunked\r\n\r\n5;", "ext=".repeat(100)))
                .isEqualTo(FailureCode.PROTOCOL);
    }

    @Test
    void floodOfTrailersIsLeftAtItsBound() {
        assertThat(endless(
                        OK + "Transfer-Encoding: chunked\r\n\r\n5\r\n<p>hi\r\n0\r\n",
                        "X-T: " + "a".repeat(500) + "\r\n"))
                .isEqualTo(FailureCode.PROTOCOL);
    }

    @Test
    void tooManyHeaderFieldsAreLeft() {
        String fields = IntStream.range(0, FetchSettings.MAX_HEADER_FIELDS)
                .mapToObj(n -> "X-" + n + ": 1\r\n")
                .collect(Collectors.joining());
        assertThat(once(OK + fields + "Content-Length: 0\r\n\r\n")).isEqualTo(FailureCode.HEADERS_TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/9.9 200 OK\r\n\r\n",
                "HTTP/1.1 abc OK\r\n\r\n",
                "HTTP/1.1 -20 OK\r\n\r\n",
                "HTTP/1.1 2\r\n\r\n",
                "HTTP/1.1\r\n\r\n",
                "SSH-2.0-OpenSSH_9.2p1\r\n",
                "220 smtp.example ESMTP\r\n",
                "\r\n\r\n",
                "\u0000\u0000\u0000\r\n\r\n",
            })
    void whatIsNoHttpIsAProtocolFailure(String response) {
        assertThat(once(response)).isIn(FailureCode.PROTOCOL, FailureCode.RESET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zz\r\nhello\r\n0\r\n\r\n",
                "-5\r\nhello\r\n0\r\n\r\n",
                "ffffffffffffffffff\r\nhello",
                "7fffffffffffffff\r\nhello",
                "\r\n\r\n",
            })
    void damagedChunksAreATypedFailure(String chunks) {
        assertThat(once(OK + "Transfer-Encoding: chunked\r\n\r\n" + chunks))
                .isIn(FailureCode.PROTOCOL, FailureCode.TRUNCATED);
    }

    @Test
    void lengthThatIsTooLongIsATruncatedBody() {
        assertThat(once(OK + "Content-Length: 100\r\n\r\nhello")).isEqualTo(FailureCode.TRUNCATED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "5x", "-1", "99999999999999999999", ""})
    void lengthThatIsWrongOrNoneIsNoDanger(String length) {
        try (FetchBench bench = new FetchBench(talk -> {
            talk.head();
            talk.say(OK + "Connection: close\r\nContent-Length: " + length + "\r\n\r\nhello world");
        })) {
            FetchOutcome outcome = bench.get("/");
            assertThat(outcome).isInstanceOfAny(FetchOutcome.Fetched.class, Failed.class);
            if (outcome instanceof FetchOutcome.Fetched fetched) {
                assertThat(fetched.page().content()).asString().startsWith("hello");
            }
        }
    }

    @Test
    void surplusBehindABodyDoesNotBecomeTheNextPage() {
        byte[] honest = FetchBench.html("<p>the second page</p>");
        try (FetchBench bench = new FetchBench(talk -> {
            String head = talk.head();
            if (head != null && head.startsWith("GET /first")) {
                talk.say(OK + "Content-Length: 5\r\n\r\nhelloHTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nforged");
                talk.head();
            } else {
                talk.say(honest);
            }
        })) {
            assertThat(bench.page("/first").content()).asString().isEqualTo("hello");
            // OkHttp reads the forged response as the second one, as every client that keeps connections must: it is
            // the
            // same host's, on its own connection, and reaches no other host.
            assertThat(bench.get("/second")).isInstanceOfAny(FetchOutcome.Fetched.class, Failed.class);
            assertThat(bench.fetcher.fetch(FetchRequest.get(URI.create("http://other.example/"))))
                    .isInstanceOfSatisfying(
                            FetchOutcome.Fetched.class,
                            f -> assertThat(f.page().content())
                                    .isEqualTo("<p>the second page</p>".getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void redirectToAnEndlessAddressIsLeft() {
        assertThat(once("HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: /" + "a".repeat(5000) + "\r\n\r\n"))
                .isEqualTo(FailureCode.BAD_REDIRECT);
    }

    @Test
    void redirectWithoutALocationIsNoPage() {
        assertThat(once("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n")).isEqualTo(FailureCode.HTTP_OTHER);
    }

    private static FailureCode once(String response) {
        try (FetchBench bench = new FetchBench(talk -> {
            talk.head();
            talk.say(response);
        })) {
            return failure(bench.get("/"));
        }
    }

    /** Says {@code start}, then {@code more} until the client goes; the client may not take much of it. */
    private static FailureCode endless(String start, String more) {
        try (FetchBench bench = new FetchBench(talk -> {
            talk.head();
            talk.say(start);
            while (true) {
                talk.say(more);
            }
        })) {
            FailureCode failure = failure(bench.get("/"));
            assertThat(bench.fetcher.endpoints().getFirst().bytesReceived())
                    .isLessThan(4L * Reception.MOST_UNDELIVERED);
            return failure;
        }
    }
}
