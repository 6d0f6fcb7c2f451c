package andon.corpus.text;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Keys under which spellings of one name are equal: case, width, accents, punctuation and look-alike letters are folded.
 * A name wholly in letters that look Latin has a second key, the Latin one; two names are the same if they share a key.
 */
public final class NameKey {
    private NameKey() {}

    /** The first key: what the name is called in the database; empty if it has no letter and no digit. */
    public static String of(String name) {
        return join(Words.of(name), Word::form);
    }

    /** All keys, one or two; none if the name has no letter and no digit. */
    public static Set<String> all(String name) {
        List<Word> words = Words.of(name);
        Set<String> keys = new TreeSet<>();
        if (!words.isEmpty()) {
            keys.add(join(words, Word::form));
            keys.add(join(words, NameKey::latin));
        }
        return keys;
    }

    /** The last key: the Latin one where there is one. */
    public static String latin(String name) {
        return join(Words.of(name), NameKey::latin);
    }

    private static String latin(Word word) {
        return word.latin() == null ? word.form() : word.latin();
    }

    private static String join(List<Word> words, Function<Word, String> form) {
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            key.append(form.apply(words.get(i)));
            if (i + 1 < words.size() && !words.get(i).joined()) {
                key.append(' ');
            }
        }
        return key.toString();
    }
}
