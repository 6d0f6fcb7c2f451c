package andon.indexer.threat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The literal beginnings of a pattern's alternatives. A pattern is tried only where one of them stands: most places are ruled
 * out by one look at a letter. Immutable.
 */
final class Stems {
    private static final Stem[] NONE = {};
    private static final String OPERATORS = "\\[(.?*+";

    /** @param whole whether no letter may follow */
    private record Stem(String letters, boolean whole) {}

    /** The stems by their first letter: a row for each, and the letters' rows. */
    private final Stem[][] rows;

    private final byte[] rowOf = new byte[Character.MAX_VALUE + 1];

    private Stems(Stream<Stem> stems) {
        Map<Character, List<Stem>> byFirst = new HashMap<>();
        stems.distinct()
                .forEach(stem -> byFirst.computeIfAbsent(stem.letters().charAt(0), c -> new ArrayList<>())
                        .add(stem));
        rows = new Stem[byFirst.size() + 1][];
        rows[0] = NONE;
        byte row = 0;
        for (Map.Entry<Character, List<Stem>> entry : byFirst.entrySet()) {
            rows[++row] = entry.getValue().toArray(NONE);
            rowOf[entry.getKey()] = row;
            rowOf[Character.toUpperCase(entry.getKey())] = row;
        }
    }

    /**
     * @param regexes alternatives parted by {@code |}, in small letters, each begun by a letter or sign of its own or by one
     *     class of signs
     */
    static Stems of(String... regexes) {
        return new Stems(stems(false, regexes));
    }

    /** The same for alternatives behind which the pattern bears no small Latin or Cyrillic letter. */
    static Stems closed(String... regexes) {
        return new Stems(stems(true, regexes));
    }

    private static Stream<Stem> stems(boolean closed, String... regexes) {
        return Stream.of(regexes)
                .flatMap(regex -> alternatives(regex).stream())
                .flatMap(alternative -> beginnings(alternative, closed));
    }

    private static List<String> alternatives(String regex) {
        List<String> alternatives = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i <= regex.length(); i++) {
            char c = i == regex.length() ? '|' : regex.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == '|' && (depth == 0 || i == regex.length())) {
                alternatives.add(regex.substring(from, i));
                from = i + 1;
            }
        }
        return alternatives;
    }

    private static Stream<Stem> beginnings(String alternative, boolean closed) {
        if (alternative.startsWith("[")) {
            return alternative
                    .substring(1, alternative.indexOf(']'))
                    .chars()
                    .mapToObj(sign -> new Stem(Character.toString(sign), false));
        }
        int end = 0;
        while (end < alternative.length() && OPERATORS.indexOf(alternative.charAt(end)) < 0) {
            end++;
        }
        boolean optional = end < alternative.length() && "?*".indexOf(alternative.charAt(end)) >= 0;
        String stem = alternative.substring(0, optional ? end - 1 : end);
        if (stem.isEmpty()) {
            throw new IllegalArgumentException("an alternative that begins with nothing of its own: " + alternative);
        }
        return Stream.of(new Stem(stem, closed && end == alternative.length()));
    }

    /** Whether one stands here, in any case. */
    boolean at(String text, int i) {
        for (Stem stem : rows[rowOf[text.charAt(i)]]) {
            if (isAt(text, i, stem)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(String text, int at, Stem stem) {
        String letters = stem.letters();
        int end = at + letters.length();
        if (end > text.length()) {
            return false;
        }
        for (int i = 1; i < letters.length(); i++) {
            if (small(text.charAt(at + i)) != letters.charAt(i)) {
                return false;
            }
        }
        return !stem.whole() || end == text.length() || !isSmall(small(text.charAt(end)));
    }

    private static char small(char c) {
        return c < 0x80 ? c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c : Character.toLowerCase(c);
    }

    private static boolean isSmall(char c) {
        return c >= 'a' && c <= 'z' || c >= 'а' && c <= 'я';
    }

    /** The first place from {@code from} on where one stands that no letter stands before; -1 if there is none. */
    int next(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (rowOf[text.charAt(i)] != 0 && (i == 0 || !Character.isLetter(text.charAt(i - 1))) && at(text, i)) {
                return i;
            }
        }
        return -1;
    }

    /** The same in mid-word, too: {@code 5mrev}. */
    int anywhere(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (rowOf[text.charAt(i)] != 0 && at(text, i)) {
                return i;
            }
        }
        return -1;
    }
}
