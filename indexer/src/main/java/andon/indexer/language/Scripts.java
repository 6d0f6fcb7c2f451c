package andon.indexer.language;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;

/** How many letters of each script a text has; what scripts alone say of its language. */
final class Scripts {
    /** Scripts that one language of today writes, or one above all others (ISO 639-1). */
    private static final Map<UnicodeScript, String> OWNED = Map.ofEntries(
            Map.entry(UnicodeScript.HANGUL, "ko"),
            Map.entry(UnicodeScript.GREEK, "el"),
            Map.entry(UnicodeScript.HEBREW, "he"),
            Map.entry(UnicodeScript.THAI, "th"),
            Map.entry(UnicodeScript.LAO, "lo"),
            Map.entry(UnicodeScript.KHMER, "km"),
            Map.entry(UnicodeScript.MYANMAR, "my"),
            Map.entry(UnicodeScript.GEORGIAN, "ka"),
            Map.entry(UnicodeScript.ARMENIAN, "hy"),
            Map.entry(UnicodeScript.BENGALI, "bn"),
            Map.entry(UnicodeScript.GUJARATI, "gu"),
            Map.entry(UnicodeScript.GURMUKHI, "pa"),
            Map.entry(UnicodeScript.TAMIL, "ta"),
            Map.entry(UnicodeScript.TELUGU, "te"),
            Map.entry(UnicodeScript.KANNADA, "kn"),
            Map.entry(UnicodeScript.MALAYALAM, "ml"),
            Map.entry(UnicodeScript.SINHALA, "si"),
            Map.entry(UnicodeScript.ETHIOPIC, "am"),
            Map.entry(UnicodeScript.TIBETAN, "bo"));

    /** One of these says as much as a word of an alphabet. */
    private static final int LETTERS_OF_AN_IDEOGRAPH = 3;

    /** Latin terms stand in texts of every language: a third of them is set against the letters of another script. */
    private static final int LATIN_SHARE = 3;

    /** The script of each character of the basic plane, since Unicode's own table must be searched. */
    private static final UnicodeScript[] OF_CHARACTER = ofCharacters();

    private final Map<UnicodeScript, Integer> letters = new EnumMap<>(UnicodeScript.class);
    /** The script of the last letters, and how many they are: not yet among {@link #letters}. */
    private UnicodeScript run = UnicodeScript.COMMON;

    private int length;
    private int kana;

    private Scripts() {}

    private static UnicodeScript[] ofCharacters() {
        UnicodeScript[] scripts = new UnicodeScript[Character.MAX_VALUE + 1];
        for (int c = 0; c < scripts.length; c++) {
            scripts[c] = UnicodeScript.of(c);
        }
        return scripts;
    }

    static Scripts of(String text) {
        Scripts scripts = new Scripts();
        int latin = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c < 0x80) {
                latin += c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' ? 1 : 0;
            } else if (Character.isLetter(c)) {
                scripts.count(c <= Character.MAX_VALUE ? OF_CHARACTER[c] : UnicodeScript.of(c));
            }
        }
        scripts.endRun();
        scripts.letters.merge(UnicodeScript.LATIN, latin, Integer::sum);
        return scripts;
    }

    private void count(UnicodeScript script) {
        boolean isKana = script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA;
        kana += isKana ? 1 : 0;
        UnicodeScript counted = isKana ? UnicodeScript.HAN : script;
        if (counted != run) {
            endRun();
            run = counted;
        }
        length++;
    }

    private void endRun() {
        if (length > 0) {
            letters.merge(run, run == UnicodeScript.HAN ? length * LETTERS_OF_AN_IDEOGRAPH : length, Integer::sum);
        }
        length = 0;
    }

    int of(UnicodeScript script) {
        return letters.getOrDefault(script, 0);
    }

    /** The script of most of the text; {@code HAN} for Chinese and Japanese, {@code COMMON} for a text without letters. */
    UnicodeScript leading() {
        UnicodeScript best = UnicodeScript.COMMON;
        int most = 0;
        for (Map.Entry<UnicodeScript, Integer> entry : letters.entrySet()) {
            int weight = entry.getKey() == UnicodeScript.LATIN ? entry.getValue() / LATIN_SHARE : entry.getValue();
            if (weight > most) {
                most = weight;
                best = entry.getKey();
            }
        }
        return most == 0 && of(UnicodeScript.LATIN) > 0 ? UnicodeScript.LATIN : best;
    }

    boolean hasKana() {
        return kana > 0;
    }

    /** The language of a script that belongs to one, or null. */
    static @org.jspecify.annotations.Nullable String owner(UnicodeScript script) {
        return OWNED.get(script);
    }
}
