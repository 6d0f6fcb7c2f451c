package andon.searchapi.console;

import andon.corpus.index.DocumentIndex.InvalidCursorException;
import andon.corpus.index.Facet;
import andon.corpus.index.SearchPage;
import andon.corpus.index.SearchRequest;
import andon.corpus.index.SearchTooSlowException;
import andon.corpus.query.QuerySyntaxException;
import andon.searchapi.access.Viewer;
import andon.searchapi.documents.DocumentSearch;
import andon.searchapi.exports.ExportFormat;
import andon.searchapi.searches.SavedSearches;
import andon.vocabulary.Document;
import andon.vocabulary.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The search page. */
@Controller
class SearchConsole {
    private static final int PAGE = 20;
    private static final int FACET_VALUES = 8;
    private static final int SAVED_SHOWN = 12;
    /** In the order in which they are shown. */
    private static final List<Facet> FACETS =
            List.of(Facet.SEVERITY, Facet.THREAT, Facet.SOURCE, Facet.KIND, Facet.LANGUAGE);

    private final DocumentSearch search;
    private final SavedSearches saved;

    SearchConsole(DocumentSearch search, SavedSearches saved) {
        this.search = search;
        this.saved = saved;
    }

    /** One hit of the list. */
    record Result(
            String id,
            List<Pieces.Piece> title,
            List<Pieces.Piece> text,
            String source,
            String kind,
            @Nullable String author,
            Instant firstSeen,
            @Nullable String severity,
            List<String> threats,
            List<String> mentions) {}

    /** A value that narrows the search when it is followed. */
    record Narrowing(String value, long count, String link) {}

    record FacetGroup(String name, List<Narrowing> values) {}

    @GetMapping("/")
    String page(
            Viewer viewer,
            Model model,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "newest") String sort,
            @RequestParam(required = false) @Nullable String cursor) {
        boolean byRelevance = sort.equals("relevance");
        model.addAttribute("q", q);
        model.addAttribute("saved", saved.of(viewer).stream().limit(SAVED_SHOWN).toList());
        model.addAttribute("sort", byRelevance ? "relevance" : "newest");
        try {
            SearchPage found = search.search(
                    viewer,
                    new DocumentSearch.Asked(
                            q,
                            byRelevance ? SearchRequest.Sort.RELEVANCE : SearchRequest.Sort.NEWEST,
                            PAGE,
                            Optional.ofNullable(cursor),
                            Set.copyOf(FACETS)));
            model.addAttribute("total", found.total());
            model.addAttribute("exports", ExportFormat.values());
            model.addAttribute(
                    "results", found.hits().stream().map(SearchConsole::result).toList());
            model.addAttribute("facets", groups(found, q, sort));
            model.addAttribute("next", found.next().map(c -> link(q, sort, c)).orElse(null));
            model.addAttribute("first", cursor == null ? null : link(q, sort, null));
        } catch (QuerySyntaxException e) {
            model.addAttribute("syntax", e.getMessage());
        } catch (SearchTooSlowException e) {
            model.addAttribute("slow", true);
        } catch (InvalidCursorException e) {
            model.addAttribute("stale", link(q, sort, null));
        }
        return "console/search";
    }

    private static Result result(SearchPage.Hit hit) {
        Document document = hit.document().document();
        String text = document.searchableText();
        int body = text.length() - document.text().length();
        List<Pieces.Marked> marks = hit.highlights().stream()
                .map(span -> new Pieces.Marked(span, "hit", ""))
                .toList();
        Severity severity = document.severity();
        return new Result(
                document.id().value(),
                Pieces.cut(text, 0, Math.max(0, body - 1), marks),
                Pieces.snippet(text, body, marks),
                document.source().value(),
                document.kind().word(),
                document.author(),
                hit.document().firstSeen(),
                severity == null ? null : severity.word(),
                document.threats().stream().map(t -> t.category().word()).toList(),
                hit.document().mentions().stream()
                        .map(m -> m.matchedValue())
                        .distinct()
                        .toList());
    }

    private static List<FacetGroup> groups(SearchPage found, String q, String sort) {
        List<FacetGroup> groups = new ArrayList<>();
        for (Facet facet : FACETS) {
            List<Narrowing> values = found.facets().getOrDefault(facet, List.of()).stream()
                    .limit(FACET_VALUES)
                    .map(v -> new Narrowing(v.value(), v.count(), link(narrowed(q, facet, v.value()), sort, null)))
                    .toList();
            if (!values.isEmpty()) {
                groups.add(new FacetGroup(facet.word(), values));
            }
        }
        return groups;
    }

    private static String narrowed(String q, Facet facet, String value) {
        String field = facet.equals(Facet.LANGUAGE) ? "lang" : facet.word();
        String condition = field + ":" + value;
        if (q.isBlank()) {
            return condition;
        }
        if (q.contains(condition)) {
            return q;
        }
        // Without the brackets the condition would belong to the last alternative only.
        return (q.contains(" OR ") ? "(" + q + ")" : q) + " " + condition;
    }

    private static String link(String q, String sort, @Nullable String cursor) {
        UriComponentsBuilder link =
                UriComponentsBuilder.fromPath("/").queryParam("q", "{q}").queryParam("sort", "{sort}");
        return cursor == null
                ? link.encode().buildAndExpand(q, sort).toUriString()
                : link.queryParam("cursor", "{cursor}")
                        .encode()
                        .buildAndExpand(q, sort, cursor)
                        .toUriString();
    }
}
