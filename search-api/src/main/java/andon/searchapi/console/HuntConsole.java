package andon.searchapi.console;

import andon.corpus.hunt.RuleSyntaxException;
import andon.corpus.query.QuerySyntaxException;
import andon.searchapi.access.Problem;
import andon.searchapi.access.ProblemWords;
import andon.searchapi.access.Viewer;
import andon.searchapi.hunts.Hunt;
import andon.searchapi.hunts.HuntKind;
import andon.searchapi.hunts.Hunts;
import andon.vocabulary.Document;
import andon.vocabulary.DocumentId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The hunts: made, steered and read. */
@Controller
@RequestMapping("/hunts")
class HuntConsole {
    private static final int PAGE = 50;

    private final Hunts hunts;

    HuntConsole(Hunts hunts) {
        this.hunts = hunts;
    }

    /** A document that was found; without a title and text if it is no longer in the index. */
    record Result(
            String id,
            boolean there,
            List<Pieces.Piece> title,
            List<Pieces.Piece> text,
            @Nullable String source,
            @Nullable Instant firstSeen) {}

    @GetMapping
    String list(Model model) {
        model.addAttribute("hunts", hunts.all());
        model.addAttribute("wish", new Hunts.Wish("", HuntKind.RULE, "", ""));
        return "console/hunts";
    }

    /** Makes a hunt; what cannot be read comes back as it was written, with the reason. */
    @PostMapping
    ModelAndView create(
            Viewer viewer,
            @RequestParam String name,
            @RequestParam String kind,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String pattern) {
        // Browsers send text areas with CR LF.
        Hunts.Wish wish = new Hunts.Wish(
                name,
                HuntKind.ofWord(kind).orElseThrow(() -> Problem.invalid("There is no kind of hunt '" + kind + "'.")),
                q,
                pattern.replace("\r\n", "\n"));
        try {
            return new ModelAndView(
                    new RedirectView("/hunts/" + hunts.create(viewer, wish).id(), true));
        } catch (QuerySyntaxException e) {
            return again(wish, "hunts.query.wrong", ProblemWords.here(String.valueOf(e.getMessage())));
        } catch (RuleSyntaxException e) {
            return again(wish, "hunts.pattern.wrong", ProblemWords.here(String.valueOf(e.getMessage())));
        }
    }

    private ModelAndView again(Hunts.Wish wish, String message, @Nullable String detail) {
        ModelAndView page = new ModelAndView("console/hunts");
        page.addObject("hunts", hunts.all());
        page.addObject("wish", wish);
        page.addObject("wrong", message);
        page.addObject("detail", detail);
        page.setStatus(HttpStatus.BAD_REQUEST);
        return page;
    }

    @GetMapping("/{id}")
    String one(Viewer viewer, Model model, @PathVariable long id, @RequestParam(defaultValue = "0") long after) {
        Hunt hunt = hunts.one(id);
        List<Hunts.Found> found = hunts.results(viewer, id, after, PAGE);
        model.addAttribute("hunt", hunt);
        model.addAttribute("bound", Hunts.MAX_RESULTS);
        model.addAttribute("results", found.stream().map(HuntConsole::result).toList());
        model.addAttribute("after", after);
        model.addAttribute("next", found.size() < PAGE ? null : found.getLast().number());
        return "console/hunt";
    }

    private static Result result(Hunts.Found found) {
        DocumentId id = found.id();
        if (found.document() == null) {
            return new Result(id.value(), false, List.of(), List.of(), null, null);
        }
        Document document = found.document().document();
        String text = document.searchableText();
        int body = text.length() - document.text().length();
        List<Pieces.Marked> marks = found.spans().stream()
                .map(span -> new Pieces.Marked(span, "hit", ""))
                .toList();
        return new Result(
                id.value(),
                true,
                Pieces.cut(text, 0, Math.max(0, body - 1), marks),
                Pieces.snippet(text, body, marks),
                document.source().value(),
                found.document().firstSeen());
    }

    @PostMapping("/{id}/pause")
    RedirectView pause(Viewer viewer, @PathVariable long id) {
        return to(hunts.pause(viewer, id));
    }

    @PostMapping("/{id}/resumption")
    RedirectView resume(Viewer viewer, @PathVariable long id) {
        return to(hunts.resume(viewer, id));
    }

    @PostMapping("/{id}/cancellation")
    RedirectView cancel(Viewer viewer, @PathVariable long id) {
        return to(hunts.cancel(viewer, id));
    }

    private static RedirectView to(Hunt hunt) {
        return new RedirectView("/hunts/" + hunt.id(), true);
    }
}
