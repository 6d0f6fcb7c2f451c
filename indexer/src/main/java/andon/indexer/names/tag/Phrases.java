package andon.indexer.names.tag;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Known names and words with their class, looked up by hash. */
final class Phrases {
    /** A longer name is not looked up. */
    static final int LONGEST = 8;

    private static final String FOLDER = "/andon/indexer/names/";

    private static final List<String> CLASSES =
            List.of("organisation", "given", "family", "place", "people", "other", "common");

    private final int[] keys;
    private final byte[] classes;
    private int size;

    /** @param capacity a power of two; at most three quarters are filled */
    Phrases(int capacity) {
        keys = new int[capacity];
        classes = new byte[capacity];
    }

    /** Names out of resources, whose lines are a class, a tab and names: parted by tabs, or by blanks if the class is a word. */
    static Phrases load(String... resources) {
        Phrases phrases = new Phrases(1 << 18);
        for (String resource : resources) {
            eachLine(resource, phrases::addLine);
        }
        return phrases;
    }

    /** Words out of a resource, parted by blanks, character by character and all of one class. */
    static Phrases characters(String resource) {
        Phrases phrases = new Phrases(1 << 11);
        eachLine(resource, line -> {
            for (String word : line.split(" ")) {
                phrases.put(Row.characters(word, 0, word.length()), 0);
            }
        });
        return phrases;
    }

    /** Hands over the lines of a resource, but for remarks and empty ones. */
    static void eachLine(String resource, Consumer<String> take) {
        try (InputStream in =
                Phrases.class.getResourceAsStream(resource.startsWith("/") ? resource : FOLDER + resource)) {
            if (in == null) {
                throw new IllegalStateException("the build lacks " + FOLDER + resource);
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#") && !line.isBlank()) {
                    take.accept(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(FOLDER + resource + " cannot be read", e);
        }
    }

    /** Adds single words of one class. */
    Phrases and(String kind, Collection<String> words) {
        words.forEach(word -> put(Row.words(word, 0, word.length()), CLASSES.indexOf(kind)));
        return this;
    }

    private void addLine(String line) {
        int tab = line.indexOf('\t');
        String head = line.substring(0, tab);
        boolean numbered = Character.isDigit(head.charAt(0));
        int kind = numbered ? Integer.parseInt(head) : CLASSES.indexOf(head);
        for (String cell : line.substring(tab + 1).split(numbered ? "\t" : " ")) {
            String name = numbered ? cell : cell.replace('_', ' ');
            put(Row.words(name, 0, name.length()), kind);
        }
    }

    /** Adds a name; one that is longer than {@link #LONGEST} units is left out. */
    void put(Row row, int kind) {
        int hash = 0;
        for (int k = 0; k < row.size(); k++) {
            hash = next(hash, Stems.of(row, k, unit(row, k)));
        }
        if (row.size() > 0 && row.size() <= LONGEST) {
            put(hash, (byte) kind);
        }
    }

    private void put(int hash, byte kind) {
        if (size > keys.length * 3 / 4) {
            throw new IllegalStateException("more than " + size + " names");
        }
        int key = hash == 0 ? 1 : hash;
        int at = key & keys.length - 1;
        while (keys[at] != 0 && keys[at] != key) {
            at = at + 1 & keys.length - 1;
        }
        if (keys[at] == 0) {
            size++;
        }
        keys[at] = key;
        classes[at] |= (byte) (1 << kind);
    }

    /** The classes of what begins with {@code hash} so far, one bit each; 0 if it is not known. */
    int classes(int hash) {
        int key = hash == 0 ? 1 : hash;
        int at = key & keys.length - 1;
        while (keys[at] != 0) {
            if (keys[at] == key) {
                return classes[at] & 0xFF;
            }
            at = at + 1 & keys.length - 1;
        }
        return 0;
    }

    static int next(int hash, int unit) {
        return Features.mix(7, hash * 31 + unit);
    }

    /** A unit without its case. */
    static int unit(Row row, int i) {
        int h = 0;
        for (int k = row.starts[i]; k < row.ends[i]; k++) {
            h = h * 31 + Character.toLowerCase(row.text.charAt(k));
        }
        return h;
    }
}
