package andon.searchapi.console;

import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.accounts.Role;
import andon.searchapi.knowledge.Knowledge;
import andon.searchapi.knowledge.KnowledgeEntry;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/** The page of the knowledge base: one box to look into it, and below it what it holds. */
@Controller
@RequestMapping("/knowledge")
class KnowledgeConsole {
    private final Knowledge knowledge;

    KnowledgeConsole(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /** What the template asks of entries. */
    public static final class Entries {
        public String named(List<KnowledgeEntry.Named> named) {
            return named.stream().map(n -> n.id() + " " + n.name()).collect(Collectors.joining(", "));
        }

        public String percent(double share) {
            return String.format(Locale.ROOT, "%.2f %%", 100 * share);
        }
    }

    @GetMapping
    String page(Viewer viewer, @RequestParam(defaultValue = "") String q, Model model) {
        String asked = q.strip();
        model.addAttribute("q", asked);
        if (!asked.isEmpty()) {
            model.addAttribute("answer", knowledge.viewed(viewer, knowledge.about(asked)));
        }
        model.addAttribute("entries", new Entries());
        model.addAttribute("versions", knowledge.versions());
        model.addAttribute("mayChange", viewer.is(Role.OPERATOR));
        return "console/knowledge";
    }

    @PostMapping("/versions/{version}/restoration")
    RedirectView restore(Viewer viewer, @PathVariable long version) {
        if (knowledge.restore(version, new Knowledge.By.User(viewer)).isEmpty()) {
            throw Problem.notFound("Version " + version + " of the knowledge base");
        }
        return new RedirectView("/knowledge", true);
    }
}
