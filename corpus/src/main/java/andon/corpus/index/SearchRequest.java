package andon.corpus.index;

import andon.corpus.query.Query;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A search.
 *
 * @param limit how many hits, 1 to 200
 * @param after the cursor of the page before; empty for the first page
 * @param facets which facets to count, each with its {@link #MAX_VALUES} most frequent values
 */
public record SearchRequest(
        Query query, Visibility visibility, Sort sort, int limit, Optional<String> after, Set<Facet> facets) {
    public static final int MAX_LIMIT = 200;
    /** The most values of one facet that are given out. */
    public static final int MAX_VALUES = 100;

    public SearchRequest {
        facets = Set.copyOf(facets);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT + ", not " + limit);
        }
    }

    public enum Sort {
        /** How well the words match, with {@link Freshness}. */
        RELEVANCE(Ordering.Key.SCORE, true),
        /** First seen, newest first. */
        NEWEST(Ordering.Key.SEEN, true),
        OLDEST(Ordering.Key.SEEN, false),
        /** Written, as the pages say; documents without that come last. */
        POSTED_NEWEST(Ordering.Key.POSTED, true),
        POSTED_OLDEST(Ordering.Key.POSTED, false),
        CHANGED_NEWEST(Ordering.Key.CHANGED, true),
        CHANGED_OLDEST(Ordering.Key.CHANGED, false),
        /** Worst first; of equal ones what was first seen last. */
        WORST(Ordering.Key.SEVERITY, true);

        private final Ordering ordering;

        Sort(Ordering.Key key, boolean descending) {
            this.ordering = new Ordering(key, descending);
        }

        Ordering ordering() {
            return ordering;
        }

        /** The word that requests use: {@code posted-newest}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
