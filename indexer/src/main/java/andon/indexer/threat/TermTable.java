package andon.indexer.threat;

import andon.indexer.threat.TermIndex.Term;
import java.util.List;
import java.util.Map;

/**
 * Terms by a hash of their beginning, without an object for each question. Terms whose hashes are the same come together: who
 * asks looks at the text anyway. Immutable.
 */
final class TermTable {
    private static final Bucket EMPTY = new Bucket(List.of(), term -> TermTable.ANY);
    /** Stands for the letter of a term that any letter may follow. */
    static final char ANY = 0;

    private final int[] hashes;
    private final Bucket[] buckets;
    private final int mask;

    /** @param letter the letter at a certain place behind what is hashed, or {@link #ANY} */
    TermTable(Map<Integer, List<Term>> byHash, Letter letter) {
        int size = Integer.highestOneBit(Math.max(byHash.size(), 1)) * 4;
        hashes = new int[size];
        buckets = new Bucket[size];
        mask = size - 1;
        byHash.forEach((hash, terms) -> {
            int slot = slot(hash);
            hashes[slot] = hash;
            buckets[slot] = new Bucket(terms, letter);
        });
    }

    /** Where a hash stands or, if it does not, where it would. */
    private int slot(int hash) {
        int slot = (hash ^ hash >>> 15) & mask;
        while (buckets[slot] != null && hashes[slot] != hash) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    Bucket get(int hash) {
        Bucket found = buckets[slot(hash)];
        return found == null ? EMPTY : found;
    }

    /** One more letter of a term than led to it. */
    @FunctionalInterface
    interface Letter {
        char of(Term term);
    }

    /** Terms that begin alike, each with its {@link Letter}. */
    static final class Bucket {
        private final Term[] terms;
        private final char[] next;

        private Bucket(List<Term> terms, Letter letter) {
            this.terms = terms.toArray(Term[]::new);
            this.next = new char[this.terms.length];
            for (int i = 0; i < next.length; i++) {
                next[i] = letter.of(this.terms[i]);
            }
        }

        int size() {
            return next.length;
        }

        Term term(int i) {
            return terms[i];
        }

        /** False if the letter at {@code at} rules the term out. */
        boolean mayBe(int i, Folded text, int at) {
            return next[i] == ANY || next[i] == text.at(at);
        }
    }
}
