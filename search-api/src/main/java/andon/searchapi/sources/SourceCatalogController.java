package andon.searchapi.sources;

import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.sources.SourceCatalog.Definition;
import andon.vocabulary.SourceId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * One source: how it is watched, and its changes. Definitions are JSON or YAML with the keys of the sources file; a version is
 * an entity tag, so that {@code If-Match} refuses a change of what somebody else changed, and {@code If-None-Match: *} stores
 * a new source only.
 */
@RestController
@RequestMapping("/api/v1/sources/{id}")
class SourceCatalogController {
    private final SourceCatalog catalog;
    private final SourceChanges changes;

    SourceCatalogController(SourceCatalog catalog, SourceChanges changes) {
        this.catalog = catalog;
        this.changes = changes;
    }

    record SourceJson(String id, long version, Instant since, Map<String, Object> definition) {}

    record VersionJson(long version, Instant at, String by, boolean removed, String yaml) {}

    record Versions(List<VersionJson> versions) {}

    @GetMapping
    ResponseEntity<SourceJson> one(@PathVariable String id) {
        return answer(catalog.find(source(id)).orElseThrow(() -> Problem.notFound("The source " + id)));
    }

    @PutMapping
    ResponseEntity<SourceJson> put(
            Viewer viewer,
            @PathVariable String id,
            @RequestBody byte[] definition,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String ifNoneMatch) {
        Optional<Long> expected = "*".equals(ifNoneMatch) ? Optional.of(0L) : version(ifMatch);
        String text = new String(definition, StandardCharsets.UTF_8);
        return answer(SourceChanges.orProblem(source(id), changes.put(viewer, source(id), text, expected)));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
            Viewer viewer,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        SourceChanges.orProblem(source(id), changes.remove(viewer, source(id), version(ifMatch)));
    }

    @GetMapping("/versions")
    Versions versions(@PathVariable String id) {
        List<VersionJson> versions = catalog.versions(source(id)).stream()
                .map(v -> new VersionJson(v.version(), v.at(), v.by(), v.removed(), v.yaml()))
                .toList();
        if (versions.isEmpty()) {
            throw Problem.notFound("The source " + id);
        }
        return new Versions(versions);
    }

    @PostMapping("/versions/{version}/restoration")
    ResponseEntity<SourceJson> revert(Viewer viewer, @PathVariable String id, @PathVariable long version) {
        return answer(SourceChanges.orProblem(source(id), changes.revert(viewer, source(id), version)));
    }

    @PostMapping("/pause")
    ResponseEntity<SourceJson> pause(Viewer viewer, @PathVariable String id) {
        return answer(SourceChanges.orProblem(source(id), changes.pause(viewer, source(id), true)));
    }

    @PostMapping("/resumption")
    ResponseEntity<SourceJson> resume(Viewer viewer, @PathVariable String id) {
        return answer(SourceChanges.orProblem(source(id), changes.pause(viewer, source(id), false)));
    }

    /** Begins a visit of every known page. */
    @PostMapping("/visit")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void runNow(Viewer viewer, @PathVariable String id) {
        if (catalog.find(source(id)).isEmpty()) {
            throw Problem.notFound("The source " + id);
        }
        changes.runNow(viewer, source(id)).ifPresent(why -> {
            throw Problem.conflict(why);
        });
    }

    private static SourceId source(String id) {
        return Problem.invalidIfRefused(() -> new SourceId(id));
    }

    private static Optional<Long> version(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.equals("*")) {
            return Optional.empty();
        }
        if (!ifMatch.matches("\"\\d{1,18}\"")) {
            throw Problem.invalid("If-Match must be the version in quotes, as the ETag of the source gave it.");
        }
        return Optional.of(Long.parseLong(ifMatch.substring(1, ifMatch.length() - 1)));
    }

    private static ResponseEntity<SourceJson> answer(Definition now) {
        return ResponseEntity.ok()
                .eTag("\"" + now.version() + "\"")
                .body(new SourceJson(now.source().value(), now.version(), now.since(), now.definition()));
    }
}
