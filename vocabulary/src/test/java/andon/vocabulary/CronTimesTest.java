package andon.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTimesTest {
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 15 3 * * ?        | 2026-11-23T09:00:00 | 2026-11-24T03:15:00",
                "0 15 3 * * ?        | 2026-11-23T03:14:59 | 2026-11-23T03:15:00",
                "0 15 3 * * ?        | 2026-11-23T03:15:00 | 2026-11-24T03:15:00",
                "*/10 * * * * ?      | 2026-11-23T09:00:01 | 2026-11-23T09:00:10",
                "0 5/20 * * * ?      | 2026-11-23T09:46:00 | 2026-11-23T10:05:00",
                "0 0 22-2 * * ?      | 2026-11-23T03:00:00 | 2026-11-23T22:00:00",
                "0 0 9 ? * MON-FRI   | 2026-11-27T10:00:00 | 2026-11-30T09:00:00",
                "0 0 9 ? * fri-mon   | 2026-11-23T10:00:00 | 2026-11-27T09:00:00",
                "0 0 9 ? * 2#1       | 2026-11-23T10:00:00 | 2026-12-07T09:00:00",
                "0 0 9 ? * 6L        | 2026-11-23T10:00:00 | 2026-11-27T09:00:00",
                "0 0 9 ? * L         | 2026-11-23T10:00:00 | 2026-11-28T09:00:00",
                "0 0 9 L * ?         | 2026-11-23T10:00:00 | 2026-11-30T09:00:00",
                "0 0 9 L-3 * ?       | 2026-11-23T10:00:00 | 2026-11-27T09:00:00",
                "0 0 9 LW JAN ?      | 2026-11-23T10:00:00 | 2027-01-29T09:00:00",
                "0 0 9 15W * ?       | 2026-10-20T10:00:00 | 2026-11-16T09:00:00",
                "0 0 9 1W AUG ?      | 2026-01-01T10:00:00 | 2026-08-03T09:00:00",
                "0 0 0 29 2 ?        | 2026-11-23T10:00:00 | 2028-02-29T00:00:00",
                "0 0 0 1,15 1/3 ?    | 2026-11-23T10:00:00 | 2027-01-01T00:00:00",
                "0 0 0 1 1 ? 2030    | 2026-11-23T10:00:00 | 2030-01-01T00:00:00",
            })
    void nextIsTheFirstMomentAfterwards(String cron, LocalDateTime after, LocalDateTime expected) {
        assertThat(CronTimes.parse(cron).next(after.atZone(UTC).toInstant(), UTC))
                .contains(expected.atZone(UTC).toInstant());
    }

    @Test
    void anExpressionWithYearsComesToItsEnd() {
        assertThat(CronTimes.parse("0 0 0 1 1 ? 2026").next(Instant.parse("2026-11-23T10:00:00Z"), UTC))
                .isEmpty();
    }

    @Test
    void aMomentInTheHourThatIsLeftOutComesWhenItWouldHaveBegunAndOnce() {
        // On 28 March 2027 the clock goes from 02:00 to 03:00.
        assertThat(moments("0 15,45 2 * * ?", BERLIN, "2027-03-27T12:00:00Z", 3))
                .containsExactly("2027-03-28T01:00:00Z", "2027-03-29T00:15:00Z", "2027-03-29T00:45:00Z");
        assertThat(moments("0 0 2,3 * * ?", BERLIN, "2027-03-27T12:00:00Z", 2))
                .as("both fall on one moment")
                .containsExactly("2027-03-28T01:00:00Z", "2027-03-29T00:00:00Z");
    }

    @Test
    void aMomentInTheHourThatComesTwiceComesOnce() {
        // On 25 October 2026 the clock goes from 03:00 to 02:00.
        assertThat(moments("0 30 2 * * ?", BERLIN, "2026-10-24T12:00:00Z", 2))
                .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
        assertThat(CronTimes.parse("0 30 2 * * ?").next(Instant.parse("2026-10-25T01:10:00Z"), BERLIN))
                .as("in the second of the two hours")
                .contains(Instant.parse("2026-10-26T01:30:00Z"));
    }

    @Test
    void whatComesEveryQuarterOfAnHourDoesSoWhateverTheClock() {
        for (String start : List.of("2027-03-27T23:00:00Z", "2026-10-24T22:00:00Z")) {
            List<String> moments = moments("0 */15 * * * ?", BERLIN, start, 24);
            for (int i = 1; i < moments.size(); i++) {
                assertThat(Duration.between(Instant.parse(moments.get(i - 1)), Instant.parse(moments.get(i))))
                        .isEqualTo(Duration.ofMinutes(15));
            }
        }
    }

    @Test
    void everyMomentIsTrueToTheExpressionAndNoneIsLeftOutInAnyZone() {
        Random random = new Random(7);
        List<ZoneId> zones = List.of(
                UTC,
                BERLIN,
                ZoneId.of("America/New_York"),
                ZoneId.of("Australia/Lord_Howe"),
                ZoneId.of("Asia/Kolkata"));
        for (int round = 0; round < 300; round++) {
            ZoneId zone = zones.get(round % zones.size());
            int hour = random.nextInt(24);
            int minute = random.nextInt(60);
            CronTimes daily = CronTimes.parse("0 " + minute + " " + hour + " * * ?");
            Instant last = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(300 * 86400));
            for (int i = 0; i < 200; i++) {
                Instant next = daily.next(last, zone).orElseThrow();
                LocalDateTime local = LocalDateTime.ofInstant(next, zone);
                boolean asWritten = local.getHour() == hour && local.getMinute() == minute;
                boolean afterGap =
                        zone.getRules().getTransition(local.toLocalDate().atTime(hour, minute)) != null
                                && zone.getRules()
                                        .getTransition(local.toLocalDate().atTime(hour, minute))
                                        .isGap();
                assertThat(next).isAfter(last);
                assertThat(asWritten || afterGap).as("%s at %s", daily, local).isTrue();
                if (i > 0) {
                    assertThat(LocalDateTime.ofInstant(last, zone).toLocalDate().plusDays(1))
                            .as("once a day")
                            .isEqualTo(local.toLocalDate());
                }
                last = next;
            }
        }
    }

    @Test
    void theShortestWaitIsFound() {
        assertThat(CronTimes.parse("0 0 9-17 ? * MON-FRI").shortestWait()).isEqualTo(Duration.ofHours(1));
        assertThat(CronTimes.parse("0 15 3 * * ?").shortestWait()).isEqualTo(Duration.ofDays(1));
        assertThat(CronTimes.parse("0 0 0 1 1 ?").shortestWait()).isEqualTo(Duration.ofDays(365));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0 15 3 * *",
                "0 15 3 * * ? * *",
                "60 * * * * ?",
                "* * 24 * * ?",
                "* * * 0 * ?",
                "* * * 32 * ?",
                "* * * * 13 ?",
                "* * * ? * 8",
                "* * * * * *",
                "* * * ? * ?",
                "* */0 * * * ?",
                "* 5- * * * ?",
                "* , * * * ?",
                "* -1 * * * ?",
                "* * * ? FOO 1",
                "* * * ? * MON#6",
                "* * * L-31 * ?",
                "0 0 0 31 4 ?",
                "0 0 0 * * ? 1969",
                "* 99999999999 * * * ?",
            })
    void whatIsNoExpressionIsRefused(String text) {
        assertThatThrownBy(() -> CronTimes.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> moments(String cron, ZoneId zone, String after, int count) {
        List<String> moments = new ArrayList<>();
        Instant last = Instant.parse(after);
        for (int i = 0; i < count; i++) {
            last = CronTimes.parse(cron).next(last, zone).orElseThrow();
            moments.add(last.toString());
        }
        return moments;
    }
}
