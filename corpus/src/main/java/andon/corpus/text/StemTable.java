package andon.corpus.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Remembers how words of an alphabet end when they are stemmed: so many letters are taken off and a few put on. Words come again
 * and again, and stemming is the dearest step of cutting a text. A word and its ending share one long, so that a look is one
 * access to memory; words that are too long for it are kept as they are, fewer of them. Shared by all threads without a lock: a place that two
 * threads write at once has one of their words.
 */
final class StemTable {
    private static final VarHandle PLACES = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int PLACE_BITS = 16;
    private static final int LONG_WORDS = 1 << 15;
    private static final int CUT_BITS = 3;
    private static final int MOST_CUT = (1 << CUT_BITS) - 1;

    private final char first;
    private final int letters;
    private final int letterBits;
    private final int mostLetters;
    private final int mostAdded;
    private final UnaryOperator<String> stemmer;
    private final long[] places = new long[1 << PLACE_BITS];
    private final @Nullable LongWord[] longWords = new LongWord[LONG_WORDS];

    private record LongWord(String form, String stem) {}

    /**
     * @param first the alphabet's first letter, in small letters
     * @param letters how many it has
     * @param mostLetters longer words do not share a long with their ending
     * @param mostAdded stems that put on more letters are not remembered
     * @param stemmer stems a word of the alphabet
     */
    StemTable(char first, int letters, int mostLetters, int mostAdded, UnaryOperator<String> stemmer) {
        this.first = first;
        this.letters = letters;
        this.letterBits = Integer.SIZE - Integer.numberOfLeadingZeros(letters);
        this.mostLetters = mostLetters;
        this.mostAdded = mostAdded;
        this.stemmer = stemmer;
        if ((mostLetters + mostAdded) * letterBits + CUT_BITS > Long.SIZE) {
            throw new IllegalArgumentException("a word and its ending do not fit into a long");
        }
    }

    /** The word itself if any of its letters is none of the alphabet. */
    String stem(String form) {
        long word = 0;
        for (int i = 0; i < form.length(); i++) {
            int letter = form.charAt(i) - first;
            if (letter < 0 || letter >= letters) {
                return form;
            }
            word = word << letterBits | letter + 1;
        }
        if (form.length() > mostLetters) {
            return longStem(form);
        }
        int place = (int) (word * 0x9E3779B97F4A7C15L >>> Long.SIZE - PLACE_BITS);
        long known = (long) PLACES.getOpaque(places, place);
        if (word(known) == word) {
            return stem(form, known);
        }
        String stem = stemmer.apply(form);
        long ending = ending(form, stem);
        if (ending >= 0) {
            PLACES.setOpaque(places, place, word << endingBits() | ending);
        }
        return stem;
    }

    private String longStem(String form) {
        int place = form.hashCode() * 0x9E3779B9 >>> Integer.SIZE - Integer.numberOfTrailingZeros(LONG_WORDS);
        LongWord known = longWords[place];
        if (known != null && known.form.equals(form)) {
            return known.stem;
        }
        String stem = stemmer.apply(form);
        longWords[place] = new LongWord(form, stem);
        return stem;
    }

    private int endingBits() {
        return CUT_BITS + mostAdded * letterBits;
    }

    private long word(long known) {
        return known >>> endingBits();
    }

    /** Letters from 1 on, so that no word is the beginning of another; never 0 for a word. */
    private long code(String letters, int from) {
        long code = 0;
        for (int i = from; i < letters.length(); i++) {
            code = code << letterBits | letters.charAt(i) - first + 1;
        }
        return code;
    }

    /** What turns the form into its stem; below 0 if it does not fit. */
    private long ending(String form, String stem) {
        int same = 0;
        while (same < form.length() && same < stem.length() && form.charAt(same) == stem.charAt(same)) {
            same++;
        }
        boolean fits = form.length() - same <= MOST_CUT && stem.length() - same <= mostAdded;
        return fits ? code(stem, same) << CUT_BITS | form.length() - same : -1;
    }

    private String stem(String form, long known) {
        int cut = (int) known & MOST_CUT;
        long added = known >>> CUT_BITS & (1L << mostAdded * letterBits) - 1;
        if (added == 0) {
            return cut == 0 ? form : form.substring(0, form.length() - cut);
        }
        StringBuilder stem = new StringBuilder(form.length() + mostAdded).append(form, 0, form.length() - cut);
        for (int shift = (mostAdded - 1) * letterBits; shift >= 0; shift -= letterBits) {
            long letter = added >>> shift & (1 << letterBits) - 1;
            if (letter > 0) {
                stem.append((char) (first + letter - 1));
            }
        }
        return stem.toString();
    }
}
