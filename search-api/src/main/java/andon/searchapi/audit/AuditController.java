package andon.searchapi.audit;

import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.audit.AuditLog.Action;
import andon.searchapi.audit.AuditLog.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit log for auditors. */
@RestController
class AuditController {
    private final AuditLog log;

    AuditController(AuditLog log) {
        this.log = log;
    }

    /** @param next the cursor for older records; null when there are none */
    record Page(List<Entry> entries, @Nullable String next) {}

    @GetMapping("/api/v1/audit")
    Page entries(
            Viewer viewer,
            @RequestParam(required = false) @Nullable String user,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > AuditLog.MAX_LIMIT) {
            throw Problem.invalid("limit must be 1 to " + AuditLog.MAX_LIMIT + ", not " + limit + ".");
        }
        long before = cursor == null ? Long.MAX_VALUE : Problem.invalidIfRefused(() -> Long.parseLong(cursor));
        log.record(viewer, Action.AUDIT_VIEW, "audit", "user=" + user + " action=" + action);
        List<Entry> entries = log.entries(before, user, action, limit);
        return new Page(
                entries,
                entries.size() < limit ? null : Long.toString(entries.getLast().id()));
    }
}
