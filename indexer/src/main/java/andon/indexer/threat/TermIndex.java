package andon.indexer.threat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the terms of all lists in one walk over a text. A hash on the first letters of a term's first word leads to the few
 * terms that begin so: the time grows with the text, not with the lists.
 */
final class TermIndex {
    private static final int KEY = 3;

    /**
     * One term of a list.
     *
     * @param list the list's name
     * @param shown as a reason cites it
     * @param words folded; a beginning lacks its {@code *}
     * @param stems which of the words are beginnings
     */
    record Term(String list, String shown, List<String> words, List<Boolean> stems) {}

    /** Terms by their first word, where that is whole. */
    private final Map<String, List<Term>> byWord = new HashMap<>();

    /** Terms whose first word is a beginning, and those of scripts without blanks, by its first letters. */
    private final Map<String, List<Term>> byStart = new HashMap<>();

    /** @param lists terms by the name of their list */
    TermIndex(Map<String, List<List<String>>> lists) {
        lists.forEach((name, groups) -> groups.forEach(group -> group.forEach(term -> add(name, term))));
    }

    private void add(String list, String term) {
        List<String> words = new ArrayList<>();
        List<Boolean> stems = new ArrayList<>();
        for (String part : term.split("\\s+")) {
            String folded = Folded.of(part).text().strip();
            if (!folded.isEmpty()) {
                for (String word : folded.split(" ")) {
                    words.add(word);
                    stems.add(false);
                }
                stems.set(stems.size() - 1, part.endsWith("*"));
            }
        }
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a term without letters in " + list + ": " + term);
        }
        String first = words.getFirst();
        if (stems.getFirst() && first.length() < KEY && !Folded.isCjk(first.charAt(0))) {
            throw new IllegalArgumentException("a beginning of less than " + KEY + " letters in " + list + ": " + term);
        }
        boolean open = stems.getFirst() || hasCjk(first);
        (open ? byStart : byWord)
                .computeIfAbsent(open ? key(first, 0, first.length()) : first, k -> new ArrayList<>(2))
                .add(new Term(list, term.replace("*", ""), List.copyOf(words), List.copyOf(stems)));
    }

    private static boolean hasCjk(String word) {
        return word.chars().anyMatch(c -> Folded.isCjk((char) c));
    }

    /** The first letters of a word; of a script without blanks one letter, as its words are short. */
    private static String key(String text, int from, int end) {
        if (Folded.isCjk(text.charAt(from))) {
            return text.substring(from, from + 1);
        }
        int to = from;
        while (to < end && to < from + KEY && !Folded.isCjk(text.charAt(to))) {
            to++;
        }
        return text.substring(from, to);
    }

    /** Tells every term found, as often as it stands there. */
    void find(Folded folded, BiConsumer<String, Term> found) {
        String text = folded.text();
        for (int i = 0; i < folded.places(); i++) {
            int at = folded.place(i);
            int end = at;
            while (text.charAt(end) != ' ' && !Folded.isCjk(text.charAt(end))) {
                end++;
            }
            if (end > at) {
                tell(text, at, byWord.get(text.substring(at, end)), found);
            }
            tell(text, at, byStart.get(key(text, at, Math.max(end, at + 1))), found);
        }
    }

    private static void tell(String text, int at, @Nullable List<Term> candidates, BiConsumer<String, Term> found) {
        if (candidates != null) {
            for (Term term : candidates) {
                if (isAt(text, at, term)) {
                    found.accept(term.list(), term);
                }
            }
        }
    }

    private static boolean isAt(String text, int start, Term term) {
        int at = start;
        for (int i = 0; i < term.words().size(); i++) {
            String word = term.words().get(i);
            if (i > 0) {
                if (text.charAt(at) == ' ') {
                    at++;
                } else if (!Folded.isCjk(text.charAt(at)) && !Folded.isCjk(word.charAt(0))) {
                    return false;
                }
            }
            if (!text.startsWith(word, at)) {
                return false;
            }
            at += word.length();
            char after = text.charAt(at);
            boolean whole = after == ' ' || Folded.isCjk(after) || Folded.isCjk(word.charAt(word.length() - 1));
            if (!whole && !term.stems().get(i)) {
                return false;
            }
            while (term.stems().get(i) && text.charAt(at) != ' ' && !Folded.isCjk(text.charAt(at))) {
                at++;
            }
        }
        return true;
    }
}
