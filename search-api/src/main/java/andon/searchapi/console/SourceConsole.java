package andon.searchapi.console;

import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.accounts.Role;
import andon.searchapi.sources.SourceCatalog;
import andon.searchapi.sources.SourceCatalog.Outcome;
import andon.searchapi.sources.SourceChanges;
import andon.searchapi.sources.SourceOverview;
import andon.vocabulary.SourceId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The watched sources, and one of them with its definition and what became of it. */
@Controller
class SourceConsole {
    private static final Pattern ID = Pattern.compile("(?m)^\\s*-?\\s*id:\\s*[\"']?([^\\s\"'#]+)");
    private static final String NEW = """
            id: my-forum
            name: My forum
            addresses: ["http://THE-ADDRESS.onion/"]
            every: 6h
            tlp: amber
            legal-basis: ""
            """;

    private final SourceOverview overview;
    private final SourceCatalog catalog;
    private final SourceChanges changes;

    SourceConsole(SourceOverview overview, SourceCatalog catalog, SourceChanges changes) {
        this.overview = overview;
        this.catalog = catalog;
        this.changes = changes;
    }

    @GetMapping("/sources")
    String sources(Viewer viewer, Model model) {
        model.addAttribute("mayChange", viewer.is(Role.OPERATOR));
        model.addAttribute("sources", overview.sources());
        return "console/sources";
    }

    @GetMapping("/sources/{id}")
    String source(Viewer viewer, @PathVariable String id, Model model) {
        SourceId source = source(id);
        SourceCatalog.Definition now = catalog.find(source).orElseThrow(() -> Problem.notFound("The source " + id));
        return page(viewer, source, now.yaml(), now.version(), model);
    }

    @PostMapping("/sources/{id}")
    String store(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam String definition,
            @RequestParam long version,
            Model model) {
        SourceId source = source(id);
        Outcome outcome = changes.put(viewer, source, definition, Optional.of(version));
        if (outcome instanceof Outcome.Done) {
            return "redirect:/sources/" + source;
        }
        // What was typed stays in the editor, beside what is wrong with it.
        model.addAttribute("problem", outcome);
        return page(viewer, source, definition, version, model);
    }

    /** A new source: its id is what the definition says. */
    @GetMapping("/new-source")
    String form(Model model) {
        model.addAttribute("definition", NEW);
        return "console/source-new";
    }

    @PostMapping("/new-source")
    String add(Viewer viewer, @RequestParam String definition, Model model) {
        model.addAttribute("definition", definition);
        Matcher named = ID.matcher(definition);
        if (!named.find()) {
            model.addAttribute("problem", new Outcome.Wrong(1, "id", "id: is missing"));
            return "console/source-new";
        }
        SourceId source = source(named.group(1));
        Outcome outcome = changes.put(viewer, source, definition, Optional.of(0L));
        if (outcome instanceof Outcome.Done) {
            return "redirect:/sources/" + source;
        }
        model.addAttribute("problem", outcome);
        return "console/source-new";
    }

    @PostMapping("/sources/{id}/removal")
    String remove(Viewer viewer, @PathVariable String id, @RequestParam long version, Model model) {
        SourceId source = source(id);
        Outcome outcome = changes.remove(viewer, source, Optional.of(version));
        if (outcome instanceof Outcome.Done || outcome instanceof Outcome.Missing) {
            return "redirect:/sources";
        }
        model.addAttribute("problem", outcome);
        return source(viewer, id, model);
    }

    @PostMapping("/sources/{id}/versions/{version}/restoration")
    String revert(Viewer viewer, @PathVariable String id, @PathVariable long version, Model model) {
        SourceId source = source(id);
        Outcome outcome = changes.revert(viewer, source, version);
        if (outcome instanceof Outcome.Done) {
            return "redirect:/sources/" + source;
        }
        model.addAttribute("problem", outcome);
        return source(viewer, id, model);
    }

    @PostMapping("/sources/{id}/pause")
    String pause(Viewer viewer, @PathVariable String id, @RequestParam boolean paused) {
        changes.pause(viewer, source(id), paused);
        return "redirect:/sources/" + source(id);
    }

    @PostMapping("/sources/{id}/visit")
    String runNow(Viewer viewer, @PathVariable String id, Model model) {
        SourceId source = source(id);
        Optional<String> refused = changes.runNow(viewer, source);
        if (refused.isEmpty()) {
            return "redirect:/sources/" + source;
        }
        model.addAttribute("refused", refused.get());
        return source(viewer, id, model);
    }

    private String page(Viewer viewer, SourceId source, String definition, long version, Model model) {
        model.addAttribute("source", source.value());
        model.addAttribute("definition", definition);
        model.addAttribute("version", version);
        model.addAttribute(
                "paused",
                catalog.find(source)
                        .map(now -> Boolean.TRUE.equals(now.definition().get("paused")))
                        .orElse(false));
        model.addAttribute("versions", catalog.versions(source));
        model.addAttribute("mayChange", viewer.is(Role.OPERATOR));
        return "console/source";
    }

    private static SourceId source(String id) {
        return Problem.invalidIfRefused(() -> new SourceId(id));
    }
}
