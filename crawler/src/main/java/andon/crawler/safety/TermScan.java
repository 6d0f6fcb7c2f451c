package andon.crawler.safety;

import andon.crawler.page.PageWords;

/** Looks for blocked terms in a text that comes in pieces; copies nothing. For one thread and one text. */
public final class TermScan implements PageWords.Listener {
    private final int[] steps;
    private final TermTrie trie;
    private int state;
    /** Whether the character before was part of a word. */
    private boolean inWord;

    private boolean afterBlank = true;
    private boolean found;

    TermScan(int[] steps, TermTrie trie) {
        this.steps = steps;
        this.trie = trie;
    }

    /** More of the text; it goes on where the piece before ended. */
    @Override
    public void words(String text) {
        if (found) {
            return;
        }
        int stateBefore = state;
        boolean inWordBefore = inWord;
        boolean afterBlankBefore = afterBlank;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            if (state == 0) {
                i = skip(text, i);
                if (i == length) {
                    return;
                }
            }
            char c = text.charAt(i);
            int step = steps[c];
            if ((step & (Terms.BLANK | Terms.ODD)) == 0) {
                step(step);
            } else if ((step & Terms.BLANK) != 0) {
                blank(step);
            } else if ((step & Terms.SEVERAL) != 0) {
                normal(FoldedText.expansion(c));
            } else if ((step & Terms.DEPENDS) != 0) {
                // Rare: what was read of this piece is read again, normalised as a whole.
                state = stateBefore;
                inWord = inWordBefore;
                afterBlank = afterBlankBefore;
                normal(FoldedText.normalised(text).toCharArray());
                return;
            }
        }
    }

    /** Passes by, from a place where no term has begun, what begins none: most of any text. */
    private int skip(String text, int from) {
        int before = inWord ? Terms.WORD : 0;
        int i = from;
        for (; i < text.length(); i++) {
            int step = steps[text.charAt(i)];
            boolean begins = (step & Terms.BEGINS) != 0 && (step & before & Terms.WORD) == 0;
            if (begins || (step & Terms.ODD) != 0) {
                break;
            }
            before = step;
        }
        if (i > from) {
            inWord = (before & Terms.WORD) != 0;
            afterBlank = (before & Terms.BLANK) != 0;
        }
        return i;
    }

    /** Words end here. */
    @Override
    public void gap() {
        blank(steps[' ']);
    }

    /** Whether a term was found, after all of the text. */
    public boolean found() {
        return found || trie.isTerm(state);
    }

    private void normal(char[] text) {
        for (char c : text) {
            int step = steps[c];
            if ((step & Terms.BLANK) != 0) {
                blank(step);
            } else {
                step(step);
            }
        }
    }

    private void blank(int step) {
        if (!afterBlank) {
            step(step);
            afterBlank = true;
        }
    }

    private void step(int step) {
        boolean isWord = (step & Terms.WORD) != 0;
        boolean within = inWord && isWord;
        if (!within && trie.isTerm(state)) {
            found = true;
        }
        state = trie.next(state, step & Terms.SYMBOL, within);
        inWord = isWord;
        afterBlank = false;
    }
}
