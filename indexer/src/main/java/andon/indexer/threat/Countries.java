package andon.indexer.threat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Names and codes of countries in the languages of offers, from the JDK's own tables. */
final class Countries {
    private static final List<String> LANGUAGES =
            List.of("en", "ru", "zh", "ja", "de", "es", "fr", "pt", "ko", "it", "uk");
    /** Names that are common words or first names too. */
    private static final Set<String> AMBIGUOUS = Set.of("chad", "jersey", "jordan", "mali", "man", "niger", "oman");
    /** What people write for them besides. */
    private static final Map<String, List<String>> ALSO = Map.ofEntries(
            Map.entry(
                    "US",
                    List.of(
                            "usa",
                            "united states of america",
                            "american",
                            "сша",
                            "америк*",
                            "美国",
                            "米国",
                            "eeuu",
                            "etats unis",
                            "미국")),
            Map.entry(
                    "GB",
                    List.of(
                            "great britain",
                            "england",
                            "british",
                            "англи*",
                            "британи*",
                            "великобритани*",
                            "英国",
                            "イギリス",
                            "grossbritannien",
                            "reino unido",
                            "royaume uni")),
            Map.entry("DE", List.of("german", "deutsch*", "aleman*", "allemand*", "alema*", "немецк*", "германск*")),
            Map.entry("FR", List.of("french", "franzosisch*", "frances*", "francais*", "французск*")),
            Map.entry("IT", List.of("italian*", "italienisch*", "итальянск*")),
            Map.entry("ES", List.of("spanish", "spanisch*", "espanol*", "испанск*")),
            Map.entry("JP", List.of("japanese", "japanisch*", "japones*", "японск*", "国内")),
            Map.entry("CN", List.of("chinese", "китайск*")),
            Map.entry("BR", List.of("brazilian", "brasile*", "бразильск*")),
            Map.entry("CA", List.of("canadian", "канадск*")),
            Map.entry("AU", List.of("australian", "австралийск*")),
            Map.entry("IN", List.of("indian", "индийск*")),
            Map.entry(
                    "NL",
                    List.of("dutch", "holland", "netherlands", "niederland*", "голланд*", "нидерланд*", "holanda")),
            Map.entry("PL", List.of("polish", "polnisch*", "polac*", "польск*")),
            Map.entry("CH", List.of("swiss", "schweizer*", "швейцарск*")),
            Map.entry("SE", List.of("swedish", "шведск*")),
            Map.entry("TR", List.of("turkish", "turkey", "турецк*")),
            Map.entry("KR", List.of("korean", "korea", "south korea", "корейск*", "韩国", "韓国", "한국", "국내")),
            Map.entry("MX", List.of("mexican", "mexican*", "мексиканск*")),
            Map.entry("TW", List.of("taiwan*", "台湾", "台灣")),
            Map.entry("AE", List.of("uae", "emirates", "оаэ", "эмират*")),
            Map.entry("SA", List.of("ksa", "saudi")),
            Map.entry("CZ", List.of("czech", "czechia", "чехи*")),
            Map.entry("RU", List.of("russian", "рф", "российск*")),
            Map.entry("IL", List.of("israeli", "израильск*")));

    private static final String LABELS = "country|geo|location|land|страна|гео|pais|país|pays|国家|地区|国";
    private static final Anchored LABELLED = new Anchored(
            Stems.of(LABELS),
            Pattern.compile("(?iu)(?<!\\p{L})(?:" + LABELS + ")\\s{0,3}[:=：-]\\s{0,3}\\(?([A-Za-z]{2,3})(?![A-Za-z])"));
    private static final Anchored CODE = new Anchored(
            Stems.of("usa|us|uk|uae|eu"), Pattern.compile("(?<![\\p{L}\\d])(USA|US|UK|UAE|EU)(?![\\p{L}\\d])"));
    private static final Set<String> CODES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    private Countries() {}

    /** Lists of terms, named {@code country:} and the code. */
    static Map<String, List<List<String>>> terms() {
        Map<String, List<List<String>>> lists = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            List<String> names = new ArrayList<>(ALSO.getOrDefault(code, List.of()));
            for (String language : LANGUAGES) {
                String name = Locale.of("", code).getDisplayCountry(Locale.of(language));
                if (name.codePoints().filter(Character::isLetter).count() >= 2
                        && !name.equals(code)
                        && !AMBIGUOUS.contains(name.toLowerCase(Locale.ROOT))) {
                    names.add(stem(name.replaceAll("[*()]", " ").strip(), language));
                }
            }
            lists.put("country:" + code, List.of(names.stream().distinct().toList()));
        }
        return lists;
    }

    /** Slavic names bend at their end: Испания, в Испании, из Испании. */
    private static String stem(String name, String language) {
        boolean slavic = language.equals("ru") || language.equals("uk");
        return slavic
                        && name.length() > 5
                        && name.indexOf(' ') < 0
                        && "аяйьы".indexOf(name.charAt(name.length() - 1)) >= 0
                ? name.substring(0, name.length() - 1) + "*"
                : name;
    }

    /** The code that stands behind a label ("Country: US"), else a lone abbreviation in capitals; empty if none does. */
    static String labelled(String text) {
        Anchored.Hits label = LABELLED.in(text);
        while (label.next()) {
            String code = alpha2(label.group());
            if (!code.isEmpty()) {
                return code;
            }
        }
        Anchored.Hits lone = CODE.in(text);
        return lone.next() ? alpha2(lone.group()) : "";
    }

    private static String alpha2(String code) {
        String upper = code.toUpperCase(Locale.ROOT);
        return switch (upper) {
            case "USA" -> "US";
            case "UK" -> "GB";
            case "UAE" -> "AE";
            default -> upper.length() == 2 && CODES.contains(upper) ? upper : "";
        };
    }
}
