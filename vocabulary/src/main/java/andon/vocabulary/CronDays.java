package andon.vocabulary;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.BitSet;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The days that a cron expression names. Exactly one of day of month and day of week must be {@code ?}, as in Quartz. */
record CronDays(BitSet years, BitSet months, Predicate<LocalDate> day) {
    static final LocalDate FIRST = LocalDate.of(1970, 1, 1);
    /** A leap year that begins on a Saturday: where shortest waits are looked for. */
    static final LocalDate SAMPLED = LocalDate.of(2000, 1, 1);

    private static final Pattern NEAREST_WORKDAY = Pattern.compile("([0-9]{1,2})W");
    private static final Pattern BEFORE_LAST = Pattern.compile("L(?:-([0-9]{1,2}))?(W?)");
    private static final Pattern LAST_WEEKDAY = Pattern.compile("([0-9]|[A-Z]{3})L");
    private static final Pattern NTH_WEEKDAY = Pattern.compile("([0-9]|[A-Z]{3})#([1-5])");

    static CronDays read(String day, String month, String weekday, String year) {
        if (day.equals("?") == weekday.equals("?")) {
            throw new IllegalArgumentException(
                    "a cron expression must have ? as its day of month or its day of week, and not as both");
        }
        return new CronDays(
                CronField.YEAR.read(year),
                CronField.MONTH.read(month),
                weekday.equals("?") ? ofMonth(day.toUpperCase(Locale.ROOT)) : ofWeek(weekday.toUpperCase(Locale.ROOT)));
    }

    /** The first day that is not before {@code from}; null if there is none. */
    @Nullable
    LocalDate from(LocalDate from) {
        LocalDate next = from;
        while (true) {
            int year = years.nextSetBit(next.getYear());
            if (year < 0) {
                return null;
            }
            if (year > next.getYear()) {
                next = LocalDate.of(year, 1, 1);
            }
            int month = months.nextSetBit(next.getMonthValue());
            if (month < 0) {
                next = LocalDate.of(next.getYear() + 1, 1, 1);
            } else if (month > next.getMonthValue()) {
                next = LocalDate.of(next.getYear(), month, 1);
            } else if (day.test(next)) {
                return next;
            } else {
                next = next.plusDays(1);
            }
        }
    }

    private static Predicate<LocalDate> ofMonth(String text) {
        Matcher last = BEFORE_LAST.matcher(text);
        if (last.matches()) {
            int before = last.group(1) == null ? 0 : Integer.parseInt(last.group(1));
            if (before > 30) {
                throw CronField.DAY.wrong(text);
            }
            boolean workday = !last.group(2).isEmpty();
            return date -> matches(date, date.lengthOfMonth() - before, workday);
        }
        Matcher nearest = NEAREST_WORKDAY.matcher(text);
        if (nearest.matches()) {
            int wanted = CronField.DAY.value(nearest.group(1), text);
            return date -> wanted <= date.lengthOfMonth() && matches(date, wanted, true);
        }
        BitSet days = CronField.DAY.read(text);
        return date -> days.get(date.getDayOfMonth());
    }

    private static boolean matches(LocalDate date, int wanted, boolean workday) {
        if (wanted < 1) {
            return false;
        }
        LocalDate target = date.withDayOfMonth(wanted);
        if (workday && target.getDayOfWeek() == DayOfWeek.SATURDAY) {
            target = wanted == 1 ? target.plusDays(2) : target.minusDays(1);
        } else if (workday && target.getDayOfWeek() == DayOfWeek.SUNDAY) {
            target = wanted == date.lengthOfMonth() ? target.minusDays(2) : target.plusDays(1);
        }
        return date.equals(target);
    }

    private static Predicate<LocalDate> ofWeek(String text) {
        if (text.equals("L")) {
            return date -> date.getDayOfWeek() == DayOfWeek.SATURDAY;
        }
        Matcher last = LAST_WEEKDAY.matcher(text);
        if (last.matches()) {
            DayOfWeek wanted = weekday(CronField.WEEKDAY.value(last.group(1), text));
            return date -> date.equals(date.with(TemporalAdjusters.lastInMonth(wanted)));
        }
        Matcher nth = NTH_WEEKDAY.matcher(text);
        if (nth.matches()) {
            DayOfWeek wanted = weekday(CronField.WEEKDAY.value(nth.group(1), text));
            int n = Integer.parseInt(nth.group(2));
            return date -> date.getDayOfWeek() == wanted && (date.getDayOfMonth() - 1) / 7 + 1 == n;
        }
        BitSet days = CronField.WEEKDAY.read(text);
        return date -> days.get(date.getDayOfWeek().getValue() % 7 + 1);
    }

    /** Cron's first day is Sunday. */
    private static DayOfWeek weekday(int value) {
        return DayOfWeek.of(value == 1 ? 7 : value - 1);
    }
}
