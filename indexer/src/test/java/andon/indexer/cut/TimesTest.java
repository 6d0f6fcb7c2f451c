package andon.indexer.cut;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
    private static final Instant NOW = Instant.parse("2026-01-16T20:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "01-15-2026, 05:11 PM = 2026-01-15T17:11:00Z",
                "2026-01-15 17:11:05 UTC = 2026-01-15T17:11:05Z",
                "2026-01-15T17:11:00+09:00 = 2026-01-15T08:11:00Z",
                "Thu Jan 15, 2026 5:11 pm = 2026-01-15T17:11:00Z",
                "15 янв 2026, 14:03 = 2026-01-15T14:03:00Z",
                "15.01.2026 14:03 = 2026-01-15T14:03:00Z",
                "2026年1月15日 14:03 = 2026-01-15T14:03:00Z",
                "2026年01月15日 下午2:03 = 2026-01-15T14:03:00Z",
                "2026/01/15 14:03 = 2026-01-15T14:03:00Z",
                "Yesterday, 05:11 PM = 2026-01-15T17:11:00Z",
                "Сегодня в 14:03 = 2026-01-16T14:03:00Z",
                "昨日 14:03 = 2026-01-15T14:03:00Z",
                "6 hours ago = 2026-01-16T14:00:00Z",
                "3 дня назад = 2026-01-13T20:00:00Z",
                "2小时前 = 2026-01-16T18:00:00Z",
                "January 15, 2026 = 2026-01-15T00:00:00Z"
            })
    void timesAreReadAsForumsWriteThem(String words, Instant expected) {
        assertThat(Times.parse(words, NOW)).map(Times.Found::at).contains(expected);
    }

    @Test
    void titlesHoldTheExactTime() {
        var both = Jsoup.parse("<span class=d><span title='01-15-2026'>Yesterday</span>, 05:11 PM</span>")
                .expectFirst(".d");
        var whole = Jsoup.parse("<span class=d><span title='01-15-2026, 05:11 PM'>6 hours ago</span></span>")
                .expectFirst(".d");
        assertThat(Times.in(both, NOW.plusSeconds(900_000)))
                .map(Times.Found::at)
                .contains(Instant.parse("2026-01-15T17:11:00Z"));
        assertThat(Times.in(whole, NOW)).contains(new Times.Found(Instant.parse("2026-01-15T17:11:00Z"), true));
    }

    @Test
    void numbersThatAreNoDateAreNone() {
        assertThat(Times.parse("31.02.2026", NOW)).isEmpty();
        assertThat(Times.parse("Posts: 15", NOW)).isEmpty();
    }
}
