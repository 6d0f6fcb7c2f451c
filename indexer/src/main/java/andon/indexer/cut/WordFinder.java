package andon.indexer.cut;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the first of many words in a text by their first character, which rules out nearly all places at once. Words of
 * alphabetic scripts stand alone; those of scripts without spaces may touch others. Immutable.
 */
final class WordFinder {
    private static final int FIRST_IDEOGRAPH = 0x2e80;

    record Found(String word, int start) {
        int end() {
            return start + word.length();
        }
    }

    /** Of each first character, the longest first. */
    private final Map<Character, List<String>> byFirst = new HashMap<>();
    /** A bit for the lower six bits of each first character: without it no word begins. */
    private long firsts;

    WordFinder(Collection<String> words) {
        for (String word : words) {
            byFirst.computeIfAbsent(word.charAt(0), c -> new ArrayList<>()).add(word);
            firsts |= 1L << word.charAt(0);
        }
        byFirst.values()
                .forEach(list -> list.sort(
                        Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder())));
    }

    /** The leftmost word, of those that begin there the longest; null if there is none. */
    @Nullable
    Found in(String text) {
        return in(text, 0);
    }

    /** The text without these words. */
    String without(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        for (Found found = in(text, 0); found != null; found = in(text, from)) {
            out.append(text, from, found.start());
            from = found.end();
        }
        return out.append(text, from, text.length()).toString();
    }

    private @Nullable Found in(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean may = (firsts >>> c & 1) != 0
                    && (c >= FIRST_IDEOGRAPH || i == 0 || !Character.isAlphabetic(text.codePointBefore(i)));
            for (String word : may ? byFirst.getOrDefault(c, List.of()) : List.<String>of()) {
                if (text.startsWith(word, i) && (c >= FIRST_IDEOGRAPH || ends(text, i + word.length()))) {
                    return new Found(word, i);
                }
            }
        }
        return null;
    }

    private static boolean ends(String text, int end) {
        return end >= text.length() || !Character.isAlphabetic(text.codePointAt(end));
    }
}
