package andon.indexer.names.tag;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;

/**
 * The words of jieba's dictionary, with classes out of their parts of speech: 0 organisation, 1 person, 2 transcribed person,
 * 3 place, 4 common noun, 5 other proper noun, 6 verb, adverb, number.
 */
public final class ChineseWords implements DictionaryWords {
    /** In jieba-analysis: lines of word, frequency and part of speech (ICTCLAS), parted by blanks. */
    private static final String RESOURCE = "/dict.txt";

    /** Common nouns that are rarer in jieba's corpus are left out. */
    private static final int COMMON_NOUN = 50;

    private static final int OTHER_WORD = 200;
    /** Classes up to this one are names. */
    private static final int LAST_NAME = 3;

    private static final Phrases WORDS = read();

    private static Phrases read() {
        Phrases words = new Phrases(1 << 19);
        each((word, kind) -> words.put(Row.characters(word, 0, word.length()), kind));
        return words;
    }

    /** The names of organisations (0), persons (1 and 2) and places (3). */
    public static Map<Integer, List<String>> names() {
        Map<Integer, List<String>> names = new HashMap<>();
        each((word, kind) -> {
            if (kind <= LAST_NAME) {
                names.computeIfAbsent(kind, k -> new ArrayList<>()).add(word);
            }
        });
        return names;
    }

    private static void each(ObjIntConsumer<String> take) {
        Phrases.eachLine("known-organisations-zh.txt", line -> {
            for (String name : line.split(" ")) {
                take.accept(name, 0);
            }
        });
        try (InputStream in = com.huaban.analysis.jieba.WordDictionary.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("jieba-analysis lacks " + RESOURCE);
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int first = line.indexOf(' ');
                int second = line.indexOf(' ', first + 1);
                int kind = first < 2 || second < 0 ? -1 : classOf(line.substring(second + 1));
                if (kind >= 0 && Integer.parseInt(line, first + 1, second, 10) >= leastFrequency(kind)) {
                    take.accept(line.substring(0, first), kind);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " of jieba-analysis cannot be read", e);
        }
    }

    private static int classOf(String partOfSpeech) {
        return switch (partOfSpeech) {
            case "nt" -> 0;
            case "nr", "nrfg" -> 1;
            case "nrt" -> 2;
            case "ns" -> 3;
            case "n" -> 4;
            case "nz" -> 5;
            case "v", "d", "m", "a", "t", "c", "p", "r" -> 6;
            default -> -1;
        };
    }

    /** Rare common words say little: names count whatever their frequency. */
    private static int leastFrequency(int kind) {
        return kind == 4 ? COMMON_NOUN : kind == 6 ? OTHER_WORD : 0;
    }

    @Override
    public int beginningAt(Row row, int from, int end, byte[] classes) {
        int last = Math.min(end, from + LONGEST);
        int hash = 0;
        for (int k = from; k < last; k++) {
            hash = Phrases.next(hash, Phrases.unit(row, k));
            classes[k - from] = (byte) WORDS.classes(hash);
        }
        return last - from;
    }
}
