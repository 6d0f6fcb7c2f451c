package andon.searchapi.requests;

import andon.searchapi.access.Viewer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A request's priority, assignee, label and history for programs. */
@RestController
@RequestMapping("/api/v1/requests/{id}")
class TriageController {
    private final Triage triage;
    private final Requests requests;

    TriageController(Triage triage, Requests requests) {
        this.triage = triage;
        this.requests = requests;
    }

    record Urgency(
            @NotBlank String priority,
            @NotBlank @Size(max = Triage.MAX_REASON) String reason) {}

    /** @param assignee null: nobody */
    record Assignment(@Nullable String assignee) {}

    record Label(@NotBlank String tlp) {}

    @PutMapping("/priority")
    RequestJson prioritise(Viewer viewer, @PathVariable long id, @Valid @RequestBody Urgency urgency) {
        return json(triage.prioritise(viewer, id, Filing.urgency(urgency.priority()), urgency.reason()));
    }

    @PutMapping("/assignee")
    RequestJson assign(Viewer viewer, @PathVariable long id, @RequestBody Assignment assignment) {
        return json(triage.assign(viewer, id, assignment.assignee()));
    }

    @PutMapping("/tlp")
    RequestJson label(Viewer viewer, @PathVariable long id, @Valid @RequestBody Label label) {
        return json(triage.label(viewer, id, Filing.label(label.tlp())));
    }

    @GetMapping("/history")
    List<RequestHistory.Change> history(Viewer viewer, @PathVariable long id) {
        requests.opened(viewer, id);
        return triage.history(viewer, id);
    }

    private RequestJson json(Request request) {
        return RequestJson.of(request, null, requests.standing(request), requests.now());
    }
}
