package andon.corpus.index;

import andon.corpus.query.Query;
import andon.corpus.text.Stemmer;
import andon.corpus.text.Word;
import andon.corpus.text.Words;
import java.util.List;

/**
 * A word or phrase of a query, cut and stemmed as documents are: words that must stand side by side.
 *
 * @param words the words; several for a word such as {@code acme.example} or a run of kanji
 * @param stems their stems, in the same order
 * @param prefix whether the one word is the beginning of a word
 */
record TextPattern(List<Word> words, List<String> stems, boolean prefix) {
    static TextPattern of(Query.Word word) {
        TextPattern pattern = of(word.text());
        boolean prefix = word.prefix()
                && pattern.words.size() == 1
                && !pattern.words.getFirst().character();
        return new TextPattern(pattern.words, pattern.stems, prefix);
    }

    static TextPattern of(String text) {
        List<Word> words = Words.of(text);
        Stemmer stemmer = new Stemmer();
        return new TextPattern(
                words, words.stream().map(word -> stemmer.stem(word.form())).toList(), false);
    }

    /** Whether the pattern stands at the {@code at}-th word of a document. */
    boolean matchesAt(DocumentFacts facts, int at) {
        if (prefix) {
            return facts.words().get(at).form().startsWith(words.getFirst().form());
        }
        if (words.isEmpty() || at + words.size() > facts.words().size()) {
            return false;
        }
        for (int i = 0; i < words.size(); i++) {
            if (!stems.get(i).equals(facts.stems().get(at + i))
                    || (words.get(i).joined() && !facts.words().get(at + i).joined())) {
                return false;
            }
        }
        return true;
    }

    boolean matches(DocumentFacts facts) {
        for (int i = 0; i < facts.words().size(); i++) {
            if (matchesAt(facts, i)) {
                return true;
            }
        }
        return false;
    }
}
