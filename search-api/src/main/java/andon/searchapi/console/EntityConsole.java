package andon.searchapi.console;

import andon.corpus.index.Facet;
import andon.corpus.index.SearchPage.FacetCount;
import andon.corpus.index.SearchTooSlowException;
import andon.corpus.query.QueryPrinter;
import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.pivots.Pivot;
import andon.searchapi.pivots.PivotKey;
import andon.searchapi.pivots.Pivots;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of one value: who, where, when, and what stands with it. */
@Controller
class EntityConsole {
    private static final int RELATED = 40;
    private static final int VALUES = 12;

    private final Pivots pivots;

    EntityConsole(Pivots pivots) {
        this.pivots = pivots;
    }

    @GetMapping("/entities/{type}/{value}")
    String inPath(Viewer viewer, Model model, @PathVariable String type, @PathVariable String value) {
        return page(viewer, model, type, value);
    }

    @GetMapping("/entities/{type}")
    String inQuery(Viewer viewer, Model model, @PathVariable String type, @RequestParam String value) {
        return page(viewer, model, type, value);
    }

    private String page(Viewer viewer, Model model, String type, String value) {
        PivotKey key = Problem.invalidIfRefused(() -> PivotKey.of(type, value));
        String query = QueryPrinter.print(key.query());
        try {
            Pivot pivot = pivots.on(viewer, key, RELATED);
            model.addAttribute("pivot", pivot);
            model.addAttribute("all", SearchLink.to(query, "newest", null));
            model.addAttribute(
                    "timeline",
                    TimelineBars.of(
                            pivot.timeline(),
                            condition -> SearchLink.to(SearchLink.narrowed(query, condition), "newest", null)));
            model.addAttribute("sources", narrowings(pivot, query, Facet.SOURCE));
            model.addAttribute("threats", narrowings(pivot, query, Facet.THREAT));
            model.addAttribute("authors", narrowings(pivot, query, Facet.AUTHOR));
        } catch (SearchTooSlowException e) {
            throw Problem.of(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(e.getMessage()));
        }
        return "console/entity";
    }

    private static List<SearchConsole.Narrowing> narrowings(Pivot pivot, String query, Facet facet) {
        List<FacetCount> counts = pivot.facets().getOrDefault(facet, List.of());
        return counts.stream()
                .limit(VALUES)
                .flatMap(count -> SearchLink.condition(facet, count.value())
                        .map(condition -> new SearchConsole.Narrowing(
                                count.value(),
                                count.count(),
                                SearchLink.to(SearchLink.narrowed(query, condition), "newest", null)))
                        .stream())
                .toList();
    }
}
