package andon.indexer.detect;

import java.util.ArrayList;
import java.util.List;

/** The words of a command line as a shell parts them: blanks part, quotes hold together. */
record CommandWords(String text, List<Word> words) {
    private static final int LONGEST_LINE = 400;
    private static final int MOST_WORDS = 40;

    /**
     * @param start of what is meant, behind an opening quote
     * @param end before a closing quote
     */
    record Word(int start, int end, boolean quoted) {}

    /** The words from {@code from} to the end of the command, at most {@value #LONGEST_LINE} characters on. */
    static CommandWords of(String text, int from) {
        return of(text, from, Ascii.lineEnd(text, from, LONGEST_LINE));
    }

    /** The words between two places, up to a pipe or another end of the command. */
    static CommandWords of(String text, int from, int last) {
        List<Word> words = new ArrayList<>();
        int i = from;
        while (i < last && words.size() < MOST_WORDS) {
            char c = text.charAt(i);
            if (c <= ' ') {
                i++;
                continue;
            }
            if (c == '|' || c == ';' || c == '`' || c >= 0x2E80 || c == '&' && Ascii.at(text, i + 1) == '&') {
                break;
            }
            int end = end(text, i, last);
            words.add(word(text, i, end));
            i = end;
        }
        return new CommandWords(text, List.copyOf(words));
    }

    private static int end(String text, int from, int last) {
        char quote = 0;
        int i = from;
        while (i < last) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                // A quote that never closes on the line belongs to the word.
                int close = text.indexOf(c, i + 1, last);
                quote = close > 0 ? c : 0;
            } else if (c <= ' ' || c >= 0x2E80 || c == '`') {
                break;
            }
            i++;
        }
        return i;
    }

    private static Word word(String text, int from, int end) {
        char c = text.charAt(from);
        boolean quoted = (c == '"' || c == '\'') && end > from + 1 && text.charAt(end - 1) == c;
        return quoted ? new Word(from + 1, end - 1, true) : new Word(from, end, false);
    }

    /** The rest of a word behind a prefix of it, without quotes around the rest: {@code -p'secret'}. */
    Word behind(Word word, int prefix) {
        int from = word.start() + prefix;
        return word.quoted() || from >= word.end()
                ? new Word(from, word.end(), word.quoted())
                : word(text, from, word.end());
    }

    int size() {
        return words.size();
    }

    Word at(int i) {
        return words.get(i);
    }

    String in(Word word) {
        return text.substring(word.start(), word.end());
    }

    boolean is(int i, String lowerCase) {
        return i >= 0
                && i < words.size()
                && at(i).end() - at(i).start() == lowerCase.length()
                && Ascii.startsWith(text, at(i).start(), lowerCase);
    }

    boolean starts(int i, String lowerCase) {
        return i < words.size() && Ascii.startsWith(text, at(i).start(), lowerCase);
    }
}
