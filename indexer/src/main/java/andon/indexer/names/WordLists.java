package andon.indexer.names;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Word lists out of the resources: words parted by blanks, lines of {@code #} are comments. */
final class WordLists {
    private static final String FOLDER = "/andon/indexer/names/";

    private WordLists() {}

    /** All words of a list. */
    static Set<String> words(String list) {
        Set<String> words = new HashSet<>();
        for (String line : lines(list)) {
            words.addAll(List.of(line.strip().split("\\s+")));
        }
        return Set.copyOf(words);
    }

    /** The words of a list whose lines begin with a heading and a tab, by heading. */
    static Map<String, Set<String>> headed(String list) {
        Map<String, Set<String>> words = new LinkedHashMap<>();
        for (String line : lines(list)) {
            int tab = line.indexOf('\t');
            if (tab < 0) {
                throw new IllegalStateException(list + ": no heading in front of " + line);
            }
            words.computeIfAbsent(line.substring(0, tab), heading -> new HashSet<>())
                    .addAll(List.of(line.substring(tab + 1).strip().split("\\s+")));
        }
        return words;
    }

    private static List<String> lines(String list) {
        try (InputStream in = WordLists.class.getResourceAsStream(list.startsWith("/") ? list : FOLDER + list)) {
            if (in == null) {
                throw new IllegalStateException("the build lacks " + FOLDER + list);
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(FOLDER + list + " cannot be read", e);
        }
    }
}
