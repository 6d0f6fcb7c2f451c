package andon.corpus.index;

import andon.corpus.query.Query;
import java.util.Optional;
import java.util.Set;

/**
 * A search.
 *
 * @param limit how many hits, 1 to 200
 * @param after the cursor of the page before; empty for the first page
 * @param facets which facets to count
 */
public record SearchRequest(
        Query query, Visibility visibility, Sort sort, int limit, Optional<String> after, Set<Facet> facets) {
    public static final int MAX_LIMIT = 200;

    public SearchRequest {
        facets = Set.copyOf(facets);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT + ", not " + limit);
        }
    }

    public enum Sort {
        RELEVANCE,
        /** First seen, newest first. */
        NEWEST
    }

    public enum Facet {
        SOURCE,
        KIND,
        LANGUAGE,
        THREAT,
        SEVERITY,
        ENTITY_TYPE,
        AUTHOR
    }
}
