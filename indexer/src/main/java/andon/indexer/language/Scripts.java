package andon.indexer.language;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** How many letters of each script a text has, and which letters that only some of a script's languages have. */
final class Scripts {
    /** Scripts of one language, or of one that is written far more than its others. */
    private static final Map<UnicodeScript, String> OF_ONE_LANGUAGE = Map.ofEntries(
            Map.entry(UnicodeScript.HANGUL, "ko"),
            Map.entry(UnicodeScript.GREEK, "el"),
            Map.entry(UnicodeScript.HEBREW, "he"),
            Map.entry(UnicodeScript.THAI, "th"),
            Map.entry(UnicodeScript.ARMENIAN, "hy"),
            Map.entry(UnicodeScript.GEORGIAN, "ka"),
            Map.entry(UnicodeScript.BENGALI, "bn"),
            Map.entry(UnicodeScript.TAMIL, "ta"),
            Map.entry(UnicodeScript.TELUGU, "te"),
            Map.entry(UnicodeScript.KANNADA, "kn"),
            Map.entry(UnicodeScript.MALAYALAM, "ml"),
            Map.entry(UnicodeScript.GUJARATI, "gu"),
            Map.entry(UnicodeScript.GURMUKHI, "pa"),
            Map.entry(UnicodeScript.SINHALA, "si"),
            Map.entry(UnicodeScript.KHMER, "km"),
            Map.entry(UnicodeScript.LAO, "lo"),
            Map.entry(UnicodeScript.MYANMAR, "my"),
            Map.entry(UnicodeScript.ETHIOPIC, "am"));

    /** A text in these scripts may hold as many Latin words as it likes: product names, addresses, slang. */
    private static final double BESIDE_LATIN = 0.2;

    private static final double CYRILLIC_BESIDE_LATIN = 0.3;

    private final EnumMap<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
    private int letters;
    private int latin;
    private boolean ukrainian;
    private boolean russian;
    private boolean belarusian;
    private boolean serbian;
    private boolean macedonian;
    private boolean kazakh;
    private int hardSigns;
    private boolean persian;
    private boolean urdu;

    private Scripts() {}

    static Scripts of(String text) {
        Scripts scripts = new Scripts();
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c < 0x80) {
                if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') {
                    scripts.letters++;
                    scripts.latin++;
                }
            } else if (Character.isLetter(c)) {
                scripts.letter(c);
            }
        }
        return scripts;
    }

    private void letter(int c) {
        letters++;
        UnicodeScript script = UnicodeScript.of(c);
        if (script == UnicodeScript.LATIN) {
            latin++;
            return;
        }
        counts.merge(script, 1, Integer::sum);
        if (script == UnicodeScript.CYRILLIC) {
            int lower = Character.toLowerCase(c);
            ukrainian |= "їєґі".indexOf(lower) >= 0;
            russian |= "ыэё".indexOf(lower) >= 0;
            belarusian |= lower == 'ў';
            serbian |= "ђћ".indexOf(lower) >= 0;
            macedonian |= "ѓќѕ".indexOf(lower) >= 0;
            kazakh |= "әғқңөұүһ".indexOf(lower) >= 0;
            hardSigns += lower == 'ъ' ? 1 : 0;
        } else if (script == UnicodeScript.ARABIC) {
            persian |= "پچژگ".indexOf(c) >= 0;
            urdu |= "ٹڈڑے".indexOf(c) >= 0;
        }
    }

    int letters() {
        return letters;
    }

    boolean isLatin() {
        return latin > 0 && latin * 2 >= letters;
    }

    private int count(UnicodeScript script) {
        return counts.getOrDefault(script, 0);
    }

    /** The language, where the script alone tells it. */
    Optional<String> language() {
        int kana = count(UnicodeScript.HIRAGANA) + count(UnicodeScript.KATAKANA);
        int han = count(UnicodeScript.HAN);
        if (kana > 0 && kana + han > letters * BESIDE_LATIN) {
            return Optional.of("ja");
        }
        if (han > letters * BESIDE_LATIN) {
            return Optional.of("zh");
        }
        if (count(UnicodeScript.CYRILLIC) > letters * CYRILLIC_BESIDE_LATIN) {
            return Optional.of(cyrillic());
        }
        if (count(UnicodeScript.ARABIC) > letters * CYRILLIC_BESIDE_LATIN) {
            return Optional.of(urdu ? "ur" : persian ? "fa" : "ar");
        }
        return counts.entrySet().stream()
                .filter(e -> e.getValue() > letters * BESIDE_LATIN && OF_ONE_LANGUAGE.containsKey(e.getKey()))
                .map(e -> OF_ONE_LANGUAGE.get(e.getKey()))
                .findFirst();
    }

    private String cyrillic() {
        if (belarusian) {
            return "be";
        }
        if (ukrainian && !russian) {
            return "uk";
        }
        if (serbian) {
            return "sr";
        }
        if (macedonian) {
            return "mk";
        }
        if (kazakh) {
            return "kk";
        }
        // Bulgarian has the hard sign as a vowel, in every third word; Russian one in two hundred letters, beside ы and
        // э.
        return hardSigns > 0 && !russian && hardSigns * 60 > count(UnicodeScript.CYRILLIC) ? "bg" : "ru";
    }
}
