package andon.benchmarks.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoardTest {
    @ParameterizedTest
    @ValueSource(ints = {20, 37, 100, 500})
    void everyPageIsReachedFromTheStartAndNothingElseIsLinked(int pages) {
        Map<String, String> board =
                new Board(pages, 1).pages().stream().collect(Collectors.toMap(Board.Page::path, Board.Page::html));
        assertThat(board).hasSize(pages);

        Set<String> seen = new HashSet<>(Set.of("/"));
        Deque<String> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            String html = board.get(open.pop());
            assertThat(html).isNotNull();
            for (Element link : Jsoup.parse(html).select("a[href]")) {
                String path = link.attr("href").replaceFirst("#.*", "");
                if (seen.add(path)) {
                    open.add(path);
                }
            }
        }
        assertThat(seen).isEqualTo(board.keySet());
    }

    @Test
    void pagesAreAboutFourteenKilobytesWithAboutSixtyLinks() {
        for (Board.Page page : new Board(100, 2).pages()) {
            assertThat(page.html().length()).as(page.path()).isBetween(13_000, 16_500);
            if (!page.path().equals("/")) {
                assertThat(Jsoup.parse(page.html()).select("a[href]").size())
                        .as(page.path())
                        .isBetween(40, 75);
            }
        }
    }

    @Test
    void sameArgumentsGiveTheSameBytesAndOtherVariantsGiveOthers() {
        assertThat(new Board(40, 3).pages()).isEqualTo(new Board(40, 3).pages());
        assertThat(new Board(40, 3).pages()).isNotEqualTo(new Board(40, 4).pages());
    }
}
