package andon.searchapi.searches;

import andon.corpus.index.SearchRequest.Sort;
import andon.corpus.query.QuerySyntaxException;
import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.documents.Sorts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Saved searches for programs. */
@RestController
@RequestMapping("/api/v1/searches")
class SavedSearchesController {
    private final SavedSearches searches;

    SavedSearchesController(SavedSearches searches) {
        this.searches = searches;
    }

    /**
     * A search to keep.
     *
     * @param sort a word of {@link Sorts}; newest if it is left out
     * @param shared no if it is left out
     */
    record Wish(
            @NotBlank @Size(max = SavedSearches.MAX_NAME) String name,
            @NotNull String query,
            @Nullable String sort,
            @Nullable Boolean shared) {
        SavedSearches.Wish checked() {
            Sort order = sort == null ? Sort.NEWEST : Problem.invalidIfRefused(() -> Sorts.parse(sort));
            return new SavedSearches.Wish(name, query, order, shared != null && shared);
        }
    }

    record SavedSearchJson(
            long id,
            String owner,
            boolean own,
            String name,
            String query,
            String sort,
            boolean shared,
            Instant createdAt) {
        static SavedSearchJson of(SavedSearch s) {
            return new SavedSearchJson(
                    s.id(), s.owner(), s.own(), s.name(), s.query(), s.sort().word(), s.shared(), s.createdAt());
        }
    }

    record Listing(List<SavedSearchJson> searches) {}

    @GetMapping
    Listing list(Viewer viewer) {
        return new Listing(searches.of(viewer).stream().map(SavedSearchJson::of).toList());
    }

    @GetMapping("/{id}")
    SavedSearchJson one(Viewer viewer, @PathVariable long id) {
        return SavedSearchJson.of(searches.one(viewer, id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    SavedSearchJson create(Viewer viewer, @Valid @RequestBody Wish wish) throws QuerySyntaxException {
        return SavedSearchJson.of(searches.create(viewer, wish.checked()));
    }

    @PutMapping("/{id}")
    SavedSearchJson change(Viewer viewer, @PathVariable long id, @Valid @RequestBody Wish wish)
            throws QuerySyntaxException {
        return SavedSearchJson.of(searches.change(viewer, id, wish.checked()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Viewer viewer, @PathVariable long id) {
        searches.remove(viewer, id);
    }
}
