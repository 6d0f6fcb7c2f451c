package andon.indexer.cut;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Three numbers that may be a date in more than one way, of which a day of the week behind them tells: 26/02/11(Wed).
 *
 * @param first as it stands there, as the others do
 */
record NumberDate(String first, String second, String last) {
    /** A day of the week behind a date, mostly cut short: (Wed), (Ср.), Втр. */
    private static final Pattern WEEKDAY =
            Pattern.compile("\\s?(?:\\((\\p{IsAlphabetic}{1,12})|(\\p{IsAlphabetic}{3,12})(?!\\p{IsAlphabetic}))");

    /** The days of the week, 1 for Monday to 7, that the words name from there on; none if they name none. */
    static Set<Integer> weekdays(String words, int from) {
        Matcher name = WEEKDAY.matcher(words).region(from, words.length());
        return name.lookingAt()
                ? TimeWords.weekdays(TimeWords.fold(name.group(1) == null ? name.group(2) : name.group(1)))
                : Set.of();
    }

    /** Empty if there is no such day in that order, or the order is unknown. */
    Optional<LocalDate> in(DateOrder order) {
        return switch (order) {
            case DAY_FIRST -> day(year(last), second, first);
            case MONTH_FIRST -> day(year(last), first, second);
            case YEAR_FIRST ->
                first.length() == 2 && last.length() == 2 ? day(year(first), second, last) : Optional.empty();
            case UNKNOWN -> Optional.empty();
        };
    }

    boolean agrees(DateOrder order, Set<Integer> weekdays) {
        return in(order)
                .filter(day -> weekdays.contains(day.getDayOfWeek().getValue()))
                .isPresent();
    }

    /**
     * The day that is one of {@code weekdays}. 26/01/25 is a Sunday in 2025 and in 2026: then the page's order counts, else what
     * was not to come when the page was captured, the nearest to that first.
     */
    Optional<LocalDate> told(Set<Integer> weekdays, DateOrder order, LocalDate captured) {
        if (agrees(order, weekdays)) {
            return in(order);
        }
        List<LocalDate> days = Stream.of(DateOrder.MONTH_FIRST, DateOrder.DAY_FIRST, DateOrder.YEAR_FIRST)
                .filter(other -> agrees(other, weekdays))
                .flatMap(other -> in(other).stream())
                .toList();
        return days.stream()
                .min(Comparator.comparingInt((LocalDate day) -> day.isAfter(captured.plusDays(1)) ? 1 : 0)
                        .thenComparingLong(day -> Math.abs(ChronoUnit.DAYS.between(day, captured))));
    }

    private static Optional<LocalDate> day(int year, String month, String day) {
        int m = Integer.parseInt(month);
        int d = Integer.parseInt(day);
        boolean exists = year >= Dates.EARLIEST
                && year <= Dates.LATEST
                && m >= 1
                && m <= 12
                && d >= 1
                && d <= YearMonth.of(year, m).lengthOfMonth();
        return exists ? Optional.of(LocalDate.of(year, m, d)) : Optional.empty();
    }

    static int year(String digits) {
        int year = Integer.parseInt(digits);
        return digits.length() > 2 ? year : year < 70 ? 2000 + year : 1900 + year;
    }
}
