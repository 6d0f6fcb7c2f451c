package andon.app;

import andon.crawler.safety.OwnDecisions;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.audit.AuditLog.Action;
import andon.vocabulary.OnionAddress;
import andon.vocabulary.SourceId;

/** Records what the crawler decides by itself where operators' decisions are recorded too. */
record AuditedDecisions(AuditLog audit) implements OwnDecisions {
    @Override
    public void quarantined(String host, String reason) {
        audit.recordOwn("crawler", Action.QUARANTINE_CHANGE, "host " + host, "under quarantine: " + reason);
    }

    @Override
    public void followed(OnionAddress candidate, SourceId source) {
        audit.recordOwn(
                "crawler",
                Action.CANDIDATE_DECISION,
                "candidate " + candidate.host(),
                "accepted as source " + source + " within the budget of crawler.follow-per-day");
    }
}
