package andon.corpus.persons;

import andon.vocabulary.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who was named once is known wherever else the name stands; in scripts with capitals by the surname alone, too, if that is no part
 * of a longer name. Not thread-safe while names are noted.
 */
public final class KnownNames {
    /** So many are looked for; of more the first. */
    private static final int MOST = 500;

    /** UTF-16 units of one that is; words may lie far from each other, and these are looked at at each. */
    private static final int LONGEST = 300;

    /** Surnames as short as these are words, too. */
    private static final int SHORTEST_SURNAME = 4;

    /** Of names in scripts without capitals; two characters are parts of words. */
    private static final int SHORTEST_HAN = 3;

    private static final int LONGEST_HAN = 30;
    private static final BitSet NO_LENGTHS = new BitSet();

    /** Small. */
    private final Set<String> names = new HashSet<>();
    /** Their first words, with how many words more they have: looked up by each number, however many names begin so. */
    private final Map<String, BitSet> lengths = new HashMap<>();

    private final Set<String> surnames = new HashSet<>();
    /** Names without capitals: their first {@link #SHORTEST_HAN} characters, with how many they have. */
    private final Map<String, BitSet> han = new HashMap<>();

    private int noted;

    /** Those that are written in these words. */
    public static KnownNames of(Iterable<String> names) {
        KnownNames known = new KnownNames();
        for (String name : names) {
            ProseWords words = new ProseWords(name);
            if (words.size() > 0 && words.isUpper(0)) {
                known.note(words, 0, words.size() - 1);
            } else {
                known.note(name);
            }
        }
        return known;
    }

    /** Where they stand, in no order. */
    public List<Found> in(String text) {
        List<Found> found = new ArrayList<>();
        if (noted > 0) {
            find(text, new ProseWords(text), Found.By.MODEL, found);
        }
        return found;
    }

    /** The name from one word to another. */
    void note(ProseWords words, int first, int last) {
        if (noted >= MOST) {
            return;
        }
        noted++;
        if (words.capitals(first, last) >= 2) {
            names.add(ProseCue.lower(words.in(first, last)));
            lengths.computeIfAbsent(words.lower(first), key -> new BitSet()).set(last - first);
        }
        if (words.end(last) - words.start(last) >= SHORTEST_SURNAME) {
            surnames.add(words.lower(last));
        }
    }

    private void note(String name) {
        boolean capitals = name.codePoints().anyMatch(c -> Character.isUpperCase(c) || Character.isLowerCase(c));
        if (noted < MOST && !capitals && name.length() >= SHORTEST_HAN && name.length() <= LONGEST_HAN) {
            noted++;
            names.add(name);
            han.computeIfAbsent(name.substring(0, SHORTEST_HAN), key -> new BitSet())
                    .set(name.length());
        }
    }

    /** @param by what is said of those that stand whole */
    void find(String text, ProseWords words, Found.By by, List<Found> found) {
        if (noted == 0) {
            return;
        }
        for (int i = 0; i < words.size(); i++) {
            if (words.isUpper(i)) {
                at(text, words, i, by, found);
            }
        }
        if (!han.isEmpty()) {
            han(text, by, found);
        }
    }

    private void at(String text, ProseWords words, int i, Found.By by, List<Found> found) {
        String first = words.lower(i);
        BitSet more = lengths.getOrDefault(first, NO_LENGTHS);
        for (int n = more.nextSetBit(0); n >= 0 && i + n < words.size(); n = more.nextSetBit(n + 1)) {
            Span span = words.span(i, i + n);
            if (span.length() <= LONGEST && isNoted(text, span)) {
                found.add(new Found(span, true, by));
            }
        }
        if (surnames.contains(first)
                && !(words.parts(i) && words.isUpper(i + 1))
                && !(i > 0 && words.isUpper(i - 1) && words.parts(i - 1))
                && !words.isOfThing(i)) {
            found.add(new Found(words.span(i, i), true, Found.By.LOOKS));
        }
    }

    private boolean isNoted(String text, Span span) {
        int end = span.end();
        return (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))
                && names.contains(ProseCue.lower(span.in(text)));
    }

    private void han(String text, Found.By by, List<Found> found) {
        for (int i = 0; i + SHORTEST_HAN <= text.length(); i++) {
            if (text.charAt(i) < '\u0e00') {
                continue;
            }
            BitSet known = han.getOrDefault(text.substring(i, i + SHORTEST_HAN), NO_LENGTHS);
            for (int n = known.nextSetBit(0); n >= 0 && i + n <= text.length(); n = known.nextSetBit(n + 1)) {
                if (names.contains(text.substring(i, i + n))) {
                    found.add(new Found(new Span(i, i + n), true, by));
                }
            }
        }
    }
}
