package andon.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import andon.crawler.frontier.Frontier;
import andon.testbed.world.SiteReply;
import andon.vocabulary.Capture;
import andon.vocabulary.SourceId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bodies that are heavy, lie about themselves or stay the same. */
class OddBodiesTest {
    @TempDir
    Path folder;

    @Test
    void wrongTypesHugeBodiesAndBombsAreLeftOrCut() throws IOException {
        byte[] text = ("<html><body>" + "leak ".repeat(400_000)).getBytes(StandardCharsets.UTF_8);
        PageSite site = new PageSite(
                "heavy",
                Visited.pages(Map.of(
                        "/", PageSite.page("start", "/huge", "/bomb", "/image", "/liar", "/notes"),
                        "/huge", SiteReply.bytes(200, "text/html", text),
                        "/bomb",
                                SiteReply.bytes(200, "text/html", blanks(3 << 20))
                                        .with("Content-Encoding", "gzip"),
                        "/image", SiteReply.bytes(200, "image/png", new byte[100]),
                        "/liar", SiteReply.bytes(200, "text/html", "%PDF-1.7 …".getBytes(StandardCharsets.UTF_8)),
                        "/notes", SiteReply.text("plain words"))));
        try (Bench bench = new Bench(folder, List.of(site))) {
            Visited result = Visited.by(bench, site, "");
            assertThat(result.captured()).containsExactlyInAnyOrder("/", "/huge", "/notes");
            assertThat(result.outcomes()).containsEntry("wrong-type", 2L).containsEntry("decompression-bomb", 1L);
            assertThat(bench.captures())
                    .filteredOn(c -> c.address().getPath().equals("/huge"))
                    .allMatch(c -> bench.text(c).length() == 1 << 20);
        }
    }

    private static byte[] blanks(int size) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(" ".repeat(size).getBytes(StandardCharsets.US_ASCII));
        }
        return out.toByteArray();
    }

    @Test
    void linksOfAPageThatLiesAboutItsCharsetAreFound() throws IOException {
        String russian = "<html><body><p>Базы данных и доступы, свежие</p><a href=\"/тема\">тема</a></body></html>";
        Visited result = Visited.alone(
                folder,
                new PageSite(
                        "charset",
                        r -> r.path().equals("/")
                                ? SiteReply.html(russian, Charset.forName("windows-1251"), "text/html; charset=utf-8")
                                : PageSite.page("x")),
                "");
        assertThat(result.captured()).containsExactlyInAnyOrder("/", "/%D1%82%D0%B5%D0%BC%D0%B0");
    }

    @Test
    void pageIsAskedForOnAConditionAndKeptAsARevisitWhereTheServerSaysItIsTheSame() throws IOException {
        PageSite site = new PageSite("steady", r -> PageSite.page(r.path(), "/a", "/b"));
        try (Bench bench = new Bench(folder, List.of(site))) {
            Visited.by(bench, site, "");
            try (Crawler crawler = bench.crawler()) {
                SourceId id = new SourceId("steady");
                crawler.begin(id, Frontier.Extent.WHOLE);
                crawler.start();
                assertThat(crawler.awaitIdle(Bench.PATIENCE)).isTrue();
                assertThat(crawler.health(id).outcomes()).containsEntry("unchanged", 3L);
            }
            // The testbed's server knows its own ETags.
            List<Capture> again =
                    bench.captures().stream().filter(c -> c.status() == 304).toList();
            assertThat(again).hasSize(3).allMatch(c -> c.bodySeq().isPresent());
            assertThat(again).allMatch(c -> bench.text(c).contains("Words that somebody wrote"));
            assertThat(bench.evidence.verify().firstBroken()).isEmpty();
        }
    }
}
