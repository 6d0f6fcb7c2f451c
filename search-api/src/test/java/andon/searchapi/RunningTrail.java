package andon.searchapi;

import static andon.searchapi.accounts.Role.ANALYST;
import static andon.searchapi.accounts.Role.CUSTOMER;
import static andon.searchapi.accounts.Role.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import andon.searchapi.audit.AuditFilter;
import andon.searchapi.audit.AuditLog.Action;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/** The endpoints of sources, candidates, knowledge and what is handed in, see {@link AuditTrail}. */
record RunningTrail(AuditTrail trail) {
    void knowledge() {
        Action changed = Action.KNOWLEDGE_CHANGE;
        Action viewed = Action.KNOWLEDGE_VIEW;
        String files = "POST /api/v1/knowledge/versions?file=epss.csv";
        long first = version(trail.use(OPERATOR, changed, files, "cve,epss,percentile\nCVE-2026-31337,0.5,0.5"));
        long second = version(trail.use(OPERATOR, changed, files, "cve,epss,percentile\nCVE-2026-31337,0.6,0.6"));
        trail.use(OPERATOR, changed, "POST /api/v1/knowledge/versions/{version}/restoration", "", first);
        trail.use(OPERATOR, changed, "POST /knowledge/versions/{version}/restoration", "", second);
        trail.use(CUSTOMER, viewed, "GET /api/v1/knowledge/techniques/{id}", "", "T1566");
        trail.use(CUSTOMER, viewed, "GET /api/v1/knowledge/actors?name=APT29", "");
        trail.use(CUSTOMER, viewed, "GET /api/v1/knowledge/families?name=LockBit", "");
        trail.use(CUSTOMER, viewed, "GET /api/v1/knowledge/vulnerabilities/{cve}", "", "CVE-2026-31337");
        trail.use(ANALYST, viewed, "GET /knowledge?q=LockBit", "");
    }

    private long version(String answer) {
        return JsonMapper.shared().readTree(answer).path("version").asLong();
    }

    void deposits() {
        trail.use(ANALYST, Action.DEPOSIT, "POST /api/v1/deposits?file=a.txt&origin=seized", "some words");
        trail.use(CUSTOMER, Action.DEPOSIT, "POST /api/v1/deposits?file=a.txt&origin=seized", "some words of ours");
        long before = trail.newest();
        assertThat(trail.person(OPERATOR)
                        .postFile("/deposits?origin=seized&source=", "b.txt", new byte[] {'h', 'i', '\n'})
                        .statusCode())
                .isEqualTo(302);
        assertThat(trail.audit()
                        .entries(Long.MAX_VALUE, new AuditFilter("olga", "deposit", null, null, null, null), 1)
                        .getFirst()
                        .id())
                .isGreaterThan(before);
        trail.usedElsewhere("POST /deposits");
    }

    void lists() {
        trail.use(CUSTOMER, Action.ASSET_CHANGE, "POST /api/v1/watch-lists", "type,value\nname,Paper Moth\n");
        trail.use(OPERATOR, Action.SOURCE_CHANGE, "POST /api/v1/sources", "id,address\nlisted,http://listed.onion/\n");
        trail.usedElsewhere("POST /watch-lists");
        trail.usedElsewhere("POST /source-lists");
        long before = trail.newest();
        trail.person(CUSTOMER)
                .postFile("/watch-lists", "l.csv", "type,value\nname,Paper Wasp\n".getBytes(StandardCharsets.UTF_8));
        assertThat(trail.audit()
                        .entries(Long.MAX_VALUE, new AuditFilter("mina", "asset-change", null, null, null, null), 1)
                        .getFirst()
                        .id())
                .isGreaterThan(before);
        before = trail.newest();
        trail.person(OPERATOR)
                .postFile(
                        "/source-lists",
                        "l.csv",
                        "id,address\nlist-2,http://l.onion/\n".getBytes(StandardCharsets.UTF_8));
        assertThat(trail.audit()
                        .entries(Long.MAX_VALUE, new AuditFilter("olga", "source-change", null, null, null, null), 1)
                        .getFirst()
                        .id())
                .isGreaterThan(before);
    }

    void running() {
        Action changed = Action.SOURCE_CHANGE;
        trail.use(OPERATOR, changed, "PUT /api/v1/sources", "sources: []");
        trail.use(OPERATOR, changed, "PUT /api/v1/sources/{id}", "paused: false", "glass-forum");
        trail.use(OPERATOR, changed, "POST /api/v1/sources/{id}/pause", "", "glass-forum");
        trail.use(OPERATOR, changed, "POST /api/v1/sources/{id}/resumption", "", "glass-forum");
        trail.use(OPERATOR, changed, "POST /api/v1/sources/{id}/versions/{version}/restoration", "", "glass-forum", 1);
        trail.use(OPERATOR, changed, "POST /api/v1/sources/{id}/visit", "", "glass-forum");
        trail.use(OPERATOR, changed, "POST /api/v1/sources/{id}/attendance", "", "glass-forum");
        trail.use(OPERATOR, changed, "DELETE /api/v1/sources/{id}", "", "glass-forum");
        Action decided = Action.CANDIDATE_DECISION;
        trail.use(OPERATOR, decided, "POST /api/v1/candidates/{host}/acceptance?id=leaks", "", MemoryFinds.FIRST);
        trail.use(OPERATOR, decided, "POST /api/v1/candidates/{host}/refusal", "", MemoryFinds.SECOND);
        Action held = Action.QUARANTINE_CHANGE;
        trail.use(OPERATOR, held, "POST /api/v1/quarantine/{host}", "{'reason':'r'}", "one.onion");
        trail.use(OPERATOR, held, "POST /api/v1/quarantine/{host}/release", "{'reason':'r'}", "one.onion");
    }

    void runningInTheConsole() {
        Action changed = Action.SOURCE_CHANGE;
        trail.use(OPERATOR, changed, "POST /new-source", "definition=id%3A+glass-forum%0Apaused%3A+false");
        trail.use(OPERATOR, changed, "POST /sources/{id}/pause", "paused=true", "glass-forum");
        trail.use(OPERATOR, changed, "POST /sources/{id}/visit", "", "glass-forum");
        trail.use(OPERATOR, changed, "POST /sources/{id}/attendance", "", "glass-forum");
        trail.use(
                OPERATOR,
                changed,
                "POST /sources/{id}",
                "definition=paused%3A+false&version=" + version(),
                "glass-forum");
        trail.use(OPERATOR, changed, "POST /sources/{id}/versions/{version}/restoration", "", "glass-forum", 1);
        trail.use(OPERATOR, changed, "POST /sources/{id}/removal", "version=" + version(), "glass-forum");
        Action decided = Action.CANDIDATE_DECISION;
        trail.use(OPERATOR, decided, "POST /candidates/{host}/acceptance", "definition=id%3A+x", MemoryFinds.FIRST);
        trail.use(OPERATOR, decided, "POST /candidates/{host}/refusal", "", MemoryFinds.SECOND);
        Action held = Action.QUARANTINE_CHANGE;
        trail.use(OPERATOR, held, "POST /quarantine", "host=two.onion&reason=r");
        trail.use(OPERATOR, held, "POST /quarantine/{host}/release", "reason=r", "two.onion");
    }

    private long version() {
        return trail.program(OPERATOR)
                .get("/api/v1/sources/glass-forum")
                .json()
                .path("version")
                .asLong();
    }
}
