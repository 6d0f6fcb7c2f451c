package andon.searchapi;

import static org.assertj.core.api.Assertions.assertThat;

import andon.searchapi.accounts.Role;
import andon.searchapi.exports.StixRules;
import andon.vocabulary.AssetType;
import andon.vocabulary.DocumentId;
import andon.vocabulary.DocumentKind;
import andon.vocabulary.EntityType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A report of each format opened by something that can read it. */
class ReportFormatsTest {
    private static final String RUSSIAN = "Продаю доступ к сети acme.example, ё";
    private static final String CHINESE = "出售 acme.example 的访问权限和数据库泄露";
    private static final String JAPANESE = "直ちに VPN の認証情報を無効にしてください。骨子は次のとおりです。";

    @TempDir
    static Path folder;

    private static World world;
    private static Http acme;
    private static Http analyst;
    private static String path;

    @BeforeAll
    static void open() throws Exception {
        world = new World(folder);
        world.people();
        world.asset(World.ACME, AssetType.DOMAIN, "acme.example");
        acme = new Http(world.address, world.key("mina", Role.CUSTOMER, World.ACME));
        analyst = new Http(world.address, world.key("akira", Role.ANALYST, null));
        path = "/api/v1/requests/"
                + acme.post(
                                "/api/v1/requests",
                                "{'brand':'Acme Corp','question':'何が漏洩していますか。','from':'2026-10-01','to':'2026-11-20'}")
                        .json()
                        .path("id")
                        .asLong();
        assertThat(analyst.put(path + "/state", "{'state':'accepted'}").status())
                .isEqualTo(200);
        pin(publish("ru", "Доступ к сети", RUSSIAN), "Broker");
        pin(publish("zh", "数据库泄露", CHINESE), "Leak \uD83D\uDD12 عربى");
        for (int i = 0; i < 6; i++) {
            pin(publish("en" + i, "Post " + i, "more about acme.example ".repeat(20)), "note ".repeat(60));
        }
        analyst.post(path + "/commentary", "{'body':'" + JAPANESE + "'}");
        analyst.post(
                path + "/countermeasures", "{'action':'Reset the VPN accounts','owner':'Acme IT','due':'2026-11-25'}");
        analyst.put(path + "/state", "{'state':'in-review'}");
        Http reviewer = new Http(world.address, world.key("rin", Role.ANALYST, null));
        assertThat(reviewer.put(path + "/state", "{'state':'answered'}").status())
                .isEqualTo(200);
    }

    private static DocumentId publish(String key, String title, String text) {
        return world.publish(
                World.document(
                        key,
                        "glass-forum",
                        DocumentKind.POST,
                        title,
                        "ghost",
                        text,
                        List.of(),
                        "en",
                        List.of(World.entity(
                                EntityType.DOMAIN_NAME, "acme.example", title + "\n" + text, "acme.example")),
                        List.of()),
                World.START.minusSeconds(3600));
    }

    private static void pin(DocumentId document, String note) {
        assertThat(analyst.post(path + "/findings", "{'document':'" + document + "','note':'" + note + "'}")
                        .status())
                .isEqualTo(201);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static byte[] report(String query) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(world.address + path + "/report" + query))
                                .header("Authorization", "Bearer " + world.key("mina", Role.CUSTOMER, World.ACME))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode())
                .as(new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(200);
        return answer.body();
    }

    private static JsonNode finding() {
        return acme.get(path + "/findings").json().get(0);
    }

    private static void citesTheFinding(String text) {
        JsonNode finding = finding();
        assertThat(text)
                .contains(
                        finding.path("payloadSha256").asString(),
                        finding.path("warcFile").asString(),
                        finding.path("address").asString().substring(0, 30));
    }

    @Test
    void aPdfHasRussianChineseAndJapaneseTextAndEmbedsItsFonts() throws Exception {
        for (String language : List.of("en", "ja")) {
            try (PDDocument pdf = Loader.loadPDF(report("?format=pdf&tlp=red&lang=" + language))) {
                String text = new PDFTextStripper().getText(pdf).replaceAll("\\s+", "");
                assertThat(text)
                        .contains(
                                RUSSIAN.replace(" ", ""),
                                CHINESE.replace(" ", ""),
                                JAPANESE.replace(" ", ""),
                                "何が漏洩していますか。",
                                "TLP:RED",
                                "·F6",
                                "rin",
                                "Leak□",
                                "2026-11-2008:00UTC");
                citesTheFinding(text);
                assertThat(text).contains(language.equals("ja") ? "推奨対策" : "Countermeasures");
                assertThat(pdf.getNumberOfPages()).isGreaterThan(1);
                for (var page : pdf.getPages()) {
                    List<PDFont> fonts = new ArrayList<>();
                    for (var name : page.getResources().getFontNames()) {
                        fonts.add(page.getResources().getFont(name));
                    }
                    assertThat(fonts).isNotEmpty().allMatch(PDFont::isEmbedded);
                }
                Path pictures = Files.createDirectories(Path.of("target", "screenshots"));
                for (int page = 0; page < 2; page++) {
                    ImageIO.write(
                            new PDFRenderer(pdf).renderImageWithDPI(page, 90),
                            "png",
                            pictures.resolve("report-" + language + "-" + page + ".png")
                                    .toFile());
                }
            }
        }
    }

    @Test
    void aStixBundleKeepsTheStandardsRules() {
        Http.Answer answer = acme.get(path + "/report?format=stix&tlp=amber%2Bstrict&lang=ja");
        assertThat(answer.header("content-type")).startsWith("application/stix+json");
        JsonNode bundle = answer.json();
        assertThat(StixRules.brokenBy(bundle)).isEmpty();
        List<String> types = bundle.path("objects").findValuesAsString("type");
        assertThat(types)
                .contains(
                        "identity",
                        "marking-definition",
                        "report",
                        "observed-data",
                        "note",
                        "indicator",
                        "course-of-action",
                        "relationship",
                        "url",
                        "file");
        assertThat(answer.body())
                .contains("TLP:AMBER+STRICT", "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003");
        citesTheFinding(answer.body());
        for (JsonNode object : bundle.path("objects")) {
            if (object.path("type").asString().equals("report")) {
                assertThat(object.path("description").asString()).isEqualTo(JAPANESE);
                assertThat(object.path("lang").asString()).isEqualTo("ja");
                assertThat(object.path("published").asString()).isEqualTo("2026-11-20T09:00:00.000Z");
            }
        }
        assertThat(acme.get(path + "/report?format=stix&tlp=amber%2Bstrict&lang=ja")
                        .body())
                .as("the same report is the same bundle")
                .isEqualTo(answer.body());
    }

    @Test
    void jsonHasTheAnswerWithItsEvidence() {
        Http.Answer answer = acme.get(path + "/report?format=json");
        assertThat(answer.header("content-type")).startsWith("application/json");
        JsonNode report = answer.json();
        assertThat(report.path("form").asString()).isEqualTo("andon-report-1");
        assertThat(report.path("tlp").asString()).isEqualTo("TLP:AMBER");
        assertThat(report.path("commentary").get(0).path("body").asString()).isEqualTo(JAPANESE);
        assertThat(report.path("findings").size()).isEqualTo(8);
        assertThat(report.path("countermeasures").get(0).path("owner").asString())
                .isEqualTo("Acme IT");
        assertThat(report.path("coverage").size()).isPositive();
        citesTheFinding(report.path("findings").toString());
    }

    @Test
    void htmlStaysWhatItWasAndSaysItsLabel() {
        Http.Answer answer = acme.get(path + "/report?tlp=amber%2Bstrict");
        assertThat(answer.header("content-type")).startsWith("text/html");
        assertThat(answer.body()).contains("TLP:AMBER+STRICT", RUSSIAN, CHINESE, JAPANESE);
        citesTheFinding(answer.body());
    }

    @Test
    void whatIsNoFormatOrLabelIsRefusedWithWhatThereIs() {
        assertThat(acme.get(path + "/report?format=docx").detail())
                .isEqualTo("format must be one of [html, pdf, json, stix], not 'docx'.");
        assertThat(acme.get(path + "/report?tlp=pink").detail()).contains("amber+strict");
        assertThat(acme.get(path + "/report?tlp=green").detail())
                .contains("is TLP:AMBER: its report can have this label or a stricter one, not TLP:GREEN");
        Http norwind = new Http(world.address, world.key("lars", Role.CUSTOMER, World.NORWIND));
        for (String format : List.of("html", "pdf", "json", "stix")) {
            assertThat(norwind.get(path + "/report?format=" + format).status()).isEqualTo(404);
        }
    }
}
