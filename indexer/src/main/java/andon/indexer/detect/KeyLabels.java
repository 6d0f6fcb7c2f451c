package andon.indexer.detect;

import java.util.ArrayList;
import java.util.List;

/**
 * The words before a value that name a vendor: a key of no form of its own ({@code [0-9a-f]{32}}) is one only behind its
 * vendor's name. Short names must stand as a word of their own within the label ({@code SUMO_KEY}, {@code sumoKey}, not
 * {@code consumer}).
 */
final class KeyLabels {
    /** A name this long is not part of another word by chance. */
    private static final int LONG_NAME = 7;

    private record Entry(String word, VendorKeys.Form form) {}

    private final Entry[][] byFirst;

    private KeyLabels(Entry[][] byFirst) {
        this.byFirst = byFirst;
    }

    static final class Builder {
        private final List<Entry> entries = new ArrayList<>();

        /** @param words parted by {@code |}, in lower case without joints */
        void add(String words, VendorKeys.Form form) {
            for (String word : words.split("\\|")) {
                entries.add(new Entry(word.replace(".", ""), form));
            }
        }

        KeyLabels build() {
            Entry[][] byFirst = new Entry[128][];
            for (char c = 0; c < byFirst.length; c++) {
                char first = c;
                byFirst[c] = entries.stream()
                        .filter(e -> e.word().charAt(0) == first)
                        .toArray(Entry[]::new);
            }
            return new KeyLabels(byFirst);
        }
    }

    /** The forms whose vendor the label names, in the order of their place in it. */
    List<VendorKeys.Form> in(Label label) {
        List<VendorKeys.Form> forms = List.of();
        String letters = label.letters();
        for (int i = 0; i < letters.length(); i++) {
            for (Entry entry : byFirst[letters.charAt(i)]) {
                if (letters.startsWith(entry.word(), i)
                        && (entry.word().length() >= LONG_NAME
                                || label.isWordStart(i)
                                        && label.isWordEnd(i + entry.word().length()))) {
                    if (forms.isEmpty()) {
                        forms = new ArrayList<>();
                    }
                    forms.add(entry.form());
                }
            }
        }
        return forms;
    }
}
