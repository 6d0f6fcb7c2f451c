package andon.searchapi.audit;

import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.audit.AuditLog.Action;
import andon.searchapi.audit.AuditLog.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The audit log through an auditor's eyes, who is in it too. */
@Service
public class AuditTrail {
    private final AuditLog log;

    AuditTrail(AuditLog log) {
        this.log = log;
    }

    /**
     * The records that the filter lets through, newest first.
     *
     * @param cursor the id of the last record of the page before; null for the first page
     */
    public List<Entry> read(Viewer viewer, AuditFilter filter, @Nullable String cursor, int limit) {
        long before = cursor == null ? Long.MAX_VALUE : Problem.invalidIfRefused(() -> Long.parseLong(cursor));
        log.record(viewer, Action.AUDIT_VIEW, "audit", filter.words());
        return log.entries(before, filter, limit);
    }
}
