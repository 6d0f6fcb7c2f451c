package andon.indexer.cut;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ages as forums state them: "6 hours ago", "vor 2 Tagen", "2 часа назад", 3天前. Reads folded words. */
final class Ages {
    /** @param precision the smallest unit that is stated */
    record Age(Duration span, ChronoUnit precision) {}

    /** "3 hours", "2 ч.", "3 个小时", "une heure"; single letters count only behind a number. */
    private static final String SPAN = "(?:(?<![\\d.,])\\d{1,4}\\s?(?:[个個]\\s?)?(?:" + TimeWords.COUNTED_UNIT
            + ")|(?<!\\p{IsAlphabetic})(?:(?:an?|one|" + "ein(?:e[nmr]?)?|une?|uma?|una?|jeden|jedna|bir|een)\\s)?(?:"
            + TimeWords.UNIT + "))\\.?";

    private static final String SPANS =
            "(" + SPAN + "(?:[,\\s]{0,3}(?:(?:and|и|і|und|et|y|e|oraz|i|ve|en)\\s)?" + SPAN + "){0,2})";
    private static final Pattern AGO = Pattern.compile(SPANS
            + "\\s?(?:ago\\b|назад|тому|atras|fa\\b|temu|once|geleden|前|之前|以前|전)|"
            + "(?<!\\p{IsAlphabetic})(?:vor|il y a|hace|ha|منذ|قبل|לפני)\\s(?:etwa |environ |cerca de )?" + SPANS);
    private static final Pattern PART = Pattern.compile("(\\d{1,4})\\s?(?:[个個]\\s?)?(" + TimeWords.COUNTED_UNIT
            + ")|(?<!\\p{IsAlphabetic})(" + TimeWords.UNIT + ")");
    private static final Pattern NOW = Pattern.compile(
            "(?<!\\p{IsAlphabetic})(?:just now|(?:a |few )?moments? ago|less than (?:a|an|1|one) minute ago|seconds ago|только что|щойно|gerade eben|soeben|"
                    + "a l'instant|ahora mismo|hace un momento|hace instantes|agora mesmo|agora ha pouco|poco fa|proprio ora|przed chwila|"
                    + "az once|simdi|zojuist)|刚刚|剛剛|刚才|たった今|방금");

    private static final Pattern HALF_HOUR = Pattern.compile(
            "half an hour|полчаса|пiвгодини|einer halben stunde|une demi-heure|media hora|meia hora|半(?:个|個)?(?:小时|小時|時間)");

    private Ages() {}

    static Optional<Age> in(String words) {
        // French for a year is English for one.
        String folded = HALF_HOUR.matcher(words.replace(" un an", " 1 an")).replaceAll("30分");
        if (NOW.matcher(folded).find()) {
            return Optional.of(new Age(Duration.ZERO, ChronoUnit.MINUTES));
        }
        Matcher ago = AGO.matcher(folded);
        if (!ago.find()) {
            return Optional.empty();
        }
        Duration age = Duration.ZERO;
        ChronoUnit finest = ChronoUnit.YEARS;
        Matcher part = PART.matcher(ago.group(1) != null ? ago.group(1) : ago.group(2));
        while (part.find()) {
            Duration unit = TimeWords.unit(part.group(1) == null ? part.group(3) : part.group(2));
            age = age.plus(unit.multipliedBy(part.group(1) == null ? 1 : Long.parseLong(part.group(1))));
            finest = finer(finest, unit);
        }
        return Optional.of(new Age(age, finest));
    }

    private static ChronoUnit finer(ChronoUnit known, Duration unit) {
        ChronoUnit named = unit.toDays() >= 365
                ? ChronoUnit.YEARS
                : unit.toDays() >= 30
                        ? ChronoUnit.MONTHS
                        : unit.toDays() >= 7
                                ? ChronoUnit.WEEKS
                                : unit.toDays() >= 1
                                        ? ChronoUnit.DAYS
                                        : unit.toHours() >= 1
                                                ? ChronoUnit.HOURS
                                                : unit.toMinutes() >= 1 ? ChronoUnit.MINUTES : ChronoUnit.SECONDS;
        return named.compareTo(known) < 0 ? named : known;
    }
}
