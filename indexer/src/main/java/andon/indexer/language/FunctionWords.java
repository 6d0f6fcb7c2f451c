package andon.indexer.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * The small words that make up a third of every text (articles, pronouns, prepositions, forms of to be) in languages of Latin
 * script: they tell a language from a few words, where statistics of letters need a paragraph.
 */
final class FunctionWords {
    private static final int[] NONE = {};
    private static final String TABLE = "/andon/indexer/language/function-words.txt";

    private static final List<String> LANGUAGES = new ArrayList<>();
    /** The numbers of the languages that have a word. */
    private static final Map<String, int[]> BY_WORD = new HashMap<>();

    static {
        for (String line : lines()) {
            String[] cells = line.split(" ");
            int language = LANGUAGES.size();
            LANGUAGES.add(cells[0]);
            for (String word : new LinkedHashSet<>(Arrays.asList(cells).subList(1, cells.length))) {
                int[] before = BY_WORD.getOrDefault(word, new int[0]);
                int[] with = Arrays.copyOf(before, before.length + 1);
                with[before.length] = language;
                BY_WORD.put(word, with);
            }
        }
    }

    private FunctionWords() {}

    private static List<String> lines() {
        try (InputStream in = FunctionWords.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException("the build lacks " + TABLE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(TABLE + " cannot be read", e);
        }
    }

    /**
     * What the words of a text say.
     *
     * @param best the language with the most of them, empty for none
     * @param score its words, each divided among the languages that have it
     * @param second the score of the next language
     * @param words all words of the text
     */
    record Vote(String best, double score, double second, int words) {
        /** Nearly all evidence is for one language. */
        boolean isClear() {
            return score >= 2 && score >= 2.5 * second && score >= words * 0.12;
        }

        /** There is little evidence, and all of it for one language. */
        boolean isHint() {
            return score > 0.4 && score >= 1.6 * second;
        }
    }

    /** @param text words in small letters, parted by blanks */
    static Vote vote(String text) {
        double[] scores = new double[LANGUAGES.size()];
        int words = 0;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i < text.length() && Character.isLetter(text.charAt(i))) {
                continue;
            }
            if (i > start) {
                words++;
                int[] languages = BY_WORD.getOrDefault(text.substring(start, i), NONE);
                for (int language : languages) {
                    scores[language] += 1.0 / languages.length;
                }
            }
            start = i + 1;
        }
        int best = 0;
        double second = 0;
        for (int i = 1; i < scores.length; i++) {
            if (scores[i] > scores[best]) {
                second = scores[best];
                best = i;
            } else {
                second = Math.max(second, scores[i]);
            }
        }
        return new Vote(scores[best] > 0 ? LANGUAGES.get(best) : "", scores[best], second, words);
    }
}
