package andon.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static QuietHours hours(ZoneId zone, String... spans) {
        return new QuietHours(
                zone, List.of(spans).stream().map(QuietHours.Daily::parse).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T20:59:00Z, ",
        "2026-11-23T21:00:00Z, 2026-11-24T05:00:00Z",
        "2026-11-24T04:59:59Z, 2026-11-24T05:00:00Z",
        "2026-11-24T05:00:00Z, ",
        // The night in which the clock is put forward, and the one in which it is put back.
        "2027-03-27T22:00:00Z, 2027-03-28T04:00:00Z",
        "2026-10-24T22:00:00Z, 2026-10-25T05:00:00Z",
    })
    void nightEndsWhenTheClockShowsSix(Instant now, Instant end) {
        QuietHours night = hours(BERLIN, "22:00-06:00");
        assertThat(night.endOf(now)).isEqualTo(java.util.Optional.ofNullable(end));
    }

    @Test
    void spansThatMeetAreOne() {
        QuietHours hours = hours(ZoneId.of("UTC"), "22:00-00:00", "00:00-02:00", "01:00-03:30");
        assertThat(hours.endOf(Instant.parse("2026-11-23T23:00:00Z"))).contains(Instant.parse("2026-11-24T03:30:00Z"));
    }

    @Test
    void theEndIsTheFirstMinuteThatIsNotQuietWhateverTheClockDoes() {
        Random random = new Random(3);
        for (int round = 0; round < 400; round++) {
            QuietHours hours = hours(
                    round % 2 == 0 ? BERLIN : ZoneId.of("Australia/Lord_Howe"),
                    span(random.nextInt(1440), 1 + random.nextInt(700)),
                    span(random.nextInt(1440), 1 + random.nextInt(500)));
            // Around the changes of 2026: in Berlin 29 March and 25 October, on Lord Howe 5 April and 4 October.
            Instant now = Instant.parse(List.of(
                                    "2026-03-28T12:00:00Z",
                                    "2026-10-24T12:00:00Z",
                                    "2026-04-04T06:00:00Z",
                                    "2026-10-03T06:00:00Z")
                            .get(random.nextInt(4)))
                    .plus(Duration.ofMinutes(random.nextInt(1440)));
            Instant first = now;
            while (hours.isQuiet(first)) {
                first = first.plus(Duration.ofMinutes(1));
            }
            assertThat(hours.endOf(now).orElse(now))
                    .as("%s from %s", hours, now)
                    .isEqualTo(first);
        }
    }

    @Test
    void aRunIsPutOffToTheEndOfQuietHoursAndByItsJitter() {
        Timetable nightly = new Timetable(
                new Cadence.Cron(CronTimes.parse("0 15 3 * * ?")),
                Duration.ofMinutes(30),
                hours(BERLIN, "01:00-05:00"));
        Instant last = Instant.parse("2026-11-23T12:00:00Z");
        assertThat(nightly.next(last, 0)).contains(Instant.parse("2026-11-24T04:00:00Z"));
        assertThat(nightly.next(last, 0.5)).contains(Instant.parse("2026-11-24T04:15:00Z"));
    }

    @Test
    void noRunBeginsInQuietHoursAndEachFollowsItsCadenceWithinTheJitter() {
        Random random = new Random(11);
        for (int round = 0; round < 500; round++) {
            Duration every = Duration.ofMinutes(1 + random.nextInt(3000));
            Timetable timetable = new Timetable(
                    new Cadence.Every(every),
                    Duration.ofSeconds(random.nextInt((int) every.toSeconds() + 1)),
                    hours(BERLIN, span(random.nextInt(1440), 1 + random.nextInt(1300))));
            Instant last = Instant.parse("2026-10-20T00:00:00Z").plusSeconds(random.nextInt(10 * 86400));
            Instant next = timetable.next(last, random.nextDouble()).orElseThrow();
            assertThat(timetable.quietHours().isQuiet(next)).isFalse();
            assertThat(next).isAfterOrEqualTo(last.plus(every));
            assertThat(timetable.outsideQuietHours(
                            timetable.outsideQuietHours(last.plus(every)).plus(timetable.jitter())))
                    .isAfterOrEqualTo(next);
        }
    }

    private static String span(int from, int length) {
        int to = (from + length) % 1440;
        return "%02d:%02d-%02d:%02d".formatted(from / 60, from % 60, to / 60, to % 60);
    }
}
