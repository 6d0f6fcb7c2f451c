package andon.indexer;

import static andon.indexer.IndexerFixture.ADDRESS;
import static andon.indexer.IndexerFixture.thread;
import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.index.IndexedDocument;
import andon.corpus.query.QuerySyntaxException;
import andon.evidence.CapturedResponse;
import andon.vocabulary.Capture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A planted secret is found nowhere outside the evidence store: every byte of the index and of the database files is
 * searched, and what compression could hide (stored documents, rows) is read out and searched too.
 */
class PlantedSecretsTest {
    private static final String PASSWORD = "Zq7!planted" + "Vault93";
    private static final String IN_TITLE = "Tq8!planted" + "Title41";
    private static final String IN_AUTHOR = "Aq9!planted" + "Author52";
    private static final String IN_QUOTE = "Qq4!planted" + "Quote63";
    private static final String IN_URL = "Uq5planted" + "Query74x";
    private static final String IN_HREF = "Hq6planted" + "Attr85x";
    private static final String IN_CSV = "Cq2!planted" + "Csv96";
    private static final String IN_SQL = "Sq3!planted" + "Sql07";
    private static final String IN_JSON = "Jq1!planted" + "Json18";
    private static final String IN_BLOCK = "Bq0!planted" + "Block29";
    private static final String IN_LIST = "Lq9!planted" + "List30";
    private static final String HASH = "$2y$10$" + "N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy";
    private static final String CARD = "41111111" + "11111111";
    private static final String API_KEY = "AKIA" + "Z3QPLANTEDKEY7XW".substring(0, 16);
    private static final String KEY_BODY = "MIIEowIBAAKCAQEAx7Zq9vWm0pQdk3Jx" + "XhUoR4bTn2sLwYcVfGgHjMzP";
    private static final String JWT =
            "eyJhbGciOiJIUzI1NiJ9" + ".eyJzdWIiOiJwbGFudGVkIn0" + ".c2lnbmF0dXJlX3BsYW50ZWRfMTIz";

    private static final List<String> ALL = List.of(
            PASSWORD, IN_TITLE, IN_AUTHOR, IN_QUOTE, IN_URL, IN_HREF, IN_CSV, IN_SQL, IN_JSON, IN_BLOCK, IN_LIST, HASH,
            CARD, API_KEY, KEY_BODY, JWT);

    @TempDir
    Path folder;

    @Test
    void aPlantedSecretIsFoundNowhereOutsideTheEvidence() throws IOException, QuerySyntaxException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream err = System.err;
        PrintStream out = System.out;
        Map<String, byte[]> places = new TreeMap<>();
        String held;
        try (PrintStream log = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            System.setErr(log);
            System.setOut(log);
            try (IndexerFixture fixture = new IndexerFixture(folder)) {
                fixture.watch("Vantorel Shipping");
                plant(fixture);
                fixture.indexAll();
                fixture.indexer.commit();
                assertThat(fixture.count("alert")).isPositive();
                held = evidence(fixture);
                fixture.database
                        .sql()
                        .sql("script to '" + folder.resolve("dump.sql") + "'")
                        .query()
                        .listOfRows();
                StringBuilder documents = new StringBuilder();
                for (IndexedDocument document : fixture.documents()) {
                    documents
                            .append(document)
                            .append('\n')
                            .append(DocumentJson.line(document.document()))
                            .append('\n');
                }
                places.put("documents of the index", bytes(documents.toString()));
                places.put("derived tables", bytes(fixture.state().tables().toString()));
            }
        } finally {
            System.setErr(err);
            System.setOut(out);
        }
        places.put("log", said.toByteArray());
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!folder.relativize(file).startsWith("warc")) {
                    places.put(folder.relativize(file).toString(), Files.readAllBytes(file));
                }
            }
        }
        assertThat(places.keySet()).anyMatch(p -> p.endsWith(".mv.db")).anyMatch(p -> p.startsWith("index"));
        assertThat(places.get("documents of the index").length).isGreaterThan(5_000);
        for (String secret : ALL) {
            assertThat(held).as("the control: the evidence holds it").contains(secret);
            for (Map.Entry<String, byte[]> place : places.entrySet()) {
                String text = new String(place.getValue(), StandardCharsets.ISO_8859_1);
                for (String form : forms(secret)) {
                    // The address that was fetched is evidence: the log of captures names it, and so do its rows in
                    // SQL.
                    if (!(secret.equals(IN_URL) && isCaptureLog(place.getKey()))) {
                        assertThat(text.contains(form))
                                .as("%s in %s as %s", secret, place.getKey(), form)
                                .isFalse();
                    }
                }
            }
        }
    }

    private static boolean isCaptureLog(String place) {
        return place.endsWith(".mv.db") || place.equals("dump.sql");
    }

    private static void plant(IndexerFixture fixture) throws IOException {
        String offer = "Selling access to Vantorel Shipping, domain admin, two thousand hosts, price 3000 dollars.<br>";
        fixture.capture(
                ADDRESS,
                thread(
                                "7",
                                "moth password: " + IN_AUTHOR,
                                offer + "login: admin@vantorel.example:" + PASSWORD + "<br>key " + API_KEY + "<br>card "
                                        + CARD
                                        + " exp 09/28 cvv 123<br>session " + JWT
                                        + "<br><a href=\"https://x.example/?password="
                                        + IN_HREF + "\">https://x.example/?password=" + IN_HREF + "</a>",
                                "8",
                                "wren",
                                "<blockquote>eve@vantorel.example:" + IN_QUOTE
                                        + "</blockquote>Vantorel Shipping again, is it real?",
                                "9",
                                "wren",
                                "Vantorel Shipping<pre>-----BEGIN RSA PRIVATE KEY-----\n" + KEY_BODY
                                        + "\n-----END RSA PRIVATE KEY-----</pre>")
                        .replace("Ships and freight", "vantorel.example admin@vantorel.example:" + IN_TITLE));
        fixture.capture(
                "http://board.example/paste.php?password=" + IN_URL + "&x=1",
                "<html><body><h1>Dump of Vantorel Shipping</h1><pre>" + dump() + "</pre></body></html>");
        fixture.capture(
                "http://board.example/other",
                "<html><body><h1>Vantorel Shipping log</h1><p>"
                        + "URL: https://vpn.vantorel.example/<br>Username: bob<br>Password: " + IN_BLOCK
                        + "<br>Application: Chrome</p>"
                        + "</body></html>");
    }

    private static String dump() {
        List<String> lines = new ArrayList<>(List.of(
                "id,email,password",
                "1,bob@vantorel.example," + IN_CSV,
                "",
                "INSERT INTO `users` (`id`,`login`,`pass`,`hash`) VALUES (1,'bob','" + IN_SQL + "','" + HASH + "');",
                "{\"email\":\"bob@vantorel.example\",\"password\":\"" + IN_JSON + "\"}"));
        for (String name : List.of("alice1", "bobby22", "carol", "dave.k", "erin")) {
            lines.add(name + ":" + IN_LIST);
        }
        return String.join("\n", lines);
    }

    private static String evidence(IndexerFixture fixture) throws IOException {
        StringBuilder all = new StringBuilder();
        for (Capture capture : fixture.evidence.after(0, 100)) {
            CapturedResponse response = fixture.evidence.read(capture);
            all.append(capture.address()).append(new String(response.body(), StandardCharsets.UTF_8));
        }
        return all.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What a secret may be written as: plain, in UTF-16, base64, percent and hexadecimal form, and backwards. */
    private static List<String> forms(String secret) {
        List<String> forms = new ArrayList<>();
        for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            forms.add(new String(secret.getBytes(charset), StandardCharsets.ISO_8859_1));
        }
        forms.add(java.util.Base64.getEncoder().withoutPadding().encodeToString(bytes(secret)));
        forms.add(java.net.URLEncoder.encode(secret, StandardCharsets.UTF_8));
        forms.add(java.util.HexFormat.of().formatHex(bytes(secret)));
        forms.add(java.util.HexFormat.of().withUpperCase().formatHex(bytes(secret)));
        forms.add(new StringBuilder(secret).reverse().toString());
        forms.add(secret.toLowerCase(java.util.Locale.ROOT));
        return forms;
    }
}
