package andon.corpus.index;

import andon.corpus.query.Query;
import andon.corpus.text.Stemmer;
import andon.corpus.text.Word;
import andon.corpus.text.Words;
import java.util.List;

/**
 * A word or phrase of a query, cut and stemmed as documents are: words that must follow each other.
 *
 * @param words the words; several for a word such as {@code acme.example} or a run of kanji
 * @param stems their stems, in the same order
 * @param prefix whether the one word is the beginning of a word
 * @param gap how many other words may stand between them in all; never inside a run of joined characters
 */
public record TextPattern(List<Word> words, List<String> stems, boolean prefix, int gap) {
    public static final int NO_MATCH = -1;

    public static TextPattern of(Query.Text text) {
        return switch (text) {
            case Query.Word word -> {
                TextPattern pattern = of(word.text(), 0);
                boolean prefix = word.prefix()
                        && pattern.words.size() == 1
                        && !pattern.words.getFirst().character();
                yield new TextPattern(pattern.words, pattern.stems, prefix, 0);
            }
            case Query.Phrase phrase -> of(phrase.text(), phrase.gap());
        };
    }

    private static TextPattern of(String text, int gap) {
        List<Word> words = Words.of(text);
        return new TextPattern(
                words, words.stream().map(word -> Stemmer.stem(word.form())).toList(), false, gap);
    }

    /**
     * The last word of the shortest match that begins with the {@code at}-th of the first {@code size} words of a
     * document; {@link #NO_MATCH} if none does.
     */
    public int endAt(DocumentFacts facts, int at, int size) {
        if (prefix) {
            return facts.words().get(at).form().startsWith(words.getFirst().form()) ? at : NO_MATCH;
        }
        int from = 0;
        int place = at;
        int left = gap;
        while (from < words.size()) {
            int to = blockEnd(from);
            while (!blockAt(facts, place, size, from, to)) {
                // The earliest place of each block leaves most room for those behind it.
                if (from == 0 || --left < 0) {
                    return NO_MATCH;
                }
                place++;
            }
            place += to - from;
            from = to;
        }
        return words.isEmpty() ? NO_MATCH : place - 1;
    }

    /** The end of the words that always stand side by side: a run of joined characters, else one word. */
    public int blockEnd(int from) {
        int to = from;
        while (words.get(to).joined()) {
            to++;
        }
        return to + 1;
    }

    private boolean blockAt(DocumentFacts facts, int at, int size, int from, int to) {
        if (at + to - from > size) {
            return false;
        }
        for (int i = from; i < to; i++) {
            int place = at + i - from;
            if (!facts.isStem(place, stems.get(i))
                    || (words.get(i).joined() && !facts.words().get(place).joined())) {
                return false;
            }
        }
        return true;
    }

    public boolean matches(DocumentFacts facts, int size) {
        for (int i = 0; i < size; i++) {
            if (endAt(facts, i, size) != NO_MATCH) {
                return true;
            }
        }
        return false;
    }
}
