package andon.indexer.gazetteer;

import andon.indexer.english.EnglishWords;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Words that mean something else too: the words of English (WordNet), first names,
 * figures of myth, places, peoples and products. A name of malware that is one of them needs the trade around it.
 */
final class OrdinaryWords {
    private static final String FOLDER = "/andon/indexer/gazetteer/";
    private static final List<String> ENDINGS = List.of("s", "es", "ed", "d", "ing", "ly", "er", "ers", "r");
    private static final List<String> DOUBLING = List.of("ed", "ing", "er", "ers");
    private static final OrdinaryWords BUNDLED = new OrdinaryWords();

    /** Each word, and whether it is common. */
    private final Map<String, Boolean> words = new HashMap<>();

    private OrdinaryWords() {
        words.putAll(EnglishWords.bundled().commonness());
        read(FOLDER + "ordinary-names.txt");
    }

    /** A list has sections, begun by {@code # common} and {@code # rarer}. */
    private void read(String resource) {
        try (InputStream in = OrdinaryWords.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the build lacks " + resource);
            }
            boolean common = false;
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.startsWith("#")) {
                    common = line.startsWith("# common");
                } else if (!line.isBlank()) {
                    words.merge(line.strip().toLowerCase(Locale.ROOT), common, Boolean::logicalOr);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }

    static OrdinaryWords bundled() {
        return BUNDLED;
    }

    boolean has(String word) {
        return commonness(word) != null;
    }

    /** Whether people write it every day: then a capital in mid-sentence does not make it a name. */
    boolean isCommon(String word) {
        return Boolean.TRUE.equals(commonness(word));
    }

    private @Nullable Boolean commonness(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        Boolean known = words.get(lower);
        for (int i = 0; known == null && i < ENDINGS.size(); i++) {
            String ending = ENDINGS.get(i);
            if (lower.length() > ending.length() + 2 && lower.endsWith(ending)) {
                String stem = lower.substring(0, lower.length() - ending.length());
                known = words.getOrDefault(stem, words.get(stem + "e"));
                int n = stem.length();
                if (known == null && n > 3 && stem.charAt(n - 1) == stem.charAt(n - 2) && DOUBLING.contains(ending)) {
                    known = words.get(stem.substring(0, n - 1));
                }
            }
        }
        return known == null && lower.endsWith("ies") ? words.get(lower.substring(0, lower.length() - 3) + "y") : known;
    }
}
