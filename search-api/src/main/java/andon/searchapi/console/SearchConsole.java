package andon.searchapi.console;

import andon.corpus.index.DocumentIndex.InvalidCursorException;
import andon.corpus.index.Facet;
import andon.corpus.index.SearchPage;
import andon.corpus.index.SearchRequest;
import andon.corpus.index.SearchTooSlowException;
import andon.corpus.query.Query.EntityField;
import andon.corpus.query.QuerySyntaxException;
import andon.searchapi.access.Problem;
import andon.searchapi.access.ProblemWords;
import andon.searchapi.access.Viewer;
import andon.searchapi.documents.DocumentSearch;
import andon.searchapi.documents.Sorts;
import andon.searchapi.exports.ExportFormat;
import andon.searchapi.searches.SavedSearches;
import andon.vocabulary.Document;
import andon.vocabulary.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
    private static final int ENTITIES_SHOWN = 8;
    /** The value of {@code facets} that asks for all of them. */
    private static final String EVERY = "all";
    /** In the order in which they are shown. */
    private static final List<Facet> FACETS = List.of(
            Facet.SEVERITY,
            Facet.THREAT,
            Facet.SOURCE,
            Facet.KIND,
            Facet.LANGUAGE,
            Facet.AUTHOR,
            new Facet.Values(EntityField.ORG),
            new Facet.Values(EntityField.ACTOR));

    /** The same, then the rest; an entity's type is told by its field. */
    private static final List<Facet> ALL_FACETS = Stream.concat(
                    FACETS.stream(),
                    Facet.all().stream().filter(facet -> !FACETS.contains(facet) && !facet.equals(Facet.ENTITY_TYPE)))
            .toList();

    private static final List<String> SORTS = List.of(
            "newest",
            "oldest",
            "relevance",
            "worst",
            "posted-newest",
            "posted-oldest",
            "changed-newest",
            "changed-oldest");

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
            List<String> mentions,
            List<EntityList.Link> entities,
            EntityList.@Nullable Link authorLink) {}

    /** A value that narrows the search when it is followed. */
    record Narrowing(String value, long count, String link) {}

    record FacetGroup(String name, List<Narrowing> values) {}

    @GetMapping("/")
    String page(
            Viewer viewer,
            Model model,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "newest") String sort,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "") String facets) {
        SearchRequest.Sort order = Problem.invalidIfRefused(() -> Sorts.parse(sort));
        List<Facet> counted = facets.equals(EVERY) ? ALL_FACETS : FACETS;
        model.addAttribute("q", q);
        model.addAttribute("saved", saved.of(viewer).stream().limit(SAVED_SHOWN).toList());
        model.addAttribute("sort", order.word());
        model.addAttribute("sorts", SORTS);
        try {
            SearchPage found = search.search(
                    viewer, new DocumentSearch.Asked(q, order, PAGE, Optional.ofNullable(cursor), Set.copyOf(counted)));
            model.addAttribute("total", found.total());
            model.addAttribute("exports", ExportFormat.values());
            model.addAttribute(
                    "results", found.hits().stream().map(SearchConsole::result).toList());
            model.addAttribute("facets", groups(found, counted, q, order.word()));
            model.addAttribute("moreFacets", counted.equals(ALL_FACETS) ? null : everyFacet(q, order.word()));
            model.addAttribute(
                    "timeline",
                    TimelineBars.of(
                            search.chart(viewer, q),
                            condition -> SearchLink.to(SearchLink.narrowed(q, condition), order.word(), null)));
            model.addAttribute(
                    "next",
                    found.next().map(c -> SearchLink.to(q, order.word(), c)).orElse(null));
            model.addAttribute("first", cursor == null ? null : SearchLink.to(q, order.word(), null));
        } catch (QuerySyntaxException e) {
            model.addAttribute("syntax", ProblemWords.here(String.valueOf(e.getMessage())));
        } catch (SearchTooSlowException e) {
            model.addAttribute("slow", true);
        } catch (InvalidCursorException e) {
            model.addAttribute("stale", SearchLink.to(q, order.word(), null));
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
                        .toList(),
                EntityList.links(document.entities(), ENTITIES_SHOWN),
                EntityList.authorLink(document.author()));
    }

    private static String everyFacet(String q, String sort) {
        return UriComponentsBuilder.fromUriString(SearchLink.to(q, sort, null))
                .queryParam("facets", EVERY)
                .build(true)
                .toUriString();
    }

    private static List<FacetGroup> groups(SearchPage found, List<Facet> facets, String q, String sort) {
        List<FacetGroup> groups = new ArrayList<>();
        for (Facet facet : facets) {
            List<Narrowing> values = found.facets().getOrDefault(facet, List.of()).stream()
                    .flatMap(v -> SearchLink.condition(facet, v.value())
                            .map(condition -> new Narrowing(
                                    v.value(), v.count(), SearchLink.to(SearchLink.narrowed(q, condition), sort, null)))
                            .stream())
                    .limit(FACET_VALUES)
                    .toList();
            if (!values.isEmpty()) {
                groups.add(new FacetGroup(facet.word(), values));
            }
        }
        return groups;
    }
}
