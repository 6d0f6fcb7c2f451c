package andon.searchapi.documents;

import andon.corpus.index.SearchRequest.Sort;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The orders of results, by the words that requests use. */
public final class Sorts {
    private static final List<Sort> ALL = List.of(Sort.values());

    private Sorts() {}

    public static Optional<Sort> ofWord(String word) {
        return ALL.stream().filter(sort -> sort.word().equals(word)).findFirst();
    }

    /** @throws IllegalArgumentException if no order has the word; the message names all that do */
    public static Sort parse(String word) {
        return ofWord(word)
                .orElseThrow(() -> new IllegalArgumentException("sort must be one of "
                        + Arrays.stream(Sort.values()).map(Sort::word).toList() + ", not '" + word + "'."));
    }
}
