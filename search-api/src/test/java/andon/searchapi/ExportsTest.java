package andon.searchapi;

import static org.assertj.core.api.Assertions.assertThat;

import andon.searchapi.accounts.Role;
import andon.searchapi.exports.StixRules;
import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import andon.vocabulary.Span;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MANY = 230;

    @TempDir
    static Path folder;

    private World world;
    private Http mina;
    private Http akira;

    World opened() throws Exception {
        return new World(folder);
    }

    @BeforeAll
    void open() throws Exception {
        world = opened();
        world.people();
        Samples.publish(world);
        List<Entity> every = Arrays.stream(EntityType.values())
                .map(type -> new Entity(type, value(type), new Span(0, 3), "sample", 0.5))
                .toList();
        world.publish(
                World.document(
                        "all",
                        "glass-forum",
                        andon.vocabulary.DocumentKind.POST,
                        "=HYPERLINK(\"http://x\")",
                        "-author",
                        "zoo of values",
                        List.of(),
                        "und",
                        every,
                        List.of()),
                World.START.minus(Duration.ofDays(9)));
        for (int i = 0; i < MANY; i++) {
            world.publish(World.simple("many-" + i, "Number " + i, "countable"), World.START.minusSeconds(i));
        }
        mina = new Http(world.address, world.key("mina", Role.CUSTOMER, World.ACME));
        akira = new Http(world.address, world.key("akira", Role.ANALYST, null));
    }

    private static String value(EntityType type) {
        return switch (type) {
            case URL -> "http://x.example/?q='or'\\";
            case API_KEY, CREDENTIAL -> "a•••z";
            case CVE -> "CVE-2026-1234";
            case ATTACK_PATTERN -> "T1059.001";
            default -> "value-of-" + type.word();
        };
    }

    @AfterAll
    void close() {
        world.close();
    }

    private static Http.Answer export(Http http, String query, String rest) {
        Http.Answer answer =
                http.get("/api/v1/exports?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + "&" + rest);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private static List<JsonNode> lines(String body) {
        return body.lines().map(JSON::readTree).toList();
    }

    @Test
    void everyDocumentOfTheResultStandsOnceNewestFirstAndTheEndIsMarked() {
        List<JsonNode> lines = lines(export(akira, "countable", "format=jsonl").body());
        assertThat(lines).hasSize(MANY);
        assertThat(lines.stream().map(l -> l.path("title").asString()))
                .startsWith("Number 0", "Number 1")
                .doesNotHaveDuplicates();
        assertThat(lines.getLast().path("resume").asString()).isEqualTo("complete");
        assertThat(lines.getFirst().has("resume")).isFalse();
    }

    @Test
    void anExportResumesBehindTheLastCursorThatCameOver() {
        List<String> whole = lines(export(akira, "countable", "format=jsonl").body()).stream()
                .map(l -> l.path("id").asString())
                .toList();
        List<JsonNode> first =
                lines(export(akira, "countable", "format=jsonl&limit=130").body());
        assertThat(first).hasSize(130);
        List<String> ids =
                new ArrayList<>(first.stream().map(l -> l.path("id").asString()).toList());
        String cursor = first.getLast().path("resume").asString();
        lines(export(akira, "countable", "format=jsonl&cursor=" + cursor).body())
                .forEach(l -> ids.add(l.path("id").asString()));
        assertThat(ids).isEqualTo(whole);
        assertThat(mina.get("/api/v1/exports?q=countable&format=jsonl&cursor=" + cursor)
                        .status())
                .isEqualTo(400);
    }

    /** The reader goes away in the middle; what came over and what the last cursor in it gives are the whole, to the byte. */
    @Test
    void whatACutConnectionLeftOutFollowsBehindItsLastCursorToTheByte() throws Exception {
        for (String format : List.of("jsonl", "csv")) {
            String whole = export(akira, "countable", "format=" + format).body();
            String cut = new String(
                    akira.beginning("/api/v1/exports?q=countable&format=" + format, whole.length() * 2 / 3),
                    StandardCharsets.UTF_8);
            String[] lines = cut.split("(?<=\\n)");
            int last = lines.length - 1;
            String cursor = "";
            while (last > 0 && cursor.isEmpty()) {
                last--;
                cursor = cursorIn(lines[last], format);
            }
            String kept = String.join("", Arrays.copyOf(lines, last + 1));
            String rest = export(akira, "countable", "format=" + format + "&cursor=" + cursor)
                    .body();
            // A table begins with its header row.
            String body = format.equals("csv") ? rest.substring(rest.indexOf("\r\n") + 2) : rest;
            assertThat(kept + body).isEqualTo(whole);
            assertThat(kept.length()).isBetween(1, whole.length() - 1);
        }
    }

    private static String cursorIn(String line, String format) {
        if (format.equals("jsonl")) {
            return JSON.readTree(line).path("resume").asString("");
        }
        String cell = line.strip();
        return cell.endsWith(",\"\"") || cell.endsWith("\"resume\"")
                ? ""
                : cell.substring(cell.lastIndexOf(",\"") + 2, cell.length() - 1);
    }

    @Test
    void aCsvNeverHoldsACellThatBeginsAFormula() {
        Http.Answer csv = export(akira, "zoo", "format=csv");
        assertThat(csv.header("content-type")).startsWith("text/csv");
        assertThat(csv.header("content-disposition")).contains("attachment", "andon.csv");
        assertThat(csv.body())
                .startsWith("\uFEFF\"id\",\"source\"")
                .contains("\"'=HYPERLINK(\"\"http://x\"\")\"", "\"'-author\"")
                .endsWith("\"complete\"\r\n");
    }

    @Test
    void aStixBundleKeepsTheStandardsRules() {
        JsonNode bundle = export(akira, "", "format=stix&tlp=amber%2Bstrict").json();
        assertThat(StixRules.brokenBy(bundle)).isEmpty();
        Set<String> types = new HashSet<>();
        bundle.path("objects").forEach(o -> types.add(o.path("type").asString()));
        assertThat(types)
                .containsExactlyInAnyOrder(
                        "identity",
                        "marking-definition",
                        "indicator",
                        "report",
                        "malware",
                        "threat-actor",
                        "attack-pattern",
                        "vulnerability");
        assertThat(bundle.toString())
                .contains("\"TLP:AMBER+STRICT\"", "\"tlp_2_0\":\"amber+strict\"", "file:hashes.'SHA-256' = ")
                .contains("\"x_andon_resume\":\"complete\"");
        List<String> patterns = bundle.path("objects")
                .valueStream()
                .map(o -> o.path("pattern").asString(""))
                .toList();
        assertThat(patterns).contains("[url:value = 'http://x.example/?q=\\'or\\'\\\\']");
        assertThat(patterns).noneMatch(p -> p.contains("•"));
    }

    @Test
    void theRulesNoticeABrokenBundle() {
        String bundle = export(akira, "zoo", "format=stix").body();
        for (String[] change : new String[][] {
            {"\"created\":\"20", "\"created\":\"x20"},
            {"\"pattern\":\"[", "\"pattern\":\"("},
            {"\"is_family\"", "\"is_it\""},
            {"\"object_refs\":[\"identity--", "\"object_refs\":[\"malware--"},
            {".000Z", "Z"}
        }) {
            assertThat(bundle).contains(change[0]);
            assertThat(StixRules.brokenBy(JSON.readTree(bundle.replace(change[0], change[1]))))
                    .as(change[0])
                    .isNotEmpty();
        }
    }

    @Test
    void exportingTwiceGivesTheSameObjects() {
        assertThat(export(akira, "zoo", "format=stix").body())
                .isEqualTo(export(akira, "zoo", "format=stix").body());
        assertThat(export(akira, "zoo", "format=misp").body())
                .isEqualTo(export(akira, "zoo", "format=misp").body());
    }

    @Test
    void mispEventsHaveTheTypesOfTheirValues() {
        JsonNode answer = export(akira, "zoo", "format=misp&tlp=green").json();
        assertThat(answer.path("resume").asString()).isEqualTo("complete");
        JsonNode event = answer.path("response").get(0).path("Event");
        assertThat(event.path("Tag").get(0).path("name").asString()).isEqualTo("tlp:green");
        assertThat(event.path("date").asString()).isEqualTo("2026-11-11");
        assertThat(event.path("threat_level_id").asString()).isEqualTo("4");
        List<String> attributes = event.path("Attribute")
                .valueStream()
                .map(a -> a.path("type").asString() + "=" + a.path("value").asString())
                .toList();
        assertThat(attributes)
                .contains(
                        "ip-dst=value-of-ipv4-addr",
                        "vulnerability=CVE-2026-1234",
                        "btc=value-of-btc-address",
                        "domain=value-of-onion-address",
                        "text=a•••z",
                        "text=zoo of values")
                .hasSize(EntityType.values().length + 2);
    }

    @Test
    void aCustomersExportHoldsNoMentionsOfOthersAndTheAuditorSeesIt() {
        for (String format : List.of("csv", "jsonl", "stix", "misp")) {
            String body = export(mina, "combo", "format=" + format).body();
            assertThat(body).contains("Fresh combo").doesNotContain("\"norwind\"", "countable");
        }
        assertThat(lines(export(mina, "combo", "format=jsonl").body()))
                .allSatisfy(l -> assertThat(l.path("mentions").valueStream())
                        .allMatch(m -> m.path("organisation").asString().equals("acme")));
        assertThat(export(mina, "drawings", "format=misp").json().path("response"))
                .isEmpty();
        Http auditor = new Http(world.address, world.key("aude", Role.AUDITOR, null));
        assertThat(auditor.get("/api/v1/audit?action=export").body()).contains("mina", "documents as stix", "combo");
    }

    @Test
    void whatCannotBeExportedIsRefusedWithTheReason() {
        assertThat(mina.get("/api/v1/exports?format=xlsx").detail()).contains("csv, jsonl, stix, misp");
        assertThat(mina.get("/api/v1/exports?tlp=white").detail()).contains("amber+strict");
        assertThat(mina.get("/api/v1/exports?format=stix&limit=10001").detail()).contains("1 to 10000 for stix");
        assertThat(mina.get("/api/v1/exports?q=%28acme").detail()).contains("column");
        assertThat(mina.get("/api/v1/exports?cursor=x").detail()).contains("cursor");
    }
}
