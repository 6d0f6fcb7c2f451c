package andon.indexer.threat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

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
     * @param words folded, with whether each is a beginning; a beginning lacks its {@code *}
     */
    record Term(String list, String shown, Words words) {}

    /** Some words in order; in an array, for they are looked at more often than anything else here. */
    static final class Words {
        private final Word[] words;

        private Words(List<Word> words) {
            this.words = words.toArray(Word[]::new);
        }

        Word first() {
            return words[0];
        }

        /** Whether there is a second. */
        boolean goOn() {
            return words.length > 1;
        }

        Word second() {
            return words[1];
        }
    }

    record Word(String letters, boolean begins) {}

    /** Terms by their first word, where that is whole. */
    private final TermTable byWord;

    /** Terms whose first word is a beginning, and those of scripts without blanks, by its first letters. */
    private final TermTable byStart;

    /** @param lists terms by the name of their list */
    TermIndex(Map<String, List<List<String>>> lists) {
        Map<Integer, List<Term>> words = new HashMap<>();
        Map<Integer, List<Term>> starts = new HashMap<>();
        lists.forEach((name, groups) -> groups.forEach(group -> group.forEach(shown -> {
            Term term = term(name, shown);
            Word first = term.words().first();
            boolean open = first.begins() || hasCjk(first.letters());
            (open ? starts : words)
                    .computeIfAbsent(open ? keyOf(first.letters()) : hash(first.letters()), k -> new ArrayList<>(2))
                    .add(term);
        })));
        byWord = new TermTable(words, TermIndex::letterOfSecondWord);
        byStart = new TermTable(starts, TermIndex::letterBehindKey);
    }

    private static Term term(String list, String term) {
        List<Word> words = new ArrayList<>();
        for (String part : term.split("\\s+")) {
            String folded = Folded.of(part).text().strip();
            if (!folded.isEmpty()) {
                String[] letters = folded.split(" ");
                for (int i = 0; i < letters.length; i++) {
                    words.add(new Word(letters[i], i == letters.length - 1 && part.endsWith("*")));
                }
            }
        }
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a term without letters in " + list + ": " + term);
        }
        Word first = words.getFirst();
        if (first.begins()
                && first.letters().length() < KEY
                && !Folded.isCjk(first.letters().charAt(0))) {
            throw new IllegalArgumentException("a beginning of less than " + KEY + " letters in " + list + ": " + term);
        }
        return new Term(list, term.replace("*", ""), new Words(words));
    }

    private static boolean hasCjk(String word) {
        return word.chars().anyMatch(c -> Folded.isCjk((char) c));
    }

    /** What stands behind a first word and a blank; {@link TermTable#ANY} where the term has no such word. */
    private static char letterOfSecondWord(Term term) {
        if (!term.words().goOn()) {
            return TermTable.ANY;
        }
        char letter = term.words().second().letters().charAt(0);
        return Folded.isCjk(letter) ? TermTable.ANY : letter;
    }

    /** What stands in a first word behind the letters that its key is made of. */
    private static char letterBehindKey(Term term) {
        String first = term.words().first().letters();
        int at = Folded.isCjk(first.charAt(0)) ? 1 : KEY;
        return at < first.length() ? first.charAt(at) : TermTable.ANY;
    }

    /** The hash of a word's first letters; of a script without blanks of one letter, as its words are short. */
    private static int keyOf(String word) {
        int to = 1;
        while (to < Math.min(KEY, word.length())
                && !Folded.isCjk(word.charAt(to - 1))
                && !Folded.isCjk(word.charAt(to))) {
            to++;
        }
        return hash(word.substring(0, to));
    }

    private static int hash(String letters) {
        int hash = 0;
        for (int i = 0; i < letters.length(); i++) {
            hash = next(hash, letters.charAt(i));
        }
        return hash;
    }

    private static int next(int hash, char letter) {
        return 31 * hash + letter;
    }

    /** Tells every term found, as often as it stands there. */
    void find(Folded folded, Consumer<Term> found) {
        for (int i = 0; i < folded.places(); i++) {
            int at = folded.place(i);
            if (folded.isCjk(at)) {
                tell(folded, at, at + 1, byStart.get(next(0, folded.at(at))), found);
                continue;
            }
            int hash = 0;
            int start = 0;
            int end = at;
            for (; folded.at(end) != ' ' && !folded.isCjk(end); end++) {
                hash = next(hash, folded.at(end));
                start = end - at < KEY ? hash : start;
            }
            tell(folded, at, end + 1, byWord.get(hash), found);
            tell(folded, at, at + KEY, byStart.get(start), found);
        }
    }

    /** @param next where the letter stands that rules out most of the candidates */
    private static void tell(Folded text, int at, int next, TermTable.Bucket candidates, Consumer<Term> found) {
        for (int i = 0; i < candidates.size(); i++) {
            if (candidates.mayBe(i, text, next) && isAt(text, at, candidates.term(i))) {
                found.accept(candidates.term(i));
            }
        }
    }

    private static boolean isAt(Folded text, int start, Term term) {
        int at = start;
        Word[] words = term.words().words;
        for (int i = 0; i < words.length; i++) {
            Word word = words[i];
            String letters = word.letters();
            if (i > 0) {
                if (text.at(at) == ' ') {
                    at++;
                } else if (!text.isCjk(at) && !Folded.isCjk(letters.charAt(0))) {
                    return false;
                }
            }
            if (!text.startsWith(letters, at)) {
                return false;
            }
            at += letters.length();
            boolean whole = text.at(at) == ' ' || text.isCjk(at) || text.isCjk(at - 1);
            if (!whole && !word.begins()) {
                return false;
            }
            while (word.begins() && text.at(at) != ' ' && !text.isCjk(at)) {
                at++;
            }
        }
        return true;
    }
}
