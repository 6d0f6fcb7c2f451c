package andon.indexer.cut;

import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;

/** The zone of a board's times, as its foot states it: "All times are UTC + 3 hours", «Часовой пояс: UTC+03:00». */
final class BoardZone {
    static final Pattern STATED =
            Pattern.compile("(?:utc|gmt)\\s?(?:[+-]\\s?\\d{1,2}(?::?\\d{2})?)?", Pattern.CASE_INSENSITIVE);

    /** "All times are", as the language packs say it. */
    private static final Pattern SENTENCE = Pattern.compile(
            "(?:all times are|alle zeiten sind|alle tijden zijn|(?:toutes )?les heures sont|heures au format|fuseau"
                    + " horaire|todos los horarios|todas las horas|tutti gli orari|todos os horários|czas w strefie|strefa"
                    + " czasowa|bütün zaman(?:lar)?|tüm zamanlar|часовой пояс|часовий пояс|所有时间|當前時區|所有显示的时间|时区|タイムゾーン|All"
                    + " times)"
                    + "\\P{IsAlphabetic}{0,4}(?:\\p{IsAlphabetic}{1,10}\\P{IsAlphabetic}{1,3}){0,3}?((?:utc|gmt)\\s?(?:[+-]\\s?\\d{1,2}(?::?\\d{2})?)?)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** It stands at the end of a page. */
    private static final int LAST_CHARACTERS = 4_000;

    private BoardZone() {}

    /** The zone that words name; empty if they name none. */
    static Optional<ZoneOffset> in(String words) {
        Matcher stated = STATED.matcher(words);
        return stated.find() ? Optional.ofNullable(Clock.zone(TimeWords.fold(stated.group()))) : Optional.empty();
    }

    /** UTC if the page states none. */
    static ZoneOffset of(Document page) {
        String words = page.body().text();
        String end = words.substring(Math.max(0, words.length() - LAST_CHARACTERS));
        if (!mayState(end)) {
            return ZoneOffset.UTC;
        }
        Matcher sentence = SENTENCE.matcher(end);
        return sentence.find() ? in(sentence.group(1)).orElse(ZoneOffset.UTC) : ZoneOffset.UTC;
    }

    /** Each sentence ends in one of these words, and most pages have none. */
    private static boolean mayState(String words) {
        for (int i = 0; i < words.length(); i++) {
            char c = (char) (words.charAt(i) | 0x20);
            if (c == 'u' && words.regionMatches(true, i, "utc", 0, 3)
                    || c == 'g' && words.regionMatches(true, i, "gmt", 0, 3)) {
                return true;
            }
        }
        return false;
    }
}
