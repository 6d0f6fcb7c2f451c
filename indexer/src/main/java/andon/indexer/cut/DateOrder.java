package andon.indexer.cut;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a page writes 02-01-2026 for the second of January or for the first of February, decided by its own evidence: a
 * day of the week that fits no other order, a number above twelve, a day that was still to come when it was captured, the order in which posts follow one another; then
 * by its language.
 */
enum DateOrder {
    DAY_FIRST,
    MONTH_FIRST,
    /** 26/01/25, which only a day of the week behind it tells from the others. */
    YEAR_FIRST,
    UNKNOWN;

    private static final Pattern NUMBERS =
            Pattern.compile("(?<![\\d./-])(\\d{1,2})([-/])(\\d{1,2})\\2(\\d{4}|\\d{2})(?![\\d/]|[.-]\\d)");
    /** More dates say no more. */
    private static final int MOST = 400;

    private record Seen(int first, int second, int year) {
        LocalDate date(DateOrder order) {
            return order == DAY_FIRST ? LocalDate.of(year, second, first) : LocalDate.of(year, first, second);
        }

        boolean isOpen() {
            return first <= 12 && second <= 12 && first > 0 && second > 0 && first != second;
        }
    }

    /**
     * @param times the words in which times stand, in the order of the page
     * @param language the page's, as it says; empty if it says nothing
     */
    static DateOrder of(List<String> times, String language, LocalDate captured) {
        List<Seen> open = new ArrayList<>();
        int days = 0;
        int months = 0;
        int years = 0;
        int seen = 0;
        for (String words : times) {
            if (!mayHold(words)) {
                continue;
            }
            Matcher m = NUMBERS.matcher(words);
            while (seen < MOST && m.find()) {
                seen++;
                NumberDate numbers = new NumberDate(m.group(1), m.group(3), m.group(4));
                Set<Integer> weekdays = NumberDate.weekdays(words, m.end());
                if (numbers.agrees(YEAR_FIRST, weekdays)) {
                    // What fits another order as well says nothing of either.
                    years += numbers.agrees(DAY_FIRST, weekdays) || numbers.agrees(MONTH_FIRST, weekdays) ? 0 : 1;
                    continue;
                }
                int year = Integer.parseInt(m.group(4));
                Seen date = new Seen(
                        Integer.parseInt(m.group(1)), Integer.parseInt(m.group(3)), year < 100 ? 2000 + year : year);
                if (date.first() > 12 && date.second() <= 12) {
                    days++;
                } else if (date.second() > 12 && date.first() <= 12) {
                    months++;
                } else if (date.isOpen()) {
                    open.add(date);
                }
            }
        }
        if (years > Math.max(days, months)) {
            return YEAR_FIRST;
        }
        if (days != months) {
            return days > months ? DAY_FIRST : MONTH_FIRST;
        }
        int later = breaks(open, DAY_FIRST, captured) - breaks(open, MONTH_FIRST, captured);
        if (later != 0) {
            return later < 0 ? DAY_FIRST : MONTH_FIRST;
        }
        return byLanguage(language);
    }

    /** Whether a mark of such dates stands between two digits: the pattern is slow on pages without one. */
    private static boolean mayHold(String words) {
        for (int i = 1; i + 1 < words.length(); i++) {
            char c = words.charAt(i);
            if ((c == '-' || c == '/') && isDigit(words.charAt(i - 1)) && isDigit(words.charAt(i + 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** How often an order would let a post precede the one above it, or let it be written after it was captured. */
    private static int breaks(List<Seen> dates, DateOrder order, LocalDate captured) {
        int breaks = 0;
        LocalDate before = LocalDate.MIN;
        for (Seen seen : dates) {
            try {
                LocalDate date = seen.date(order);
                breaks += date.isAfter(captured.plusDays(1)) ? 3 : 0;
                breaks += date.isBefore(before) ? 1 : 0;
                before = date;
            } catch (DateTimeException e) {
                breaks += 3; // no such day in this order
            }
        }
        return breaks;
    }

    /** English without a country leaves it open; Americans put the month first, all others the day. */
    private static DateOrder byLanguage(String language) {
        String lower = language.toLowerCase(Locale.ROOT).replace('_', '-');
        if (lower.isEmpty() || lower.equals("en")) {
            return UNKNOWN;
        }
        return lower.startsWith("en-us") || lower.startsWith("zh") || lower.startsWith("ja") || lower.startsWith("ko")
                ? MONTH_FIRST
                : DAY_FIRST;
    }
}
