package andon.searchapi.exports;

import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.index.DocumentIndex.InvalidCursorException;
import andon.corpus.index.IndexedDocument;
import andon.corpus.index.SearchPage;
import andon.vocabulary.Details;
import andon.vocabulary.Document;
import andon.vocabulary.DocumentKind;
import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import andon.vocabulary.SourceId;
import andon.vocabulary.Span;
import andon.vocabulary.Tlp;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The largest export of each format, of long documents, is written by a process whose heap holds a small part of it. */
class ExportHeapTest {
    private static final int HEAP_MB = 48;
    private static final int CHARACTERS = 8_000;

    @ParameterizedTest
    @EnumSource
    void anExportOfAnySizeIsWrittenInASmallHeap(ExportFormat format) throws Exception {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + HEAP_MB + "m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        format.name())
                .redirectErrorStream(true)
                .start();
        String said = new String(writer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(writer.waitFor()).as(said).isZero();
        long bytes =
                Long.parseLong(said.strip().lines().reduce((one, next) -> next).orElseThrow());
        assertThat(bytes).isGreaterThan(format.maxDocuments() * (long) CHARACTERS);
        assertThat(bytes).as("many times what the heap holds").isGreaterThan(HEAP_MB * (1L << 20) * 3 / 2);
    }

    /** The other process: pages as an index gives them, counted and forgotten where a network would be. */
    static final class Writer {
        private static final String WORDS = "words ".repeat(CHARACTERS / 6 + 1);

        private Writer() {}

        public static void main(String[] args) throws IOException, InvalidCursorException {
            ExportFormat format = ExportFormat.valueOf(args[0]);
            Exports.Asked asked =
                    new Exports.Asked("everything", format, Optional.empty(), format.maxDocuments(), Tlp.AMBER);
            Counting out = new Counting();
            new Export(asked, page(0, Exports.PAGE), (cursor, limit) -> page(Integer.parseInt(cursor), limit))
                    .writeTo(out);
            System.out.println(out.bytes);
        }

        private static SearchPage page(int from, int limit) {
            return new SearchPage(
                    IntStream.range(from, from + limit)
                            .mapToObj(n -> new SearchPage.Hit(document(n), List.of()))
                            .toList(),
                    Integer.MAX_VALUE,
                    Optional.of(Integer.toString(from + limit)),
                    Map.of());
        }

        private static IndexedDocument document(int n) {
            Document document = new Document(
                    "source|post|" + n,
                    new SourceId("source"),
                    DocumentKind.POST,
                    URI.create("http://source.example/" + n),
                    "Title " + n,
                    "author",
                    null,
                    n + " " + WORDS,
                    List.of(),
                    "en",
                    List.of(new Entity(EntityType.DOMAIN_NAME, "host" + n + ".example", new Span(0, 5), "test", 1)),
                    List.of(),
                    Details.NONE);
            return new IndexedDocument(document, Instant.EPOCH, Instant.EPOCH, 1, n + 1L, List.of());
        }
    }

    private static final class Counting extends OutputStream {
        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] buffer, int offset, int length) {
            bytes += length;
        }
    }
}
