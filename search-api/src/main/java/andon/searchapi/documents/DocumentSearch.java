package andon.searchapi.documents;

import andon.corpus.index.DocumentIndex;
import andon.corpus.index.DocumentIndex.InvalidCursorException;
import andon.corpus.index.Facet;
import andon.corpus.index.IndexedDocument;
import andon.corpus.index.SearchPage;
import andon.corpus.index.SearchRequest;
import andon.corpus.index.TimelineRequest;
import andon.corpus.index.Visibility;
import andon.corpus.ledger.DocumentLedger;
import andon.corpus.query.Query;
import andon.corpus.query.Query.TimeField;
import andon.corpus.query.QuerySyntaxException;
import andon.evidence.EvidenceStore;
import andon.searchapi.access.Viewer;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.audit.AuditLog.Action;
import andon.vocabulary.Capture;
import andon.vocabulary.DocumentId;
import andon.vocabulary.OrganisationId;
import andon.vocabulary.SecretMask;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The only way from the web to the index: it looks through the viewer's eyes and leaves an audit record. Thread-safe.
 */
public final class DocumentSearch {
    private static final String MASK = "•••";

    private final DocumentIndex index;
    private final DocumentLedger ledger;
    private final EvidenceStore evidence;
    private final SecretMask mask;
    private final QueryReader queries;
    private final AuditLog audit;

    public DocumentSearch(
            DocumentIndex index,
            DocumentLedger ledger,
            EvidenceStore evidence,
            SecretMask mask,
            QueryReader queries,
            AuditLog audit) {
        this.index = index;
        this.ledger = ledger;
        this.evidence = evidence;
        this.mask = mask;
        this.queries = queries;
        this.audit = audit;
    }

    /** A search as somebody wrote it. */
    public record Asked(String query, SearchRequest.Sort sort, int limit, Optional<String> cursor, Set<Facet> facets) {}

    public SearchPage search(Viewer viewer, Asked asked) throws QuerySyntaxException, InvalidCursorException {
        Query query = queries.read(asked.query());
        audit.record(viewer, Action.SEARCH, "documents", asked.query());
        return run(viewer, query, asked.sort(), asked.limit(), asked.cursor(), asked.facets());
    }

    /**
     * How the result is spread over time.
     *
     * @throws andon.corpus.index.TimelineTooFineException if there are too many intervals
     */
    public List<TimelineRequest.Bucket> timeline(
            Viewer viewer, String text, TimeField field, TimelineRequest.Interval interval, ZoneId zone)
            throws QuerySyntaxException {
        Query query = queries.read(text);
        audit.record(viewer, Action.SEARCH, "timeline", text);
        return index.timeline(new TimelineRequest(query, viewer.visibility(), field, interval, zone));
    }

    /** The timeline that stands on a page above the result of the same search, which is the one that is noted. */
    public Timeline chart(Viewer viewer, String text) throws QuerySyntaxException {
        return Timeline.fitting(index, queries.read(text), viewer.visibility(), TimeField.SEEN);
    }

    /** A search that Andon itself asks on the viewer's behalf. */
    public SearchPage search(Viewer viewer, Query query, int limit, Optional<String> cursor, Set<Facet> facets)
            throws InvalidCursorException {
        return run(viewer, query, SearchRequest.Sort.NEWEST, limit, cursor, facets);
    }

    /** On which days, in UTC, what Andon itself searches for was first seen; by the month where it is more than two decades. */
    public List<TimelineRequest.Bucket> days(Viewer viewer, Query query) {
        return Timeline.daily(index, query, viewer.visibility(), TimeField.SEEN).buckets();
    }

    private SearchPage run(
            Viewer viewer, Query query, SearchRequest.Sort sort, int limit, Optional<String> cursor, Set<Facet> facets)
            throws InvalidCursorException {
        SearchPage page = index.search(new SearchRequest(query, viewer.visibility(), sort, limit, cursor, facets));
        return new SearchPage(
                page.hits().stream()
                        .map(hit -> new SearchPage.Hit(forEyesOf(viewer, hit.document()), hit.highlights()))
                        .toList(),
                page.total(),
                page.next(),
                page.facets());
    }

    public Optional<IndexedDocument> document(Viewer viewer, DocumentId id) {
        Optional<IndexedDocument> found = index.get(id, viewer.visibility());
        found.ifPresent(d -> audit.record(viewer, Action.DOCUMENT_VIEW, "document " + id, "version " + d.version()));
        return found.map(d -> forEyesOf(viewer, d));
    }

    /** A document that an analyst shows to a customer, who need not be able to find it, as that customer may read it. */
    public IndexedDocument shownTo(OrganisationId customer, IndexedDocument document) {
        return index.redacted(document, new Visibility.MentionsOf(customer));
    }

    /** The same as one line of a list that is in the audit log as a whole. */
    public Optional<IndexedDocument> listed(Viewer viewer, DocumentId id) {
        return index.get(id, viewer.visibility()).map(d -> forEyesOf(viewer, d));
    }

    /** The document's history, if the viewer may see the document. */
    public Optional<DocumentLedger.History> history(Viewer viewer, DocumentId id) {
        return index.get(id, viewer.visibility()).flatMap(d -> ledger.history(id));
    }

    /**
     * The same as HTTP shows it. To a customer only the present version is known to mention it: of others it learns that
     * they were, not what they said; and of which document said the same first, only if it may see that one.
     */
    public Optional<DocumentJson.VersionsJson> versions(Viewer viewer, DocumentId id) {
        return index.get(id, viewer.visibility())
                .flatMap(present -> ledger.history(id).map(history -> switch (viewer.visibility()) {
                    case Visibility.Everything everything ->
                        DocumentJson.VersionsJson.of(history, true, version -> true);
                    case Visibility.MentionsOf own ->
                        DocumentJson.VersionsJson.of(
                                history,
                                index.get(history.cluster(), own).isPresent(),
                                // The hash of a text confirms a guess at what is masked in it.
                                version -> version.number() == present.version()
                                        && !present.document().searchableText().contains(MASK));
                }));
    }

    /**
     * The capture that the document was cut out of, its address without secrets: the log of captures has it as it was asked
     * for. For roles that may see evidence: {@code AccessRules} decides.
     */
    public Optional<Capture> evidence(Viewer viewer, DocumentId id) {
        Optional<Capture> capture = index.get(id, viewer.visibility())
                .flatMap(d -> evidence.capture(d.captureSeq()))
                .map(c -> c.withAddress(mask.mask(c.address())));
        capture.ifPresent(c -> audit.record(viewer, Action.EVIDENCE_VIEW, "document " + id, "capture " + c.seq()));
        return capture;
    }

    /** Which other customers a document mentions is none of a customer's business. */
    private static IndexedDocument forEyesOf(Viewer viewer, IndexedDocument document) {
        return switch (viewer.visibility()) {
            case Visibility.Everything _ -> document;
            case Visibility.MentionsOf(var organisation) -> document.forOwner(organisation);
        };
    }
}
