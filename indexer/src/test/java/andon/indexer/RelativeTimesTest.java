package andon.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import andon.vocabulary.Document;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times that count from the visit, from the page to the document. The visit is on 2026-01-16 at 20:00 UTC. */
class RelativeTimesTest {
    private static String board(String time) {
        return IndexerFixture.thread("7", "moth", "Words of a post").replace("01-15-2026, 05:11 PM", time);
    }

    private static String chat(String time) {
        return "<html><body><h1>Fleet news</h1><div class=chat><div class=msg><b class=author>moth</b><i class=date>"
                + time
                + "</i><div class=text>Nothing new from the harbour office today.</div></div>"
                + "<div class=msg><b class=author>wren</b><i class=date>" + time
                + "</i><div class=text>Thank you for telling all of us.</div></div></div></body></html>";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "6 hours ago = 2026-01-16T14:00:00Z",
                "an hour ago = 2026-01-16T19:00:00Z",
                "5 mins ago = 2026-01-16T19:55:00Z",
                "1 day, 3 hours ago = 2026-01-15T17:00:00Z",
                "3 weeks ago = 2025-12-26T20:00:00Z",
                "Yesterday at 5:11 pm = 2026-01-15T17:11:00Z",
                "Today, 09:05 AM = 2026-01-16T09:05:00Z",
                "just now = 2026-01-16T20:00:00Z",
                "5 минут назад = 2026-01-16T19:55:00Z",
                "минуту назад = 2026-01-16T19:59:00Z",
                "час назад = 2026-01-16T19:00:00Z",
                "5 мин. назад = 2026-01-16T19:55:00Z",
                "2 ч. назад = 2026-01-16T18:00:00Z",
                "2 дня назад = 2026-01-14T20:00:00Z",
                "3 дн. назад = 2026-01-13T20:00:00Z",
                "неделю назад = 2026-01-09T20:00:00Z",
                "Вчера, 17:11 = 2026-01-15T17:11:00Z",
                "Сегодня в 09:05 = 2026-01-16T09:05:00Z",
                "только что = 2026-01-16T20:00:00Z",
                "3小时前 = 2026-01-16T17:00:00Z",
                "3 个小时前 = 2026-01-16T17:00:00Z",
                "5 分钟前 = 2026-01-16T19:55:00Z",
                "2 天前 = 2026-01-14T20:00:00Z",
                "2 周前 = 2026-01-02T20:00:00Z",
                "昨天 17:11 = 2026-01-15T17:11:00Z",
                "今天 下午 5:11 = 2026-01-16T17:11:00Z",
                "刚刚 = 2026-01-16T20:00:00Z",
                "2時間前 = 2026-01-16T18:00:00Z",
                "5分前 = 2026-01-16T19:55:00Z",
                "3日前 = 2026-01-13T20:00:00Z",
                "1週間前 = 2026-01-09T20:00:00Z",
                "昨日 17:11 = 2026-01-15T17:11:00Z",
                "今日 午前9:05 = 2026-01-16T09:05:00Z",
                "たった今 = 2026-01-16T20:00:00Z"
            })
    void timesCountFromTheCapture(String words, Instant expected) {
        assertThat(Pages.one("http://board.example/showthread.php?tid=5", board(words))
                        .postedAt())
                .as("a known board")
                .isEqualTo(expected);
        assertThat(Pages.read("http://den.example/t/5", chat(words)).documents())
                .as("an unknown board")
                .extracting(Document::postedAt)
                .containsExactly(expected, expected);
    }

    @Test
    void aPostWithoutIdIsTheSameWhileItsAgeGrows() {
        var first = Pages.readAt(Pages.NOW, "http://den.example/t/5", chat("6 hours ago"))
                .documents();
        var later = Pages.readAt(Pages.NOW.plus(Duration.ofHours(5)), "http://den.example/t/5", chat("11 hours ago"))
                .documents();
        var sloppy = Pages.readAt(
                        Pages.NOW.plus(Duration.ofMinutes(100)), "http://den.example/t/5", chat("7 hours ago"))
                .documents();
        assertThat(first).hasSize(2);
        assertThat(later).extracting(Document::identityKey).isEqualTo(identities(first));
        assertThat(sloppy).extracting(Document::identityKey).isEqualTo(identities(first));
    }

    private static java.util.List<String> identities(java.util.List<Document> documents) {
        return documents.stream().map(Document::identityKey).toList();
    }
}
