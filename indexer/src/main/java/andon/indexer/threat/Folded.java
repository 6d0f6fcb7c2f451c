package andon.indexer.threat;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * A text as terms are looked up in it: small letters without accents; words parted by one blank; no blank between letters
 * of Chinese, Japanese and Korean, where a line may end in mid-word.
 */
final class Folded {
    /** From here on scripts write without blanks between words, or with endings glued to them. */
    private static final int FIRST_CJK = 0x2E80;

    private static final int LAST_ACCENTED = 0x24F;
    private static final char[] PLAIN = plain();

    private final String text;
    private final int[] starts;

    private Folded(String text, int[] starts) {
        this.text = text;
        this.starts = starts;
    }

    static Folded of(CharSequence raw) {
        StringBuilder out = new StringBuilder(raw.length() + 2).append(' ');
        for (int i = 0; i < raw.length(); i++) {
            char c = fold(raw.charAt(i));
            char last = out.charAt(out.length() - 1);
            if (isCjk(c)) {
                if (last == ' ' && out.length() > 1 && isCjk(out.charAt(out.length() - 2))) {
                    out.setLength(out.length() - 1);
                }
                out.append(c);
            } else if (Character.isLetterOrDigit(c)) {
                out.append(c);
            } else if (c != '\'' && c != '’' && last != ' ') {
                out.append(' ');
            }
        }
        String text = out.append(' ').toString();
        int[] starts = new int[text.length()];
        int count = 0;
        boolean cjkBefore = false;
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean cjk = isCjk(c);
            if (cjk || c != ' ' && (cjkBefore || text.charAt(i - 1) == ' ')) {
                starts[count++] = i;
            }
            cjkBefore = cjk;
        }
        return new Folded(text, Arrays.copyOf(starts, count));
    }

    private static char fold(char c) {
        if (c <= LAST_ACCENTED) {
            return PLAIN[c];
        }
        if (c >= 0xFF01 && c <= 0xFF5E) {
            return PLAIN[c - 0xFEE0]; // full width
        }
        char small = Character.toLowerCase(c);
        return small == 'ё' ? 'е' : small;
    }

    private static char[] plain() {
        char[] table = new char[LAST_ACCENTED + 1];
        for (char c = 0; c <= LAST_ACCENTED; c++) {
            char base =
                    Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).charAt(0);
            table[c] = Character.toLowerCase(base);
        }
        return table;
    }

    static boolean isCjk(char c) {
        return c >= FIRST_CJK && Character.isLetterOrDigit(c);
    }

    String text() {
        return text;
    }

    /** How many places a term may begin at: words, and each letter of a script without blanks. */
    int places() {
        return starts.length;
    }

    int place(int i) {
        return starts[i];
    }
}
