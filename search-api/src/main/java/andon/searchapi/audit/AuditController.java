package andon.searchapi.audit;

import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.audit.AuditLog.Entry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit log for auditors. */
@RestController
class AuditController {
    private final AuditTrail trail;

    AuditController(AuditTrail trail) {
        this.trail = trail;
    }

    /** @param next the cursor for older records; null when there are none */
    record Page(List<Entry> entries, @Nullable String next) {}

    @GetMapping("/api/v1/audit")
    Page entries(
            Viewer viewer,
            @RequestParam(required = false) @Nullable String user,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > AuditLog.MAX_LIMIT) {
            throw Problem.invalid("limit must be 1 to " + AuditLog.MAX_LIMIT + ", not " + limit + ".");
        }
        AuditFilter filter = Problem.invalidIfRefused(() -> new AuditFilter(user, action, subject, text, from, to));
        List<Entry> entries = trail.read(viewer, filter, cursor, limit);
        return new Page(
                entries,
                entries.size() < limit ? null : Long.toString(entries.getLast().id()));
    }
}
