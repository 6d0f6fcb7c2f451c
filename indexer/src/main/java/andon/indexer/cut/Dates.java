package andon.indexer.cut;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the day in folded words: written in full, without its year, as "yesterday" or as a day of the week. */
final class Dates {
    /**
     * @param start where its words begin
     * @param end where they end
     * @param stated whether day, month and year stand there; false if they follow from the capture
     */
    record DateAt(LocalDate day, int start, int end, boolean stated) {}

    static final int EARLIEST = 1990;
    static final int LATEST = 2200;

    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?<!\\d)(\\d{4})\\s?[-./年년]\\s?(\\d{1,2})\\s?[-./月월]\\s?(\\d{1,2})(?!\\d)(?:\\s?[日일号])?");
    private static final Pattern NUMBERS =
            Pattern.compile("(?<![\\d.])(\\d{1,2})([-./])\\s?(\\d{1,2})\\2\\s?(\\d{4}|\\d{2})(?![\\d:]|\\.\\d)");
    private static final Pattern DAY_MONTH = Pattern.compile(
            "(?<![\\d:])(\\d{1,2})(?:st|nd|rd|th|er|º|ª|o|\\.)?[\\s/-]{1,3}(?:of |de |d')?(\\p{IsAlphabetic}{3,14})[.,]{0,2}(?:[\\s/-]{1,3}(?:de |del )?(\\d{4})(?!\\d)|(?:[\\s-]{0,2}'|[/-])(\\d{2})(?![\\d:])|\\s(\\d{2})(?=,?\\s{1,3}\\d{1,2}:\\d{2}))?");
    private static final Pattern MONTH_DAY = Pattern.compile(
            "(?<!\\p{IsAlphabetic})(\\p{IsAlphabetic}{3,14})\\.?[\\s-]{1,3}(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:])(?:,?[\\s-]{1,3}(\\d{4})(?!\\d)|(?:,?\\s{0,2}'|-)(\\d{2})(?![\\d:])|,?\\s(\\d{2})(?=,?\\s{1,3}\\d{1,2}:\\d{2}))?");
    /** 2026 Feb 17, 2026-Feb-17 and 2026. február 17. */
    private static final Pattern YEAR_MONTH_DAY = Pattern.compile(
            "(?<!\\d)(\\d{4})[.,]?[\\s-]{1,2}(\\p{IsAlphabetic}{3,14})\\.?[\\s-]{1,2}(\\d{1,2})(?![\\d:])");
    /** 1月15日, 周四 1月 15, 2026 and 1월 15일. */
    private static final Pattern NUMBERED_MONTH =
            Pattern.compile("(?<!\\d)(\\d{1,2})\\s?[月월]\\s?(\\d{1,2})(?:\\s?[日일号])?(?:,?\\s?(\\d{4})(?!\\d))?");
    /** 01-15 17:11, as Chinese boards write days of this year; 15.01. 17:11, as European ones do. */
    private static final Pattern SHORT =
            Pattern.compile("(?<![\\d.,/-])(\\d{1,2})([-/.])(\\d{1,2})\\.?(?=,?\\s{1,2}\\d{1,2}:\\d{2})");
    /** 26/01/15(木)17:11:00, as Japanese boards write it: what follows says that the year comes first. */
    private static final Pattern SHORT_YEAR_FIRST =
            Pattern.compile("(?<!\\d)(\\d{2})/(\\d{1,2})/(\\d{1,2})\\s?\\([月火水木金土日]\\)");

    private Dates() {}

    static Optional<DateAt> in(String folded, Frame frame) {
        return yearFirst(folded)
                .or(() -> numbers(folded, frame))
                .or(() -> named(folded, frame))
                .or(() -> numberedMonth(folded, frame))
                .or(() -> relative(folded, frame))
                .or(() -> shortForm(folded, frame));
    }

    private static Optional<DateAt> yearFirst(String folded) {
        Matcher m = YEAR_FIRST.matcher(folded);
        if (m.find()) {
            return at(m, number(m, 1), number(m, 2), number(m, 3));
        }
        m = SHORT_YEAR_FIRST.matcher(folded);
        return m.find() ? at(m, NumberDate.year(m.group(1)), number(m, 2), number(m, 3)) : Optional.empty();
    }

    /**
     * With dots the day comes first (Europe); with slashes and dashes as the page shows, by default the month (MyBB,
     * vBulletin), unless it cannot.
     */
    private static Optional<DateAt> numbers(String folded, Frame frame) {
        Matcher m = NUMBERS.matcher(folded);
        while (m.find()) {
            int first = number(m, 1);
            int second = number(m, 3);
            Optional<DateAt> told = byWeekday(m, folded, frame);
            if (told.isPresent()) {
                return told;
            }
            boolean dayFirst = m.group(2).equals(".")
                    ? second <= 12
                    : first > 12 || second <= 12 && frame.order() == DateOrder.DAY_FIRST;
            Optional<DateAt> date =
                    at(m, NumberDate.year(m.group(4)), dayFirst ? second : first, dayFirst ? first : second);
            if (date.isPresent()) {
                return date;
            }
        }
        return Optional.empty();
    }

    /** 26/02/11(Wed) is the eleventh of February 2026: of the other readings none was a Wednesday. Dots put the day first. */
    private static Optional<DateAt> byWeekday(Matcher m, String folded, Frame frame) {
        Set<Integer> weekdays = NumberDate.weekdays(folded, m.end());
        DateOrder order = m.group(2).equals(".") ? DateOrder.DAY_FIRST : frame.order();
        return weekdays.isEmpty()
                ? Optional.empty()
                : new NumberDate(m.group(1), m.group(3), m.group(4))
                        .told(weekdays, order, frame.today())
                        .map(day -> new DateAt(day, m.start(), m.end(), true));
    }

    /** With its year first, for "March 4 2026" holds the day and month "4 2026" to no month, and "Jan 5" no year. */
    private static Optional<DateAt> named(String folded, Frame frame) {
        Optional<DateAt> withoutYear = Optional.empty();
        Matcher m = YEAR_MONTH_DAY.matcher(folded);
        while (m.find()) {
            Integer month = TimeWords.month(m.group(2));
            if (month != null && Integer.parseInt(m.group(1)) >= EARLIEST) {
                return at(m, number(m, 1), month, number(m, 3));
            }
        }
        m = DAY_MONTH.matcher(folded);
        int from = 0;
        while (m.find(from)) {
            from = m.start() + 1;
            Integer month = TimeWords.month(m.group(2));
            if (month != null) {
                String year = year(m);
                if (year != null) {
                    return at(m, NumberDate.year(year), month, number(m, 1));
                }
                withoutYear = withoutYear.isPresent() ? withoutYear : past(m, month, number(m, 1), frame);
            }
        }
        m = MONTH_DAY.matcher(folded);
        while (m.find()) {
            Integer month = TimeWords.month(m.group(1));
            if (month != null) {
                String year = year(m);
                if (year != null) {
                    return at(m, NumberDate.year(year), month, number(m, 2));
                }
                withoutYear = withoutYear.isPresent() ? withoutYear : past(m, month, number(m, 2), frame);
            }
        }
        return withoutYear;
    }

    /** The year of a day with a named month: 2026, '26, -26, or 26 before a time of day. */
    private static @Nullable String year(Matcher m) {
        return m.group(3) != null ? m.group(3) : m.group(4) != null ? m.group(4) : m.group(5);
    }

    private static Optional<DateAt> numberedMonth(String folded, Frame frame) {
        Matcher m = NUMBERED_MONTH.matcher(folded);
        if (!m.find()) {
            return Optional.empty();
        }
        return m.group(3) != null
                ? at(m, number(m, 3), number(m, 1), number(m, 2))
                : past(m, number(m, 1), number(m, 2), frame);
    }

    private static Optional<DateAt> shortForm(String folded, Frame frame) {
        Matcher m = SHORT.matcher(folded);
        if (!m.find()) {
            return Optional.empty();
        }
        return m.group(2).equals(".")
                ? past(m, number(m, 3), number(m, 1), frame)
                : past(m, number(m, 1), number(m, 3), frame);
    }

    private static Optional<DateAt> relative(String folded, Frame frame) {
        WordFinder.Found day = TimeWords.DAY.in(folded);
        if (day != null) {
            LocalDate date = frame.today().minusDays(TimeWords.daysAgo(day.word()));
            return Optional.of(new DateAt(date, day.start(), day.end(), false));
        }
        WordFinder.Found name = TimeWords.WEEKDAY_NAME.in(folded);
        if (name != null) {
            int back = Math.floorMod(frame.today().getDayOfWeek().getValue() - TimeWords.weekday(name.word()), 7);
            LocalDate date = frame.today().minusDays(back == 0 ? 7 : back);
            return Optional.of(new DateAt(date, name.start(), name.end(), false));
        }
        return Optional.empty();
    }

    /** A day without a year is the latest that is not to come. */
    private static Optional<DateAt> past(Matcher m, int month, int day, Frame frame) {
        LocalDate limit = frame.today().plusDays(1);
        int leap = 5;
        for (int year = limit.getYear(); year > limit.getYear() - leap; year--) {
            boolean exists = month >= 1
                    && month <= 12
                    && day >= 1
                    && day <= YearMonth.of(year, month).lengthOfMonth();
            if (exists && !LocalDate.of(year, month, day).isAfter(limit)) {
                return Optional.of(new DateAt(LocalDate.of(year, month, day), m.start(), m.end(), false));
            }
        }
        return Optional.empty();
    }

    private static Optional<DateAt> at(Matcher m, int year, int month, int day) {
        if (year < EARLIEST || year > LATEST || month < 1 || month > 12 || day < 1 || day > 31) {
            return Optional.empty();
        }
        return Optional.of(new DateAt(LocalDate.of(year, month, day), m.start(), m.end(), true));
    }

    private static int number(Matcher m, int group) {
        return Integer.parseInt(m.group(group));
    }
}
