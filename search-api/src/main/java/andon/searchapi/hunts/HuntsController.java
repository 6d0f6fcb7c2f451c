package andon.searchapi.hunts;

import andon.corpus.hunt.RuleSyntaxException;
import andon.corpus.index.IndexedDocument;
import andon.corpus.query.QuerySyntaxException;
import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.documents.CodePoints;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Hunts for programs. */
@RestController
@RequestMapping("/api/v1/hunts")
class HuntsController {
    private final Hunts hunts;

    HuntsController(Hunts hunts) {
        this.hunts = hunts;
    }

    /**
     * A hunt to make.
     *
     * @param kind {@code query}, {@code values} or {@code rule}
     * @param query which documents; all if it is left out
     * @param pattern the values, one a line, or the rule
     */
    record Wish(
            @NotBlank @Size(max = Hunts.MAX_NAME) String name,
            @NotNull String kind,
            @Nullable String query,
            @Nullable @Size(max = HuntKind.MAX_PATTERN) String pattern) {
        Hunts.Wish checked() {
            HuntKind known = HuntKind.ofWord(kind)
                    .orElseThrow(
                            () -> Problem.invalid("kind must be one of " + HuntKind.words() + ", not '" + kind + "'."));
            return new Hunts.Wish(
                    name, known, Objects.requireNonNullElse(query, ""), Objects.requireNonNullElse(pattern, ""));
        }
    }

    /** @param full whether it ended because its result set is full */
    record HuntJson(
            long id,
            String owner,
            String name,
            String kind,
            String query,
            String pattern,
            String state,
            int percent,
            long lookedAt,
            long total,
            long matched,
            boolean full,
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String problem) {
        static HuntJson of(Hunt h) {
            return new HuntJson(
                    h.id(),
                    h.owner(),
                    h.name(),
                    h.kind().word(),
                    h.scope(),
                    h.pattern(),
                    h.state().word(),
                    h.percent(),
                    h.lookedAt(),
                    h.total(),
                    h.matched(),
                    h.full(),
                    h.createdAt(),
                    h.startedAt(),
                    h.endedAt(),
                    h.problem());
        }
    }

    record Listing(List<HuntJson> hunts) {}

    /** @param title null as well if the document is no longer in the index */
    record FoundJson(
            long number,
            String document,
            @Nullable String source,
            @Nullable String title,
            @Nullable Instant firstSeen,
            List<CodePoints> spans) {
        static FoundJson of(Hunts.Found found) {
            IndexedDocument indexed = found.document();
            return new FoundJson(
                    found.number(),
                    found.id().value(),
                    indexed == null ? null : indexed.document().source().value(),
                    indexed == null ? null : indexed.document().title(),
                    indexed == null ? null : indexed.firstSeen(),
                    indexed == null
                            ? List.of()
                            : found.spans().stream()
                                    .map(s ->
                                            CodePoints.of(s, indexed.document().searchableText()))
                                    .toList());
        }
    }

    /** @param next what to send as {@code after} for the next page; null if there is none yet */
    record Results(
            HuntJson hunt,
            List<FoundJson> results,
            @Nullable Long next) {}

    @GetMapping
    Listing list() {
        return new Listing(hunts.all().stream().map(HuntJson::of).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    HuntJson create(Viewer viewer, @Valid @RequestBody Wish wish) throws QuerySyntaxException, RuleSyntaxException {
        return HuntJson.of(hunts.create(viewer, wish.checked()));
    }

    @GetMapping("/{id}")
    HuntJson one(@PathVariable long id) {
        return HuntJson.of(hunts.one(id));
    }

    @PostMapping("/{id}/pause")
    HuntJson pause(Viewer viewer, @PathVariable long id) {
        return HuntJson.of(hunts.pause(viewer, id));
    }

    @PostMapping("/{id}/resumption")
    HuntJson resume(Viewer viewer, @PathVariable long id) {
        return HuntJson.of(hunts.resume(viewer, id));
    }

    @PostMapping("/{id}/cancellation")
    HuntJson cancel(Viewer viewer, @PathVariable long id) {
        return HuntJson.of(hunts.cancel(viewer, id));
    }

    @GetMapping("/{id}/results")
    Results results(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > Hunts.MAX_PAGE) {
            throw Problem.invalid("limit must be 1 to " + Hunts.MAX_PAGE + ", not " + limit + ".");
        }
        List<Hunts.Found> found = hunts.results(viewer, id, after, limit);
        return new Results(
                HuntJson.of(hunts.one(id)),
                found.stream().map(FoundJson::of).toList(),
                found.size() < limit ? null : (Long) found.getLast().number());
    }

    @ExceptionHandler
    ProblemDetail ruleSyntax(RuleSyntaxException e) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, "The pattern cannot be read at " + e.getMessage());
        problem.setTitle("Rule syntax");
        problem.setProperty("line", e.line());
        problem.setProperty("column", e.column());
        return problem;
    }
}
