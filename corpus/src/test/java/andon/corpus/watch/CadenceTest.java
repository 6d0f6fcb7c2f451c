package andon.corpus.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CadenceTest {
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static String daily(String at, String raised, ZoneId zone) {
        return new Cadence.Daily(LocalTime.parse(at))
                .next(ZonedDateTime.parse(raised).toInstant(), zone)
                .atZone(zone)
                .toOffsetDateTime()
                .toString();
    }

    @Test
    void aDailyDigestComesAtTheSubscribersTimeOfDay() {
        assertThat(daily("09:00", "2026-03-10T23:59:00Z", TOKYO)).isEqualTo("2026-03-11T09:00+09:00");
        assertThat(daily("09:00", "2026-03-11T00:00:00Z", TOKYO)).isEqualTo("2026-03-12T09:00+09:00");
        assertThat(daily("00:00", "2026-03-10T14:59:59Z", TOKYO)).isEqualTo("2026-03-11T00:00+09:00");
    }

    @Test
    void itStaysAtThatTimeWhenTheClocksArePutForwardAndBack() {
        // 29 March 2026, 02:00 becomes 03:00; 25 October, 03:00 becomes 02:00.
        assertThat(daily("09:00", "2026-03-28T09:00:00+01:00", BERLIN)).isEqualTo("2026-03-29T09:00+02:00");
        assertThat(daily("09:00", "2026-10-24T09:00:00+02:00", BERLIN)).isEqualTo("2026-10-25T09:00+01:00");
    }

    @Test
    void aTimeThatIsLeftOutIsTheMomentOfTheChangeAndOneThatComesTwiceItsFirst() {
        assertThat(daily("02:30", "2026-03-28T12:00:00+01:00", BERLIN)).isEqualTo("2026-03-29T03:00+02:00");
        assertThat(daily("02:30", "2026-03-29T03:00:00+02:00", BERLIN)).isEqualTo("2026-03-30T02:30+02:00");
        assertThat(daily("02:30", "2026-10-24T12:00:00+02:00", BERLIN)).isEqualTo("2026-10-25T02:30+02:00");
        // Raised between the two: told already today.
        assertThat(daily("02:30", "2026-10-25T02:10:00+01:00", BERLIN)).isEqualTo("2026-10-26T02:30+01:00");
    }

    @Test
    void aWeeklyDigestComesOnItsDay() {
        Cadence monday = new Cadence.Weekly(DayOfWeek.MONDAY, LocalTime.of(8, 30));
        assertThat(monday.next(Instant.parse("2026-03-09T07:29:59Z"), BERLIN)).isEqualTo("2026-03-09T07:30:00Z");
        assertThat(monday.next(Instant.parse("2026-03-09T07:30:00Z"), BERLIN)).isEqualTo("2026-03-16T07:30:00Z");
        // A week with a change of the clocks is an hour shorter.
        assertThat(monday.next(Instant.parse("2026-03-23T07:30:00Z"), BERLIN)).isEqualTo("2026-03-30T06:30:00Z");
        assertThat(monday.next(Instant.parse("2026-03-08T23:30:00Z"), TOKYO)).isEqualTo("2026-03-15T23:30:00Z");
    }

    @Test
    void anHourlyDigestComesAtTheFullHourOfClocksThatAreHalfAnHourOff() {
        ZoneId kolkata = ZoneId.of("Asia/Kolkata");
        assertThat(new Cadence.Hourly().next(Instant.parse("2026-03-10T10:31:00Z"), kolkata))
                .isEqualTo("2026-03-10T11:30:00Z");
        assertThat(new Cadence.Hourly().next(Instant.parse("2026-03-10T11:30:00Z"), kolkata))
                .isEqualTo("2026-03-10T12:30:00Z");
    }

    /** In zones with changes of an hour, of half an hour (Lord Howe), of a whole day left out (Apia, 2011) and without any. */
    @ParameterizedTest
    @ValueSource(
            strings = {"UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Tokyo"})
    void theNextMomentIsAlwaysLaterAndNeverLaterThanTheCadenceSays(String name) {
        ZoneId zone = ZoneId.of(name);
        Random random = new Random(name.hashCode());
        long from = Instant.parse("2010-01-01T00:00:00Z").getEpochSecond();
        for (int i = 0; i < 20_000; i++) {
            Instant raised = Instant.ofEpochSecond(from + random.nextLong(17L * 365 * 86_400));
            LocalTime at = LocalTime.of(random.nextInt(24), random.nextInt(60));
            DayOfWeek day = DayOfWeek.of(1 + random.nextInt(7));
            assertWithin(new Cadence.Hourly(), raised, zone, Duration.ofHours(1));
            // A day that the clocks make longer, or leave out.
            assertWithin(new Cadence.Daily(at), raised, zone, Duration.ofHours(25));
            assertWithin(
                    new Cadence.Weekly(day, at),
                    raised,
                    zone,
                    Duration.ofDays(7).plusHours(24));
        }
    }

    private static void assertWithin(Cadence cadence, Instant raised, ZoneId zone, Duration most) {
        assertThat(Duration.between(raised, cadence.next(raised, zone)))
                .as("%s after %s in %s", cadence, raised, zone)
                .isPositive()
                .isLessThanOrEqualTo(most);
    }

    @Test
    void atOnceIsAtOnceAndTimesAreWholeMinutes() {
        Instant raised = Instant.parse("2026-03-10T10:31:07Z");
        assertThat(new Cadence.AtOnce().next(raised, TOKYO)).isEqualTo(raised);
        assertThatIllegalArgumentException().isThrownBy(() -> new Cadence.Daily(LocalTime.of(9, 0, 1)));
        assertThat(WallClock.parse("08:30")).isEqualTo(LocalTime.of(8, 30));
        for (String bad : new String[] {"8:30", "24:00", "08:30:00", "noon", "x".repeat(1000)}) {
            assertThatIllegalArgumentException().isThrownBy(() -> WallClock.parse(bad));
        }
    }
}
