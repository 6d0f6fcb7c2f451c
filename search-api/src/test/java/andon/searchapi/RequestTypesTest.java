package andon.searchapi;

import static org.assertj.core.api.Assertions.assertThat;

import andon.searchapi.accounts.Role;
import andon.searchapi.requests.FirstLook;
import andon.searchapi.requests.FirstLookFacts;
import andon.searchapi.requests.RequestType;
import andon.vocabulary.AssetType;
import andon.vocabulary.DocumentId;
import andon.vocabulary.DocumentKind;
import andon.vocabulary.EntityType;
import andon.vocabulary.Reason;
import andon.vocabulary.Severity;
import andon.vocabulary.Threat;
import andon.vocabulary.ThreatCategory;
import andon.vocabulary.ThreatFacts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class RequestTypesTest {
    private static final String HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    @TempDir
    static Path folder;

    private static World world;
    private static Http acme;

    @BeforeAll
    static void open() throws Exception {
        world = new World(folder);
        world.people();
        acme = new Http(world.address, world.key("mina", Role.CUSTOMER, World.ACME));
        world.asset(World.ACME, AssetType.NAME, "Acme Corp");
        publishExploit(world);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    /** A post that every type's question is about. */
    static DocumentId publishExploit(World world) {
        String text = "Acme Corp runs it: exploit for CVE-2026-31337, dropper " + HASH
                + " of the Nightjar family calls 203.0.113.9 and evil.example.";
        return world.publish(
                World.document(
                        "exploit-1",
                        "glass-forum",
                        DocumentKind.POST,
                        "t",
                        "salt",
                        text,
                        List.of(),
                        "en",
                        List.of(
                                World.entity(EntityType.CVE, "CVE-2026-31337", "t\n" + text, "CVE-2026-31337"),
                                World.entity(EntityType.SHA256, HASH, "t\n" + text, HASH),
                                World.entity(EntityType.IPV4_ADDR, "203.0.113.9", "t\n" + text, "203.0.113.9"),
                                World.entity(EntityType.DOMAIN_NAME, "evil.example", "t\n" + text, "evil.example")),
                        List.of(new Threat(
                                ThreatCategory.EXPLOIT_SALE,
                                Severity.HIGH,
                                List.of(Reason.of(Reason.Cause.LARGE_AMOUNT, "3k USD")),
                                new ThreatFacts("Acme Corp", null, List.of(), null, null, "3k USD", null)))),
                World.START);
    }

    /** The question of each type, as a customer sends it. */
    static final Map<RequestType, String> FILINGS = Map.of(
            RequestType.DARK_WEB_SEARCH,
            "'brand':'Acme Corp','domain':'acme.example','from':'2026-10-01','to':'2026-11-20'",
            RequestType.THREAT_REPORT,
            "'reference':'Nightjar campaign, report 12','indicators':['hxxp://evil[.]example/a','203.0.113[.]9','"
                    + HASH + "']",
            RequestType.MALWARE_SAMPLE,
            "'sample':'" + HASH.toUpperCase(java.util.Locale.ROOT) + "'",
            RequestType.MALWARE_CONTEXT,
            "'indicator':'Nightjar'",
            RequestType.VULNERABILITY,
            "'cve':'cve-2026-31337','product':'VPN gateway 7.2'");

    static String filing(RequestType type) {
        return "{'type':'" + type.word() + "','question':'What is it?'," + FILINGS.get(type) + "}";
    }

    @Test
    void eachTypeIsFiledWithItsOwnQuestionAndFindsWhatIsKnownOfIt() {
        for (RequestType type : RequestType.values()) {
            Http.Answer filed = acme.post("/api/v1/requests", filing(type));
            assertThat(filed.status()).as(filed.body()).isEqualTo(201);
            JsonNode request = acme.get(
                            "/api/v1/requests/" + filed.json().path("id").asLong())
                    .json();
            assertThat(request.path("type").asString()).isEqualTo(type.word());
            assertThat(request.path("team").asString()).isEqualTo(type.team());
            assertThat(request.path("question").asString()).isEqualTo("What is it?");
            assertThat(request.path("firstLook").path("documents").asInt())
                    .as(type.word())
                    .isEqualTo(1);
            assertThat(request.path("firstLook").path("coverage").valueStream())
                    .filteredOn(c -> !c.path("source").asString().startsWith("knowledge:"))
                    .hasSize(3);
        }
    }

    @Test
    void valuesAreKeptInTheirNormalForm() {
        JsonNode report =
                acme.post("/api/v1/requests", filing(RequestType.THREAT_REPORT)).json();
        assertThat(report.path("indicators").toString())
                .isEqualTo("[\"http://evil.example/a\",\"203.0.113.9\",\"" + HASH + "\"]");
        JsonNode context = acme.post("/api/v1/requests", filing(RequestType.MALWARE_CONTEXT))
                .json();
        assertThat(context.path("kind").asString()).isEqualTo("family");
        JsonNode flaw =
                acme.post("/api/v1/requests", filing(RequestType.VULNERABILITY)).json();
        assertThat(flaw.path("cve").asString()).isEqualTo("CVE-2026-31337");
        assertThat(flaw.path("subject").asString()).isEqualTo("CVE-2026-31337 · VPN gateway 7.2");
        assertThat(flaw.has("brand")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'gossip'} | type must be one of dark-web-search, threat-report, malware-sample",
                "{'type':'vulnerability','question':'q'} | missing for a request of type vulnerability: cve",
                "{'type':'vulnerability','question':'q','cve':'31337'} | CVE-2026-12345",
                "{'type':'malware-sample','question':'q','sample':'abc'} | number of a stored sample",
                "{'type':'malware-context','question':'q','kind':'ip','indicator':'999.1.1.1'} | IPv4 or IPv6",
                "{'type':'malware-context','question':'q','kind':'smell','indicator':'x'} | hash, url, ip, domain or family",
                "{'type':'threat-report','indicators':['x']} | reference, question",
                "{'brand':'Acme','question':'q','from':'soon','to':'2026-11-20'} | from must be a day such as",
                "{'brand':'Acme','question':'q','from':'2026-11-21','to':'2026-11-20'} | ends (2026-11-20) before",
                "{'brand':'Acme','domain':'a b','question':'q','from':'2026-11-01','to':'2026-11-20'} | a domain such as"
            })
    void whatIsRefusedComesBackWithItsReason(String filing, String reason) {
        Http.Answer answer = acme.post("/api/v1/requests", filing);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.detail()).contains(reason.strip());
    }

    @Test
    void aReportWithTooManyIndicatorsIsRefused() {
        StringBuilder many = new StringBuilder("'family 0'");
        for (int n = 1; n <= 100; n++) {
            many.append(",'family ").append(n).append('\'');
        }
        assertThat(acme.post(
                                "/api/v1/requests",
                                "{'type':'threat-report','reference':'r','question':'q','indicators':[" + many + "]}")
                        .detail())
                .contains("at most 100 indicators, not 101");
    }

    @Test
    void whatOtherPartsKnowStandsInTheFirstLookWithItsCoverage(@TempDir Path elsewhere) throws Exception {
        FirstLookFacts knowledge = new FirstLookFacts() {
            @Override
            public Known vulnerability(
                    andon.searchapi.access.Viewer viewer, andon.searchapi.requests.Question.Vulnerability question) {
                return new Known(
                        List.of(new FirstLook.Facts(
                                "severity", List.of(new FirstLook.Fact("CVSS", question.cve() + " 9.8")))),
                        List.of(new FirstLook.Coverage("nvd", "NVD", "imported", World.START, 7)));
            }
        };
        try (World other = new World(elsewhere, knowledge)) {
            other.people();
            Http customer = new Http(other.address, other.key("mina", Role.CUSTOMER, World.ACME));
            JsonNode look = customer.post("/api/v1/requests", filing(RequestType.VULNERABILITY))
                    .json()
                    .path("firstLook");
            assertThat(look.path("facts")
                            .get(0)
                            .path("facts")
                            .get(0)
                            .path("value")
                            .asString())
                    .isEqualTo("CVE-2026-31337 9.8");
            assertThat(look.path("coverage").get(3).path("name").asString()).isEqualTo("NVD");
        }
    }
}
