package andon.indexer.gazetteer;

import andon.vocabulary.EntityType;
import java.util.Locale;

/**
 * One spelling of a listed name.
 *
 * @param canonical the name that stands for all spellings; the entity's value
 * @param spelling as texts write it
 * @param sense how much must stand around it
 */
record ListedName(EntityType type, String canonical, String spelling, Sense sense) {
    /** How far a spelling tells by itself that the name is meant. */
    enum Sense {
        /** By itself, in any case, as forums write "lumma" and "LUMMA". */
        ANY_CASE,
        /** By itself, in its own case. */
        DISTINCT,
        /** A rarer word, or several common ones, that mean something else too: the trade must be near by. */
        ORDINARY,
        /** A word of every day: the trade must stand beside it. */
        COMMON
    }

    private static final int ANY_CASE_LENGTH = 5;

    boolean isFound(String text, int at) {
        return text.startsWith(spelling, at)
                || sense == Sense.ANY_CASE && text.regionMatches(true, at, spelling, 0, spelling.length());
    }

    /** Its sense as far as the spelling tells. */
    static Sense senseOf(String spelling) {
        Words words = Words.of(spelling);
        OrdinaryWords ordinary = OrdinaryWords.bundled();
        boolean known = true;
        boolean common = true;
        for (int i = 0; i < words.size(); i++) {
            known &= ordinary.has(words.at(i));
            common &= ordinary.isCommon(words.at(i));
        }
        if (words.size() > 1) {
            return common ? Sense.ORDINARY : known ? Sense.DISTINCT : Sense.ANY_CASE;
        }
        if (common) {
            return Sense.COMMON;
        }
        boolean capital = spelling.chars().anyMatch(Character::isUpperCase);
        boolean mixed = isMixed(spelling);
        boolean few = spelling.length() < 4 || spelling.length() == 4 && !mixed && isAllOneCase(spelling);
        if (known && !mixed || few || !capital && !mixed) {
            return Sense.ORDINARY;
        }
        return spelling.length() < ANY_CASE_LENGTH || known || isCompound(spelling, ordinary)
                ? Sense.DISTINCT
                : Sense.ANY_CASE;
    }

    /** "GolfSpy", "8Base": a capital behind a small letter, or a digit. */
    static boolean isMixed(String word) {
        boolean small = false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (small && Character.isUpperCase(c) || Character.isDigit(c)) {
                return true;
            }
            small |= Character.isLowerCase(c);
        }
        return false;
    }

    private static boolean isAllOneCase(String word) {
        return word.equals(word.toUpperCase(Locale.ROOT)) || word.equals(word.toLowerCase(Locale.ROOT));
    }

    /** "PhoneNumber": two words of a dictionary, which programs and people join too. */
    static boolean isCompound(String spelling, OrdinaryWords ordinary) {
        for (int i = 3; i + 3 <= spelling.length(); i++) {
            if (ordinary.has(spelling.substring(0, i)) && ordinary.has(spelling.substring(i))) {
                return true;
            }
        }
        return false;
    }
}
