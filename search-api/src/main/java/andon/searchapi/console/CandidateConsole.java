package andon.searchapi.console;

import andon.searchapi.access.Problem;
import andon.searchapi.access.ProblemWords;
import andon.searchapi.access.Viewer;
import andon.searchapi.accounts.Role;
import andon.searchapi.sources.CandidateCatalog;
import andon.searchapi.sources.CandidateCatalog.Candidate;
import andon.searchapi.sources.CandidateCatalog.Outcome;
import andon.searchapi.sources.OperatorDecisions;
import andon.searchapi.sources.QuarantineList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Hosts that were found and hosts that are not dialled, for the operator to decide on. */
@Controller
class CandidateConsole {
    private static final int PAGE = 50;

    private final CandidateCatalog catalog;
    private final QuarantineList quarantine;
    private final OperatorDecisions decisions;

    CandidateConsole(CandidateCatalog catalog, QuarantineList quarantine, OperatorDecisions decisions) {
        this.catalog = catalog;
        this.quarantine = quarantine;
        this.decisions = decisions;
    }

    @GetMapping("/candidates")
    String candidates(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "false") boolean decided,
            Model model) {
        CandidateCatalog.Page page = decided
                ? new CandidateCatalog.Page(catalog.decided(PAGE), Optional.empty())
                : Problem.invalidIfRefused(() -> catalog.open(Optional.ofNullable(cursor), PAGE));
        model.addAttribute("candidates", page.candidates());
        model.addAttribute("next", page.next().orElse(null));
        model.addAttribute("decided", decided);
        return "console/candidates";
    }

    @GetMapping("/candidates/{host}")
    String candidate(Viewer viewer, @PathVariable String host, Model model) {
        return page(viewer, host, Problem.invalidIfRefused(() -> catalog.draft(host)), model);
    }

    private String page(Viewer viewer, String host, String draft, Model model) {
        Candidate candidate = Problem.invalidIfRefused(() -> catalog.find(host))
                .orElseThrow(() -> Problem.notFound("The candidate " + host));
        model.addAttribute("candidate", candidate);
        model.addAttribute("decision", candidate.decision().orElse(null));
        model.addAttribute("draft", draft);
        model.addAttribute("mayChange", viewer.is(Role.OPERATOR));
        return "console/candidate";
    }

    @PostMapping("/candidates/{host}/acceptance")
    String accept(Viewer viewer, @PathVariable String host, @RequestParam String definition, Model model) {
        Outcome outcome = Problem.invalidIfRefused(
                () -> decisions.accept(viewer, host, Optional.empty(), Optional.of(definition)));
        if (outcome instanceof Outcome.Accepted accepted) {
            return "redirect:/sources/" + accepted.source();
        }
        // What was typed stays in the editor, beside what is wrong with it.
        model.addAttribute("problem", outcome);
        return page(viewer, host, definition, model);
    }

    @PostMapping("/candidates/{host}/refusal")
    String refuse(Viewer viewer, @PathVariable String host) {
        Problem.invalidIfRefused(() -> decisions.refuse(viewer, host));
        return "redirect:/candidates";
    }

    @GetMapping("/quarantine")
    String quarantine(Viewer viewer, Model model) {
        model.addAttribute("hosts", quarantine.all());
        model.addAttribute("mayChange", viewer.is(Role.OPERATOR));
        return "console/quarantine";
    }

    @PostMapping("/quarantine")
    String add(Viewer viewer, @RequestParam String host, @RequestParam String reason, Model model) {
        return after(viewer, model, () -> decisions.quarantine(viewer, host.strip(), reason));
    }

    @PostMapping("/quarantine/{host}/release")
    String release(Viewer viewer, @PathVariable String host, @RequestParam String reason, Model model) {
        return after(viewer, model, () -> decisions.release(viewer, host, reason));
    }

    private String after(Viewer viewer, Model model, Runnable change) {
        try {
            change.run();
            return "redirect:/quarantine";
        } catch (ErrorResponseException e) {
            model.addAttribute("problem", ProblemWords.here(e));
            return quarantine(viewer, model);
        }
    }
}
