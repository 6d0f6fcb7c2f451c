package andon.searchapi.searches;

import andon.corpus.index.SearchRequest.Sort;
import java.time.Instant;

/**
 * A search under a name.
 *
 * @param owner the user who saved it
 * @param own whether that is who asks: only the owner changes it
 * @param query the text as it was written; its times are counted anew whenever it is run
 * @param shared whether everybody of the owner's organisation sees it; staff shares with staff
 */
public record SavedSearch(
        long id, String owner, boolean own, String name, String query, Sort sort, boolean shared, Instant createdAt) {}
