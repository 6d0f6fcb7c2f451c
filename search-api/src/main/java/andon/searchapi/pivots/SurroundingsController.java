package andon.searchapi.pivots;

import andon.corpus.index.IndexedDocument;
import andon.corpus.index.SearchRequest;
import andon.corpus.index.SimilarDocument;
import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.pivots.EntitiesController.DocumentLine;
import andon.searchapi.pivots.EntitiesController.KeyJson;
import andon.vocabulary.DocumentId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What stands around a document, for programs. */
@RestController
@RequestMapping("/api/v1/documents/{id}")
class SurroundingsController {
    private final Surroundings surroundings;
    private final Versions versions;

    SurroundingsController(Surroundings surroundings, Versions versions) {
        this.surroundings = surroundings;
        this.versions = versions;
    }

    /** @param shared the entities that both have */
    record SimilarJson(DocumentLine document, List<KeyJson> shared) {
        static SimilarJson of(SimilarDocument similar) {
            return new SimilarJson(
                    DocumentLine.of(similar.document()),
                    similar.shared().stream()
                            .map(shared -> new KeyJson(shared.facet().word(), shared.value()))
                            .toList());
        }
    }

    /** The most alike first. */
    record SimilarList(List<SimilarJson> documents) {}

    record MirrorJson(DocumentLine document, String address) {
        static MirrorJson of(IndexedDocument mirror) {
            return new MirrorJson(
                    DocumentLine.of(mirror), mirror.document().address().toString());
        }
    }

    record MirrorList(List<MirrorJson> documents) {}

    record PostJson(
            DocumentLine document,
            @Nullable Integer position,
            @Nullable Instant postedAt) {
        static PostJson of(IndexedDocument post) {
            return new PostJson(
                    DocumentLine.of(post),
                    post.document().details().position(),
                    post.document().postedAt());
        }
    }

    record ThreadJson(List<PostJson> posts) {}

    /** @param kind same, removed or added */
    record ChangeJson(String kind, String text) {
        static ChangeJson of(WordDifference.Change change) {
            return new ChangeJson(change.kind().name().toLowerCase(Locale.ROOT), change.text());
        }
    }

    /** @param changes since the version before; null if one of the two cannot be read out of the evidence or may not be seen */
    record ComparedJson(
            int number,
            Instant seenAt,
            long capture,
            @Nullable List<ChangeJson> changes) {}

    @GetMapping("/similar")
    SimilarList similar(Viewer viewer, @PathVariable String id, @RequestParam(defaultValue = "20") int limit) {
        if (limit < 1 || limit > SearchRequest.MAX_LIMIT) {
            throw Problem.invalid("limit must be 1 to " + SearchRequest.MAX_LIMIT + ", not " + limit + ".");
        }
        return new SimilarList(surroundings.similar(viewer, parse(id), limit).stream()
                .map(SimilarJson::of)
                .toList());
    }

    @GetMapping("/mirrors")
    MirrorList mirrors(Viewer viewer, @PathVariable String id) {
        return new MirrorList(surroundings.mirrors(viewer, parse(id)).stream()
                .map(MirrorJson::of)
                .toList());
    }

    @GetMapping("/thread")
    ThreadJson thread(Viewer viewer, @PathVariable String id) {
        return new ThreadJson(surroundings.thread(viewer, parse(id)).stream()
                .map(PostJson::of)
                .toList());
    }

    @GetMapping("/versions/{number}")
    ComparedJson version(Viewer viewer, @PathVariable String id, @PathVariable int number) {
        Versions.Compared compared = versions.with(viewer, parse(id), number);
        return new ComparedJson(
                compared.version().number(),
                compared.version().seenAt(),
                compared.version().captureSeq(),
                compared.changes()
                        .map(changes -> changes.stream().map(ChangeJson::of).toList())
                        .orElse(null));
    }

    private static DocumentId parse(String id) {
        return Problem.invalidIfRefused(() -> new DocumentId(id));
    }
}
