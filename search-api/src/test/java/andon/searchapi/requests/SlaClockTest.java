package andon.searchapi.requests;

import static org.assertj.core.api.Assertions.assertThat;

import andon.searchapi.requests.SlaClock.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlaClockTest {
    private static final BusinessCalendar CALENDAR = BusinessCalendarTest.weekdays("09:00-18:00");
    private static final Instant FRIDAY_TEN = Instant.parse("2026-11-20T09:00:00Z");
    private static final Duration DAY = Duration.ofHours(9);

    private static Instant at(String time) {
        return Instant.parse(time);
    }

    @Test
    void aPauseMovesWhatIsDueByTheOpenTimeThatItLasted() {
        SlaClock clock =
                new SlaClock(FRIDAY_TEN, List.of(new Pause(at("2026-11-20T12:00:00Z"), at("2026-11-20T14:00:00Z"))));
        assertThat(clock.due(CALENDAR, Duration.ofHours(4))).isEqualTo(at("2026-11-20T15:00:00Z"));
        assertThat(clock.used(CALENDAR, at("2026-11-20T13:00:00Z"))).isEqualTo(Duration.ofHours(3));
        assertThat(clock.used(CALENDAR, at("2026-11-20T15:00:00Z"))).isEqualTo(Duration.ofHours(4));
    }

    @Test
    void aPauseOverTheWeekendCountsNoMoreThanItsOpenTime() {
        SlaClock clock =
                new SlaClock(FRIDAY_TEN, List.of(new Pause(at("2026-11-20T16:00:00Z"), at("2026-11-23T09:00:00Z"))));
        // Seven hours on Friday, two on Monday from ten on.
        assertThat(clock.due(CALENDAR, DAY)).isEqualTo(at("2026-11-23T11:00:00Z"));
    }

    @Test
    void whatWasDueBeforeAPauseStaysDueThen() {
        SlaClock clock = new SlaClock(
                FRIDAY_TEN,
                List.of(
                        new Pause(at("2026-11-20T15:00:00Z"), at("2026-11-20T16:00:00Z")),
                        new Pause(at("2026-11-20T11:00:00Z"), at("2026-11-20T12:00:00Z"))));
        assertThat(clock.due(CALENDAR, Duration.ofHours(1))).isEqualTo(at("2026-11-20T10:00:00Z"));
        assertThat(clock.due(CALENDAR, Duration.ofHours(3))).isEqualTo(at("2026-11-20T13:00:00Z"));
        assertThat(clock.due(CALENDAR, Duration.ofHours(6))).isEqualTo(at("2026-11-20T17:00:00Z"));
    }

    @Test
    void aClockThatIsAskedForLessThanItHasUsedSaysWhenThatWas() {
        SlaClock clock = new SlaClock(FRIDAY_TEN, List.of());
        assertThat(clock.used(CALENDAR, at("2026-11-23T12:00:00Z"))).isEqualTo(Duration.ofHours(12));
        assertThat(clock.due(CALENDAR, Duration.ofHours(1))).isEqualTo(at("2026-11-20T10:00:00Z"));
    }
}
