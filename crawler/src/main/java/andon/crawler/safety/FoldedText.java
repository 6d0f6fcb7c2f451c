package andon.crawler.safety;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * Text in one form for all ways to write it: without case, in normal width (NFKC), with single blanks, without invisible
 * signs. The form of single characters is worked out once, so that text can be read through it without a copy.
 */
final class FoldedText {
    /** What a character becomes: itself, folded. */
    static final char GONE = 0;
    /** Its form has several characters, see {@link #expansion}. */
    static final char SEVERAL = '\uffff';
    /** Its form depends on what stands beside it: the whole text must be normalised. */
    static final char DEPENDS = '\ufffe';

    private static final char[] FORMS = new char[1 << 16];
    private static final char[] @Nullable [] EXPANSIONS = new char[1 << 16][];

    static {
        for (int c = 0; c < FORMS.length; c++) {
            FORMS[c] = workOut((char) c);
        }
    }

    private FoldedText() {}

    /** A character's form, or one of the three values above. */
    static char form(char c) {
        return FORMS[c];
    }

    /** The form of a character that becomes several. */
    static char[] expansion(char c) {
        char[] form = EXPANSIONS[c];
        return form == null ? new char[] {c} : form;
    }

    /** The whole text in its form. */
    static String of(String text) {
        String normal = normalised(text);
        StringBuilder out = new StringBuilder(normal.length());
        for (int i = 0; i < normal.length(); i++) {
            char c = normalForm(normal.charAt(i));
            if (c != ' ' || !out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
                out.append(c);
            }
        }
        return out.toString().strip();
    }

    /** Text whose characters do not depend on each other any more: {@link #normalForm} is the form of each. */
    static String normalised(String text) {
        StringBuilder seen = new StringBuilder(text.length());
        text.codePoints().filter(c -> !isInvisible(c)).forEach(seen::appendCodePoint);
        StringBuilder folded = new StringBuilder(seen.length());
        Normalizer.normalize(seen, Normalizer.Form.NFKC)
                .codePoints()
                .map(FoldedText::withoutCase)
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }

    /** The form of a character of normalised text. */
    static char normalForm(char c) {
        return isBlank(c) ? ' ' : c;
    }

    private static char workOut(char c) {
        if (isInvisible(c)) {
            return GONE;
        }
        if (isBlank(c)) {
            return ' ';
        }
        if (c < 0x80 || c >= 0x3400 && c <= 0x9fff || c >= 0xac00 && c <= 0xd7a3) {
            return (char) withoutCase(c);
        }
        if (dependsOnOthers(c)) {
            return DEPENDS;
        }
        String normal = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC);
        if (normal.length() == 1 && !dependsOnOthers(normal.charAt(0))) {
            return isBlank(normal.charAt(0)) ? ' ' : (char) withoutCase(normal.charAt(0));
        }
        char[] several = new char[normal.length()];
        for (int i = 0; i < several.length; i++) {
            if (dependsOnOthers(normal.charAt(i))) {
                return DEPENDS;
            }
            several[i] = normalForm((char) withoutCase(normal.charAt(i)));
        }
        EXPANSIONS[c] = several;
        return SEVERAL;
    }

    /** Whether it may become one with its neighbours: accents, the letters of which Hangul is made, halves of a character. */
    private static boolean dependsOnOthers(char c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || Character.isSurrogate(c)
                || c >= 0x1100 && c <= 0x11ff
                || c >= 0xff9e && c <= 0xffdc
                || c >= 0x3131 && c <= 0x318e
                || c >= 0xfffe;
    }

    private static int withoutCase(int c) {
        return Character.toLowerCase(Character.toUpperCase(c));
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || c == '\u00a0';
    }

    /** Signs that nobody sees: they part words for machines only. */
    private static boolean isInvisible(int c) {
        return c == 0
                || Character.getType(c) == Character.FORMAT
                || c >= 0xfe00 && c <= 0xfe0f
                || c == 0x034f
                || c >= 0xe0100 && c <= 0xe01ef;
    }
}
