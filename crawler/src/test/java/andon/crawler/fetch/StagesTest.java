package andon.crawler.fetch;

import static andon.crawler.fetch.FetchBench.failure;
import static org.assertj.core.api.Assertions.assertThat;

import andon.crawler.fetch.FetchOutcome.Failed;
import andon.crawler.fetch.FetchOutcome.Fetched;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A connection that breaks, or falls silent, at each of its stages: of the proxy, then of the server behind it. */
class StagesTest {
    private static final String PAGE = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n";
    private static final String CHUNKS =
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n";

    /** What was said before the end, and what its break and its silence are called. */
    enum Stage {
        ACCEPTED(0, "", FailureCode.PROXY_PROTOCOL, FailureCode.PROXY_DOWN),
        METHOD(1, "", FailureCode.PROXY_PROTOCOL, FailureCode.PROXY_DOWN),
        LOGIN(2, "", FailureCode.GENERAL_FAILURE, FailureCode.TIMEOUT_CONNECT),
        HALF_A_REPLY(3, "", FailureCode.GENERAL_FAILURE, FailureCode.TIMEOUT_CONNECT),
        CONNECTED(4, "", FailureCode.RESET, FailureCode.TIMEOUT_READ),
        HALF_A_STATUS(4, "HTTP/1.1 20", FailureCode.RESET, FailureCode.TIMEOUT_READ),
        HALF_THE_HEADERS(4, "HTTP/1.1 200 OK\r\nContent-Ty", FailureCode.RESET, FailureCode.TIMEOUT_READ),
        HEADERS(4, PAGE, FailureCode.TRUNCATED, FailureCode.TIMEOUT_READ),
        HALF_A_BODY(4, PAGE + "<p>half", FailureCode.TRUNCATED, FailureCode.TIMEOUT_READ),
        HALF_A_CHUNK(4, CHUNKS + "80\r\n<p>half", FailureCode.TRUNCATED, FailureCode.TIMEOUT_READ),
        BETWEEN_CHUNKS(4, CHUNKS + "3\r\n<p>\r\n", FailureCode.TRUNCATED, FailureCode.TIMEOUT_READ);

        private final int handshake;
        private final String said;
        private final FailureCode broken;
        private final FailureCode silent;

        Stage(int handshake, String said, FailureCode broken, FailureCode silent) {
            this.handshake = handshake;
            this.said = said;
            this.broken = broken;
            this.silent = silent;
        }

        /** Plays the proxy and the server behind it up to here. */
        void play(RawServer.Talk talk) throws IOException {
            if (handshake > 0) {
                talk.skip(4);
                talk.say("\5\2");
            }
            if (handshake > 1) {
                talk.skip(1);
                talk.skip(talk.in.read());
                talk.skip(talk.in.read());
                talk.say("\1\0");
            }
            if (handshake > 2) {
                talk.skip(4);
                talk.skip(talk.in.read() + 2);
                talk.say("\5\0\0");
            }
            if (handshake > 3) {
                talk.say("\1\0\0\0\0\0\0");
                talk.head();
                talk.say(said);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void connectionThatBreaksIsTypedByItsStage(Stage stage) {
        assertThat(failure(fetch(talk -> stage.play(talk)))).isEqualTo(stage.broken);
    }

    @ParameterizedTest
    @EnumSource
    void connectionThatIsResetIsTypedByItsStage(Stage stage) {
        Failed failed = (Failed) fetch(talk -> {
            stage.play(talk);
            talk.reset();
        });
        // An RST may overtake what was said before it; then it is the connection that broke, or the endpoint.
        assertThat(failed.failure())
                .isIn(stage.broken, stage.compareTo(Stage.LOGIN) < 0 ? FailureCode.PROXY_DOWN : FailureCode.RESET);
        assertThat(failed.advice()).isIn(stage.broken.advice(), FetchOutcome.Advice.RETRY);
    }

    @ParameterizedTest
    @EnumSource
    void silenceIsTypedByItsStageAndBounded(Stage stage) {
        long start = System.nanoTime();
        assertThat(failure(fetch(talk -> {
                    stage.play(talk);
                    talk.stall();
                })))
                .isEqualTo(stage.silent);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @EnumSource(names = {"CONNECTED", "HALF_THE_HEADERS", "HALF_A_BODY"})
    void dripThatNeverEndsIsEndedByTheTotalTime(Stage stage) {
        FetchOutcome outcome = fetch(talk -> {
            stage.play(talk);
            while (true) {
                talk.say("x");
                LockSupport.parkNanos(20_000_000);
            }
        });
        assertThat(failure(outcome)).isEqualTo(FailureCode.TIMEOUT_TOTAL);
    }

    @Test
    void endlessPageIsCutAtTheTotalTimeAndSaysSo() {
        FetchOutcome outcome = fetch(talk -> {
            Stage.BETWEEN_CHUNKS.play(talk);
            String line = "400\r\n" + "a message <br>\n".repeat(69).substring(0, 1024) + "\r\n";
            while (true) {
                talk.say(line);
                LockSupport.parkNanos(50_000_000);
            }
        });
        FetchedPage page = ((Fetched) outcome).page();
        assertThat(page.truncated()).contains("time");
        assertThat(page.raw()).hasSizeGreaterThan(1024).startsWith("<p>a message".getBytes(StandardCharsets.US_ASCII));
    }

    private static FetchOutcome fetch(RawServer.Script endpoint) {
        try (RawServer proxy = RawServer.start(endpoint);
                OkHttpFetcher fetcher = new OkHttpFetcher(
                        FetchBench.settings(proxy.address())
                                .withTimeouts(Duration.ofMillis(400), Duration.ofMillis(300), Duration.ofMillis(900)),
                        new Cookies(),
                        InstantSource.system())) {
            return fetcher.fetch(FetchRequest.get(URI.create("http://host.example/page")));
        }
    }
}
