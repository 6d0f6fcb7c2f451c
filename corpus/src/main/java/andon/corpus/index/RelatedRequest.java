package andon.corpus.index;

import andon.corpus.query.Query;
import andon.corpus.query.Query.EntityField;
import java.util.Set;

/**
 * Which entities stand in the documents that a query finds more often than elsewhere. Considered are the {@link
 * #CANDIDATES} values of each field that stand in the most of those documents. Where the query finds all that the reader sees,
 * one document perhaps, there is no elsewhere, and the values that stand in the most documents are given.
 *
 * @param fields in which to look
 * @param limit how many values, 1 to 200
 */
public record RelatedRequest(Query query, Visibility visibility, Set<EntityField> fields, int limit) {
    public static final int MAX_LIMIT = 200;
    public static final int CANDIDATES = 1_000;

    public RelatedRequest {
        fields = Set.copyOf(fields);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT + ", not " + limit);
        }
    }
}
