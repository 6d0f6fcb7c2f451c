package andon.searchapi.exports;

import andon.corpus.index.DocumentIndex.InvalidCursorException;
import andon.corpus.index.SearchPage;
import andon.corpus.query.Query;
import andon.corpus.query.QuerySyntaxException;
import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.audit.AuditLog.Action;
import andon.searchapi.documents.DocumentSearch;
import andon.searchapi.documents.QueryReader;
import andon.vocabulary.Tlp;
import java.util.Optional;
import java.util.Set;

/**
 * Opens exports: newest documents first, through the viewer's eyes, in masked form, each noted in the audit log.
 * Thread-safe.
 */
public final class Exports {
    /**
     * How many documents are in memory at a time; behind each page stands a cursor to resume from. One may be of {@code
     * IndexBounds}' size: a hundred of those would be a gigabyte.
     */
    static final int PAGE = 25;

    private final DocumentSearch search;
    private final QueryReader queries;
    private final AuditLog audit;

    public Exports(DocumentSearch search, QueryReader queries, AuditLog audit) {
        this.search = search;
        this.queries = queries;
        this.audit = audit;
    }

    /**
     * What is to be exported.
     *
     * @param cursor where an export before this one ended; empty for the beginning
     * @param limit how many documents at most, 1 to the format's own bound
     * @param tlp how far the export may be passed on: STIX and MISP carry it
     */
    public record Asked(String query, ExportFormat format, Optional<String> cursor, int limit, Tlp tlp) {
        public Asked {
            if (limit < 1 || limit > format.maxDocuments()) {
                throw Problem.invalid("limit must be 1 to " + format.maxDocuments() + " for " + format.word() + ", not "
                        + limit + ".");
            }
        }
    }

    /** Reads the query and the first page, so that what cannot be exported is refused before anything is sent. */
    public Export open(Viewer viewer, Asked asked) throws QuerySyntaxException, InvalidCursorException {
        Query query = queries.read(asked.query());
        audit.record(viewer, Action.EXPORT, "documents as " + asked.format().word(), asked.query());
        SearchPage first = search.search(viewer, query, Math.min(asked.limit(), PAGE), asked.cursor(), Set.of());
        return new Export(
                asked, first, (cursor, limit) -> search.search(viewer, query, limit, Optional.of(cursor), Set.of()));
    }
}
