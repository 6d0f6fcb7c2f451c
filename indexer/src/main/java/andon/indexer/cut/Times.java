package andon.indexer.cut;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Reads times as forum software writes them, absolute and relative, in English, Russian, Chinese and Japanese. A time
 * without a zone is UTC; relative ones count from the capture.
 */
public final class Times {
    /** Longer texts are no times. */
    private static final int LONGEST = 240;

    /** @param exact false for "6 hours ago", whose true time nobody knows */
    public record Found(Instant at, boolean exact) {}

    private static final Pattern ISO = Pattern.compile(
            "(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[T ]\\s?(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d{1,9})?)?\\s?(Z|UTC|GMT|[+-]\\d{2}:?\\d{2})?)?");
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})\\s?[./年]\\s?(\\d{1,2})\\s?[./月]\\s?(\\d{1,2})");
    private static final Pattern NUMBERS = Pattern.compile("(?<!\\d)(\\d{1,2})([-./])(\\d{1,2})\\2(\\d{4})(?!\\d)");
    private static final Pattern DAY_MONTH =
            Pattern.compile("(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?[\\s-]+(?:of )?(\\p{L}{3,10})\\.?,?[\\s-]+(\\d{4})");
    private static final Pattern MONTH_DAY =
            Pattern.compile("(\\p{L}{3,10})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})");
    private static final Pattern CLOCK = Pattern.compile(
            "(上午|下午|午前|午後)?\\s?(?<![\\d-])(\\d{1,2})(?::|時|点)\\s?(\\d{2})(?:分)?(?::(\\d{2}))?\\s?([AaPp]\\.?[Mm]\\.?)?");
    private static final Pattern ZONE = Pattern.compile(
            "(?:UTC|GMT)\\s?([+-]\\d{1,2})(?::?(\\d{2}))?|(?<=\\d\\s?)([+-]\\d{2}):?(\\d{2})\\b|\\b(JST|MSK|МСК)\\b");
    /** "3 hours", "2 ч.", "3 个小时"; single letters count only behind a number. */
    private static final String SPAN =
            "(?:(?<![\\d.,])(\\d{1,4})\\s?个?\\s?([smhdwy]|ч|дн|LONG)|(?<![a-zа-яё])(?:(?:an?|one)\\s)?(LONG))\\.?"
                    .replace(
                            "LONG",
                            "seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|"
                                    + "секунд[уы]?|сек|минут[уы]?|мин|час(?:а|ов)?|день|дня|дней|недел[юиь]|месяц(?:а|ев)?|мес|год|года|лет|"
                                    + "秒钟?|分钟?|小时|時間|天|日|周|週間|个月|か月|ヶ月|年");

    private static final Pattern PART = Pattern.compile(SPAN);
    private static final Pattern AGO = Pattern.compile(
            "SPAN(?:[,\\s]{0,3}(?:and\\s|и\\s)?SPAN){0,2}\\s?(?:ago|назад|前|之前|以前)".replace("SPAN", SPAN));
    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            Map.entry("jan", 1),
            Map.entry("feb", 2),
            Map.entry("mar", 3),
            Map.entry("apr", 4),
            Map.entry("may", 5),
            Map.entry("jun", 6),
            Map.entry("jul", 7),
            Map.entry("aug", 8),
            Map.entry("sep", 9),
            Map.entry("oct", 10),
            Map.entry("nov", 11),
            Map.entry("dec", 12),
            Map.entry("янв", 1),
            Map.entry("фев", 2),
            Map.entry("мар", 3),
            Map.entry("апр", 4),
            Map.entry("май", 5),
            Map.entry("мая", 5),
            Map.entry("июн", 6),
            Map.entry("июл", 7),
            Map.entry("авг", 8),
            Map.entry("сен", 9),
            Map.entry("окт", 10),
            Map.entry("ноя", 11),
            Map.entry("дек", 12));
    private static final Pattern YESTERDAY = Pattern.compile("yesterday|вчера|昨天|昨日");
    private static final Pattern TODAY = Pattern.compile("today|сегодня|今天|今日|本日");
    private static final Pattern NOW = Pattern.compile("just now|moments? ago|только что|刚刚|たった今");

    private Times() {}

    /** The time in an element: its {@code datetime}, then its {@code title} attributes, then its words. */
    public static Optional<Found> in(Element element, Instant captured) {
        Element machine = element.hasAttr("datetime") ? element : element.selectFirst("[datetime]");
        if (machine != null) {
            Optional<Found> exact = parse(machine.attr("datetime"), captured);
            if (exact.isPresent()) {
                return exact;
            }
        }
        Element stamp = element.selectFirst("[data-time], [data-timestamp]");
        if (stamp != null) {
            Optional<Found> seconds =
                    epoch(stamp.hasAttr("data-time") ? stamp.attr("data-time") : stamp.attr("data-timestamp"));
            if (seconds.isPresent()) {
                return seconds;
            }
        }
        if (element.hasAttr("title")) {
            Optional<Found> titled = parse(element.attr("title"), captured).filter(Found::exact);
            if (titled.isPresent()) {
                return titled;
            }
        }
        Element copy = element.clone();
        for (Element titled : copy.select("[title]")) {
            String title = titled.attr("title");
            if (title.length() < LONGEST && date(title, captured).isPresent()) {
                titled.empty();
                titled.appendChild(new TextNode(" " + title + " "));
            }
        }
        return parse(copy.text(), captured);
    }

    /** The first time in {@code words}; empty if there is none. */
    public static Optional<Found> parse(String words, Instant captured) {
        if (words.isBlank() || words.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            Optional<Found> iso = iso(words);
            return iso.isPresent() ? iso : spoken(words.strip(), captured);
        } catch (DateTimeException e) {
            return Optional.empty(); // the 31st of February: numbers that are no date
        }
    }

    private static Optional<Found> epoch(String digits) {
        if (!digits.matches("\\d{10}|\\d{13}")) {
            return Optional.empty();
        }
        long value = Long.parseLong(digits);
        return Optional.of(
                new Found(digits.length() == 13 ? Instant.ofEpochMilli(value) : Instant.ofEpochSecond(value), true));
    }

    private static Optional<Found> iso(String words) {
        try {
            return Optional.of(new Found(OffsetDateTime.parse(words.strip()).toInstant(), true));
        } catch (DateTimeParseException e) {
            return Optional.empty(); // one of the looser forms
        }
    }

    private static Optional<Found> spoken(String words, Instant captured) {
        String lower = words.toLowerCase(Locale.ROOT);
        Optional<DateAt> date = date(lower, captured);
        if (date.isPresent()) {
            String rest = lower.substring(0, date.get().start()) + " | "
                    + lower.substring(date.get().end());
            LocalTime clock = clock(rest).orElse(LocalTime.MIDNIGHT);
            return Optional.of(new Found(date.get().day().atTime(clock).toInstant(zone(words)), true));
        }
        Matcher ago = AGO.matcher(lower);
        if (ago.find()) {
            return Optional.of(new Found(captured.minus(age(ago.group())), false));
        }
        return NOW.matcher(lower).find() ? Optional.of(new Found(captured, false)) : Optional.empty();
    }

    private record DateAt(LocalDate day, int start, int end) {}

    private static Optional<DateAt> date(String words, Instant captured) {
        String lower = words.toLowerCase(Locale.ROOT);
        Matcher m = ISO.matcher(lower);
        if (m.find()) {
            return at(m, m.end(3), number(m, 1), number(m, 2), number(m, 3));
        }
        m = YEAR_FIRST.matcher(lower);
        if (m.find()) {
            return at(m, m.end(), number(m, 1), number(m, 2), number(m, 3));
        }
        m = NUMBERS.matcher(lower);
        if (m.find()) {
            return numbers(m);
        }
        m = DAY_MONTH.matcher(lower);
        while (m.find()) {
            Integer month = month(m.group(2));
            if (month != null) {
                return at(m, m.end(), number(m, 3), month, number(m, 1));
            }
        }
        m = MONTH_DAY.matcher(lower);
        while (m.find()) {
            Integer month = month(m.group(1));
            if (month != null) {
                return at(m, m.end(), number(m, 3), month, number(m, 2));
            }
        }
        return relativeDay(lower, captured);
    }

    /** With dots the day comes first (Europe), with slashes and dashes the month (MyBB's default), unless it cannot. */
    private static Optional<DateAt> numbers(Matcher m) {
        int first = number(m, 1);
        int second = number(m, 3);
        boolean dayFirst = m.group(2).equals(".") ? second <= 12 : first > 12;
        return at(m, m.end(), number(m, 4), dayFirst ? second : first, dayFirst ? first : second);
    }

    private static Optional<DateAt> relativeDay(String lower, Instant captured) {
        LocalDate today = captured.atOffset(ZoneOffset.UTC).toLocalDate();
        Matcher m = YESTERDAY.matcher(lower);
        if (m.find()) {
            return Optional.of(new DateAt(today.minusDays(1), m.start(), m.end()));
        }
        m = TODAY.matcher(lower);
        return m.find() ? Optional.of(new DateAt(today, m.start(), m.end())) : Optional.empty();
    }

    private static Optional<DateAt> at(Matcher m, int end, int year, int month, int day) {
        if (year < 1990 || year > 2200 || month < 1 || month > 12 || day < 1 || day > 31) {
            return Optional.empty();
        }
        return Optional.of(new DateAt(LocalDate.of(year, month, day), m.start(), end));
    }

    private static int number(Matcher m, int group) {
        return Integer.parseInt(m.group(group));
    }

    private static @org.jspecify.annotations.Nullable Integer month(String name) {
        return MONTHS.get(name.substring(0, 3));
    }

    private static Optional<LocalTime> clock(String words) {
        Matcher m = CLOCK.matcher(words);
        if (!m.find()) {
            return Optional.empty();
        }
        int hour = number(m, 2);
        int second = m.group(4) == null ? 0 : number(m, 4);
        String half = m.group(5) == null ? "" : m.group(5).substring(0, 1);
        String before = m.group(1) == null ? "" : m.group(1);
        boolean afternoon = half.equals("p") || before.equals("下午") || before.equals("午後");
        boolean morning = half.equals("a") || before.equals("上午") || before.equals("午前");
        if (afternoon && hour < 12) {
            hour += 12;
        } else if (morning && hour == 12) {
            hour = 0;
        }
        return hour < 24 && number(m, 3) < 60 && second < 60
                ? Optional.of(LocalTime.of(hour, number(m, 3), second))
                : Optional.empty();
    }

    private static ZoneOffset zone(String words) {
        Matcher m = ZONE.matcher(words);
        while (m.find()) {
            if (m.group(5) != null) {
                return ZoneOffset.ofHours(m.group(5).equals("JST") ? 9 : 3);
            }
            String hours = m.group(1) != null ? m.group(1) : m.group(3);
            String minutes = m.group(1) != null ? m.group(2) : m.group(4);
            int h = Integer.parseInt(hours);
            int min = minutes == null ? 0 : Integer.parseInt(minutes);
            if (Math.abs(h) <= 14 && min < 60) {
                return ZoneOffset.ofHoursMinutes(h, h < 0 ? -min : min);
            }
        }
        return ZoneOffset.UTC;
    }

    /** The sum of its parts: "1 day, 3 hours". */
    private static Duration age(String words) {
        Duration age = Duration.ZERO;
        Matcher part = PART.matcher(words);
        while (part.find()) {
            boolean counted = part.group(1) != null;
            long n = counted ? Long.parseLong(part.group(1)) : 1;
            age = age.plus(unit(part.group(counted ? 2 : 3)).multipliedBy(n));
        }
        return age;
    }

    private static Duration unit(String unit) {
        if (unit.equals("s") || unit.startsWith("sec") || unit.startsWith("сек") || unit.startsWith("秒")) {
            return Duration.ofSeconds(1);
        }
        if (unit.equals("m") || unit.startsWith("min") || unit.startsWith("мин") || unit.startsWith("分")) {
            return Duration.ofMinutes(1);
        }
        if (unit.startsWith("h") || unit.startsWith("ч") || unit.equals("小时") || unit.equals("時間")) {
            return Duration.ofHours(1);
        }
        if (unit.startsWith("d") || unit.startsWith("д") || unit.equals("天") || unit.equals("日")) {
            return Duration.ofDays(1);
        }
        if (unit.startsWith("w") || unit.startsWith("нед") || unit.startsWith("周") || unit.startsWith("週")) {
            return Duration.ofDays(7);
        }
        if (unit.startsWith("mo") || unit.startsWith("мес") || unit.endsWith("月")) {
            return Duration.ofDays(30);
        }
        return Duration.ofDays(365);
    }
}
