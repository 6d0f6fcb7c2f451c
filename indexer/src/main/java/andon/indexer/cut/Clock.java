package andon.indexer.cut;

import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A time of day in folded words, with its zone where one stands behind it. */
record Clock(LocalTime time, ChronoUnit precision, @Nullable ZoneOffset zone) {
    private static final Pattern FORM = Pattern.compile("(上午|下午|午前|午後|오전|오후|凌晨|早上|中午|晚上)?\\s?(?<![\\d.-])(?<!\\d:)"
            + "(?:(\\d{1,2})\\s?(?::|時|时|点|點|시|h(?=\\d))\\s?(\\d{1,2})(?!\\d)(?:分|분)?(?:[:\\s]{0,2}(\\d{2})(?:[.,]\\d{1,9})?(?:秒|초)?(?![\\d:]))?"
            + "|(?<=(?:um|ore|alle|kl\\.?|at|,)\\s)(\\d{1,2})\\.(\\d{2})(?![\\d.])"
            + "|(\\d{1,2})(?=\\s?[ap]\\.?\\s?m\\b)|(?<=\\s)(\\d{1,2})\\s?ч\\.?(?!\\p{IsAlphabetic}))"
            + "\\s?([ap]\\.?\\s?m\\b\\.?|(?:[πμ]\\.?μ\\.?|صباحا|مساء|[صم])(?!\\p{IsAlphabetic}))?");
    /** How pm begins in Latin, Greek and Arabic letters. */
    private static final Set<String> AFTERNOON = Set.of("p", "μ", "م");

    private static final Set<String> MORNING = Set.of("a", "π", "ص");
    private static final Pattern ZONE = Pattern.compile(
            "^[\\s(,]{0,3}(?:(?:utc|gmt)\\s?([+-]\\s?\\d{1,2})(?::?(\\d{2}))?|([+-]\\d{2}):?(\\d{2})(?!\\d)|(z|[a-zа-я]{3,4})(?!\\p{IsAlphabetic}))");
    private static final Map<String, Integer> NAMED = Map.ofEntries(
            Map.entry("z", 0),
            Map.entry("utc", 0),
            Map.entry("gmt", 0),
            Map.entry("bst", 60),
            Map.entry("cet", 60),
            Map.entry("cest", 120),
            Map.entry("eet", 120),
            Map.entry("eest", 180),
            Map.entry("msk", 180),
            Map.entry("мск", 180),
            Map.entry("jst", 540),
            Map.entry("kst", 540),
            Map.entry("est", -300),
            Map.entry("edt", -240),
            Map.entry("cdt", -300),
            Map.entry("mst", -420),
            Map.entry("mdt", -360),
            Map.entry("pst", -480),
            Map.entry("pdt", -420));

    /** The first time of day in {@code folded}. */
    static Optional<Clock> in(String folded) {
        Matcher m = FORM.matcher(folded);
        while (m.find()) {
            Optional<Clock> clock = of(m, folded);
            if (clock.isPresent()) {
                return clock;
            }
        }
        return Optional.empty();
    }

    private static Optional<Clock> of(Matcher m, String folded) {
        boolean hourOnly = m.group(8) != null;
        String hours =
                m.group(2) != null ? m.group(2) : m.group(5) != null ? m.group(5) : hourOnly ? m.group(8) : m.group(7);
        String minutes = m.group(2) != null ? m.group(3) : m.group(5) != null ? m.group(6) : "0";
        int hour = Integer.parseInt(hours);
        int minute = Integer.parseInt(minutes);
        int second = m.group(4) == null ? 0 : Integer.parseInt(m.group(4));
        String half = m.group(9) == null ? "" : m.group(9).substring(0, 1);
        String before = m.group(1) == null ? "" : m.group(1);
        boolean afternoon = AFTERNOON.contains(half)
                || before.equals("下午")
                || before.equals("午後")
                || before.equals("오후")
                || before.equals("晚上")
                || before.equals("中午") && hour < 11;
        boolean morning = MORNING.contains(half) || !before.isEmpty() && !afternoon && !before.equals("中午");
        if (afternoon && hour < 12) {
            hour += 12;
        } else if (morning && hour == 12) {
            hour = 0;
        }
        if (hour > 23 || minute > 59 || second > 59) {
            return Optional.empty();
        }
        ChronoUnit precision =
                hourOnly ? ChronoUnit.HOURS : m.group(4) == null ? ChronoUnit.MINUTES : ChronoUnit.SECONDS;
        return Optional.of(new Clock(LocalTime.of(hour, minute, second), precision, zone(folded.substring(m.end()))));
    }

    /** The zone that {@code folded} begins with; null if it names none. */
    static @Nullable ZoneOffset zone(String folded) {
        Matcher m = ZONE.matcher(folded);
        if (!m.find()) {
            return null;
        }
        if (m.group(5) != null) {
            Integer minutes = NAMED.get(m.group(5));
            return minutes == null ? null : ZoneOffset.ofTotalSeconds(minutes * 60);
        }
        int hours = Integer.parseInt((m.group(1) != null ? m.group(1) : m.group(3)).replace(" ", ""));
        String rest = m.group(1) != null ? m.group(2) : m.group(4);
        int minutes = rest == null ? 0 : Integer.parseInt(rest);
        boolean west = hours < 0 || m.group().contains("-");
        return Math.abs(hours) <= 14 && minutes < 60
                ? ZoneOffset.ofTotalSeconds((hours * 60 + (west ? -minutes : minutes)) * 60)
                : null;
    }
}
