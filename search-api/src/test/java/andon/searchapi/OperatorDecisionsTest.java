package andon.searchapi;

import static org.assertj.core.api.Assertions.assertThat;

import andon.searchapi.accounts.Role;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator decides on candidates and quarantines over the API, and what is noted of it. */
class OperatorDecisionsTest {
    private static final String CANDIDATES = "/api/v1/candidates";
    private static final String QUARANTINE = "/api/v1/quarantine";

    @TempDir
    Path folder;

    private World world;
    private Http operator;
    private Http auditor;

    @BeforeEach
    void open() throws Exception {
        world = new World(folder);
        world.people();
        operator = new Http(world.address, world.key("olga", Role.OPERATOR, null));
        auditor = new Http(world.address, world.key("aude", Role.AUDITOR, null));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void candidatesAreListedWithWhoLinksToThemPageByPage() {
        Http.Answer first = operator.get(CANDIDATES + "?limit=1");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().path("candidates").get(0).path("links").asLong())
                .isEqualTo(41);
        assertThat(first.json()
                        .path("candidates")
                        .get(0)
                        .path("contexts")
                        .get(0)
                        .path("linkText")
                        .asString(""))
                .isEqualTo("New leaks every week");
        String next = first.json().path("next").asString("");
        assertThat(operator.get(CANDIDATES + "?limit=1&cursor=" + next).body()).contains(MemoryFinds.SECOND);
        assertThat(operator.get(CANDIDATES + "?cursor=nonsense").status()).isEqualTo(400);
        assertThat(operator.get(CANDIDATES + "?limit=0").status()).isEqualTo(400);
        assertThat(operator.get(CANDIDATES + "/" + MemoryFinds.FIRST)
                        .json()
                        .path("draft")
                        .asString(""))
                .contains("id: onion-first.onion");
        assertThat(operator.get(CANDIDATES + "/nobody.onion").status()).isEqualTo(404);
        assertThat(operator.get(CANDIDATES + "/example").status()).isEqualTo(400);
    }

    @Test
    void everyDecisionIsInTheAuditLogAndARefusedOneIsNot() {
        String one = CANDIDATES + "/" + MemoryFinds.FIRST;
        Http.Answer wrong = operator.send("POST", one + "/acceptance", "bad");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json().path("line").asInt()).isEqualTo(1);
        assertThat(operator.send("POST", one + "/acceptance?id=Not+An+Id", null).status())
                .isEqualTo(400);
        Http.Answer accepted = operator.send("POST", one + "/acceptance?id=leaks", null);
        assertThat(accepted.json().path("source").asString("")).isEqualTo("leaks");
        assertThat(operator.send("POST", CANDIDATES + "/" + MemoryFinds.SECOND + "/refusal", null)
                        .status())
                .isEqualTo(204);
        assertThat(operator.send("POST", CANDIDATES + "/nobody.onion/refusal", null)
                        .status())
                .isEqualTo(404);
        assertThat(operator.get(CANDIDATES).json().path("candidates").size()).isZero();
        assertThat(operator.get(CANDIDATES + "?decided=true")
                        .json()
                        .path("candidates")
                        .size())
                .isEqualTo(2);
        Http.Answer audit = auditor.get("/api/v1/audit?action=candidate-decision");
        assertThat(audit.json().path("entries").size()).isEqualTo(2);
        assertThat(audit.body())
                .contains("candidate first.onion", "accepted as source leaks", "candidate second.onion", "refused");
    }

    @Test
    void quarantineNeedsAReasonAndItsReleaseToo() {
        String host = QUARANTINE + "/bad.onion";
        assertThat(operator.post(host, "{'reason': ' '}").status()).isEqualTo(400);
        assertThat(operator.post(QUARANTINE + "/bad", "{'reason': 'x'}").status())
                .isEqualTo(400);
        assertThat(operator.post(host, "{'reason': 'malware was named there'}").status())
                .isEqualTo(204);
        assertThat(operator.get(QUARANTINE).body())
                .contains("bad.onion", "malware was named there", "olga", "glass-forum");
        assertThat(operator.post(host + "/release", "{}").status()).isEqualTo(400);
        assertThat(operator.post(host + "/release", "{'reason': 'looked at it'}")
                        .status())
                .isEqualTo(204);
        assertThat(operator.post(host + "/release", "{'reason': 'again'}").status())
                .isEqualTo(404);
        assertThat(auditor.get("/api/v1/audit?action=quarantine-change").body())
                .contains("host bad.onion", "under quarantine: malware was named there", "released: looked at it");
    }
}
