package andon.crawler.fetch;

import static andon.crawler.fetch.FetchBench.failure;
import static andon.crawler.fetch.FetchBench.response;
import static org.assertj.core.api.Assertions.assertThat;

import andon.crawler.fetch.FetchOutcome.Failed;
import andon.crawler.fetch.FetchOutcome.Unstored;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of bodies: which are text, which are cut, which are left. */
class BodiesTest {
    private static final String TEXT = "<html><body><p>words and more words</p></body></html>".repeat(40);

    @ParameterizedTest
    @CsvSource({
        "text/html, text/html",
        "TEXT/HTML; charset=utf-8, text/html",
        "application/xhtml+xml, application/xhtml+xml",
        "text/plain, text/plain",
        "text/csv, text/csv",
        "text/x-python, text/x-python",
        "application/json, application/json",
        "application/feed+json, application/feed+json",
        "application/rss+xml, application/rss+xml",
        "application/x-ndjson, application/x-ndjson",
        "application/octet-stream, text/html",
        "binary/octet-stream, text/html",
        "html, text/html",
        "'', text/html",
    })
    void textIsKeptByItsAnnouncedTypeOrItsOwn(String announced, String mediaType) {
        FetchedPage page = FetchBench.page(answer(response(announced, TEXT.getBytes(StandardCharsets.UTF_8))));
        assertThat(page.mediaType()).isEqualTo(mediaType);
        assertThat(page.content()).asString().isEqualTo(TEXT);
        assertThat(page.content()).as("an uncompressed body is held once").isSameAs(page.raw());
    }

    @Test
    void plainTextOfAnUnknownTypeIsPlainText() {
        byte[] dump = "anna@acme.example:hunter2\n".repeat(100).getBytes(StandardCharsets.UTF_8);
        assertThat(FetchBench.page(answer(response("application/octet-stream", dump)))
                        .mediaType())
                .isEqualTo("text/plain");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image/png",
                "image/svg+xml",
                "video/mp4",
                "audio/mpeg",
                "application/pdf",
                "application/zip",
                "application/x-msdownload",
                "application/vnd.ms-excel",
                "font/woff2",
                "text/css",
                "text/javascript",
                "application/javascript",
                "text/event-stream",
                "multipart/x-mixed-replace",
                "application/x-7z-compressed"
            })
    void whatIsAnnouncedAsNoTextIsLeftAndItsSizeTold(String type) {
        Failed failed = (Failed) answer(response(type, TEXT.getBytes(StandardCharsets.UTF_8)));
        assertThat(failed.failure()).isEqualTo(FailureCode.WRONG_TYPE);
        assertThat(failed.unstored()).contains(new Unstored(type, OptionalLong.of(TEXT.length())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%PDF-1.7\n",
                "PK\3\4",
                "GIF89a",
                "\u0089PNG\r\n\u001a\n",
                "\u00ff\u00d8\u00ff\u00e0",
                "Rar!\u001a\7",
                "7z\u00bc\u00af'\u001c",
                "MZ\u0090\0",
                "\u007fELF",
                "\u001f\u008b\b",
                "BZh91AY&SY",
                "\u00fd7zXZ\0",
                "OggS\0",
                "RIFF\1\2\3\4WEBPVP8 ",
                "RIFF\1\2\3\4AVI LIST",
                "ID3\3",
                "SQLite format 3\0",
                "\0\0\0 ftypmp42",
                "\u001aE\u00df\u00a3",
                "wOF2\0",
                "\u00d0\u00cf\u0011\u00e0\u00a1",
                "\u00ca\u00fe\u00ba\u00be",
                "\0asm\1",
                "{\\rtf1\\ansi"
            })
    void binaryThatIsCalledHtmlIsLeft(String start) {
        byte[] body = Arrays.copyOf(start.getBytes(StandardCharsets.ISO_8859_1), 5000);
        Arrays.fill(body, start.length(), body.length, (byte) 'x');
        assertThat(failure(answer(response("text/html", body)))).isEqualTo(FailureCode.WRONG_TYPE);
    }

    @Test
    void binaryWithoutASignatureIsLeftByTheBytesThatNoTextHas() {
        byte[] noise = new byte[4000];
        new Random(7).nextBytes(noise);
        noise[0] = 'A';
        noise[1] = 'B';
        assertThat(failure(answer(response("text/plain", noise)))).isEqualTo(FailureCode.WRONG_TYPE);
    }

    @Test
    void binaryBehindATextsBeginningIsLeft() {
        byte[] body = new byte[20_000];
        new Random(8).nextBytes(body);
        Arrays.fill(body, 0, 2000, (byte) 'a');
        assertThat(failure(answer(response("text/html", body)))).isEqualTo(FailureCode.WRONG_TYPE);
    }

    @Test
    void strayControlByteMakesNoBinary() {
        byte[] body = TEXT.getBytes(StandardCharsets.UTF_8);
        body[100] = 0;
        body[500] = 8;
        assertThat(FetchBench.page(answer(response("text/html", body))).raw()).isEqualTo(body);
        assertThat(failure(answer(response("application/octet-stream", body)))).isEqualTo(FailureCode.WRONG_TYPE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "ISO-2022-JP", "windows-1251", "Shift_JIS", "KOI8-R", "IBM437"
            })
    void textOfEveryCharsetIsText(String charset) {
        String words = switch (charset) {
            case "ISO-2022-JP", "Shift_JIS" -> "<p>流出したデータベース。</p>";
            default -> "<p>Базы данных, свежие.</p>";
        };
        byte[] body = words.repeat(100).getBytes(Charset.forName(charset));
        assertThat(FetchBench.page(answer(response("text/html; charset=" + charset, body)))
                        .charset())
                .contains(charset);
    }

    @Test
    void restOfAFilmThatIsCalledHtmlIsNotReceived() {
        byte[] start = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n\0\0\0 ftypmp42"
                .getBytes(StandardCharsets.ISO_8859_1);
        try (FetchBench bench = new FetchBench(talk -> {
            talk.head();
            talk.say(start);
            while (true) {
                talk.say(new byte[4096]);
            }
        })) {
            Failed failed = (Failed) bench.get("/film");
            assertThat(failed.failure()).isEqualTo(FailureCode.WRONG_TYPE);
            assertThat(failed.unstored()).contains(new Unstored("text/html", OptionalLong.empty()));
            assertThat(bench.fetcher.endpoints().getFirst().bytesReceived()).isLessThan(40_000);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "GZIP", "deflate", "raw"})
    void compressedBodyIsKeptAsReceivedAndDecoded(String encoding) {
        byte[] packed =
                encoding.equals("deflate") ? zlib(TEXT, false) : encoding.equals("raw") ? zlib(TEXT, true) : gzip(TEXT);
        String said = encoding.equals("raw") ? "deflate" : encoding;
        FetchedPage page = FetchBench.page(answer(response("text/html", packed, "Content-Encoding: " + said)));
        assertThat(page.raw()).isEqualTo(packed);
        assertThat(page.content()).asString().isEqualTo(TEXT);
    }

    @Test
    void gzipOfSeveralMembersWithEveryHeaderFieldIsOneBody() {
        byte[] plain = gzip(TEXT);
        ByteArrayOutputStream fancy = new ByteArrayOutputStream();
        fancy.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 4 + 8 + 16 + 2, 0, 0, 0, 0, 0, 3});
        fancy.writeBytes(new byte[] {2, 0, 'x', 'y', 'n', 0, 'c', 0, 9, 9});
        fancy.write(plain, 10, plain.length - 10);
        fancy.writeBytes(plain);
        fancy.writeBytes(new byte[] {0, 0, 0});
        FetchedPage page =
                FetchBench.page(answer(response("text/html", fancy.toByteArray(), "Content-Encoding: gzip")));
        assertThat(page.content()).asString().isEqualTo(TEXT + TEXT);
    }

    @Test
    void secondMemberThatComesInAPacketOfItsOwnIsPartOfTheBody() {
        byte[] member = gzip(TEXT);
        try (FetchBench bench = new FetchBench(talk -> {
            talk.head();
            talk.say("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (int part = 0; part < 3; part++) {
                talk.say(Integer.toHexString(member.length) + "\r\n");
                talk.say(member);
                talk.say("\r\n");
            }
            talk.say("0\r\n\r\n");
        })) {
            assertThat(bench.page("/").content()).asString().isEqualTo(TEXT.repeat(3));
        }
    }

    @Test
    void deflatedBodyThatFillsItsBufferToTheLastByteIsWhole() {
        // Found by fuzzing: the inflater had given all bytes, and not yet seen that it was at the end.
        for (int length = (32 << 10) - 3; length <= (32 << 10) + 3; length++) {
            String text = "w".repeat(length);
            assertThat(FetchBench.page(answer(response("text/html", zlib(text, true), "Content-Encoding: deflate")))
                            .content())
                    .asString()
                    .isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "zstd", "gzip, gzip", "nonsense"})
    void encodingThatWasNotAskedForIsLeft(String encoding) {
        assertThat(failure(answer(response("text/html", gzip(TEXT), "Content-Encoding: " + encoding))))
                .isEqualTo(FailureCode.ENCODING);
    }

    @Test
    void compressedBodyThatIsDamagedOrHalfIsLeft() {
        byte[] whole = gzip(TEXT);
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        byte[] wrongSum = whole.clone();
        wrongSum[whole.length - 6]++;
        byte[] damaged = whole.clone();
        Arrays.fill(damaged, 20, 40, (byte) 0xff);
        for (byte[] body : new byte[][] {half, wrongSum, damaged, {1, 2, 3}, TEXT.getBytes(StandardCharsets.UTF_8)}) {
            assertThat(failure(answer(response("text/html", body, "Content-Encoding: gzip"))))
                    .isEqualTo(FailureCode.ENCODING);
        }
    }

    @Test
    void emptyBodyIsAnEmptyPageWhateverItsEncoding() {
        assertThat(FetchBench.page(answer(response("text/html", new byte[0]))).content())
                .isEmpty();
        assertThat(FetchBench.page(answer(response("text/html", new byte[0], "Content-Encoding: gzip")))
                        .content())
                .isEmpty();
    }

    @Test
    void bombIsLeftBeforeItFillsTheMemory() {
        byte[] bomb = gzip(" ".repeat(8 << 20));
        try (FetchBench bench =
                new FetchBench(RawServer.always(response("text/html", bomb, "Content-Encoding: gzip")))) {
            OkHttpFetcher large = new OkHttpFetcher(
                    FetchBench.settings(bench.proxy.address()).withMaxBody(16 << 20),
                    new Cookies(),
                    InstantSource.system());
            try (large) {
                assertThat(failure(large.fetch(FetchRequest.get(URI.create("http://host.example/")))))
                        .isEqualTo(FailureCode.DECOMPRESSION_BOMB);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1024, gzip", "10000, gzip", "65536, deflate", "1000000, gzip", "1048576, deflate", "5000000, gzip"})
    void bombIsABombHoweverSmallTheBoundOfABody(int bound, String encoding) {
        String blank = " ".repeat(8 << 20);
        byte[] bomb = encoding.equals("gzip") ? gzip(blank) : zlib(blank, false);
        try (FetchBench bench =
                        new FetchBench(RawServer.always(response("text/html", bomb, "Content-Encoding: " + encoding)));
                OkHttpFetcher fetcher = new OkHttpFetcher(
                        FetchBench.settings(bench.proxy.address()).withMaxBody(bound),
                        new Cookies(),
                        InstantSource.system())) {
            assertThat(failure(fetcher.fetch(FetchRequest.get(URI.create("http://host.example/")))))
                    .isEqualTo(FailureCode.DECOMPRESSION_BOMB);
        }
    }

    @Test
    void bodyLongerThanTheBoundIsCutThereAndMarked() {
        byte[] body = "leak ".repeat(40_000).getBytes(StandardCharsets.UTF_8);
        FetchedPage page = FetchBench.page(answer(response("text/plain", body)));
        assertThat(page.truncated()).contains("length");
        assertThat(page.raw()).isEqualTo(Arrays.copyOf(body, FetchBench.MAX_BODY));
    }

    @Test
    void bodyOfExactlyTheBoundIsWhole() {
        byte[] body = "x".repeat(FetchBench.MAX_BODY).getBytes(StandardCharsets.UTF_8);
        assertThat(FetchBench.page(answer(response("text/plain", body))).truncated())
                .isEmpty();
    }

    @Test
    void compressedBodyThatGrowsBeyondTheBoundIsCutAndItsBeginningReadable() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            text.append("line ").append(i * 7919L % 10_007).append('\n');
        }
        byte[] packed = gzip(text.toString());
        assertThat(packed.length).isLessThan(FetchBench.MAX_BODY);
        FetchedPage page = FetchBench.page(answer(response("text/plain", packed, "Content-Encoding: gzip")));
        assertThat(page.truncated()).contains("length");
        assertThat(page.content()).asString().isEqualTo(text.substring(0, FetchBench.MAX_BODY));
        assertThat(page.raw())
                .isEqualTo(Arrays.copyOf(packed, page.raw().length))
                .hasSizeLessThan(packed.length);
    }

    @Test
    void compressedBodyLongerThanTheBoundIsCutAndItsBeginningReadable() {
        byte[] noise = new byte[200_000];
        new Random(9).nextBytes(noise);
        String text = HexFormat.of().formatHex(noise);
        byte[] packed = gzip(text);
        assertThat(packed.length).isGreaterThan(FetchBench.MAX_BODY);
        try (FetchBench bench =
                new FetchBench(RawServer.always(response("text/plain", packed, "Content-Encoding: gzip")))) {
            FetchedPage page = bench.page("/");
            assertThat(page.truncated()).contains("length");
            assertThat(text).startsWith(new String(page.content(), StandardCharsets.US_ASCII));
        }
    }

    @Test
    void announcedLengthReservesNoMemory() {
        // 1024 workers that believed it would need 64 MB each.
        try (FetchBench bench = new FetchBench(talk -> {
            talk.head();
            talk.say("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2000000000\r\n\r\n<p>hello");
        })) {
            assertThat(failure(bench.get("/"))).isEqualTo(FailureCode.TRUNCATED);
        }
    }

    @Test
    void charsetOfTheHeaderIsTold() {
        assertThat(MediaTypes.charset("text/html; charset=\"windows-1251\"")).isEqualTo(Optional.of("windows-1251"));
        assertThat(MediaTypes.charset("text/html")).isEmpty();
    }

    private static FetchOutcome answer(byte[] response) {
        try (FetchBench bench = new FetchBench(RawServer.always(response))) {
            return bench.get("/");
        }
    }

    static byte[] gzip(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] zlib(String text, boolean raw) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflate =
                new DeflaterOutputStream(out, new Deflater(Deflater.DEFAULT_COMPRESSION, raw))) {
            deflate.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
