package andon.corpus.watch;

import org.jspecify.annotations.Nullable;

/**
 * A key under which a word of Latin letters, of Cyrillic letters or of kana is the same if it is read the same, roughly: Lukoil,
 * Лукойл; Toyota, Тойота, トヨタ, とよた. It is no phonetics: each script's usual romanisation (BGN for Russian, Hepburn for
 * Japanese), with the spellings of one sound made one.
 */
final class SoundKey {
    private static final String CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ";
    private static final String[] ROMAN = {
        "a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f",
        "h", "ts", "ch", "sh", "sh", "", "i", "", "e", "iu", "ia", "i", "i", "e", "g"
    };

    /** From ぁ (U+3041) to ゖ; small ones change what stands before them. */
    private static final String[] KANA = {
        "a", "a", "i", "i", "u", "u", "e", "e", "o", "o", "ka", "ga", "ki", "gi", "ku", "gu", "ke", "ge", "ko", "go",
        "sa", "za", "shi", "ji", "su", "zu", "se", "ze", "so", "zo", "ta", "da", "chi", "ji", "", "tsu", "zu", "te",
        "de", "to", "do", "na", "ni", "nu", "ne", "no", "ha", "ba", "pa", "hi", "bi", "pi", "fu", "bu", "pu", "he",
        "be", "pe", "ho", "bo", "po", "ma", "mi", "mu", "me", "mo", "ya", "ya", "yu", "yu", "yo", "yo", "ra", "ri",
        "ru", "re", "ro", "wa", "wa", "i", "e", "o", "n", "vu", "ka", "ke"
    };

    private static final String SMALL = "ぁぃぅぇぉゃゅょゎ";
    private static final int FIRST_HIRAGANA = 0x3041;
    private static final int TO_HIRAGANA = 0x60;

    private SoundKey() {}

    /** The key of a folded word; null if it holds what is neither of these letters nor a digit. */
    static @Nullable String of(CharSequence folded) {
        StringBuilder roman = new StringBuilder(folded.length() + 4);
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                roman.append(c);
            } else if (c >= 0x400 && c < 0x530) {
                int at = CYRILLIC.indexOf(c);
                if (at < 0) {
                    return null;
                }
                roman.append(ROMAN[at]);
            } else if (!appendKana(c, roman)) {
                return null;
            }
        }
        return simplified(roman);
    }

    static boolean isKana(int c) {
        int hiragana = c >= 0x30A1 && c <= 0x30F6 ? c - TO_HIRAGANA : c;
        return c == 'ー' || (hiragana >= FIRST_HIRAGANA && hiragana < FIRST_HIRAGANA + KANA.length);
    }

    private static boolean appendKana(char c, StringBuilder roman) {
        if (c == 'ー') {
            return true;
        }
        if (!isKana(c)) {
            return false;
        }
        char hiragana = c >= 0x30A1 ? (char) (c - TO_HIRAGANA) : c;
        String sound = KANA[hiragana - FIRST_HIRAGANA];
        int length = roman.length();
        if (SMALL.indexOf(hiragana) >= 0 && length > 1) {
            // き and ゃ are kya, し and ゃ sha, ふ and ぁ fa.
            roman.setLength(length - 1);
            char before = roman.charAt(length - 2);
            roman.append((before == 'h' || before == 'j') && sound.startsWith("y") ? sound.substring(1) : sound);
        } else {
            roman.append(sound);
        }
        return true;
    }

    /** One letter for each sound. */
    private static String simplified(CharSequence roman) {
        StringBuilder key = new StringBuilder(roman.length());
        for (int i = 0; i < roman.length(); i++) {
            char c = roman.charAt(i);
            char next = i + 1 < roman.length() ? roman.charAt(i + 1) : 0;
            switch (c) {
                case 'p' -> i += pair(key, next == 'h', 'f', 'p');
                case 't' -> i += pair(key, next == 's' || next == 'z', 's', 't') + (next == 'h' ? 1 : 0);
                case 's' -> i += pair(key, next == 'h', 'S', 's');
                case 'z' -> i += pair(key, next == 'h', 'Z', 'z');
                case 'k' -> i += pair(key, next == 'h', 'h', 'k');
                case 'g' -> i += pair(key, next == 'h', 'g', 'g');
                case 'c' -> {
                    if (next == 'h') {
                        append(key, 'C');
                        i++;
                    } else if (next == 'k') {
                        append(key, 'k');
                        i++;
                    } else {
                        append(key, next == 'e' || next == 'i' || next == 'y' ? 's' : 'k');
                    }
                }
                case 'q' -> append(key, 'k');
                case 'w' -> append(key, 'v');
                case 'y' -> append(key, 'i');
                case 'x' -> {
                    append(key, 'k');
                    append(key, 's');
                }
                default -> append(key, c);
            }
        }
        return key.toString();
    }

    private static int pair(StringBuilder key, boolean isPair, char sound, char alone) {
        append(key, isPair ? sound : alone);
        return isPair ? 1 : 0;
    }

    /** Doubled letters are one. */
    private static void append(StringBuilder key, char c) {
        if (key.isEmpty() || key.charAt(key.length() - 1) != c) {
            key.append(c);
        }
    }
}
