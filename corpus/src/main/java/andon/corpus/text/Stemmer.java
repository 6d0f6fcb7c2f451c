package andon.corpus.text;

import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.RussianStemmer;

/**
 * Reduces a folded word to what its inflected forms share, by script: Snowball English for Latin words, Snowball Russian
 * for Cyrillic ones, nothing for words with digits and for other scripts. Not thread-safe.
 */
public final class Stemmer {
    private static final int MIN_LENGTH = 3;
    private static final int MAX_LENGTH = 40;

    private final EnglishStemmer english = new EnglishStemmer();
    private final RussianStemmer russian = new RussianStemmer();

    public String stem(String form) {
        if (form.length() < MIN_LENGTH || form.length() > MAX_LENGTH) {
            return form;
        }
        if (form.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
            english.setCurrent(form);
            english.stem();
            return english.getCurrent();
        }
        if (form.chars().allMatch(c -> c >= 'а' && c <= 'я')) {
            russian.setCurrent(form);
            russian.stem();
            return russian.getCurrent();
        }
        return form;
    }
}
