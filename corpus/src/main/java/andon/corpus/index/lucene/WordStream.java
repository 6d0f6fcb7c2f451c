package andon.corpus.index.lucene;

import andon.corpus.text.Word;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.AttributeSource;

/**
 * The words of a document as Lucene's tokens: a stem for each word; for a character of a script without spaces itself
 * and, at the same place, it with the one joined to it, so that a run of characters is a phrase of pairs.
 */
final class WordStream extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private final List<Word> words;
    private final List<String> stems;
    private int at = -1;
    private boolean pair;

    WordStream(List<Word> words, List<String> stems) {
        this.words = words;
        this.stems = stems;
    }

    private WordStream(AttributeSource attributes, List<Word> words, List<String> stems) {
        super(attributes);
        this.words = words;
        this.stems = stems;
    }

    /** Others, in the same attributes, which are dear to make: to be read one after the other only. */
    WordStream also(List<Word> others, List<String> othersStems) {
        return new WordStream(this, others, othersStems);
    }

    /** The folded words alone, without single characters: what prefixes are compared with. */
    WordStream alsoFormsOf(List<Word> others) {
        List<Word> whole = new ArrayList<>(others.size());
        List<String> forms = new ArrayList<>(others.size());
        for (Word word : others) {
            if (!word.character()) {
                whole.add(word);
                forms.add(word.form());
            }
        }
        return also(whole, forms);
    }

    @Override
    public void reset() {
        at = -1;
        pair = false;
    }

    @Override
    public boolean incrementToken() {
        clearAttributes();
        if (pair) {
            term.append(stems.get(at)).append(stems.get(at + 1));
            increment.setPositionIncrement(0);
            pair = false;
            return true;
        }
        at++;
        if (at >= words.size()) {
            return false;
        }
        term.append(stems.get(at));
        increment.setPositionIncrement(1);
        pair = words.get(at).joined();
        return true;
    }
}
