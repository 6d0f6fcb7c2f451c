package andon.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpBlockTest {
    @Test
    void bareLineFeedsAndFoldedHeadersAreUnderstood() {
        HttpBlock block = parse("HTTP/1.0 404\nA: one\n two\nno colon\nB:\n\nbody\n");
        assertThat(block.status()).isEqualTo(404);
        assertThat(block.headers()).containsExactly(new Header("A", "one two"), new Header("B", ""));
        assertThat(block.payload()).asString().isEqualTo("body\n");
    }

    @Test
    void headersAreUtf8OrElseLatin1() {
        assertThat(parse("HTTP/1.1 200 OK\r\nA: \u00d0\u00b4\r\n\r\n").first("a"))
                .contains("д");
        assertThat(parse("HTTP/1.1 200 OK\r\nA: \u00e9!\r\n\r\n").first("a")).contains("é!");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3_one_0__ | one",
                "3;x=y_one_4_more_0__ | onemore",
                "A_0123456789_0_Trailer: x__ | 0123456789",
                "5_cut | cut",
                "3_one_zz_rest | one",
                "FFFFFFFF_x | x",
                "not chunked at all | not chunked at all",
                "-3_abc | -3_abc",
            })
    void chunksAreUndoneAsFarAsTheyGo(String body, String payload) {
        String head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, Chunked\r\n\r\n";
        assertThat(parse(head + body.replace("_", "\r\n")).payload())
                .asString()
                .isEqualTo(payload.replace("_", "\r\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n", "GET / HTTP/1.1\r\n\r\n", "HTTP/1.1 OK\r\n\r\n", "HTTP/1.1 20\r\n\r\n"})
    void whatBeginsLikeNoResponseIsNone(String block) {
        assertThat(HttpBlock.parse(bytes(block))).isEmpty();
    }

    @Test
    void headBeyondAllBoundsIsNone() {
        assertThat(HttpBlock.parse(bytes("HTTP/1.1 200 OK\r\n" + "A: b\r\n".repeat(1001) + "\r\n")))
                .isEmpty();
        assertThat(HttpBlock.parse(bytes("HTTP/1.1 200 OK\r\nA: " + "b".repeat(1 << 20) + "\r\n\r\n")))
                .isEmpty();
    }

    private static HttpBlock parse(String block) {
        return HttpBlock.parse(bytes(block)).orElseThrow();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
