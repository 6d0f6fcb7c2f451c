package andon.corpus.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import andon.vocabulary.Severity;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When something is told: cadence, quiet hours and mute together, by the clocks of a zone. */
class TimingTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final QuietHours NIGHT = quiet("22:00", "07:00");

    private static QuietHours quiet(String from, String to) {
        return new QuietHours(LocalTime.parse(from), LocalTime.parse(to));
    }

    private static Instant end(QuietHours hours, String moment) {
        return hours.endOf(Instant.parse(moment), BERLIN);
    }

    @Test
    void quietHoursOverMidnightEndInTheMorning() {
        assertThat(end(NIGHT, "2026-03-10T20:59:59Z")).isEqualTo("2026-03-10T20:59:59Z");
        assertThat(end(NIGHT, "2026-03-10T21:00:00Z")).isEqualTo("2026-03-11T06:00:00Z");
        assertThat(end(NIGHT, "2026-03-11T05:59:59Z")).isEqualTo("2026-03-11T06:00:00Z");
        assertThat(end(NIGHT, "2026-03-11T06:00:00Z")).isEqualTo("2026-03-11T06:00:00Z");
        assertThat(end(quiet("12:00", "13:00"), "2026-03-11T11:30:00Z")).isEqualTo("2026-03-11T12:00:00Z");
    }

    @Test
    void aNightInWhichTheClocksChangeEndsWhenTheyShowItsEnd() {
        assertThat(end(NIGHT, "2026-03-28T22:00:00Z")).isEqualTo("2026-03-29T05:00:00Z");
        assertThat(end(NIGHT, "2026-10-24T21:00:00Z")).isEqualTo("2026-10-25T06:00:00Z");
        // The end itself is left out: quiet until the clocks are put over it.
        assertThat(end(quiet("22:00", "02:30"), "2026-03-28T22:00:00Z")).isEqualTo("2026-03-29T01:00:00Z");
        // The end comes twice: by the clock on the wall it is quiet again before the second.
        assertThat(end(quiet("22:00", "02:30"), "2026-10-24T22:00:00Z")).isEqualTo("2026-10-25T00:30:00Z");
        assertThat(end(quiet("22:00", "02:30"), "2026-10-25T01:10:00Z")).isEqualTo("2026-10-25T01:30:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/Berlin", "Australia/Lord_Howe", "Pacific/Apia", "America/St_Johns"})
    void afterwardsItIsNotQuietAndNothingIsEarlierOrMoreThanADayLate(String name) {
        ZoneId zone = ZoneId.of(name);
        Random random = new Random(name.hashCode());
        long from = Instant.parse("2010-01-01T00:00:00Z").getEpochSecond();
        for (int i = 0; i < 20_000; i++) {
            int start = random.nextInt(1440);
            int end = (start + 1 + random.nextInt(1439)) % 1440;
            QuietHours hours = new QuietHours(LocalTime.ofSecondOfDay(start * 60L), LocalTime.ofSecondOfDay(end * 60L));
            Instant moment = Instant.ofEpochSecond(from + random.nextLong(17L * 365 * 86_400));
            Instant told = hours.endOf(moment, zone);
            assertThat(told).isBetween(moment, moment.plusSeconds(25 * 3600 + 86_400));
            assertThat(hours.endOf(told, zone))
                    .as("%s %s %s", hours, moment, zone)
                    .isEqualTo(told);
        }
    }

    @Test
    void whatIsUrgentWaitsForNoDigestAndNoMorningButForTheEndOfAMute() {
        Timing timing = new Timing(
                new Cadence.Daily(LocalTime.of(6, 0)), BERLIN, NIGHT, null, Severity.CRITICAL, Locale.JAPANESE);
        Instant raised = Instant.parse("2026-03-10T23:00:00Z");
        assertThat(timing.of(raised, Severity.HIGH))
                .isEqualTo(new Timing.Moment(Instant.parse("2026-03-11T06:00:00Z"), true));
        assertThat(timing.of(raised, null).held()).isTrue();
        assertThat(timing.of(raised, Severity.CRITICAL)).isEqualTo(new Timing.Moment(raised, false));
        Timing muted = timing.mutedUntil(Instant.parse("2026-03-12T12:00:00Z"));
        assertThat(muted.of(raised, Severity.CRITICAL))
                .isEqualTo(new Timing.Moment(Instant.parse("2026-03-12T12:00:00Z"), true));
        assertThat(muted.of(raised, Severity.LOW).at()).isEqualTo("2026-03-13T06:00:00Z");
        assertThat(Timing.AT_ONCE.of(raised, null)).isEqualTo(new Timing.Moment(raised, false));
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> quiet("22:00", "22:00"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Timing(new Cadence.AtOnce(), BERLIN, null, null, null, Locale.FRENCH));
        assertThat(Timing.zone("Asia/Tokyo")).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Timing.zone("Mars/Olympus"))
                .withMessageContaining("Asia/Tokyo");
        assertThatIllegalArgumentException().isThrownBy(() -> Timing.zone("x".repeat(5_000)));
    }
}
