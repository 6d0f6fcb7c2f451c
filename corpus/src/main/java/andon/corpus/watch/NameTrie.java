package andon.corpus.watch;

import andon.corpus.text.Word;
import andon.corpus.text.Words;
import andon.vocabulary.Asset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Watched names as a tree of words: at each word of a text one hash look-up says whether a name can begin there, however
 * many names there are. Read-only once built.
 */
final class NameTrie {
    /** Between two words of a name may stand this many characters: a blank, a hyphen, {@code " & "}. */
    private static final int MAX_GAP = 3;

    private final Node root = new Node();

    private static final class Node {
        final Map<String, Node> next = HashMap.newHashMap(1);
        final List<Asset> ends = new ArrayList<>(0);
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
            node = node.next.computeIfAbsent(
                    edge(form, i > 0 && words.get(i - 1).joined()), key -> new Node());
        }
        if (node != root) {
            node.ends.add(asset);
        }
    }

    /** Characters of one run must stand side by side in the text as they do in the name. */
    private static String edge(String form, boolean joined) {
        return joined ? '+' + form : form;
    }

    void find(String text, List<Word> words, Found found) {
        Walk walk = new Walk(text, words, found);
        for (int i = 0; i < words.size(); i++) {
            walk.step(root, i, i, false, false);
        }
    }

    /** One text. */
    private record Walk(String text, List<Word> words, Found found) {
        void step(Node node, int first, int at, boolean joined, boolean leet) {
            Word word = words.get(at);
            reached(node.next.get(edge(word.form(), joined)), first, at, leet);
            if (word.latin() != null) {
                reached(node.next.get(edge(word.latin(), joined)), first, at, leet);
            }
            if (!joined) {
                for (LeetWords.Reading reading : LeetWords.at(text, words, at)) {
                    reached(node.next.get(reading.form()), first, reading.last(), true);
                }
            }
        }

        private void reached(@Nullable Node node, int first, int at, boolean leet) {
            if (node == null) {
                return;
            }
            for (Asset asset : node.ends) {
                found.name(asset, first, at, leet);
            }
            if (!node.next.isEmpty()
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
