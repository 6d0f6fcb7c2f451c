package andon.indexer.cut;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times as the language packs of forums write them, on a Wednesday evening. */
class LanguagePacksTest {
    private static final Instant NOW = Instant.parse("2026-02-18T21:40:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "Feb-17-26 17:11 = 2026-02-17T17:11:00Z",
                "Feb-17-25 = 2025-02-17T00:00:00Z",
                "17-Feb-25 17:11 = 2025-02-17T17:11:00Z",
                "17/Feb/25, 17:11 = 2025-02-17T17:11:00Z",
                "17 Feb 25, 17:11 = 2025-02-17T17:11:00Z",
                "Feb 17, 25 17:11 = 2025-02-17T17:11:00Z",
                "2025-Feb-17 14:03 = 2025-02-17T14:03:00Z",
                "2025. február 17. 14:03 = 2025-02-17T14:03:00Z",
                "17 Feb 14:03 = 2026-02-17T14:03:00Z",
                "Feb 17, 14:03 = 2026-02-17T14:03:00Z"
            })
    void yearsOfTwoDigitsStandBesideNamedMonths(String words, Instant expected) {
        assertThat(Times.parse(words, NOW)).map(Times.Found::at).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "اليوم, 02:03 PM = 2026-02-18T14:03:00Z",
                "أمس, 02:03 م = 2026-02-17T14:03:00Z",
                "أمس, 10:03 ص = 2026-02-17T10:03:00Z",
                "١٧ فبراير ٢٠٢٦ - ٠٢:٠٣ مساءً = 2026-02-17T14:03:00Z",
                "\u200f17\u200f/2\u200f/2026 14:03 = 2026-02-17T14:03:00Z",
                "منذ 3 ساعات = 2026-02-18T18:40:00Z",
                "قبل 5 دقائق = 2026-02-18T21:35:00Z",
                "دیروز ۱۴:۰۳ = 2026-02-17T14:03:00Z",
                "אתמול, 14:03 = 2026-02-17T14:03:00Z",
                "17 בפברואר 2026 14:03 = 2026-02-17T14:03:00Z",
                "לפני 3 שעות = 2026-02-18T18:40:00Z"
            })
    void languagesThatAreWrittenFromRightToLeft(String words, Instant expected) {
        assertThat(Times.parse(words, NOW)).map(Times.Found::at).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "Tänään, 14:03 = 2026-02-18T14:03:00Z",
                "17. helmikuuta 2026 klo 14:03 = 2026-02-17T14:03:00Z",
                "I går 14:03 = 2026-02-17T14:03:00Z",
                "Χθες 14:03 = 2026-02-17T14:03:00Z",
                "17 Φεβρουαρίου 2026, 2:03 μμ = 2026-02-17T14:03:00Z",
                "Tegnap 14:03 = 2026-02-17T14:03:00Z",
                "Днес, 14:03 = 2026-02-18T14:03:00Z",
                "17 Февруари 2026 = 2026-02-17T00:00:00Z",
                "Jučer, 14:03 = 2026-02-17T14:03:00Z",
                "17. veljača 2026 = 2026-02-17T00:00:00Z",
                "Hôm qua, 14:03 = 2026-02-17T14:03:00Z",
                "Kemarin 14:03 = 2026-02-17T14:03:00Z",
                "17. listopadu 2025 = 2025-11-17T00:00:00Z"
            })
    void furtherLanguages(String words, Instant expected) {
        assertThat(Times.parse(words, NOW)).map(Times.Found::at).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {"17/Feb/26 = Days", "17 Feb 25, 17:11 = Minutes", "أمس, 10:03 ص = Minutes", "منذ 3 ساعات = Hours"})
    void itIsKnownHowExactly(String words, String precision) {
        assertThat(Times.parse(words, NOW).map(Times.Found::precision).map(ChronoUnit::toString))
                .contains(precision);
    }
}
