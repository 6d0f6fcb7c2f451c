package andon.corpus.text;

import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.RussianStemmer;

/**
 * Reduces a folded word to what its forms share, by script: Snowball English for Latin words, Snowball Russian for
 * Cyrillic ones, {@link ScriptVariants} for characters of Chinese and Japanese, nothing for words with digits and for other
 * scripts. Thread-safe.
 */
public final class Stemmer {
    private static final int MIN_LENGTH = 3;
    private static final int MAX_LENGTH = 40;
    /** A character with its marks, in UTF-16 units. */
    private static final int LONGEST_CHARACTER = 4;

    private static final int FIRST_VARIANT = 0x3000;
    private static final char LAST_LATIN = 'z';

    private static final StemTable ENGLISH =
            new StemTable('a', 26, 10, 2, form -> snowball(form, new EnglishStemmer()));
    private static final StemTable RUSSIAN = new StemTable('а', 32, 9, 1, form -> snowball(form, new RussianStemmer()));

    private Stemmer() {}

    public static String stem(String form) {
        if (form.length() <= LONGEST_CHARACTER && form.codePointAt(0) >= FIRST_VARIANT) {
            return ScriptVariants.fold(form);
        }
        if (form.length() < MIN_LENGTH || form.length() > MAX_LENGTH) {
            return form;
        }
        return form.charAt(0) <= LAST_LATIN ? ENGLISH.stem(form) : RUSSIAN.stem(form);
    }

    /**
     * Whether {@code stem} may be the stem of {@code form}; cheaper than to stem it. Endings are taken off and changed, the first
     * letter never is.
     */
    public static boolean mayStem(String form, String stem) {
        return form.isEmpty() || stem.isEmpty() || form.charAt(0) == stem.charAt(0) || form.charAt(0) >= FIRST_VARIANT;
    }

    private static String snowball(String form, SnowballStemmer stemmer) {
        stemmer.setCurrent(form);
        stemmer.stem();
        return stemmer.getCurrent();
    }
}
