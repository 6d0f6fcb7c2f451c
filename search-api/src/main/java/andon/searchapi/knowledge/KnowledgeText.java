package andon.searchapi.knowledge;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Text of files that others wrote: it is shown as text and never trusted. What no database stores, and what would turn the
 * reading direction of what stands around it, is taken out.
 */
final class KnowledgeText {
    private static final Pattern UNSAFE = Pattern.compile(
            "[\\p{Cs}\\x{200B}\\x{200E}\\x{200F}\\x{202A}-\\x{202E}\\x{2060}-\\x{2069}\\x{FEFF}]|[\\p{Cc}&&[^\\n\\t]]");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");

    private KnowledgeText() {}

    /** With its lines, at most {@code max} characters; what is longer ends with an ellipsis. */
    static String text(String raw, int max) {
        // What is far beyond the bound need not be looked at.
        String looked = raw.length() <= 2 * max ? raw : raw.substring(0, 2 * max);
        String safe = isPlain(looked) ? looked : UNSAFE.matcher(looked).replaceAll("");
        return cut(safe.strip(), max);
    }

    /** Whether a look at each character tells that nothing is unsafe: nearly always, and much sooner than a pattern does. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c >= ' ' && c < 0x7F || c == '\n' || c == '\t' || c >= 0xA0 && c < 0x2000;
            if (!plain) {
                return false;
            }
        }
        return true;
    }

    /** In one line. */
    static String line(String raw, int max) {
        String text = text(raw, max);
        return isLine(text) ? text : cut(BLANKS.matcher(text).replaceAll(" "), max);
    }

    /** Whether it has no white space but single blanks. */
    private static boolean isLine(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == ' ' && i + 1 < text.length() && text.charAt(i + 1) <= ' ') {
                return false;
            }
        }
        return true;
    }

    private static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(max - 2)) ? max - 2 : max - 1;
        return text.substring(0, end) + "…";
    }

    /** Each once and in its order, without empty ones, the first {@code most}. */
    static List<String> lines(Collection<String> raw, int max, int most) {
        return raw.stream()
                .map(text -> line(text, max))
                .filter(text -> !text.isEmpty())
                .distinct()
                .limit(most)
                .toList();
    }

    /** By which names are compared: "APT 29", "apt-29" and "APT29" are one. Empty if there is no letter and no digit. */
    static String folded(String name) {
        String compatible = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String folded = NEITHER_LETTER_NOR_DIGIT.matcher(compatible).replaceAll("");
        return folded.length() <= KnowledgeEntry.MAX_KEY ? folded : folded.substring(0, KnowledgeEntry.MAX_KEY);
    }
}
