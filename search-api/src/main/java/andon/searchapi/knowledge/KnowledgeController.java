package andon.searchapi.knowledge;

import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.knowledge.Knowledge.Import;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The knowledge base: what it tells, which versions of what it holds, and its imports. */
@RestController
@RequestMapping("/api/v1/knowledge")
class KnowledgeController {
    private final Knowledge knowledge;

    KnowledgeController(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /** Who says something, and of when. */
    record SourceJson(
            String body,
            String title,
            String part,
            String edition,
            Instant date,
            Instant importedAt,
            int entries,
            long version) {
        static SourceJson of(KnowledgeVersion v) {
            return new SourceJson(
                    v.body().word(),
                    v.body().title(),
                    v.part(),
                    v.edition(),
                    v.date(),
                    v.importedAt(),
                    v.entries(),
                    v.id());
        }
    }

    record KnownJson(String kind, SourceJson source, KnowledgeEntry entry) {}

    record AnswerJson(String asked, List<KnownJson> known, List<SourceJson> searched) {}

    record VersionJson(
            long version,
            String body,
            String part,
            String file,
            String sha256,
            long bytes,
            int entries,
            int skipped,
            String edition,
            @Nullable Instant asOf,
            Instant importedAt,
            String importedBy,
            Instant checkedAt,
            boolean current) {
        static VersionJson of(KnowledgeVersion v) {
            return new VersionJson(
                    v.id(),
                    v.body().word(),
                    v.part(),
                    v.file(),
                    v.sha256(),
                    v.bytes(),
                    v.entries(),
                    v.skipped(),
                    v.edition(),
                    v.asOf(),
                    v.importedAt(),
                    v.importedBy(),
                    v.checkedAt(),
                    v.current());
        }
    }

    record Versions(List<VersionJson> versions) {}

    @GetMapping("/techniques/{id}")
    AnswerJson technique(Viewer viewer, @PathVariable String id) {
        return json(viewer, knowledge.technique(id));
    }

    @GetMapping("/actors")
    AnswerJson actors(Viewer viewer, @RequestParam String name) {
        return json(viewer, knowledge.actors(name));
    }

    @GetMapping("/families")
    AnswerJson families(Viewer viewer, @RequestParam String name) {
        return json(viewer, knowledge.families(name));
    }

    @GetMapping("/vulnerabilities/{cve}")
    AnswerJson vulnerability(Viewer viewer, @PathVariable String cve) {
        return json(viewer, knowledge.vulnerability(cve));
    }

    private AnswerJson json(Viewer viewer, Knowledge.Answer found) {
        Knowledge.Answer answer = knowledge.viewed(viewer, found);
        return new AnswerJson(
                answer.asked(),
                answer.known().stream()
                        .map(k -> new KnownJson(k.entry().kind().word(), SourceJson.of(k.version()), k.entry()))
                        .toList(),
                answer.searched().stream().map(SourceJson::of).toList());
    }

    @GetMapping("/versions")
    Versions versions() {
        return new Versions(knowledge.versions().stream().map(VersionJson::of).toList());
    }

    /**
     * Imports the body, a file of a body of knowledge.
     *
     * @param file what the file is called
     */
    @PostMapping("/versions")
    ResponseEntity<VersionJson> bring(
            Viewer viewer,
            @RequestParam String file,
            @RequestParam(defaultValue = "false") boolean evenIfSmaller,
            InputStream body)
            throws IOException {
        // It lies on the disk first: a slow sender must not hold a transaction open.
        Path spooled = Files.createTempFile("andon-knowledge", ".upload");
        try {
            try (var out = Files.newOutputStream(spooled)) {
                // One byte more than may be: the reader says so.
                transfer(body, out, Knowledge.MAX_FILE_BYTES + 1);
            }
            Import done = knowledge.bring(spooled, file, new Knowledge.By.User(viewer), evenIfSmaller);
            return switch (done) {
                case Import.Done(KnowledgeVersion version) ->
                    ResponseEntity.status(HttpStatus.CREATED).body(VersionJson.of(version));
                case Import.Unchanged(KnowledgeVersion version) -> ResponseEntity.ok(VersionJson.of(version));
                case Import.Refused(String reason) ->
                    throw Problem.invalid("The file was not imported, and nothing was changed: " + reason + ".");
            };
        } finally {
            Files.delete(spooled);
        }
    }

    private static void transfer(InputStream in, java.io.OutputStream out, long most) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long left = most;
        for (int n = in.read(buffer); n >= 0 && left > 0; n = in.read(buffer)) {
            out.write(buffer, 0, (int) Math.min(n, left));
            left -= n;
        }
    }

    @PostMapping("/versions/{version}/restoration")
    VersionJson restore(Viewer viewer, @PathVariable long version) {
        return VersionJson.of(knowledge
                .restore(version, new Knowledge.By.User(viewer))
                .orElseThrow(() -> Problem.notFound("Version " + version + " of the knowledge base")));
    }
}
