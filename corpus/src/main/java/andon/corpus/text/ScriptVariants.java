package andon.corpus.text;

import com.ibm.icu.text.Transliterator;

/**
 * One form for the ways in which a character of Chinese or Japanese is written: traditional Han characters are folded to
 * simplified ones (ICU's table, from the Unicode Han database), katakana to hiragana. So 數據庫 is found by 数据库 and アクセス by
 * あくせす. It folds what is searched for only; names and their keys stay as they are.
 */
final class ScriptVariants {
    private static final int FIRST_HAN = 0x3400;
    private static final int LAST_HAN = 0x9FFF;
    private static final int FIRST_KATAKANA = 0x30A1;
    private static final int LAST_KATAKANA = 0x30F6;
    /** The iteration marks stand behind the letters, as far from those of hiragana. */
    private static final int ITERATION = 0x30FD;

    private static final int VOICED_ITERATION = 0x30FE;
    private static final int TO_HIRAGANA = 0x60;

    private ScriptVariants() {}

    /** What stands for {@code character} in searches; itself if it has no variant. */
    static String fold(String character) {
        int c = character.codePointAt(0);
        int folded = fold(c);
        return folded == c ? character : Character.toString(folded) + character.substring(Character.charCount(c));
    }

    private static int fold(int c) {
        if ((c >= FIRST_KATAKANA && c <= LAST_KATAKANA) || c == ITERATION || c == VOICED_ITERATION) {
            return c - TO_HIRAGANA;
        }
        return c >= FIRST_HAN && c <= LAST_HAN ? Simplified.OF[c - FIRST_HAN] : c;
    }

    /** Read when the first Han character is folded. */
    private static final class Simplified {
        static final char[] OF = table();

        private static char[] table() {
            StringBuilder lines = new StringBuilder();
            for (int c = FIRST_HAN; c <= LAST_HAN; c++) {
                // A line each: rules for several characters must not see neighbours.
                lines.append((char) c).append('\n');
            }
            String[] simplified = Transliterator.getInstance("Traditional-Simplified")
                    .transliterate(lines.toString())
                    .split("\n", -1);
            char[] table = new char[LAST_HAN - FIRST_HAN + 1];
            for (int i = 0; i < table.length; i++) {
                table[i] = simplified[i].length() == 1 ? simplified[i].charAt(0) : (char) (FIRST_HAN + i);
            }
            // Simplifying twice changes nothing, whatever the table says.
            for (int i = 0; i < table.length; i++) {
                int again = table[i] - FIRST_HAN;
                if (again >= 0 && again < table.length && table[again] != table[i]) {
                    table[i] = table[again];
                }
            }
            return table;
        }
    }
}
