package andon.searchapi.sources;

import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.sources.SourceCatalog.Loaded;
import andon.vocabulary.SourceId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The watched sources for analysts and operators. */
@RestController
class SourcesController {
    private final SourceOverview overview;
    private final SourceChanges changes;

    SourcesController(SourceOverview overview, SourceChanges changes) {
        this.overview = overview;
        this.changes = changes;
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
