package andon.indexer.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tells languages in Latin script by their commonest words, where enough of them stand in a text. */
final class FunctionWords {
    /** So many words must vote for a language. */
    private static final int FEWEST = 3;
    /** And so many times as many as for any other. */
    private static final double LEAD = 1.6;
    /** And this share of all words: every eighth word of the longest sentence is one. */
    private static final double SHARE = 0.12;

    private final List<String> languages = new ArrayList<>();
    /** A bit for each language. */
    private final Map<String, Integer> byWord = new HashMap<>();

    FunctionWords() {
        try (InputStream in = FunctionWords.class.getResourceAsStream("function-words.txt")) {
            if (in == null) {
                throw new IllegalStateException("the build left out function-words.txt");
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String line) {
        String[] words = line.split(" ");
        int bit = 1 << languages.size();
        languages.add(words[0]);
        for (int i = 1; i < words.length; i++) {
            byWord.merge(words[i], bit, (a, b) -> a | b);
        }
    }

    /** @param words letters and blanks; its case does not matter */
    Optional<String> language(String words) {
        int[] votes = new int[languages.size()];
        int all = 0;
        String lower = words.toLowerCase(Locale.ROOT);
        for (int start = 0; start < lower.length(); ) {
            if (!Character.isLetter(lower.charAt(start))) {
                start++;
                continue;
            }
            int end = start + 1;
            while (end < lower.length() && Character.isLetter(lower.charAt(end))) {
                end++;
            }
            all++;
            int bits = byWord.getOrDefault(lower.substring(start, end), 0);
            for (; bits != 0; bits &= bits - 1) {
                votes[Integer.numberOfTrailingZeros(bits)]++;
            }
            start = end;
        }
        return winner(votes, all);
    }

    private Optional<String> winner(int[] votes, int all) {
        int best = 0;
        int second = 0;
        for (int i = 1; i < votes.length; i++) {
            if (votes[i] > votes[best]) {
                second = votes[best];
                best = i;
            } else {
                second = Math.max(second, votes[i]);
            }
        }
        boolean sure = votes[best] >= FEWEST && votes[best] >= second * LEAD && votes[best] >= all * SHARE;
        return sure ? Optional.of(languages.get(best)) : Optional.empty();
    }
}
