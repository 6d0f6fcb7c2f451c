package andon.app;

import static org.assertj.core.api.Assertions.assertThat;

import andon.crawler.Crawler;
import andon.crawler.frontier.Frontier;
import andon.indexer.Indexer;
import andon.vocabulary.SourceId;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code andon source health} of a board that was really crawled. */
class SourceHealthCommandTest {
    @TempDir
    Path folder;

    @Test
    void saysHowASourceStandsAndExitsWithOneWhenItIsBad() throws Exception {
        try (BoardWatch watch = new BoardWatch(folder)) {
            visit(watch);
            Ran good = health();
            assertThat(good.out().split("\t"))
                    .hasSize(5)
                    .startsWith("board", "good")
                    .contains("0 %");
            assertThat(good.code()).isZero();
            watch.board.down = true;
            visit(watch);
            Ran bad = health();
            assertThat(bad.out()).startsWith("board\tbad\t").contains("\n\tunreachable\tits host did not answer: ");
            assertThat(bad.code()).isEqualTo(1);
        }
    }

    private static void visit(BoardWatch watch) {
        try (Stores stores = Stores.open(watch.settings);
                Crawler crawler = Crawling.crawler(stores, watch.settings);
                Indexer indexer = Indexing.indexer(stores, watch.settings.indexer())) {
            watch.watch(stores, "{ address: /rules, text: \"Never sell\" }");
            crawler.start();
            crawler.begin(new SourceId("board"), Frontier.Extent.WHOLE);
            assertThat(crawler.awaitIdle(Duration.ofSeconds(60))).isTrue();
            Indexing.all(indexer);
        }
    }

    private record Ran(int code, String out) {}

    private Ran health() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        int code;
        try {
            code = Andon.run(
                    "source", "health", "--config", folder.resolve("andon.yaml").toString());
        } finally {
            System.setOut(before);
        }
        return new Ran(code, out.toString(StandardCharsets.UTF_8));
    }
}
