package andon.searchapi.pivots;

import andon.corpus.index.Facet;
import andon.corpus.index.IndexedDocument;
import andon.corpus.index.RelatedValue;
import andon.corpus.index.SearchPage.FacetCount;
import andon.searchapi.documents.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is known around one value, as far as its reader may see.
 *
 * @param total how many documents have it
 * @param newest the last of them that were seen
 * @param firstSeen when the first of them was first seen
 * @param lastSeen the same for the last
 * @param facets their sources, threats and authors
 * @param related what stands with it more often than elsewhere, the most surprising first
 * @param aliases other names that go with its identifiers; none if it names no person
 */
public record Pivot(
        PivotKey key,
        long total,
        List<IndexedDocument> newest,
        Instant firstSeen,
        Instant lastSeen,
        Map<Facet, List<FacetCount>> facets,
        Timeline timeline,
        List<RelatedValue> related,
        List<Alias> aliases) {
    public Pivot {
        newest = List.copyOf(newest);
        facets = Map.copyOf(facets);
        related = List.copyOf(related);
        aliases = List.copyOf(aliases);
    }
}
