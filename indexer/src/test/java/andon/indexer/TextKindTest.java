package andon.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TextKindTest {
    private static TextKind kind(String contentType, String body) {
        return TextKind.of(contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theHeaderDecidesWhereItSaysSomething() {
        assertThat(kind("text/html; charset=koi8-r", "no markup")).isEqualTo(TextKind.HTML);
        assertThat(kind("Application/XHTML+xml", "<html/>")).isEqualTo(TextKind.HTML);
        assertThat(kind("text/plain", "<html><body>shown as text</body></html>"))
                .isEqualTo(TextKind.PLAIN);
        assertThat(kind("text/csv", "a,b")).isEqualTo(TextKind.PLAIN);
        assertThat(kind("application/sql", "insert into a values (1)")).isEqualTo(TextKind.PLAIN);
        assertThat(kind("application/x-ndjson", "{}")).isEqualTo(TextKind.PLAIN);
        assertThat(kind("application/vnd.board+json", "{}")).isEqualTo(TextKind.PLAIN);
        assertThat(kind("text/css", "a {}")).isEqualTo(TextKind.FURNITURE);
        assertThat(kind("application/rss+xml", "<rss>")).isEqualTo(TextKind.FEED);
        assertThat(kind("image/png", "text all the same")).isEqualTo(TextKind.OTHER);
    }

    @Test
    void theFirstBytesDecideWhereTheHeaderSaysNothing() {
        assertThat(TextKind.of(null, "<!DOCTYPE html><p>a".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(TextKind.HTML);
        assertThat(kind("application/octet-stream", "mail@a.example:secret")).isEqualTo(TextKind.PLAIN);
        assertThat(kind("application/octet-stream", "PK\u0003\u0004\u0000\u0000"))
                .isEqualTo(TextKind.OTHER);
        assertThat(kind("text/xml", "<?xml version=\"1.0\"?><rss version=\"2.0\">"))
                .isEqualTo(TextKind.FEED);
        assertThat(kind("text/xml", "<?xml version=\"1.0\"?><users>")).isEqualTo(TextKind.PLAIN);
    }

    @Test
    void zerosAreTextOnlyInUtf16WithItsMark() {
        assertThat(TextKind.of("text/plain", "\ufefftext".getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo(TextKind.PLAIN);
        assertThat(TextKind.of("text/plain", "text".getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo(TextKind.OTHER);
        assertThat(TextKind.of("text/plain", new byte[0])).isEqualTo(TextKind.OTHER);
    }
}
