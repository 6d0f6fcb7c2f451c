package andon.searchapi;

import static andon.searchapi.accounts.Role.ANALYST;
import static andon.searchapi.accounts.Role.AUDITOR;
import static andon.searchapi.accounts.Role.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import andon.searchapi.audit.AuditFilter;
import andon.searchapi.audit.AuditLog.Action;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The endpoints of requests and samples, see {@link AuditTrail}. */
record RequestTrail(AuditTrail trail) {
    void request(String document) {
        Action changed = Action.REQUEST_CHANGE;
        Action viewed = Action.REQUEST_VIEW;
        long id = trail.id(trail.use(
                CUSTOMER,
                changed,
                "POST /api/v1/requests",
                "{'brand':'Acme Corp','question':'What is known?','from':'2026-10-01','to':'2026-11-20'}"));
        trail.use(CUSTOMER, viewed, "GET /api/v1/requests/{id}", "", id);
        trail.use(ANALYST, changed, "PUT /api/v1/requests/{id}/state", "{'state':'accepted'}", id);
        trail.use(ANALYST, changed, "POST /api/v1/requests/{id}/messages", "{'body':'m'}", id);
        trail.use(
                ANALYST,
                changed,
                "POST /api/v1/requests/{id}/findings",
                "{'document':'" + document + "','note':'n'}",
                id);
        trail.use(ANALYST, changed, "POST /api/v1/requests/{id}/commentary", "{'body':'c'}", id);
        trail.use(ANALYST, changed, "POST /api/v1/requests/{id}/plays", "{'play':'phishing.warn'}", id);
        trail.use(ANALYST, viewed, "GET /api/v1/requests/{id}/answer-template", "", id);
        trail.use(ANALYST, changed, "POST /api/v1/requests/{id}/countermeasures", "{'action':'a','owner':'o'}", id);
        trail.use(ANALYST, changed, "PUT /api/v1/requests/{id}/priority", "{'priority':'high','reason':'r'}", id);
        trail.use(ANALYST, changed, "PUT /api/v1/requests/{id}/assignee", "{'assignee':'akira'}", id);
        trail.use(CUSTOMER, changed, "PUT /api/v1/requests/{id}/tlp", "{'tlp':'red'}", id);
        for (String part : List.of("history", "messages", "findings", "commentary", "countermeasures")) {
            trail.use(AUDITOR, viewed, "GET /api/v1/requests/{id}/" + part, "", id);
        }
        trail.program(CUSTOMER).upload("/api/v1/requests/" + id + "/messages", "see", "a.txt", new byte[] {1});
        trail.use(AUDITOR, viewed, "GET /api/v1/requests/{id}/attachments/{attachment}", "", id, 1);
        trail.use(AUDITOR, viewed, "GET /requests/{id}/attachments/{attachment}", "", id, 1);
        trail.use(AUDITOR, Action.REPORT, "GET /api/v1/requests/{id}/report", "", id);
        trail.use(AUDITOR, Action.EVIDENCE_VIEW, "GET /api/v1/requests/{id}/evidence-bundle", "", id);
        trail.use(
                ANALYST,
                changed,
                "PUT /api/v1/requests/{id}/findings/{finding}/judgement",
                "{'judgement':'sampled','admiralty':'B2'}",
                id,
                1);
        new Http(trail.world().address, trail.world().key("rin", ANALYST, null))
                .put("/api/v1/requests/" + id + "/state", "{'state':'in-review'}");
        trail.use(ANALYST, changed, "PUT /api/v1/requests/{id}/state", "{'state':'answered'}", id);
        JsonNode measure = trail.program(ANALYST)
                .get("/api/v1/requests/" + id + "/countermeasures")
                .json()
                .get(0);
        trail.use(
                CUSTOMER,
                changed,
                "PUT /api/v1/requests/{id}/countermeasures/{measure}/state",
                "{'state':'done'}",
                id,
                measure.path("id").asLong());
        trail.use(CUSTOMER, viewed, "GET /api/v1/requests/{id}/answers", "", id);
        trail.use(CUSTOMER, viewed, "GET /api/v1/requests/{id}/answers/{version}", "", id, 1);
    }

    void requestInTheConsole(String document) {
        Action changed = Action.REQUEST_CHANGE;
        trail.use(CUSTOMER, changed, "POST /requests", "brand=Acme+Corp&question=q&from=2026-10-01&to=2026-11-20");
        long id = trail
                .audit()
                .entries(Long.MAX_VALUE, new AuditFilter("mina", "request-change", null, "filed", null, null), 1)
                .stream()
                .map(entry -> Long.parseLong(entry.subject().substring("request ".length())))
                .findFirst()
                .orElseThrow();
        trail.use(AUDITOR, Action.REQUEST_VIEW, "GET /requests/{id}", "", id);
        trail.use(AUDITOR, Action.REPORT, "GET /requests/{id}/report", "", id);
        trail.use(AUDITOR, Action.EVIDENCE_VIEW, "GET /requests/{id}/evidence-bundle", "", id);
        trail.use(ANALYST, changed, "POST /requests/{id}/state", "state=accepted", id);
        trail.use(CUSTOMER, changed, "POST /requests/{id}/priority", "priority=urgent&reason=r", id);
        trail.use(ANALYST, changed, "POST /requests/{id}/assignee", "assignee=", id);
        trail.use(ANALYST, changed, "POST /requests/{id}/tlp", "tlp=green", id);
        trail.use(ANALYST, changed, "POST /requests/{id}/messages", "body=m", id);
        trail.use(ANALYST, changed, "POST /requests/{id}/findings", "note=n&document=" + document, id);
        trail.use(
                ANALYST,
                changed,
                "POST /requests/{id}/findings/{finding}/judgement",
                "judgement=claimed&admiralty=c3",
                id,
                2);
        trail.use(ANALYST, changed, "POST /requests/{id}/commentary", "body=c", id);
        trail.use(ANALYST, changed, "POST /requests/{id}/plays", "play=phishing.warn", id);
        trail.use(ANALYST, changed, "POST /requests/{id}/countermeasures", "action=a&owner=o", id);
        JsonNode measure = trail.program(ANALYST)
                .get("/api/v1/requests/" + id + "/countermeasures")
                .json()
                .get(0);
        trail.use(
                ANALYST,
                changed,
                "POST /requests/{id}/countermeasures/{measure}/state",
                "state=done",
                id,
                measure.path("id").asLong());
    }

    void samples() {
        long id = trail.id(trail.use(CUSTOMER, Action.SAMPLE_CHANGE, "POST /api/v1/samples?file=a.bin", "bytes"));
        trail.use(CUSTOMER, Action.SAMPLE_VIEW, "GET /api/v1/samples/{id}", "", id);
        trail.use(ANALYST, Action.SAMPLE_TAKEN, "GET /api/v1/samples/{id}/sealed", "", id);
        trail.use(AUDITOR, Action.SAMPLE_VIEW, "GET /samples/{id}", "", id);
        trail.use(ANALYST, Action.SAMPLE_TAKEN, "GET /samples/{id}/sealed", "", id);
        long before = trail.newest();
        assertThat(trail.person(CUSTOMER)
                        .postFile("/samples", "b.bin", new byte[] {7})
                        .statusCode())
                .isEqualTo(302);
        assertThat(trail.audit()
                        .entries(Long.MAX_VALUE, new AuditFilter("mina", "sample-change", null, null, null, null), 1)
                        .getFirst()
                        .id())
                .isGreaterThan(before);
        trail.usedElsewhere("POST /samples");
    }
}
