package andon.searchapi.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.searchapi.requests.BusinessCalendar.Hours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessCalendarTest {
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    static BusinessCalendar weekdays(String hours, String... holidays) {
        EnumMap<DayOfWeek, Hours> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : List.of(
                DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY)) {
            week.put(day, Hours.parse(hours));
        }
        Set<LocalDate> closed = new HashSet<>();
        for (String day : holidays) {
            closed.add(LocalDate.parse(day));
        }
        return new BusinessCalendar(BERLIN, week, closed);
    }

    static BusinessCalendar everyDay(String hours) {
        EnumMap<DayOfWeek, Hours> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, Hours.parse(hours));
        }
        return new BusinessCalendar(BERLIN, week, Set.of());
    }

    /** Friday is 20 November 2026; Berlin is an hour ahead of UTC. */
    @ParameterizedTest(name = "{0} + {1} = {2}")
    @CsvSource({
        "2026-11-20T09:00:00Z, PT1H,  2026-11-20T10:00:00Z",
        "2026-11-20T16:30:00Z, PT1H,  2026-11-23T08:30:00Z",
        "2026-11-20T16:00:00Z, PT1H,  2026-11-20T17:00:00Z",
        "2026-11-21T12:00:00Z, PT9H,  2026-11-23T17:00:00Z",
        "2026-11-20T03:00:00Z, PT1H,  2026-11-20T09:00:00Z",
        "2026-11-20T22:59:00Z, PT10H, 2026-11-24T09:00:00Z",
        "2026-11-21T12:00:00Z, PT0S,  2026-11-21T12:00:00Z"
    })
    void nightsAndWeekendsDoNotCount(Instant from, Duration open, Instant to) {
        BusinessCalendar calendar = weekdays("09:00-18:00");
        assertThat(calendar.after(from, open)).isEqualTo(to);
        assertThat(calendar.open(from, to)).isEqualTo(open);
    }

    @Test
    void holidaysDoNotCountEvenSeveralInARow() {
        BusinessCalendar calendar = weekdays("09:00-18:00", "2026-12-24", "2026-12-25", "2026-12-31", "2027-01-01");
        Instant wednesday = Instant.parse("2026-12-23T16:00:00Z");
        assertThat(calendar.after(wednesday, Duration.ofHours(2))).isEqualTo(Instant.parse("2026-12-28T09:00:00Z"));
        assertThat(calendar.open(wednesday, Instant.parse("2026-12-28T07:00:00Z")))
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void anHourThatTheClocksJumpOverIsNotCountedAndOneThatComesTwiceCountsTwice() {
        BusinessCalendar always = everyDay("00:00-24:00");
        Instant march = Instant.parse("2026-03-28T23:00:00Z"); // midnight before the clocks go forward
        assertThat(always.open(march, Instant.parse("2026-03-29T22:00:00Z"))).isEqualTo(Duration.ofHours(23));
        assertThat(always.after(march, Duration.ofHours(24))).isEqualTo(march.plus(Duration.ofHours(24)));
        Instant october = Instant.parse("2026-10-24T22:00:00Z"); // midnight before they go back
        assertThat(always.open(october, Instant.parse("2026-10-25T23:00:00Z"))).isEqualTo(Duration.ofHours(25));

        BusinessCalendar night = everyDay("01:00-04:00");
        assertThat(night.open(march, march.plus(Duration.ofHours(20)))).isEqualTo(Duration.ofHours(2));
        assertThat(night.open(october, october.plus(Duration.ofHours(20)))).isEqualTo(Duration.ofHours(4));
        // Opened at 02:00 to 03:00, this day is not open at all.
        assertThat(everyDay("02:00-03:00").open(march, march.plus(Duration.ofHours(20))))
                .isZero();
    }

    @Test
    void openingStaysAtNineByTheClockOnTheWallWhenTheClocksChange() {
        BusinessCalendar calendar = weekdays("09:00-18:00");
        Instant friday = Instant.parse("2026-03-27T16:00:00Z"); // 17:00 in winter time
        assertThat(calendar.after(friday, Duration.ofHours(2))).isEqualTo(Instant.parse("2026-03-30T08:00:00Z"));
        Instant autumn = Instant.parse("2026-10-23T15:00:00Z"); // 17:00 in summer time
        assertThat(calendar.after(autumn, Duration.ofHours(2))).isEqualTo(Instant.parse("2026-10-26T09:00:00Z"));
    }

    @Test
    void whatIsCountedForwardIsFoundAgainByCountingTheTimeBetween() {
        Random random = new Random(7);
        List<BusinessCalendar> calendars = List.of(
                weekdays("09:00-18:00", "2026-12-25"),
                everyDay("00:00-24:00"),
                everyDay("01:30-02:30"),
                new BusinessCalendar(
                        ZoneId.of("Asia/Tokyo"), Map.of(DayOfWeek.SUNDAY, Hours.parse("23:00-24:00")), Set.of()));
        for (int n = 0; n < 2000; n++) {
            BusinessCalendar calendar = calendars.get(n % calendars.size());
            Instant from = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(365 * 86_400));
            Duration open = Duration.ofSeconds(1 + random.nextInt(100 * 3600));
            assertThat(calendar.open(from, calendar.after(from, open))).isEqualTo(open);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "9-18", "09:00", "18:00-09:00", "09:00-09:00", "25:00-26:00", "09:61-10:00", "09:00-24:01"})
    void whatAreNoOpeningHoursIsRefused(String hours) {
        assertThatThrownBy(() -> Hours.parse(hours)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCalendarThatIsNeverOpenOrHasTooManyHolidaysIsRefused() {
        assertThatThrownBy(() -> new BusinessCalendar(BERLIN, Map.of(), Set.of()))
                .hasMessageContaining("no open day");
        List<LocalDate> days = new ArrayList<>();
        for (int n = 0; n <= BusinessCalendar.MAX_HOLIDAYS; n++) {
            days.add(LocalDate.EPOCH.plusDays(n));
        }
        Map<DayOfWeek, Hours> week = Map.of(DayOfWeek.MONDAY, Hours.parse("09:00-18:00"));
        assertThatThrownBy(() -> new BusinessCalendar(BERLIN, week, Set.copyOf(days)))
                .hasMessageContaining("at most 1000 holidays, not 1001");
    }
}
