package andon.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.crawler.fetch.FetchOutcome.NotModified;
import andon.evidence.Header;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionsAndHeadersTest {
    private static final URI ADDRESS = URI.create("http://host.example/page");
    private static final byte[] SAME =
            "HTTP/1.1 304 Not Modified\r\nETag: \"v1\"\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    @Test
    void pageOffersItsValidatorsAndTheNextRequestSendsThem() {
        byte[] page = FetchBench.response(
                "text/html",
                "<p>words".getBytes(StandardCharsets.US_ASCII),
                "ETag: \"v1\"",
                "Last-Modified: Wed, 21 Oct 2026 07:28:00 GMT");
        try (FetchBench bench = new FetchBench(RawServer.always(page))) {
            Validators known = bench.page("/page").validators();
            assertThat(known)
                    .isEqualTo(new Validators(Optional.of("\"v1\""), Optional.of("Wed, 21 Oct 2026 07:28:00 GMT")));
            bench.server.play(RawServer.always(SAME));
            bench.fetcher.renewCircuit(FetchBench.HOST);
            FetchOutcome outcome = bench.fetcher.fetch(FetchRequest.get(ADDRESS).unless(known));
            assertThat(outcome).isInstanceOfSatisfying(NotModified.class, same -> {
                assertThat(same.address()).isEqualTo(ADDRESS);
                assertThat(same.status()).isEqualTo(304);
                assertThat(same.reason()).isEqualTo("Not Modified");
                assertThat(same.headers()).containsExactly(new Header("ETag", "\"v1\""));
                assertThat(same.requestHeaders()).contains(new Header("If-None-Match", "\"v1\""));
                assertThat(same.circuit()).startsWith(FetchBench.HOST);
                assertThat(same.took()).isPositive();
            });
            assertThat(bench.server.heads().getLast())
                    .contains("If-None-Match: \"v1\"\r\n", "If-Modified-Since: Wed, 21 Oct 2026 07:28:00 GMT\r\n");
        }
    }

    @Test
    void changedPageIsFetchedInSpiteOfItsValidators() {
        try (FetchBench bench = new FetchBench(RawServer.always(FetchBench.html("<p>new")))) {
            FetchRequest request =
                    FetchRequest.get(ADDRESS).unless(new Validators(Optional.of("\"v1\""), Optional.empty()));
            assertThat(FetchBench.page(bench.fetcher.fetch(request)).content())
                    .asString()
                    .isEqualTo("<p>new");
        }
    }

    @Test
    void notModifiedThatNobodyAskedForIsAFailure() {
        try (FetchBench bench = new FetchBench(RawServer.always(SAME))) {
            assertThat(((FetchOutcome.Failed) bench.get("/")).code()).isEqualTo("http-304");
        }
    }

    @Test
    void validatorThatCannotBeSentBackIsNotKept() {
        assertThat(new Validators(Optional.of("a".repeat(257)), Optional.of("a\nb")).isEmpty())
                .isTrue();
        assertThat(Validators.of(List.of(new Header("etag", "W/\"1\""))))
                .isEqualTo(new Validators(Optional.of("W/\"1\""), Optional.empty()));
        assertThat(FetchRequest.get(ADDRESS).unless(Validators.NONE).validators())
                .isEmpty();
    }

    @Test
    void formIsNeverSentOnACondition() {
        FetchRequest form = FetchRequest.post(ADDRESS, Map.of("user", "reader"));
        assertThatThrownBy(() -> form.unless(new Validators(Optional.of("\"1\""), Optional.empty())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void headersAreTheSameForEveryRequestOfASource() {
        try (FetchBench bench = new FetchBench(RawServer.always(FetchBench.html("<p>words")))) {
            for (String path : List.of("/robots.txt", "/", "/thread?id=1")) {
                bench.get(path);
            }
            assertThat(bench.server.heads())
                    .hasSize(3)
                    .extracting(head -> head.substring(head.indexOf('\n')))
                    .containsOnly(bench.server
                            .heads()
                            .getFirst()
                            .substring(bench.server.heads().getFirst().indexOf('\n')));
            assertThat(bench.server.heads().getFirst())
                    .contains(
                            "User-Agent: Mozilla/5.0 ",
                            "Accept-Language: en-US,en;q=0.5",
                            "Accept-Encoding: gzip, deflate\r\n");
        }
    }

    @Test
    void sourcesOwnHeadersReplaceTheCommonOnes() {
        HeaderSet own = new HeaderSet("reader/1.0", Map.of("Accept-Language", "ru"));
        try (FetchBench bench = new FetchBench(RawServer.always(FetchBench.html("<p>words")))) {
            bench.fetcher.fetch(FetchRequest.get(ADDRESS).with(own));
            // Without an Accept-Encoding of its own OkHttp would ask for gzip and hide it from the capture.
            assertThat(bench.server.heads().getFirst())
                    .contains("User-Agent: reader/1.0\r\n", "Accept-Language: ru\r\n", "Accept-Encoding: identity\r\n")
                    .doesNotContain("Sec-Fetch");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host",
                "cookie",
                "Content-Length",
                "If-None-Match",
                "Proxy-Authorization",
                "Range",
                "a b",
                "",
                "X:Y"
            })
    void headerThatWouldBreakARequestIsRefused(String name) {
        assertThatThrownBy(() -> new HeaderSet("agent", Map.of(name, "value")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "gzip, zstd", "*", "compress;q=1"})
    void encodingThatCannotBeDecodedCannotBeAskedFor(String encodings) {
        assertThatThrownBy(() -> new HeaderSet("agent", Map.of("accept-encoding", encodings)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gzip, deflate");
    }

    @Test
    void headerSetIsBounded() {
        Map<String, String> many = new LinkedHashMap<>();
        for (int i = 0; i <= HeaderSet.MOST; i++) {
            many.put("X-" + i, "1");
        }
        assertThatThrownBy(() -> new HeaderSet("agent", many)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new HeaderSet("agent", Collections.singletonMap("X", "line\nbreak")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new HeaderSet("", Map.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
