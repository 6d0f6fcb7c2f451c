package andon.searchapi.console;

import andon.corpus.query.QuerySyntaxException;
import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.documents.Sorts;
import andon.searchapi.searches.SavedSearches;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/** The saved searches: kept from the search page, named anew and removed on their own. */
@Controller
@RequestMapping("/searches")
class SavedSearchConsole {
    private final SavedSearches searches;

    SavedSearchConsole(SavedSearches searches) {
        this.searches = searches;
    }

    @GetMapping
    String list(Viewer viewer, Model model) {
        model.addAttribute("searches", searches.of(viewer));
        return "console/searches";
    }

    @PostMapping
    RedirectView create(
            Viewer viewer,
            @RequestParam String name,
            @RequestParam String q,
            @RequestParam(defaultValue = "newest") String sort,
            @RequestParam(defaultValue = "false") boolean shared) {
        return stored(() -> searches.create(viewer, wish(name, q, sort, shared)));
    }

    @PostMapping("/{id}")
    RedirectView change(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam String name,
            @RequestParam String q,
            @RequestParam(defaultValue = "newest") String sort,
            @RequestParam(defaultValue = "false") boolean shared) {
        return stored(() -> searches.change(viewer, id, wish(name, q, sort, shared)));
    }

    @PostMapping("/{id}/removal")
    RedirectView remove(Viewer viewer, @PathVariable long id) {
        searches.remove(viewer, id);
        return new RedirectView("/searches", true);
    }

    private static SavedSearches.Wish wish(String name, String q, String sort, boolean shared) {
        return new SavedSearches.Wish(name, q, Problem.invalidIfRefused(() -> Sorts.parse(sort)), shared);
    }

    private interface Change {
        Object make() throws QuerySyntaxException;
    }

    private static RedirectView stored(Change change) {
        try {
            change.make();
            return new RedirectView("/searches", true);
        } catch (QuerySyntaxException e) {
            throw Problem.invalid("The query cannot be read at " + e.getMessage());
        }
    }
}
