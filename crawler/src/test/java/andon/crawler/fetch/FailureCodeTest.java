package andon.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import andon.crawler.fetch.FetchOutcome.Advice;
import andon.crawler.fetch.FetchOutcome.Blame;
import andon.crawler.fetch.FetchOutcome.Failed;
import andon.testbed.net.SocksAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FailureCodeTest {
    @ParameterizedTest
    @CsvSource({
        "01, general-failure, RETRY, HOST",
        "02, not-allowed, STOP, HOST",
        "03, network-unreachable, RETRY, HOST",
        "04, host-unreachable, RETRY, HOST",
        "05, connection-refused, RETRY, HOST",
        "06, ttl-expired, RETRY, HOST",
        "07, command-unsupported, STOP, PROXY",
        "08, address-unsupported, STOP, PROXY",
        "f0, descriptor-not-found, RETRY, HOST",
        "f1, descriptor-invalid, RETRY, HOST",
        "f2, introduction-failed, RETRY, HOST",
        "f3, rendezvous-failed, RETRY, HOST",
        "f4, client-auth-missing, STOP, HOST",
        "f5, client-auth-bad, STOP, HOST",
        "f6, bad-address, STOP, HOST",
        "f7, introduction-timeout, RETRY, HOST",
    })
    void everySocksReplyHasItsCode(String reply, String code, Advice advice, Blame blame) {
        try (FetchBench bench = new FetchBench(RawServer.Talk::stall)) {
            bench.proxy.answer(FetchBench.HOST, new SocksAnswer.Refuse(Integer.parseInt(reply, 16)));
            Failed failed = (Failed) bench.get("/");
            assertThat(failed.code()).isEqualTo(code);
            assertThat(failed.advice()).isEqualTo(advice);
            assertThat(failed.blame()).isEqualTo(blame);
            assertThat(bench.server.connections()).isZero();
        }
    }

    @Test
    void replyThatNoDocumentKnowsIsTriedAgain() {
        assertThat(FailureCode.ofReply(0x42)).isEqualTo(FailureCode.SOCKS_OTHER);
        assertThat(FailureCode.ofReply(0xf8)).isEqualTo(FailureCode.SOCKS_OTHER);
        assertThat(FailureCode.SOCKS_OTHER.advice()).isEqualTo(Advice.RETRY);
    }

    @ParameterizedTest
    @CsvSource({
        "300, SKIP, PAGE", "304, SKIP, PAGE", "400, SKIP, PAGE", "401, SKIP, PAGE", "403, SKIP, PAGE",
        "404, SKIP, PAGE", "408, RETRY, PAGE", "410, SKIP, PAGE", "418, SKIP, PAGE", "425, RETRY, PAGE",
        "429, RETRY, HOST", "451, SKIP, PAGE", "500, RETRY, PAGE", "501, SKIP, PAGE", "502, RETRY, HOST",
        "503, RETRY, HOST", "504, RETRY, HOST", "505, SKIP, PAGE", "522, RETRY, PAGE", "600, SKIP, PAGE",
    })
    void everyStatusThatBringsNoPageSaysWhatToDo(int status, Advice advice, Blame blame) {
        try (FetchBench bench = new FetchBench(RawServer.always(
                ("HTTP/1.1 " + status + " So\r\nContent-Length: 0\r\n\r\n").getBytes(StandardCharsets.US_ASCII)))) {
            Failed failed = (Failed) bench.get("/");
            assertThat(failed.code()).isEqualTo("http-" + status);
            assertThat(failed.advice()).isEqualTo(advice);
            assertThat(failed.blame()).isEqualTo(blame);
        }
    }

    @Test
    void retryAfterIsBelievedUpToADay() {
        assertThat(Failures.http(503, Optional.of("30")).retryAfter()).contains(Duration.ofSeconds(30));
        assertThat(Failures.http(503, Optional.of("999999999")).retryAfter()).contains(Duration.ofDays(1));
        assertThat(Failures.http(503, Optional.of("tomorrow")).retryAfter()).isEmpty();
    }

    @Test
    void codesAreMetricNamesAndEachIsThereOnce() {
        assertThat(FailureCode.values()).extracting(FailureCode::code).doesNotHaveDuplicates();
        assertThat(FailureCode.values())
                .filteredOn(failure -> !failure.name().startsWith("HTTP_"))
                .allMatch(failure -> failure.code().matches("[a-z]+(-[a-z]+)*"));
    }

    @ParameterizedTest
    @EnumSource
    void everyCodeStandsInTheOperatorsTable(FailureCode failure) throws IOException {
        String table = Files.readString(Path.of("..", "docs", "operations.md"));
        assertThat(Arrays.stream(failure.code().split(", ")).map(code -> code.replaceFirst("other ", "")))
                .allSatisfy(code -> assertThat(table).contains("`" + code + "`"));
    }
}
