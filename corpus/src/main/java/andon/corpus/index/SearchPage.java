package andon.corpus.index;

import andon.vocabulary.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One page of hits.
 *
 * @param total how many documents match in all
 * @param next the cursor for the page after; empty on the last page
 * @param facets for each facet asked for, its values and how many matching documents have them, most first
 */
public record SearchPage(List<Hit> hits, long total, Optional<String> next, Map<Facet, List<FacetCount>> facets) {
    public SearchPage {
        hits = List.copyOf(hits);
        facets = Map.copyOf(facets);
    }

    /**
     * A document that matches.
     *
     * @param highlights what matched, as spans of {@code document.document().searchableText()}, in order
     */
    public record Hit(IndexedDocument document, List<Span> highlights) {
        public Hit {
            highlights = List.copyOf(highlights);
        }
    }

    /** A facet's value and how many matching documents have it. */
    public record FacetCount(String value, long count) {}
}
