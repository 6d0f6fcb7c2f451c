package andon.searchapi.pivots;

import andon.corpus.index.DocumentIndex;
import andon.corpus.index.DocumentIndex.InvalidCursorException;
import andon.corpus.index.Facet;
import andon.corpus.index.IndexedDocument;
import andon.corpus.index.RelatedRequest;
import andon.corpus.index.SearchPage;
import andon.corpus.index.SearchRequest;
import andon.corpus.index.SearchRequest.Sort;
import andon.corpus.index.Visibility;
import andon.corpus.query.Query.EntityField;
import andon.corpus.query.Query.TimeField;
import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.audit.AuditLog.Action;
import andon.searchapi.documents.Timeline;
import andon.vocabulary.SecretMask;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Turns from a value to all that stands around it, through the viewer's eyes, and leaves an audit record. Thread-safe. */
public final class Pivots {
    /** How many of its newest documents are shown. */
    public static final int DOCUMENTS = 10;

    private static final Set<Facet> FACETS = Set.of(Facet.SOURCE, Facet.THREAT, Facet.AUTHOR);

    private final DocumentIndex index;
    private final Aliases aliases;
    private final SecretMask mask;
    private final AuditLog audit;

    public Pivots(DocumentIndex index, SecretMask mask, AuditLog audit) {
        this.index = index;
        this.aliases = new Aliases(index);
        this.mask = mask;
        this.audit = audit;
    }

    /**
     * @param limit how many related values, 1 to {@link RelatedRequest#MAX_LIMIT}
     * @throws org.springframework.web.ErrorResponseException not found, if no document that the viewer may see has it
     */
    public Pivot on(Viewer viewer, PivotKey key, int limit) {
        Visibility visibility = viewer.visibility();
        // The caller may have typed a secret where a name belongs.
        audit.record(viewer, Action.ENTITY_VIEW, "entity " + key.type(), mask.mask(key.value()));
        SearchPage newest = search(key, visibility, Sort.NEWEST, DOCUMENTS, FACETS);
        SearchPage oldest = search(key, visibility, Sort.OLDEST, 1, Set.of());
        if (newest.hits().isEmpty() || oldest.hits().isEmpty()) {
            throw Problem.notFound("A document with this value");
        }
        return new Pivot(
                key,
                newest.total(),
                newest.hits().stream().map(SearchPage.Hit::document).toList(),
                first(oldest).firstSeen(),
                first(newest).firstSeen(),
                newest.facets(),
                Timeline.fitting(index, key.query(), visibility, TimeField.SEEN),
                index.related(new RelatedRequest(key.query(), visibility, EnumSet.allOf(EntityField.class), limit)),
                aliases.of(key, visibility));
    }

    private static IndexedDocument first(SearchPage page) {
        return page.hits().getFirst().document();
    }

    private SearchPage search(PivotKey key, Visibility visibility, Sort sort, int limit, Set<Facet> facets) {
        try {
            return index.search(new SearchRequest(key.query(), visibility, sort, limit, Optional.empty(), facets));
        } catch (InvalidCursorException e) {
            throw new IllegalStateException("there is no cursor", e);
        }
    }
}
