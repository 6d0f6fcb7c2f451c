package andon.corpus.text;

import org.jspecify.annotations.Nullable;

/**
 * One word of a text; in scripts that are written without spaces (Han, kana, Hangul, Thai and their like) one character.
 *
 * @param form the folded form: case, width, accents and invisible characters are gone; a word that mixes Latin with
 *     look-alike letters of other scripts is read as the Latin word it imitates
 * @param latin the Latin word that a word wholly of Cyrillic or Greek look-alikes (АСМЕ) imitates; else null
 * @param character whether it is a single character of a script without spaces
 * @param joined whether the next word is the next character of the same run, with nothing between
 * @param start the first UTF-16 unit in the text
 * @param end the unit after the last
 */
public record Word(String form, @Nullable String latin, boolean character, boolean joined, int start, int end) {
    Word parted() {
        return new Word(form, latin, character, false, start, end);
    }

    Word joinedToNext() {
        return new Word(form, latin, character, true, start, end);
    }
}
