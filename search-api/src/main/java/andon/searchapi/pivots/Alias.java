package andon.searchapi.pivots;

import java.util.List;

/**
 * A name under which somebody writes who has the same identifiers. A lead and no proof: people share and steal them.
 *
 * @param name as its newest document has it
 * @param sources where it writes with those identifiers
 * @param documents how many of its documents have one of them
 * @param by the identifiers
 */
public record Alias(String name, List<String> sources, long documents, List<PivotKey> by) {
    public Alias {
        sources = List.copyOf(sources);
        by = List.copyOf(by);
    }
}
