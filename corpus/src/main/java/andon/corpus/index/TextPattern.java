package andon.corpus.index;

import andon.corpus.query.Query;
import andon.corpus.text.Beginnings;
import andon.corpus.text.Stemmer;
import andon.corpus.text.Word;
import andon.corpus.text.Words;
import java.util.ArrayList;
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
     *
     * @param document the document's words, of which those of {@link #beginnings} at least were read
     */
    int endAt(List<Word> document, int at, int size) {
        if (prefix) {
            return document.get(at).form().startsWith(words.getFirst().form()) ? at : NO_MATCH;
        }
        int from = 0;
        int place = at;
        int left = gap;
        while (from < words.size()) {
            int to = blockEnd(from);
            while (!blockAt(document, place, size, from, to)) {
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

    private boolean blockAt(List<Word> document, int at, int size, int from, int to) {
        if (at + to - from > size) {
            return false;
        }
        for (int i = from; i < to; i++) {
            Word word = document.get(at + i - from);
            if (!isStem(stems.get(i), word.form()) || (words.get(i).joined() && !word.joined())) {
                return false;
            }
        }
        return true;
    }

    /** Most words are told by their first letter. */
    private static boolean isStem(String stem, String form) {
        return Stemmer.mayStem(form, stem) && Stemmer.stem(form).equals(stem);
    }

    /** What the words begin with that any clause of the query asks for. */
    static Beginnings beginnings(Query query) {
        List<String> beginnings = new ArrayList<>();
        for (Query clause : query.clauses()) {
            Query.Text text =
                    clause instanceof Query.Title title ? title.text() : clause instanceof Query.Text t ? t : null;
            if (text != null) {
                TextPattern pattern = of(text);
                // Stemming leaves the first letter as it is.
                beginnings.addAll(
                        pattern.prefix ? List.of(pattern.words.getFirst().form()) : pattern.stems);
            }
        }
        return Beginnings.of(beginnings);
    }

    boolean matches(List<Word> document, int size) {
        for (int i = 0; i < size; i++) {
            if (endAt(document, i, size) != NO_MATCH) {
                return true;
            }
        }
        return false;
    }
}
