package andon.corpus.watch;

import andon.corpus.text.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * What words are when digits and signs in them stand for letters ({@code m1cr0$oft}). Only a word that holds both is read so;
 * most words are passed over at one look.
 */
final class LeetWords {
    /** {@code 1} is an i or an l: more readings than these are not tried. */
    static final int MAX_READINGS = 8;
    /** Signs inside of one word. */
    private static final int MAX_SIGNS = 3;

    private static final int MAX_LENGTH = 40;

    /**
     * A reading.
     *
     * @param last the last of the words that it takes together
     */
    record Reading(String form, int last) {}

    private LeetWords() {}

    /** The readings that begin with the word at {@code at}; none for a plain word. */
    static List<Reading> at(String text, List<Word> words, int at) {
        Word word = words.get(at);
        if (word.character() || (!hasDigit(word.form()) && signBehind(text, words, at) == 0)) {
            return List.of();
        }
        List<Reading> readings = new ArrayList<>(0);
        StringBuilder written = new StringBuilder(word.form());
        add(written, at, false, readings);
        int last = at;
        for (int signs = 0; signs < MAX_SIGNS && last + 1 < words.size(); signs++) {
            Word next = words.get(last + 1);
            char letter = signBehind(text, words, last);
            if (letter == 0 || written.length() + next.form().length() > MAX_LENGTH) {
                break;
            }
            written.append(letter).append(next.form());
            last++;
            add(written, last, true, readings);
        }
        return readings;
    }

    private static boolean hasDigit(String form) {
        for (int i = 0; i < form.length(); i++) {
            if (form.charAt(i) >= '0' && form.charAt(i) <= '9') {
                return true;
            }
        }
        return false;
    }

    /** The letter that a sign between this word and the next stands for; 0 if there is none. */
    private static char signBehind(String text, List<Word> words, int at) {
        int end = words.get(at).end();
        if (at + 1 == words.size()) {
            return 0;
        }
        Word next = words.get(at + 1);
        return next.start() == end + 1 && !next.character() ? letterOfSign(text.charAt(end)) : 0;
    }

    private static void add(CharSequence written, int last, boolean signs, List<Reading> readings) {
        int digits = 0;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            digits += c >= '0' && c <= '9' ? 1 : 0;
        }
        if (written.length() > MAX_LENGTH || digits == written.length() || (digits == 0 && !signs)) {
            return;
        }
        List<StringBuilder> forms = new ArrayList<>();
        forms.add(new StringBuilder(written.length()));
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            String letters = c >= '0' && c <= '9' ? letters(c) : String.valueOf(c);
            if (letters.isEmpty()) {
                return;
            }
            int known = forms.size();
            if (letters.length() > 1 && known * 2 <= MAX_READINGS) {
                for (int j = 0; j < known; j++) {
                    forms.add(new StringBuilder(forms.get(j)).append(letters.charAt(1)));
                }
            }
            for (int j = 0; j < known; j++) {
                forms.get(j).append(letters.charAt(0));
            }
        }
        forms.forEach(form -> readings.add(new Reading(form.toString(), last)));
    }

    /** Empty if no letter is written so. */
    private static String letters(char digit) {
        return switch (digit) {
            case '0' -> "o";
            case '1' -> "il";
            case '3' -> "e";
            case '4' -> "a";
            case '5' -> "s";
            case '7' -> "t";
            case '8' -> "b";
            case '9' -> "g";
            default -> "";
        };
    }

    private static char letterOfSign(char sign) {
        return switch (sign) {
            case '@' -> 'a';
            case '$' -> 's';
            case '!' -> 'i';
            case '€' -> 'e';
            case '|' -> 'l';
            default -> 0;
        };
    }
}
