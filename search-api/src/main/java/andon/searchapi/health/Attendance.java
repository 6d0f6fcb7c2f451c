package andon.searchapi.health;

import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.audit.AuditLog.Action;
import andon.vocabulary.SourceId;
import org.springframework.stereotype.Component;

/** An operator says that a source was seen to, over the API or in the console; who did is noted. */
@Component
public class Attendance {
    private final HealthOverview overview;
    private final AuditLog audit;

    Attendance(HealthOverview overview, AuditLog audit) {
        this.overview = overview;
        this.audit = audit;
    }

    /** The source is visited again, with a new session; a problem if there is none of that id. */
    public void attended(Viewer viewer, SourceId source) {
        if (!overview.attended(source)) {
            throw Problem.notFound("The source " + source);
        }
        audit.record(viewer, Action.SOURCE_CHANGE, "source " + source, "attended");
    }
}
