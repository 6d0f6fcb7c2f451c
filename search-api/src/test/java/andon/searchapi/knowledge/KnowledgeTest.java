package andon.searchapi.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import andon.database.Database;
import andon.evidence.ChainAnchors;
import andon.searchapi.audit.AuditFilter;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.knowledge.Knowledge.By;
import andon.searchapi.knowledge.Knowledge.Import;
import andon.searchapi.knowledge.KnowledgeEntry.Actor;
import andon.searchapi.knowledge.KnowledgeEntry.Exploited;
import andon.searchapi.knowledge.KnowledgeEntry.Family;
import andon.searchapi.knowledge.KnowledgeEntry.Probability;
import andon.searchapi.knowledge.KnowledgeEntry.Technique;
import andon.searchapi.knowledge.KnowledgeEntry.Vulnerability;
import andon.testbed.fixtures.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the importers read of files in the published forms, and that a bad file leaves what is there. */
class KnowledgeTest {
    private static final Instant START = Instant.parse("2026-11-20T09:00:00Z");

    @TempDir
    Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private Database database;
    private AuditLog audit;
    private Knowledge knowledge;

    TestDatabase database() {
        return TestDatabase.H2;
    }

    @BeforeEach
    void open() {
        database = Database.open(database().fresh(folder));
        audit = new AuditLog(database, ChainAnchors.none(), now::get);
        knowledge = new Knowledge(database, audit, now::get);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Import bring(String name, byte[] content, boolean evenIfSmaller) {
        try {
            return knowledge.bring(
                    Files.write(folder.resolve("given"), content), name, new By.Command("olga"), evenIfSmaller);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private KnowledgeVersion good(String name, String content) {
        Import done = bring(name, KnowledgeSamples.bytes(content), false);
        assertThat(done).isInstanceOf(Import.Done.class);
        return ((Import.Done) done).version();
    }

    private String refused(String name, byte[] content) {
        Import outcome = bring(name, content, false);
        assertThat(outcome).isInstanceOf(Import.Refused.class);
        return ((Import.Refused) outcome).reason();
    }

    @Test
    void attackTellsTechniquesWithMitigationsActorsWithAliasesAndWhatUsesWhat() {
        KnowledgeVersion version = good("enterprise-attack.json", KnowledgeSamples.ATTACK);
        assertThat(version.body()).isEqualTo(KnowledgeBody.ATTACK);
        assertThat(version.part()).isEqualTo("enterprise-attack");
        assertThat(version.edition()).isEqualTo("v99.1");
        assertThat(version.date()).isEqualTo(Instant.parse("2026-10-28T14:00:00.188Z"));
        assertThat(version.entries()).isEqualTo(5);
        assertThat(version.skipped()).isEqualTo(1);

        Technique phishing = knowledge
                .technique("t9566")
                .entries(Technique.class)
                .findFirst()
                .orElseThrow();
        assertThat(phishing.name()).isEqualTo("Lantern Phishing");
        assertThat(phishing.description()).isEqualTo("Letters that bring bad light.");
        assertThat(phishing.tactics()).containsExactly("initial-access");
        assertThat(phishing.mitigations())
                .containsExactly(new KnowledgeEntry.Mitigation("M9017", "User Training", "Train them."));
        assertThat(phishing.actors()).containsExactly("Paper Moth");
        assertThat(phishing.families()).containsExactly("Nightjar");

        Technique old = knowledge
                .technique("T9001")
                .entries(Technique.class)
                .findFirst()
                .orElseThrow();
        assertThat(old.status()).isEqualTo("revoked");
        assertThat(old.replacedBy()).isEqualTo("T9566");

        for (String name : List.of("Paper Moth", "apt990", "APT-990")) {
            Actor moth = knowledge.actors(name).entries(Actor.class).findFirst().orElseThrow();
            assertThat(moth.id()).isEqualTo("G9016");
            // The use of a technique that was revoked does not count.
            assertThat(moth.techniques()).containsExactly(new KnowledgeEntry.Named("T9566", "Lantern Phishing"));
            assertThat(moth.families()).containsExactly("Nightjar");
        }
        Family nightjar = knowledge
                .families("GOATSUCKER")
                .entries(Family.class)
                .findFirst()
                .orElseThrow();
        assertThat(nightjar.actors()).containsExactly("Paper Moth");
        assertThat(nightjar.aliases()).containsExactly("Goatsucker");
    }

    @Test
    void aBundleIsOfTheDomainOfMostOfItsTechniques() {
        String technique = """
                {"type": "attack-pattern", "id": "attack-pattern--%1$s", "name": "N%1$s", "x_mitre_domains": [%2$s],
                 "external_references": [{"source_name": "mitre-attack", "external_id": "T90%1$s"}]}""";
        String bundle = "{\"type\": \"bundle\", \"objects\": ["
                + String.join(
                        ",",
                        technique.formatted("10", "\"ics-attack\", \"enterprise-attack\""),
                        technique.formatted("11", "\"enterprise-attack\""))
                + "]}";
        assertThat(good("b.json", bundle).part()).isEqualTo("enterprise-attack");
    }

    @Test
    void whatIsRatedByTheNewestStandardOrRejectedIsTold() {
        good("nvdcve-2.0-2026.json", """
                {"resultsPerPage": 2, "startIndex": 0, "totalResults": 2, "format": "NVD_CVE", "version": "2.0",
                 "timestamp": "2026-11-19T03:00:01.123", "vulnerabilities": [
                  {"cve": {"id": "CVE-2026-20001", "vulnStatus": "Awaiting Analysis", "cveTags": [],
                    "descriptions": [{"lang": "en", "value": "A flaw."}],
                    "metrics": {"cvssMetricV40": [{"source": "cna@acme.example", "type": "Secondary", "cvssData":
                      {"version": "4.0", "vectorString": "CVSS:4.0/AV:N", "baseScore": 9.3, "baseSeverity": "CRITICAL"}}],
                      "cvssMetricV31": [{"source": "nvd@nist.gov", "type": "Primary", "cvssData":
                      {"version": "3.1", "vectorString": "CVSS:3.1/AV:N", "baseScore": 8.8, "baseSeverity": "HIGH"}}]}}},
                  {"cve": {"id": "CVE-2026-20002", "vulnStatus": "Rejected", "metrics": {},
                    "descriptions": [{"lang": "en", "value": "Rejected reason: not used."}], "references": []}}]}
                """);
        Vulnerability rated = (Vulnerability)
                knowledge.vulnerability("CVE-2026-20001").known().getFirst().entry();
        assertThat(rated.cvss()).isEqualTo(new KnowledgeEntry.Cvss("4.0", 9.3, "CRITICAL", "CVSS:4.0/AV:N"));
        Vulnerability rejected = (Vulnerability)
                knowledge.vulnerability("CVE-2026-20002").known().getFirst().entry();
        assertThat(rejected.status()).isEqualTo("Rejected");
        assertThat(rejected.cvss()).isNull();
    }

    @Test
    void scoresAreReadWithTheRemarkAndTheLineEndsTheyAreGivenWith() {
        KnowledgeVersion version = good("epss_scores-2026-11-19.csv", """
                #model_version:v2025.03.14,score_date:2026-11-19T12:55:00Z
                cve,epss,percentile
                CVE-2026-20001,0.00043,0.12345
                """.replace("\n", "\r\n"));
        assertThat(version.edition()).isEqualTo("v2025.03.14");
        assertThat(version.asOf()).isEqualTo(Instant.parse("2026-11-19T12:55:00Z"));
        assertThat(version.entries()).isEqualTo(1);
    }

    @Test
    void aGalaxyStandsBesideAttackAndEachSaysWhoSaysIt() {
        good("enterprise-attack.json", KnowledgeSamples.ATTACK);
        KnowledgeVersion galaxy = good("threat-actor.json", KnowledgeSamples.MISP);
        assertThat(galaxy.part()).isEqualTo("threat-actor");
        assertThat(galaxy.edition()).isEqualTo("version 303");
        assertThat(galaxy.entries()).isEqualTo(1);
        assertThat(galaxy.skipped()).isEqualTo(2);
        Knowledge.Answer answer = knowledge.named("paper moth");
        assertThat(answer.known())
                .extracting(k -> k.version().body())
                .containsExactly(KnowledgeBody.ATTACK, KnowledgeBody.MISP);
        assertThat(knowledge.actors("moth of paper").entries(Actor.class))
                .extracting(Actor::country)
                .containsExactly("XX");
    }

    @Test
    void aVulnerabilityHasItsSeverityExploitationAndProbability() {
        good("nvdcve-2.0-2026.json", KnowledgeSamples.nvd(9.8, "2026-11-15T10:00:00.000"));
        good("known_exploited_vulnerabilities.json", KnowledgeSamples.KEV);
        bring(
                "epss_scores-2026-11-19.csv.gz",
                KnowledgeSamples.gzip(KnowledgeSamples.bytes(KnowledgeSamples.EPSS)),
                false);
        Knowledge.Answer answer = knowledge.vulnerability("cve-2026-31337");
        Vulnerability nvd = answer.entries(Vulnerability.class).findFirst().orElseThrow();
        assertThat(nvd.description()).isEqualTo("A flaw in the VPN gateway.");
        assertThat(nvd.cvss())
                .isEqualTo(new KnowledgeEntry.Cvss(
                        "3.1", 9.8, "critical", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"));
        assertThat(nvd.weaknesses()).containsExactly("CWE-78");
        assertThat(nvd.published()).isEqualTo(Instant.parse("2026-11-09T10:15:09.143Z"));
        Exploited kev = answer.entries(Exploited.class).findFirst().orElseThrow();
        assertThat(kev.ransomware()).isTrue();
        assertThat(kev.added()).isEqualTo(LocalDate.of(2026, 11, 10));
        assertThat(kev.due()).isEqualTo(LocalDate.of(2026, 12, 1));
        assertThat(kev.product()).isEqualTo("Acme VPN gateway");
        assertThat(answer.entries(Probability.class))
                .containsExactly(new Probability("CVE-2026-31337", 0.97432, 0.99981));
        assertThat(answer.searched())
                .extracting(KnowledgeVersion::date)
                .containsExactly(
                        Instant.parse("2026-11-18T15:00:00.123400Z"),
                        Instant.parse("2026-11-19T08:30:00Z"),
                        Instant.parse("2026-11-19T00:00:00Z"));
        assertThat(knowledge
                        .vulnerability("CVE-2026-10009")
                        .entries(Vulnerability.class)
                        .map(Vulnerability::cvss))
                .containsExactly((KnowledgeEntry.Cvss) null);
        assertThat(knowledge.vulnerability("CVE-2026-99999").known()).isEmpty();
    }

    @Test
    void ofSeveralPagesOfTheNvdTheOneChangedLastCounts() {
        good("nvdcve-2.0-2026.json", KnowledgeSamples.nvd(9.8, "2026-11-15T10:00:00.000"));
        good("nvdcve-2.0-modified.json", KnowledgeSamples.nvd(7.1, "2026-11-18T10:00:00.000"));
        assertThat(knowledge
                        .vulnerability("CVE-2026-31337")
                        .entries(Vulnerability.class)
                        .map(Vulnerability::cvss))
                .extracting(KnowledgeEntry.Cvss::score)
                .containsExactly(7.1);
    }

    @Test
    void theLastVersionsAreKeptAndCanBeGoneBackTo() {
        for (int n = 1; n <= 4; n++) {
            now.set(START.plus(Duration.ofDays(n)));
            good("nvd.json", KnowledgeSamples.nvd(n, "2026-11-15T10:00:00.000"));
        }
        List<KnowledgeVersion> kept = knowledge.versions();
        assertThat(kept).hasSize(Knowledge.KEPT);
        assertThat(kept).extracting(KnowledgeVersion::current).containsExactly(true, false, false);
        assertThat(score()).isEqualTo(4);
        KnowledgeVersion oldest = kept.getLast();
        assertThat(knowledge
                        .restore(oldest.id(), new By.Command("olga"))
                        .orElseThrow()
                        .current())
                .isTrue();
        assertThat(score()).isEqualTo(2);
        // What is in use is never the one that goes.
        now.set(START.plus(Duration.ofDays(9)));
        good("nvd.json", KnowledgeSamples.nvd(9, "2026-11-15T10:00:00.000"));
        assertThat(score()).isEqualTo(9);
        assertThat(knowledge.restore(oldest.id(), new By.Command("olga"))).isEmpty();
        assertThat(audit.entries(
                        Long.MAX_VALUE, new AuditFilter("olga", "knowledge-change", null, null, null, null), 10))
                .hasSize(6)
                .allSatisfy(entry -> assertThat(entry.subject()).isEqualTo("knowledge nvd nvd"));
    }

    private double score() {
        return knowledge
                .vulnerability("CVE-2026-31337")
                .entries(Vulnerability.class)
                .map(v -> java.util.Objects.requireNonNull(v.cvss()).score())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theSameFileAgainChangesNothingButWhenItWasSeen() {
        KnowledgeVersion first = good("kev.json", KnowledgeSamples.KEV);
        now.set(START.plus(Duration.ofDays(1)));
        Import again = bring("kev.json", KnowledgeSamples.bytes(KnowledgeSamples.KEV), false);
        assertThat(again).isInstanceOf(Import.Unchanged.class);
        assertThat(knowledge.versions()).singleElement().satisfies(v -> {
            assertThat(v.id()).isEqualTo(first.id());
            assertThat(v.checkedAt()).isEqualTo(START.plus(Duration.ofDays(1)));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | the file is empty",
                "<html> | no JSON within the bounds",
                "[1] | must be one JSON object",
                "{\"a\":1} | neither an ATT&CK bundle",
                "{\"catalogVersion\":\"1\",\"vulnerabilities\":[{\"cveID\":\"CVE-2026-31337\"} | is cut off",
                "{\"catalogVersion\":\"1\",\"count\":3,\"vulnerabilities\":[{\"cveID\":\"CVE-2026-31337\"}]} | says"
                        + " that it has 3 entries and has 1",
                "{\"catalogVersion\":\"1\",\"vulnerabilities\":[]} | nothing in it that Andon can use",
                "{\"catalogVersion\":\"1\",\"vulnerabilities\":[7]} | must hold objects",
                "{\"catalogVersion\":\"1\",\"vulnerabilities\":[]} {} | behind the end",
                "{\"type\":\"country\",\"values\":[{\"value\":\"x\"}]} | this one's type is 'country'",
                "cve,epss,percentile@CVE-2026-31337,1.5,0 | line 2 is no CVE with two shares",
                "cve,epss,percentile@CVE-2026-31337,0.5 | line 2 has not the three columns",
                "#model_version:1,score_date:2@cve,epss | line 2: expected",
            })
    void aBadFileLeavesWhatIsThereAndSaysWhy(String content, String reason) {
        good("kev.json", KnowledgeSamples.KEV);
        good("epss.csv", KnowledgeSamples.EPSS);
        assertThat(refused("bad", KnowledgeSamples.bytes(content.replace('@', '\n'))))
                .contains(reason);
        assertThat(knowledge.vulnerability("CVE-2026-31337").known()).hasSize(2);
        assertThat(knowledge.versions()).hasSize(2);
    }

    @Test
    void aFileThatShrankIsRefusedUnlessTheOperatorSaysSo() {
        String many = "cve,epss,percentile\n";
        for (int n = 0; n < 3000; n++) {
            many += "CVE-2026-" + (10_000 + n) + ",0.1,0.5\n";
        }
        good("epss.csv", many);
        byte[] cut = KnowledgeSamples.bytes(many.substring(0, many.length() / 3).replaceFirst("\n[^\n]*$", "\n"));
        assertThat(refused("epss.csv", cut)).contains("what is there has 3000");
        assertThat(bring("epss.csv", cut, true)).isInstanceOf(Import.Done.class);
    }

    @Test
    void whatUnpacksWithoutEndIsRefused() {
        byte[] bomb = KnowledgeSamples.gzip(new byte[64 << 20]);
        assertThat(bomb.length).isLessThan(100_000);
        assertThat(refused("bomb.json.gz", bomb)).contains("unpacks to more than 200 times its size");
        byte[] good = KnowledgeSamples.gzip(KnowledgeSamples.bytes(KnowledgeSamples.KEV));
        assertThat(refused("cut.json.gz", java.util.Arrays.copyOf(good, good.length - 20)))
                .contains("cut off or damaged");
        good[good.length / 2] ^= 0x55;
        assertThat(bring("bent.json.gz", good, false)).isInstanceOf(Import.Refused.class);
        assertThat(knowledge.versions()).isEmpty();
    }

    @Test
    void entriesThatAreTooMuchAreRefusedOrCut() {
        String deep = "[".repeat(200) + "]".repeat(200);
        assertThat(refused(
                        "deep.json",
                        KnowledgeSamples.bytes(
                                "{\"catalogVersion\":\"1\",\"vulnerabilities\":[{\"x\":" + deep + "}]}")))
                .contains("no JSON within the bounds");
        String wide = "1,".repeat(JsonEntries.MAX_TOKENS) + "1";
        assertThat(refused(
                        "wide.json",
                        KnowledgeSamples.bytes(
                                "{\"catalogVersion\":\"1\",\"vulnerabilities\":[{\"x\":[" + wide + "]}]}")))
                .contains("more than 100000 values");
        good(
                "long.json",
                KnowledgeSamples.KEV.replace("Acme VPN gateway command injection", "\\ud83d\\ude00".repeat(9000)));
        Exploited cut = knowledge
                .vulnerability("CVE-2026-31337")
                .entries(Exploited.class)
                .findFirst()
                .orElseThrow();
        assertThat(cut.name()).hasSizeLessThanOrEqualTo(KnowledgeEntry.MAX_NAME).endsWith("…");
        assertThat(cut.name().codePoints()).allMatch(c -> c == 0x1F600 || c == '…');
    }

    @Test
    void theBuiltInSetIsThereFromTheStartAndComesLast() {
        knowledge.bringBuiltIn();
        knowledge.bringBuiltIn();
        assertThat(knowledge.versions())
                .singleElement()
                .satisfies(v -> assertThat(v.skipped()).isZero());
        assertThat(knowledge.technique("T1566").entries(Technique.class))
                .singleElement()
                .satisfies(t -> assertThat(t.mitigations()).isNotEmpty());
        assertThat(knowledge.about("Cozy Bear").entries(Actor.class))
                .extracting(Actor::name)
                .containsExactly("APT29");
        assertThat(knowledge.about("CVE-2021-44228").known()).hasSize(2);
        good("kev.json", KnowledgeSamples.KEV.replace("CVE-2026-31337", "CVE-2021-44228"));
        assertThat(knowledge.about("cve-2021-44228").known())
                .extracting(k -> k.version().body())
                .containsExactly(KnowledgeBody.KEV, KnowledgeBody.BUILT_IN, KnowledgeBody.BUILT_IN);
    }
}
