package andon.crawler.safety;

import java.text.Normalizer;
import java.util.Locale;

/** Text in one form for all ways to write it: without case, in normal width, with single blanks. */
final class FoldedText {
    private FoldedText() {}

    static String of(String text) {
        boolean plain = text.chars().allMatch(c -> c < 128);
        String normal = plain ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
        String lower = normal.toLowerCase(Locale.ROOT);
        StringBuilder out = new StringBuilder(lower.length());
        boolean blank = true;
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (Character.isWhitespace(c) || c == '\u00a0') {
                if (!blank) {
                    out.append(' ');
                }
                blank = true;
            } else if (Character.getType(c) != Character.FORMAT) {
                // Invisible characters are left out: they part words for machines only.
                out.append(c);
                blank = false;
            }
        }
        return out.toString().strip();
    }
}
