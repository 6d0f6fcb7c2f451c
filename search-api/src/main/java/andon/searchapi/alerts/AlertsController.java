package andon.searchapi.alerts;

import andon.corpus.watch.Alert;
import andon.corpus.watch.AlertWork;
import andon.corpus.watch.Alerts;
import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.audit.AuditLog.Action;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A customer's alerts, newest first, the work on them, and what alerts that were not relevant have taught. */
@RestController
class AlertsController {
    private static final int MAX_LIMIT = 500;
    private final Alerts alerts;
    private final AlertWork work;
    private final AuditLog audit;

    AlertsController(Alerts alerts, AlertWork work, AuditLog audit) {
        this.alerts = alerts;
        this.work = work;
        this.audit = audit;
    }

    record AlertJson(
            String id,
            long subscription,
            String subscriptionName,
            String document,
            String source,
            @Nullable String title,
            @Nullable String severity,
            List<String> categories,
            List<String> values,
            String excerpt,
            Instant raisedAt,
            List<WhyJson> why,
            String event,
            String detail,
            WorkJson work) {
        static AlertJson of(Alert alert, AlertWork.Handling handling) {
            return new AlertJson(
                    alert.id(),
                    alert.subscriptionId(),
                    alert.subscriptionName(),
                    alert.document().value(),
                    alert.source(),
                    alert.title(),
                    alert.severity() == null ? null : alert.severity().word(),
                    alert.categories(),
                    alert.values(),
                    alert.excerpt(),
                    alert.raisedAt(),
                    WhyJson.of(alert),
                    alert.event().word(),
                    alert.detail(),
                    WorkJson.of(handling));
        }
    }

    record WorkJson(
            String state,
            @Nullable String assignee,
            String comment,
            @Nullable String changedBy,
            @Nullable Instant changedAt) {
        static WorkJson of(AlertWork.Handling handling) {
            return new WorkJson(
                    handling.state().word(),
                    handling.assignee(),
                    handling.note(),
                    handling.changedBy(),
                    handling.changedAt());
        }
    }

    record Change(
            @NotBlank String state,
            @Nullable @Size(max = 100) String assignee,
            @Nullable @Size(max = AlertWork.MAX_NOTE) String comment) {}

    record Suppressions(List<AlertWork.Suppression> suppressions) {}

    /** @param next what to give as {@code next} for older ones; null at the end */
    record Listing(List<AlertJson> alerts, @Nullable String next) {}

    @GetMapping("/api/v1/alerts")
    Listing list(
            Viewer viewer,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String next) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Problem.invalid("limit must be 1 to " + MAX_LIMIT + ", not " + limit + ".");
        }
        Alerts.Page page = alerts.of(viewer.subscriber(), place(next), limit);
        List<Alert> newest = page.alerts();
        Map<String, AlertWork.Handling> handled =
                work.of(newest.stream().map(Alert::id).toList());
        Alerts.Raised onward = page.next();
        return new Listing(
                newest.stream()
                        .map(alert -> AlertJson.of(alert, Objects.requireNonNull(handled.get(alert.id()))))
                        .toList(),
                onward == null ? null : onward.word());
    }

    /** Where a page begins; the newest for null. */
    private static Alerts.Raised place(@Nullable String next) {
        return next == null
                ? Alerts.Raised.NEWEST
                : Alerts.Raised.ofWord(next)
                        .orElseThrow(() -> Problem.invalid("next must be what an answer gave as next."));
    }

    @PutMapping("/api/v1/alerts/{id}/state")
    WorkJson handle(Viewer viewer, @PathVariable String id, @Valid @RequestBody Change change) {
        AlertWork.State state = AlertWork.State.ofWord(change.state())
                .orElseThrow(() -> Problem.invalid(
                        "state must be new, seen, in-work, resolved or not-relevant, not '" + change.state() + "'."));
        String note = change.comment() == null ? "" : change.comment();
        AlertWork.Handling handling = work.handle(
                        viewer.subscriber(),
                        id,
                        state,
                        change.assignee(),
                        note,
                        viewer.user().name())
                .orElseThrow(() -> Problem.notFound("Alert " + id));
        audit.record(viewer, Action.ALERT_CHANGE, "alert " + id, state.word());
        return WorkJson.of(handling);
    }

    @GetMapping("/api/v1/suppressions")
    Suppressions suppressions(Viewer viewer) {
        return new Suppressions(work.suppressions(viewer.subscriber()));
    }

    @DeleteMapping("/api/v1/suppressions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void lift(Viewer viewer, @PathVariable long id) {
        if (!work.lift(viewer.subscriber(), id)) {
            throw Problem.notFound("Suppression " + id);
        }
        audit.record(viewer, Action.ALERT_CHANGE, "suppression " + id, "lifted");
    }
}
