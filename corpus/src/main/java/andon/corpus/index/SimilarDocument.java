package andon.corpus.index;

import java.util.List;

/**
 * A document like another.
 *
 * @param score the sum of the weights of what both have; rarer words and entities weigh more
 * @param shared the entities that both have, at most 20
 */
public record SimilarDocument(IndexedDocument document, long score, List<Shared> shared) {
    public SimilarDocument {
        shared = List.copyOf(shared);
    }

    public record Shared(Facet.Values facet, String value) {}
}
