package andon.indexer.threat;

import andon.indexer.threat.TermIndex.Term;
import java.util.List;
import java.util.Map;

/**
 * Terms by a hash of their beginning, without an object for each question. Terms whose hashes are the same come together: who
 * asks looks at the text anyway. Immutable.
 */
final class TermTable {
    private static final Bucket EMPTY = new Bucket(List.of(), 0);

    private final int[] hashes;
    private final Bucket[] buckets;
    private final int mask;

    /** @param key how many letters of a first word are in its hash; of a script without blanks it is one */
    TermTable(Map<Integer, List<Term>> byHash, int key) {
        int size = Integer.highestOneBit(Math.max(byHash.size(), 1)) * 4;
        hashes = new int[size];
        buckets = new Bucket[size];
        mask = size - 1;
        byHash.forEach((hash, terms) -> {
            int slot = slot(hash);
            hashes[slot] = hash;
            buckets[slot] = new Bucket(terms, key);
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

    /** Terms that begin alike, each with the letter that follows in its first word; 0 if none does. */
    static final class Bucket {
        private static final char NONE = 0;

        private final List<Term> terms;
        private final char[] next;

        private Bucket(List<Term> terms, int key) {
            this.terms = List.copyOf(terms);
            this.next = new char[terms.size()];
            for (int i = 0; i < next.length; i++) {
                String first = terms.get(i).words().getFirst().letters();
                int at = Folded.isCjk(first.charAt(0)) ? 1 : key;
                next[i] = at < first.length() ? first.charAt(at) : NONE;
            }
        }

        int size() {
            return next.length;
        }

        Term term(int i) {
            return terms.get(i);
        }

        /** False if the letter at {@code at}, behind those that led here, rules the term out. */
        boolean mayBe(int i, Folded text, int at) {
            return next[i] == NONE || next[i] == text.at(at);
        }
    }
}
