package andon.searchapi.sources;

import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.sources.CandidateCatalog.Candidate;
import andon.searchapi.sources.CandidateCatalog.Outcome;
import andon.vocabulary.SourceId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Onion hosts that were found on the way: who links to them, how often, and what is decided. */
@RestController
@RequestMapping("/api/v1/candidates")
class CandidatesController {
    private final CandidateCatalog catalog;
    private final OperatorDecisions decisions;

    CandidatesController(CandidateCatalog catalog, OperatorDecisions decisions) {
        this.catalog = catalog;
        this.decisions = decisions;
    }

    /** @param next the cursor for more; null when there are none */
    record Page(List<CandidateJson> candidates, @Nullable String next) {}

    record CandidateJson(
            String host,
            long links,
            Instant firstSeen,
            Instant lastSeen,
            List<ContextJson> contexts,
            @Nullable DecisionJson decision) {
        static CandidateJson of(Candidate candidate) {
            return new CandidateJson(
                    candidate.host(),
                    candidate.links(),
                    candidate.firstSeen(),
                    candidate.lastSeen(),
                    candidate.contexts().stream()
                            .map(c -> new ContextJson(
                                    c.source().value(), c.page(), c.linkText(), c.firstSeen(), c.lastSeen()))
                            .toList(),
                    candidate
                            .decision()
                            .map(d -> new DecisionJson(
                                    d.source().map(SourceId::value).orElse(null), d.by(), d.at()))
                            .orElse(null));
        }
    }

    record ContextJson(String source, String page, String linkText, Instant firstSeen, Instant lastSeen) {}

    /** @param source the source that it became; null if it was refused */
    record DecisionJson(@Nullable String source, String by, Instant at) {}

    /** @param draft the source that it becomes if nobody says more, as YAML */
    record OneJson(CandidateJson candidate, String draft) {}

    record AcceptedJson(String source) {}

    @GetMapping
    Page list(
            @RequestParam(defaultValue = "false") boolean decided,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > CandidateCatalog.MOST_LISTED) {
            throw Problem.invalid("limit must be 1 to " + CandidateCatalog.MOST_LISTED + ", not " + limit + ".");
        }
        if (decided) {
            return new Page(
                    catalog.decided(limit).stream().map(CandidateJson::of).toList(), null);
        }
        CandidateCatalog.Page page = Problem.invalidIfRefused(() -> catalog.open(Optional.ofNullable(cursor), limit));
        return new Page(
                page.candidates().stream().map(CandidateJson::of).toList(),
                page.next().orElse(null));
    }

    @GetMapping("/{host}")
    OneJson one(@PathVariable String host) {
        Candidate candidate = Problem.invalidIfRefused(() -> catalog.find(host))
                .orElseThrow(() -> Problem.notFound("The candidate " + host));
        return new OneJson(CandidateJson.of(candidate), catalog.draft(host));
    }

    /**
     * Makes it a source.
     *
     * @param definition the source's keys as YAML or JSON, as for a source; without a body the draft is taken
     */
    @PostMapping("/{host}/acceptance")
    AcceptedJson accept(
            Viewer viewer,
            @PathVariable String host,
            @RequestParam(required = false) @Nullable String id,
            @RequestBody(required = false) byte @Nullable [] definition) {
        Optional<SourceId> named = Optional.ofNullable(id).map(i -> Problem.invalidIfRefused(() -> new SourceId(i)));
        Optional<String> text = Optional.ofNullable(definition)
                .map(d -> new String(d, StandardCharsets.UTF_8))
                .filter(t -> !t.isBlank());
        Outcome outcome = Problem.invalidIfRefused(() -> decisions.accept(viewer, host, named, text));
        if (OperatorDecisions.orProblem(host, outcome) instanceof Outcome.Accepted accepted) {
            return new AcceptedJson(accepted.source().value());
        }
        throw new IllegalStateException("neither accepted nor a problem: " + outcome);
    }

    @PostMapping("/{host}/refusal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void refuse(Viewer viewer, @PathVariable String host) {
        OperatorDecisions.orProblem(host, Problem.invalidIfRefused(() -> decisions.refuse(viewer, host)));
    }
}
