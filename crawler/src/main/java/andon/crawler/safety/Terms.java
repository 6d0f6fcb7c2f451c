package andon.crawler.safety;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Words and phrases, found as whole words in text of any case and width; in scripts that write no blanks between words,
 * anywhere. Immutable.
 */
final class Terms {
    /** Shorter ones would stand anywhere; in scripts without blanks a word may have two signs. */
    static final int SHORTEST = 3;

    private static final int SHORTEST_UNSPACED = 2;
    /** How many characters of a term are looked up at once. */
    private static final int KEY = SHORTEST;

    private final Map<String, List<String>> byBeginning = new HashMap<>();
    private final boolean[] begins = new boolean[1 << 16];

    Terms(Collection<String> terms) {
        for (String term : terms) {
            String folded = FoldedText.of(term);
            if (!isLongEnough(folded)) {
                throw new IllegalArgumentException("a term must have at least " + SHORTEST + " characters");
            }
            byBeginning.computeIfAbsent(key(folded, 0), k -> new ArrayList<>()).add(folded);
            begins[folded.charAt(0)] = true;
        }
    }

    static boolean isLongEnough(String term) {
        String folded = FoldedText.of(term);
        return folded.length() >= SHORTEST || folded.length() >= SHORTEST_UNSPACED && isUnspaced(folded.charAt(0));
    }

    /** Whether any of them stands in the text. */
    boolean standIn(String text) {
        if (byBeginning.isEmpty()) {
            return false;
        }
        String folded = FoldedText.of(text);
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (begins[c] && (i == 0 || isBorder(folded.charAt(i - 1), c)) && beginsAt(folded, i)) {
                return true;
            }
        }
        return false;
    }

    private boolean beginsAt(String text, int from) {
        for (String term : byBeginning.getOrDefault(key(text, from), List.of())) {
            int end = from + term.length();
            if (text.startsWith(term, from)
                    && (end == text.length() || isBorder(term.charAt(term.length() - 1), text.charAt(end)))) {
                return true;
            }
        }
        return shortTermAt(text, from);
    }

    /** Terms of one or two signs have keys of their own length. */
    private boolean shortTermAt(String text, int from) {
        for (int length = 1; length < KEY && from + length <= text.length(); length++) {
            if (isUnspaced(text.charAt(from))
                    && byBeginning.getOrDefault(text.substring(from, from + length), List.of()).stream()
                            .anyMatch(term -> text.startsWith(term, from))) {
                return true;
            }
        }
        return false;
    }

    private static String key(String text, int from) {
        return text.substring(from, Math.min(text.length(), from + KEY));
    }

    /** Whether a word may end between the two. */
    private static boolean isBorder(char before, char after) {
        return !Character.isLetterOrDigit(before)
                || !Character.isLetterOrDigit(after)
                || isUnspaced(before)
                || isUnspaced(after);
    }

    private static boolean isUnspaced(char c) {
        return c >= 0x0e00 && c <= 0x0eff || c >= 0x2e80 && c <= 0xd7a3 && !isHangul(c) || c >= 0xf900 && c <= 0xfaff;
    }

    private static boolean isHangul(char c) {
        return c >= 0xac00;
    }
}
