package andon.indexer.threat;

import java.util.Collection;

/**
 * What a text looks like to {@link LearnedThreats}, as hashes: its words, neighbours, beginnings and runs of four letters;
 * single, double and triple letters of scripts without blanks; the lists that have a term in it; whether it asks. A number
 * counts as a number, whichever it is.
 */
final class Traits {
    /**
     * Told of each trait: where what it is made of stands in {@link Folded}; nowhere ({@code from == to}) for a list.
     * {@code word} says that it is one whole word without a number, or letters of a script without blanks.
     */
    interface Sink {
        void trait(int hash, int from, int to, boolean word);
    }

    private static final int WORD = 1;
    private static final int PAIR = 2;
    private static final int BEGINNING = 3;
    private static final int LONGER_BEGINNING = 4;
    private static final int RUN = 5;
    private static final int LETTER = 6;
    private static final int LETTERS = 7;
    private static final int THREE_LETTERS = 8;
    private static final int LIST = 9;
    private static final int QUESTION = 10;

    private static final int SHORT_BEGINNING = 5;
    private static final int LONG_BEGINNING = 7;
    private static final int RUN_LENGTH = 4;

    private Traits() {}

    /**
     * @param raw the text
     * @param folded the same
     * @param lists the names of the lists that have a term in it
     */
    static void of(String raw, Folded folded, Collection<String> lists, Sink sink) {
        for (String list : lists) {
            int hash = LIST;
            for (int i = 0; i < list.length(); i++) {
                hash = next(hash, list.charAt(i));
            }
            sink.trait(mixed(hash), 0, 0, false);
        }
        if (raw.indexOf('?') >= 0 || raw.indexOf('？') >= 0) {
            sink.trait(mixed(QUESTION), 0, 0, false);
        }
        int before = PAIR;
        int beforeFrom = 0;
        for (int i = 0; i < folded.places(); i++) {
            int at = folded.place(i);
            if (folded.isCjk(at)) {
                letters(folded, at, sink);
                before = PAIR;
                beforeFrom = at;
            } else {
                int end = word(folded, at, sink);
                int pair = next(before, ' ');
                int word = PAIR;
                for (int k = at; k < end; k++) {
                    char c = number(folded, k);
                    if (!repeats(folded, k, at)) {
                        pair = next(pair, c);
                        word = next(word, c);
                    }
                }
                sink.trait(mixed(pair), before == PAIR ? at : beforeFrom, end, false);
                before = word;
                beforeFrom = at;
            }
        }
    }

    private static void letters(Folded folded, int at, Sink sink) {
        int kind = LETTER;
        for (int to = at; to < at + 3 && folded.isCjk(to); to++) {
            int hash = kind++;
            for (int k = at; k <= to; k++) {
                hash = next(hash, folded.at(k));
            }
            sink.trait(mixed(hash), at, to + 1, to > at);
        }
    }

    /** Tells what one word alone says; returns its end. */
    private static int word(Folded folded, int at, Sink sink) {
        int end = at;
        int hash = WORD;
        int length = 0;
        boolean numbered = false;
        for (; folded.at(end) != ' ' && !folded.isCjk(end); end++) {
            numbered |= isDigit(folded.at(end));
            if (!repeats(folded, end, at)) {
                hash = next(hash, number(folded, end));
                length++;
                if (length == SHORT_BEGINNING) {
                    sink.trait(mixed(next(hash, (char) BEGINNING)), at, end + 1, false);
                } else if (length == LONG_BEGINNING) {
                    sink.trait(mixed(next(hash, (char) LONGER_BEGINNING)), at, end + 1, false);
                }
            }
        }
        sink.trait(mixed(hash), at, end, !numbered);
        if (end - at > RUN_LENGTH) {
            for (int from = at; from + RUN_LENGTH <= end; from++) {
                int run = RUN;
                for (int k = from; k < from + RUN_LENGTH; k++) {
                    run = next(run, number(folded, k));
                }
                sink.trait(mixed(run), at, end, false);
            }
        }
        return end;
    }

    /** Whether a digit stands behind another one of the same word. */
    private static boolean repeats(Folded folded, int at, int start) {
        return at > start && isDigit(folded.at(at)) && isDigit(folded.at(at - 1));
    }

    private static char number(Folded folded, int at) {
        char c = folded.at(at);
        return isDigit(c) ? '#' : c;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int next(int hash, char c) {
        return 31 * hash + c;
    }

    /** Never 0, which marks a free slot. */
    private static int mixed(int hash) {
        int mixed = hash * 0x9E3779B9;
        mixed ^= mixed >>> 15;
        mixed *= 0x85EBCA6B;
        mixed ^= mixed >>> 13;
        return mixed == 0 ? 1 : mixed;
    }
}
