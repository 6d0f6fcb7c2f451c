package andon.crawler.safety;

import java.util.Arrays;

/**
 * The automaton of the terms. A state is what was read last and may become a term: 0 is nothing, {@link #next} what follows by
 * one more symbol. It is filled by {@link #add}, closed by {@link #link} and then no more changed.
 */
final class TermTrie {
    private static final long EMPTY = -1;

    private int states = 1;
    private final int[] first;
    /** For each state: the longest end of what was read that may become another term. */
    private final int[] otherwise;

    private final int[] parents;
    private final int[] reached;
    private final int[] depths;
    private final boolean[] terminal;
    private final long[] keys;
    private final int[] values;

    /**
     * @param symbols the highest symbol
     * @param letters how long all terms are together
     */
    TermTrie(int symbols, int letters) {
        first = new int[symbols + 1];
        otherwise = new int[letters + 1];
        parents = new int[letters + 1];
        reached = new int[letters + 1];
        depths = new int[letters + 1];
        terminal = new boolean[letters + 1];
        int slots = Integer.highestOneBit(Math.max(letters, 8)) << 2;
        keys = new long[slots];
        values = new int[slots];
        Arrays.fill(keys, EMPTY);
    }

    /** Adds a term: its symbols, each with {@link Terms#WORD} where it is part of a word. */
    void add(int[] path) {
        int state = 0;
        for (int step : path) {
            int symbol = step & Terms.SYMBOL;
            int child = state == 0 ? first[symbol] : child(state, symbol);
            if (child == 0) {
                child = states++;
                parents[child] = state;
                reached[child] = step;
                depths[child] = depths[state] + 1;
                if (state == 0) {
                    first[symbol] = child;
                } else {
                    put(state, symbol, child);
                }
            }
            state = child;
        }
        terminal[state] = true;
    }

    /** Finds out for each state where to go on when no term goes on there. */
    void link() {
        int[] order = new int[states];
        int[] starts = new int[states + 2];
        for (int s = 0; s < states; s++) {
            starts[depths[s] + 1]++;
        }
        for (int d = 1; d < starts.length; d++) {
            starts[d] += starts[d - 1];
        }
        for (int s = 0; s < states; s++) {
            order[starts[depths[s]]++] = s;
        }
        for (int state : order) {
            if (depths[state] > 1) {
                int parent = parents[state];
                boolean within = (reached[parent] & reached[state] & Terms.WORD) != 0;
                otherwise[state] = next(otherwise[parent], reached[state] & Terms.SYMBOL, within);
                if (terminal[otherwise[state]]) {
                    terminal[state] = true;
                }
            }
        }
    }

    /**
     * The state after one more symbol.
     *
     * @param within whether the symbol stands within a word, where no term begins
     */
    int next(int from, int symbol, boolean within) {
        if (symbol == 0) {
            return 0;
        }
        int state = from;
        while (state != 0) {
            int child = child(state, symbol);
            if (child != 0) {
                return child;
            }
            state = otherwise[state];
        }
        return within ? 0 : first[symbol];
    }

    /** Whether what was read ends with a term, if a word may end there. */
    boolean isTerm(int state) {
        return terminal[state];
    }

    private int child(int state, int symbol) {
        long key = key(state, symbol);
        int slot = slot(key);
        while (keys[slot] != EMPTY) {
            if (keys[slot] == key) {
                return values[slot];
            }
            slot = slot + 1 & keys.length - 1;
        }
        return 0;
    }

    private void put(int state, int symbol, int child) {
        long key = key(state, symbol);
        int slot = slot(key);
        while (keys[slot] != EMPTY) {
            slot = slot + 1 & keys.length - 1;
        }
        keys[slot] = key;
        values[slot] = child;
    }

    private static long key(int state, int symbol) {
        return (long) state << 16 | symbol;
    }

    private int slot(long key) {
        long mixed = key * 0x9e3779b97f4a7c15L;
        return (int) (mixed >>> 40) & keys.length - 1;
    }
}
