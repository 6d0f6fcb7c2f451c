package andon.searchapi.console;

import andon.searchapi.access.Viewer;
import andon.searchapi.requests.Filing;
import andon.searchapi.requests.Triage;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The forms by which a request gets another priority, analyst or label. */
@Controller
@RequestMapping("/requests/{id}")
class TriageConsole {
    private final Triage triage;

    TriageConsole(Triage triage) {
        this.triage = triage;
    }

    @PostMapping("/priority")
    String prioritise(
            Viewer viewer, @PathVariable long id, @RequestParam String priority, @RequestParam String reason) {
        triage.prioritise(viewer, id, Filing.urgency(priority), reason);
        return back(id);
    }

    @PostMapping("/assignee")
    String assign(Viewer viewer, @PathVariable long id, @RequestParam(defaultValue = "") String assignee) {
        triage.assign(viewer, id, assignee);
        return back(id);
    }

    @PostMapping("/tlp")
    String label(Viewer viewer, @PathVariable long id, @RequestParam String tlp) {
        triage.label(viewer, id, Filing.label(tlp));
        return back(id);
    }

    private static String back(long id) {
        return "redirect:/requests/" + id + "#triage";
    }
}
