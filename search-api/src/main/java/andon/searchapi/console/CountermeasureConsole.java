package andon.searchapi.console;

import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.requests.CountermeasureState;
import andon.searchapi.requests.Countermeasures;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The forms on a request's countermeasures. */
@Controller
@RequestMapping("/requests/{id}")
class CountermeasureConsole {
    private final Countermeasures countermeasures;

    CountermeasureConsole(Countermeasures countermeasures) {
        this.countermeasures = countermeasures;
    }

    @PostMapping("/countermeasures")
    String recommend(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam String action,
            @RequestParam String owner,
            @RequestParam(defaultValue = "") String due) {
        countermeasures.recommend(viewer, id, action, owner, due.isBlank() ? null : day(due), List.of());
        return back(id);
    }

    @PostMapping("/plays")
    String play(Viewer viewer, Locale locale, @PathVariable long id, @RequestParam String play) {
        countermeasures.play(viewer, id, play, locale);
        return back(id);
    }

    @PostMapping("/countermeasures/{measure}/state")
    String state(Viewer viewer, @PathVariable long id, @PathVariable long measure, @RequestParam String state) {
        CountermeasureState to = CountermeasureState.ofWord(state)
                .orElseThrow(() -> Problem.invalid("There is no state '" + state + "'."));
        countermeasures.state(viewer, id, measure, to);
        return back(id);
    }

    private static String back(long id) {
        return "redirect:/requests/" + id + "#countermeasures";
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw Problem.invalid("due must be a day such as 2026-11-01, not '" + text + "'.");
        }
    }
}
