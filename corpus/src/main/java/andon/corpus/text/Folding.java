package andon.corpus.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;

/** Folds one character with its marks, so that places in the text stay known. Unicode NFKC_Casefold, then accents. */
final class Folding {
    private static final Normalizer2 CASE_AND_WIDTH = Normalizer2.getNFKCCasefoldInstance();
    private static final Normalizer2 DECOMPOSED = Normalizer2.getNFDInstance();

    private Folding() {}

    /** The end of the character at {@code start} with all marks that belong to it. */
    static int clusterEnd(String text, int start) {
        int end = start + Character.charCount(text.codePointAt(start));
        while (end < text.length()) {
            int next = text.codePointAt(end);
            if (next < 0x300 || !continues(next)) {
                return end;
            }
            end += Character.charCount(next);
        }
        return end;
    }

    /** Marks, half-width voicing marks, and the vowels and finals of decomposed Hangul. */
    private static boolean continues(int c) {
        return isMark(c) || c == 0xFF9E || c == 0xFF9F || (c >= 0x1160 && c <= 0x11FF);
    }

    static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    /** The folded cluster; empty for invisible characters. */
    static String fold(String cluster) {
        String folded = CASE_AND_WIDTH.normalize(cluster);
        StringBuilder out = new StringBuilder(folded.length());
        boolean alphabet = true;
        for (int i = 0; i < folded.length(); ) {
            int c = folded.codePointAt(i);
            i += Character.charCount(c);
            if (c < 0x80) {
                out.append((char) c);
                continue;
            }
            int script = UScript.getScript(c);
            if (isMark(c)) {
                // Accents over letters are decoration; in other scripts a mark is part of the letter.
                if (!alphabet) {
                    out.appendCodePoint(c);
                }
                continue;
            }
            alphabet = script == UScript.LATIN
                    || script == UScript.GREEK
                    || script == UScript.CYRILLIC
                    || script == UScript.COMMON;
            switch (script) {
                case UScript.LATIN, UScript.GREEK -> appendWithoutAccents(c, out);
                case UScript.CYRILLIC -> out.appendCodePoint(c == 'ё' ? 'е' : c);
                default -> out.appendCodePoint(c);
            }
        }
        return out.toString();
    }

    private static void appendWithoutAccents(int c, StringBuilder out) {
        switch (c) {
            case 'ø' -> out.append('o');
            case 'ł' -> out.append('l');
            case 'đ', 'ð' -> out.append('d');
            case 'ħ' -> out.append('h');
            case 'ı' -> out.append('i');
            case 'æ' -> out.append("ae");
            case 'œ' -> out.append("oe");
            case 'þ' -> out.append("th");
            default ->
                DECOMPOSED
                        .normalize(Character.toString(c))
                        .codePoints()
                        .filter(d -> !isMark(d))
                        .forEach(out::appendCodePoint);
        }
    }

    /** Whether words are written without spaces in the script of {@code c}: each character is taken for itself. */
    static boolean isSpaceless(int c) {
        if (c < 0xE00) {
            return false;
        }
        if (c == 'ー') {
            return true;
        }
        return switch (UScript.getScript(c)) {
            case UScript.HAN,
                    UScript.HIRAGANA,
                    UScript.KATAKANA,
                    UScript.KATAKANA_OR_HIRAGANA,
                    UScript.HANGUL,
                    UScript.BOPOMOFO,
                    UScript.THAI,
                    UScript.LAO,
                    UScript.KHMER,
                    UScript.MYANMAR -> true;
            default -> false;
        };
    }

    static boolean isWordCharacter(int c) {
        return UCharacter.isLetterOrDigit(c) || isMark(c);
    }
}
