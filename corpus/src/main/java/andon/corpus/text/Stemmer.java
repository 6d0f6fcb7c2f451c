package andon.corpus.text;

import org.jspecify.annotations.Nullable;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.RussianStemmer;

/**
 * Reduces a folded word to what its forms share, by script: Snowball English for Latin words, Snowball Russian for
 * Cyrillic ones, {@link ScriptVariants} for characters of Chinese and Japanese, nothing for words with digits and for other
 * scripts. Not thread-safe.
 */
public final class Stemmer {
    private static final int MIN_LENGTH = 3;
    private static final int MAX_LENGTH = 40;
    /** A character with its marks, in UTF-16 units. */
    private static final int LONGEST_CHARACTER = 4;

    private static final int FIRST_VARIANT = 0x3000;

    /**
     * Words come again and again, and stemming is the dearest step of cutting a text. Shared by all threads without a lock:
     * an entry never changes, and a place that two threads write at once has one of their entries.
     */
    private static final @Nullable Known[] KNOWN = new Known[1 << 15];

    private record Known(String form, String stem) {}

    private final SnowballStemmer english = new EnglishStemmer();
    private final SnowballStemmer russian = new RussianStemmer();

    public String stem(String form) {
        if (form.length() <= LONGEST_CHARACTER && form.codePointAt(0) >= FIRST_VARIANT) {
            return ScriptVariants.fold(form);
        }
        if (form.length() < MIN_LENGTH || form.length() > MAX_LENGTH) {
            return form;
        }
        if (isWithin(form, 'a', 'z')) {
            return known(form, english);
        }
        return isWithin(form, 'а', 'я') ? known(form, russian) : form;
    }

    private static boolean isWithin(String form, char first, char last) {
        for (int i = 0; i < form.length(); i++) {
            if (form.charAt(i) < first || form.charAt(i) > last) {
                return false;
            }
        }
        return true;
    }

    private static String known(String form, SnowballStemmer stemmer) {
        int hash = form.hashCode();
        int place = (hash ^ (hash >>> 15)) & (KNOWN.length - 1);
        Known known = KNOWN[place];
        if (known != null && known.form().equals(form)) {
            return known.stem();
        }
        stemmer.setCurrent(form);
        stemmer.stem();
        String stem = stemmer.getCurrent();
        KNOWN[place] = new Known(form, stem);
        return stem;
    }
}
