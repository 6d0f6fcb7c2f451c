package andon.indexer.cut;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
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
                "15.01 14:03 = 2026-01-15T14:03:00Z",
                "15.01., 14:03 = 2026-01-15T14:03:00Z",
                "26/01/15(木)14:03:22 = 2026-01-15T14:03:22Z",
                "полчаса назад = 2026-01-16T19:30:00Z",
                "半小时前 = 2026-01-16T19:30:00Z",
                "2026年1月15日 14:03 = 2026-01-15T14:03:00Z",
                "2026年01月15日 下午2:03 = 2026-01-15T14:03:00Z",
                "2026/01/15 14:03 = 2026-01-15T14:03:00Z",
                "Yesterday, 05:11 PM = 2026-01-15T17:11:00Z",
                "15.01.2026, Saat:17:11 = 2026-01-15T17:11:00Z",
                "05:11 PM - 15 January, 2026 = 2026-01-15T17:11:00Z",
                "2026-01-15 17 ч. = 2026-01-15T17:00:00Z",
                "Posted: January 15, 2026 at 05:11 PM = 2026-01-15T17:11:00Z",
                "01/15/2026 at 17:11 = 2026-01-15T17:11:00Z",
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

    /** Each of these days is the same day of the week in two orders. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "26/01/25(Sun)17:11 = UNKNOWN = 2026-01-26 = 2026-01-25T17:11:00Z",
                "26/01/25(Sun)17:11 = MONTH_FIRST = 2026-01-26 = 2026-01-25T17:11:00Z",
                "26/01/25(Sun)17:11 = DAY_FIRST = 2026-01-26 = 2025-01-26T17:11:00Z",
                "26/01/25(Sun)17:11 = YEAR_FIRST = 2027-01-26 = 2026-01-25T17:11:00Z",
                "26/01/25(Sun)17:11 = UNKNOWN = 2025-06-01 = 2025-01-26T17:11:00Z",
                "05.09.2026 (Sa) = UNKNOWN = 2026-12-01 = 2026-09-05T00:00:00Z",
                "05.09.2026 (Sa) = MONTH_FIRST = 2026-12-01 = 2026-09-05T00:00:00Z",
                "07/11/2026 (Sat) = DAY_FIRST = 2026-12-01 = 2026-11-07T00:00:00Z",
                "07/11/2026 (Sat) = MONTH_FIRST = 2026-12-01 = 2026-07-11T00:00:00Z",
                "11/07/2026 (Sat) = UNKNOWN = 2026-08-01 = 2026-07-11T00:00:00Z",
                "11/07/2026 (Sat) = UNKNOWN = 2026-12-01 = 2026-11-07T00:00:00Z",
                "26/02/11(Wed) = DAY_FIRST = 2026-03-01 = 2026-02-11T00:00:00Z"
            })
    void aDayOfTheWeekThatFitsTwoOrdersLeavesItToThePageAndItsCapture(
            String words, DateOrder order, LocalDate captured, Instant expected) {
        Frame frame = new Frame(captured.atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC, order);
        assertThat(Times.parse(words, frame)).map(Times.Found::at).contains(expected);
    }

    @Test
    void daysOfTheWeekTellThatAPagePutsTheYearFirst() {
        LocalDate today = LocalDate.of(2026, 1, 26);
        assertThat(DateOrder.of(List.of("26/01/24(Sat)17:11 and 26/01/25(Sun)09:05"), "de", today))
                .isEqualTo(DateOrder.YEAR_FIRST);
        assertThat(DateOrder.of(List.of("26/01/25(Sun)09:05"), "en", today)).isEqualTo(DateOrder.UNKNOWN);
        assertThat(DateOrder.of(List.of("24/01/26(Sat)17:11"), "en", today)).isEqualTo(DateOrder.DAY_FIRST);
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
        assertThat(Times.in(whole, NOW))
                .contains(new Times.Found(Instant.parse("2026-01-15T17:11:00Z"), true, ChronoUnit.MINUTES));
    }

    @Test
    void numbersThatAreNoDateAreNone() {
        assertThat(Times.parse("31.02.2026", NOW)).isEmpty();
        assertThat(Times.parse("Posts: 15", NOW)).isEmpty();
    }

    /** NOW is a Friday. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "Do 15. Jan 2026, 17:11 = 2026-01-15T17:11:00Z",
                "15. Januar 2026 um 17:11 Uhr = 2026-01-15T17:11:00Z",
                "15. März 2025 - 17:11 = 2025-03-15T17:11:00Z",
                "jeu. 15 janv. 2026 17:11 = 2026-01-15T17:11:00Z",
                "15 août 2025 à 17h11 = 2025-08-15T17:11:00Z",
                "1er février 2025, 17:11 = 2025-02-01T17:11:00Z",
                "Jue Ene 15, 2026 5:11 pm = 2026-01-15T17:11:00Z",
                "15 de enero de 2026 a las 17:11 = 2026-01-15T17:11:00Z",
                "15 de dezembro de 2025, 17:11 = 2025-12-15T17:11:00Z",
                "Qui Jan 15, 2026 5:11 pm = 2026-01-15T17:11:00Z",
                "gio gen 15, 2026 5:11 pm = 2026-01-15T17:11:00Z",
                "15 gennaio 2026, alle 17.11 = 2026-01-15T17:11:00Z",
                "czw sty 15, 2026 5:11 pm = 2026-01-15T17:11:00Z",
                "15 września 2025, 17:11 = 2025-09-15T17:11:00Z",
                "15 Ocak 2026 Perşembe 17:11 = 2026-01-15T17:11:00Z",
                "15 Ağu 2025, 17:11 = 2025-08-15T17:11:00Z",
                "Чт янв 15, 2026 5:11 pm = 2026-01-15T17:11:00Z",
                "15 Мая 2025, 17:11 = 2025-05-15T17:11:00Z",
                "Чет січ 15, 2026 5:11 pm = 2026-01-15T17:11:00Z",
                "15 березня 2025 о 17:11 = 2025-03-15T17:11:00Z",
                "周四 1月 15, 2026 5:11 pm = 2026-01-15T17:11:00Z",
                "2026年1月15日(木) 17:11 = 2026-01-15T17:11:00Z",
                "2026/01/15(木) 17:11:09.12 = 2026-01-15T17:11:09Z",
                "2026年1月15日 17時11分 = 2026-01-15T17:11:00Z",
                "2026년 1월 15일 (목) 오후 5:11 = 2026-01-15T17:11:00Z",
                "2026-1-15 下午 05:11 = 2026-01-15T17:11:00Z",
                "January 15, 2009, 05:11:09 PM = 2009-01-15T17:11:09Z",
                "15th January 2012,\u00a005:11 PM = 2012-01-15T17:11:00Z",
                "15 January 2012 - 05:11 PM = 2012-01-15T17:11:00Z",
                "Jan 15 2009, 12:11 AM = 2009-01-15T00:11:00Z",
                "January 15th, 2009, 05:11 PM = 2009-01-15T17:11:00Z",
                "Thu, 15 Jan 2026 17:11:00 +0300 = 2026-01-15T14:11:00Z",
                "Thu Jan 15, 2026 5:11 pm GMT-0500 = 2026-01-15T22:11:00Z",
                "15-Jan-2026 17:11 = 2026-01-15T17:11:00Z",
                "15/Jan/2026 17:11 = 2026-01-15T17:11:00Z",
                "15.01.26 17:11 = 2026-01-15T17:11:00Z",
                "2012-01-15 17:11:09 = 2012-01-15T17:11:09Z",
                "15 Jan, 17:11 = 2026-01-15T17:11:00Z",
                "20 декабря, 17:11 = 2025-12-20T17:11:00Z",
                "12月20日 17:11 = 2025-12-20T17:11:00Z",
                "12-20 17:11 = 2025-12-20T17:11:00Z",
                "Sunday at 3:12 PM = 2026-01-11T15:12:00Z",
                "Воскресенье в 15:12 = 2026-01-11T15:12:00Z",
                "Donnerstag um 17:11 = 2026-01-15T17:11:00Z",
                "Gestern, 17:11 = 2026-01-15T17:11:00Z",
                "Heute um 09:05 = 2026-01-16T09:05:00Z",
                "Hier à 17h11 = 2026-01-15T17:11:00Z",
                "Aujourd’hui à 09:05 = 2026-01-16T09:05:00Z",
                "Ayer, 17:11 = 2026-01-15T17:11:00Z",
                "Ontem às 17:11 = 2026-01-15T17:11:00Z",
                "Ieri, 17:11 = 2026-01-15T17:11:00Z",
                "Wczoraj, 17:11 = 2026-01-15T17:11:00Z",
                "Dün, 17:11 = 2026-01-15T17:11:00Z",
                "Bugün 09:05 = 2026-01-16T09:05:00Z",
                "Вчора, 17:11 = 2026-01-15T17:11:00Z",
                "어제 오후 5:11 = 2026-01-15T17:11:00Z",
                "vor 5 Minuten = 2026-01-16T19:55:00Z",
                "vor einer Stunde = 2026-01-16T19:00:00Z",
                "vor 2 Tagen = 2026-01-14T20:00:00Z",
                "il y a 2 heures = 2026-01-16T18:00:00Z",
                "il y a un an = 2025-01-16T20:00:00Z",
                "hace 3 días = 2026-01-13T20:00:00Z",
                "há 2 horas = 2026-01-16T18:00:00Z",
                "2 horas atrás = 2026-01-16T18:00:00Z",
                "5 minuti fa = 2026-01-16T19:55:00Z",
                "2 godziny temu = 2026-01-16T18:00:00Z",
                "5 dakika önce = 2026-01-16T19:55:00Z",
                "5 хвилин тому = 2026-01-16T19:55:00Z",
                "2 uur geleden = 2026-01-16T18:00:00Z",
                "3시간 전 = 2026-01-16T17:00:00Z",
                "a year ago = 2025-01-16T20:00:00Z",
                "Less than 1 minute ago = 2026-01-16T20:00:00Z",
                "1768497060 seconds since = none"
            })
    void languagePacksAreUnderstood(String words, String expected) {
        assertThat(Times.parse(words, NOW).map(f -> f.at().toString()))
                .as(words)
                .isEqualTo(expected.equals("none") ? java.util.Optional.empty() : java.util.Optional.of(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "2026-01-15 = DAYS",
                "Yesterday, 05:11 PM = MINUTES",
                "2026-01-15 17:11:05 = SECONDS",
                "6 hours ago = HOURS",
                "1 day, 3 hours ago = HOURS",
                "2026-01-15 17 ч. = HOURS",
                "3 недели назад = WEEKS"
            })
    void itIsKnownHowExactlyATimeIsKnown(String words, ChronoUnit precision) {
        assertThat(Times.parse(words, NOW)).map(Times.Found::precision).contains(precision);
    }

    @Test
    void attributesOfMachinesCountBeforeWords() {
        for (String html : List.of(
                "<abbr class=x data-time='1768497060' data-datestring='Jan 15, 2026'>Yesterday</abbr>",
                "<li class=x data-timestamp='1768497060000'>some day</li>",
                "<time class=x datetime='2026-01-15T17:11:00+0000'>Thursday</time>",
                "<p class=x>Posted <abbr class=published title='2026-01-15T17:11:00+00:00'>15 January 2011</abbr></p>",
                "<span class=x title='Jan 15, 2026 at 5:11 PM'>Jan 15, 2026</span>",
                "<meta class=x content='2026-01-15T17:11:00Z'>")) {
            assertThat(Times.in(Jsoup.parse(html).expectFirst(".x"), NOW))
                    .as(html)
                    .map(Times.Found::at)
                    .contains(Instant.parse("2026-01-15T17:11:00Z"));
        }
    }

    @Test
    void aLinksTitleThatSpeaksOfAnotherDateIsNoTime() {
        var link = Jsoup.parse("<a class=x title='Reply #1 - Re: the breach of 12 May 2019'>Today at 05:11:00 PM</a>")
                .expectFirst(".x");
        assertThat(Times.in(link, NOW)).map(Times.Found::at).contains(Instant.parse("2026-01-16T17:11:00Z"));
    }

    @Test
    void theBoardsOwnZoneCounts() {
        Frame frame = new Frame(NOW.plusSeconds(4 * 3600), ZoneOffset.ofHours(3), DateOrder.UNKNOWN);
        assertThat(Times.parse("Yesterday, 05:11 PM", frame))
                .map(Times.Found::at)
                .contains(Instant.parse("2026-01-16T14:11:00Z"));
        assertThat(Times.parse("2026-01-15 17:11 UTC", frame))
                .map(Times.Found::at)
                .contains(Instant.parse("2026-01-15T17:11:00Z"));
    }

    @Test
    void thePageDecidesWhatItsNumbersMean() {
        LocalDate today = LocalDate.of(2026, 1, 16);
        assertThat(DateOrder.of(List.of("01-05-2025, 05:11 PM", "Joined: 23-05-2014"), "", today))
                .isEqualTo(DateOrder.DAY_FIRST);
        assertThat(DateOrder.of(List.of("01/05/2025", "05/23/2014"), "de", today))
                .isEqualTo(DateOrder.MONTH_FIRST);
        assertThat(DateOrder.of(List.of("03-11-2025", "02-12-2025"), "", today)).isEqualTo(DateOrder.DAY_FIRST);
        assertThat(DateOrder.of(List.of("01-02-2026", "01-03-2026"), "", today)).isEqualTo(DateOrder.MONTH_FIRST);
        assertThat(DateOrder.of(List.of("03/04/2025"), "en-GB", today)).isEqualTo(DateOrder.DAY_FIRST);
        assertThat(DateOrder.of(List.of("03/04/2025"), "en", today)).isEqualTo(DateOrder.UNKNOWN);
        Frame frame = new Frame(NOW, ZoneOffset.UTC, DateOrder.DAY_FIRST);
        assertThat(Times.parse("03-04-2025, 17:11", frame))
                .map(Times.Found::at)
                .contains(Instant.parse("2025-04-03T17:11:00Z"));
    }
}
