package andon.corpus.watch;

import andon.corpus.text.Word;
import andon.corpus.text.Words;
import andon.vocabulary.Asset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Watched names as a tree of words: at each word of a text one hash look-up says whether a name can begin there, however
 * many names there are. Read-only once built.
 */
final class NameTrie {
    /** Between two words of a name may stand this many characters: a blank, a hyphen, {@code " & "}. */
    private static final int MAX_GAP = 3;

    private final Node root = new Node();
    private final FirstWords firstWords = new FirstWords();

    /** Most have one child: it is compared by its hash, so that a word that does not go on costs no look-up elsewhere. */
    private static final class Node {
        private @Nullable String onlyEdge;
        private int onlyHash;
        private @Nullable Node only;
        private @Nullable Map<String, Node> next;
        private List<Asset> ends = List.of();

        @Nullable
        Node get(String edge) {
            if (next != null) {
                return next.get(edge);
            }
            return only != null && onlyHash == edge.hashCode() && edge.equals(onlyEdge) ? only : null;
        }

        Node getOrAdd(String edge) {
            Node known = get(edge);
            if (known != null) {
                return known;
            }
            Node made = new Node();
            if (next != null) {
                next.put(edge, made);
            } else if (only == null || onlyEdge == null) {
                only = made;
                onlyEdge = edge;
                onlyHash = edge.hashCode();
            } else {
                next = HashMap.newHashMap(2);
                next.put(onlyEdge, only);
                next.put(edge, made);
            }
            return made;
        }

        void end(Asset asset) {
            if (ends.isEmpty()) {
                ends = List.of(asset);
            } else {
                List<Asset> more = new ArrayList<>(ends);
                more.add(asset);
                ends = List.copyOf(more);
            }
        }

        boolean goesOn() {
            return next != null || only != null;
        }
    }

    /**
     * Which hashes the first words of names have, in a few bits each: they stay in the processor's cache when the names do not, so
     * that the many words of a text that begin no name cost the same with 100 names and with 100,000.
     */
    private static final class FirstWords {
        private static final int LEAST_BITS = 1 << 10;
        private static final int MOST_BITS = 1 << 22;
        private static final int BITS_PER_WORD = 16;

        private long[] bits = new long[LEAST_BITS / 64];
        private final Set<String> words = new HashSet<>();

        void add(String word) {
            if (words.add(word)) {
                if ((long) words.size() * BITS_PER_WORD > bits.length * 64L && bits.length * 64 < MOST_BITS) {
                    bits = new long[bits.length * 2];
                    words.forEach(this::set);
                } else {
                    set(word);
                }
            }
        }

        private void set(String word) {
            int bit = bit(word);
            bits[bit >>> 6] |= 1L << bit;
        }

        boolean mayHave(String word) {
            int bit = bit(word);
            return (bits[bit >>> 6] & 1L << bit) != 0;
        }

        private int bit(String word) {
            return (word.hashCode() * 0x9E3779B9) >>> (32 - Integer.numberOfTrailingZeros(bits.length * 64));
        }
    }

    /**
     * Told of each name found: the asset, the places of its first and last word in the list of words, and whether digits or
     * signs had to be read as letters.
     */
    interface Found {
        void name(Asset asset, int first, int last, boolean leet);
    }

    void add(Asset asset) {
        List<Word> words = Words.of(asset.value());
        add(asset, words, false);
        if (words.stream().anyMatch(word -> word.latin() != null)) {
            add(asset, words, true);
        }
    }

    private void add(Asset asset, List<Word> words, boolean latin) {
        Node node = root;
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            String form = latin && word.latin() != null ? word.latin() : word.form();
            if (i == 0) {
                firstWords.add(form);
            }
            node = node.getOrAdd(edge(form, i > 0 && words.get(i - 1).joined()));
        }
        if (node != root) {
            node.end(asset);
        }
    }

    /** Characters of one run must stand side by side in the text as they do in the name. */
    private static String edge(String form, boolean joined) {
        return joined ? '+' + form : form;
    }

    void find(String text, List<Word> words, Found found) {
        Walk walk = new Walk(text, words, found, firstWords);
        for (int i = 0; i < words.size(); i++) {
            walk.step(root, i, i, false, false);
        }
    }

    /** One text. */
    private record Walk(String text, List<Word> words, Found found, FirstWords firstWords) {
        void step(Node node, int first, int at, boolean joined, boolean leet) {
            Word word = words.get(at);
            reached(next(node, word.form(), joined, first == at), first, at, leet);
            if (word.latin() != null) {
                reached(next(node, word.latin(), joined, first == at), first, at, leet);
            }
            if (!joined) {
                for (LeetWords.Reading reading : LeetWords.at(text, words, at)) {
                    reached(next(node, reading.form(), false, first == at), first, reading.last(), true);
                }
            }
        }

        private @Nullable Node next(Node node, String form, boolean joined, boolean begins) {
            return begins && !firstWords.mayHave(form) ? null : node.get(edge(form, joined));
        }

        private void reached(@Nullable Node node, int first, int at, boolean leet) {
            if (node == null) {
                return;
            }
            for (Asset asset : node.ends) {
                found.name(asset, first, at, leet);
            }
            if (node.goesOn()
                    && at + 1 < words.size()
                    && words.get(at + 1).start() - words.get(at).end() <= MAX_GAP) {
                step(node, first, at + 1, words.get(at).joined(), leet);
                if (words.get(at).joined()) {
                    step(node, first, at + 1, false, leet);
                }
            }
        }
    }
}
