package andon.searchapi.sources;

import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.audit.Actor;
import andon.searchapi.lists.BadListException;
import andon.searchapi.lists.ListReport;
import andon.searchapi.sources.SourceCatalog.Loaded;
import andon.vocabulary.SourceId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The watched sources for analysts and operators. */
@RestController
public class SourcesController {
    private final SourceOverview overview;
    private final SourceChanges changes;
    private final SourceImport imports;

    SourcesController(SourceOverview overview, SourceChanges changes, SourceImport imports) {
        this.overview = overview;
        this.changes = changes;
        this.imports = imports;
    }

    /** @param kept what came from no file, and stays */
    record LoadedJson(List<String> added, List<String> changed, List<String> removed, List<String> kept) {
        static LoadedJson of(Loaded.Done done) {
            return new LoadedJson(ids(done.added()), ids(done.changed()), ids(done.removed()), ids(done.kept()));
        }

        private static List<String> ids(List<SourceId> sources) {
            return sources.stream().map(SourceId::value).toList();
        }
    }

    /** Takes a whole sources file, as YAML: all that files say is watched. */
    @PutMapping("/api/v1/sources")
    LoadedJson load(Viewer viewer, @RequestBody byte[] file) {
        return switch (changes.load(viewer, new String(file, StandardCharsets.UTF_8))) {
            case Loaded.Done done -> LoadedJson.of(done);
            case Loaded.Wrong wrong -> throw SourceChanges.wrong(wrong.line(), wrong.field(), wrong.what());
            case Loaded.Impossible impossible -> throw Problem.conflict(impossible.why());
        };
    }

    /**
     * Adds the sources of a list, as CSV or from MISP; what is watched stays as it is.
     *
     * @param clearWeb whether hosts of the clear web are taken from MISP, too
     * @param look whether it is only said what would become of the list
     */
    @PostMapping("/api/v1/sources")
    ListReport add(
            Viewer viewer,
            @RequestParam(defaultValue = "false") boolean clearWeb,
            @RequestParam(defaultValue = "false") boolean look,
            @RequestBody byte[] list) {
        return add(imports, viewer, list, clearWeb, look);
    }

    /** The same for the console. */
    public static ListReport add(SourceImport imports, Viewer viewer, byte[] list, boolean clearWeb, boolean look) {
        try {
            return imports.take(new Actor.User(viewer), list, clearWeb, look);
        } catch (BadListException e) {
            throw Problem.invalid("Nothing was changed: " + e.reason() + ".");
        }
    }

    record Sources(List<Source> sources) {}

    record Source(
            String id, String name, String state, @Nullable Instant lastVisit, long pages) {}

    @GetMapping("/api/v1/sources")
    Sources sources() {
        return new Sources(overview.sources().stream()
                .map(s -> new Source(s.id().value(), s.name(), s.state(), s.lastVisit(), s.pages()))
                .toList());
    }
}
