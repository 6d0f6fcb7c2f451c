package andon.searchapi.documents;

import andon.corpus.index.DocumentIndex.InvalidCursorException;
import andon.corpus.index.Facet;
import andon.corpus.index.SearchPage;
import andon.corpus.index.SearchRequest;
import andon.corpus.query.QuerySyntaxException;
import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.documents.DocumentJson.EvidenceJson;
import andon.searchapi.documents.DocumentJson.VersionsJson;
import andon.vocabulary.DocumentId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Search and documents for programs. */
@RestController
class DocumentsController {
    private final DocumentSearch search;

    DocumentsController(DocumentSearch search) {
        this.search = search;
    }

    record FacetValue(String value, long count) {}

    /** @param next the cursor for the page after; null on the last page */
    record Found(
            long total,
            List<DocumentJson> documents,
            @Nullable String next,
            Map<String, List<FacetValue>> facets) {}

    record Facets(long total, Map<String, List<FacetValue>> facets) {}

    @GetMapping("/api/v1/documents")
    Found search(
            Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "relevance") String sort,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(name = "facet", defaultValue = "") List<String> facets)
            throws QuerySyntaxException, InvalidCursorException {
        if (limit < 1 || limit > SearchRequest.MAX_LIMIT) {
            throw Problem.invalid("limit must be 1 to " + SearchRequest.MAX_LIMIT + ", not " + limit + ".");
        }
        SearchPage page = search.search(
                viewer, new DocumentSearch.Asked(q, sort(sort), limit, Optional.ofNullable(cursor), facets(facets)));
        return new Found(
                page.total(),
                page.hits().stream()
                        .map(hit -> DocumentJson.of(hit.document(), hit.highlights()))
                        .toList(),
                page.next().orElse(null),
                counts(page));
    }

    @GetMapping("/api/v1/facets")
    Facets facets(
            Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(name = "facet", defaultValue = "") List<String> facets)
            throws QuerySyntaxException, InvalidCursorException {
        Set<Facet> asked = facets.isEmpty() ? Set.copyOf(Facet.attributes()) : facets(facets);
        SearchPage page = search.search(
                viewer, new DocumentSearch.Asked(q, SearchRequest.Sort.NEWEST, 1, Optional.empty(), asked));
        return new Facets(page.total(), counts(page));
    }

    @GetMapping("/api/v1/documents/{id}")
    DocumentJson document(Viewer viewer, @PathVariable String id) {
        return search.document(viewer, parse(id))
                .map(d -> DocumentJson.of(d, List.of()))
                .orElseThrow(() -> Problem.notFound("Document " + id));
    }

    @GetMapping("/api/v1/documents/{id}/versions")
    VersionsJson versions(Viewer viewer, @PathVariable String id) {
        return search.versions(viewer, parse(id)).orElseThrow(() -> Problem.notFound("Document " + id));
    }

    @GetMapping("/api/v1/documents/{id}/evidence")
    EvidenceJson evidence(Viewer viewer, @PathVariable String id) {
        return search.evidence(viewer, parse(id))
                .map(EvidenceJson::of)
                .orElseThrow(() -> Problem.notFound("Document " + id));
    }

    private static DocumentId parse(String id) {
        return Problem.invalidIfRefused(() -> new DocumentId(id));
    }

    private static SearchRequest.Sort sort(String word) {
        return Problem.invalidIfRefused(() -> Sorts.parse(word));
    }

    private static Set<Facet> facets(List<String> words) {
        return words.stream().map(DocumentsController::facet).collect(Collectors.toUnmodifiableSet());
    }

    private static Facet facet(String word) {
        return Facet.ofWord(word)
                .orElseThrow(() -> Problem.invalid("facet must be one of "
                        + Facet.all().stream().map(Facet::word).toList() + ", not '" + word + "'."));
    }

    private static Map<String, List<FacetValue>> counts(SearchPage page) {
        Map<String, List<FacetValue>> counts = new TreeMap<>();
        page.facets()
                .forEach((facet, values) -> counts.put(
                        facet.word(),
                        values.stream()
                                .map(v -> new FacetValue(v.value(), v.count()))
                                .toList()));
        return counts;
    }
}
