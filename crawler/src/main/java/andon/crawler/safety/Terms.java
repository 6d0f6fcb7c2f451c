package andon.crawler.safety;

import java.util.Collection;

/**
 * Words and phrases, found as whole words in text of any case and width; in scripts that write no blanks between words,
 * anywhere. All are looked for in one pass (Aho, Corasick: Efficient string matching, 1975); where one may begin only between
 * words, the automaton does not begin within one. Immutable.
 */
final class Terms {
    /** Shorter ones would stand anywhere; in scripts without blanks a word may have two signs. */
    static final int SHORTEST = 3;

    private static final int SHORTEST_UNSPACED = 2;

    /** What a character is to the automaton: its number among the terms' characters, 0 for all others, and these bits. */
    static final int SYMBOL = 0xffff;

    static final int WORD = 1 << 16;
    static final int BLANK = 1 << 17;
    static final int GONE = 1 << 18;
    static final int SEVERAL = 1 << 19;
    static final int DEPENDS = 1 << 20;
    /** A term begins with it. */
    static final int BEGINS = 1 << 21;

    static final int ODD = GONE | SEVERAL | DEPENDS;

    private final int[] steps = new int[1 << 16];
    private final TermTrie trie;

    Terms(Collection<String> terms) {
        int[] symbols = new int[1 << 16];
        int known = 0;
        int letters = 0;
        for (String term : terms) {
            String folded = FoldedText.of(term);
            if (!isLongEnough(folded)) {
                throw new IllegalArgumentException("a term must have at least " + SHORTEST + " characters");
            }
            letters += folded.length();
            for (int i = 0; i < folded.length(); i++) {
                if (symbols[folded.charAt(i)] == 0) {
                    symbols[folded.charAt(i)] = ++known;
                }
            }
        }
        for (int c = 0; c < steps.length; c++) {
            steps[c] = step((char) c, symbols);
        }
        trie = new TermTrie(known, letters);
        for (String term : terms) {
            String folded = FoldedText.of(term);
            int[] path = new int[folded.length()];
            for (int i = 0; i < path.length; i++) {
                path[i] = symbols[folded.charAt(i)] | (isWord(folded.charAt(i)) ? WORD : 0);
            }
            trie.add(path);
        }
        trie.link();
        for (int c = 0; c < steps.length; c++) {
            if (trie.next(0, steps[c] & SYMBOL, false) != 0) {
                steps[c] |= BEGINS;
            }
        }
    }

    private static int step(char c, int[] symbols) {
        char form = FoldedText.form(c);
        return switch (form) {
            case FoldedText.GONE -> GONE;
            case FoldedText.SEVERAL -> SEVERAL;
            // In text that was normalised it stands for itself.
            case FoldedText.DEPENDS -> DEPENDS | symbols[c] | (isWord(c) ? WORD : 0);
            case ' ' -> BLANK | symbols[' '];
            default -> symbols[form] | (isWord(form) ? WORD : 0);
        };
    }

    static boolean isLongEnough(String term) {
        String folded = FoldedText.of(term);
        return folded.length() >= SHORTEST || folded.length() >= SHORTEST_UNSPACED && isUnspaced(folded.charAt(0));
    }

    /** Looks for them in a text that comes in pieces. */
    TermScan scan() {
        return new TermScan(steps, trie);
    }

    /** Whether a word may go on from or to this character; none ends between two of them. */
    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) && !isUnspaced(c);
    }

    private static boolean isUnspaced(char c) {
        return c >= 0x0e00 && c <= 0x0eff || c >= 0x2e80 && c <= 0xd7a3 && !isHangul(c) || c >= 0xf900 && c <= 0xfaff;
    }

    private static boolean isHangul(char c) {
        return c >= 0xac00;
    }
}
