package andon.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.index.IndexedDocument;
import andon.corpus.query.QuerySyntaxException;
import andon.corpus.watch.OwnSources;
import andon.evidence.Deposit;
import andon.evidence.DepositBounds;
import andon.evidence.DepositResult;
import andon.indexer.credentials.CredentialText;
import andon.vocabulary.DocumentKind;
import andon.vocabulary.DumpSummary;
import andon.vocabulary.OrganisationId;
import andon.vocabulary.SourceId;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is handed in is read by the same rules as what is captured. */
class DepositedTextTest {
    @TempDir
    Path folder;

    private IndexerFixture fixture;

    @BeforeEach
    void open() throws IOException {
        fixture = new IndexerFixture(folder);
    }

    @AfterEach
    void close() throws IOException {
        fixture.close();
    }

    @Test
    void aComboListIsAPasteWithItsSecretsMaskedItsSummaryAndTheMentionsInIt() throws IOException, QuerySyntaxException {
        fixture.watch("Vantorel Shipping");
        deposit("combo.txt", "For Vantorel Shipping\n" + rows(200, ":"));

        assertThat(fixture.indexAll()).isEqualTo(1);
        IndexedDocument found = fixture.documents().getFirst();
        assertThat(found.document().kind()).isEqualTo(DocumentKind.PASTE);
        assertThat(found.document().title()).isEqualTo("combo.txt");
        assertThat(found.document().address().getScheme()).isEqualTo("deposit");
        assertThat(found.mentions()).hasSize(1);
        DumpSummary dump = Objects.requireNonNull(found.document().details().dump());
        assertThat(dump.rows()).isEqualTo(200);
        assertThat(dump.domains()).containsEntry("acme.example", 200L);
        assertThat(found.document().text()).doesNotContain("Winter");
        assertThat(fixture.count("alert")).isEqualTo(1);
    }

    @Test
    void theSameRowsInAnotherFileAreRecycled() throws IOException, QuerySyntaxException {
        deposit("first.txt", rows(100, ":"));
        deposit("second.txt", "posted again\n" + rows(150, ":"));
        fixture.indexAll();

        DumpSummary second = fixture.documents().stream()
                .map(found -> found.document())
                .filter(document -> "second.txt".equals(document.title()))
                .map(document -> Objects.requireNonNull(document.details().dump()))
                .findFirst()
                .orElseThrow();
        assertThat(second.recycled()).isEqualTo(100);
    }

    @Test
    void whatACustomerHandsInIsComparedWithNobodysRowsAndExposesNobody() throws IOException, QuerySyntaxException {
        OrganisationId acme = new OrganisationId("acme");
        deposit("public.txt", rows(100, ":"));
        deposit("own.txt", rows(100, ":").getBytes(StandardCharsets.UTF_8), new OwnSources(fixture.database).of(acme));
        deposit("later.txt", "posted again\n" + rows(100, ":"));
        fixture.indexAll();

        Map<String, Long> recycled = fixture.documents().stream()
                .map(found -> found.document())
                .collect(Collectors.toMap(
                        document -> String.valueOf(document.title()),
                        document -> Objects.requireNonNull(document.details().dump())
                                .recycled()));
        assertThat(recycled)
                .containsEntry("own.txt", 0L)
                .containsEntry("public.txt", 0L)
                .containsEntry("later.txt", 100L);
        assertThat(fixture.count("exposed_pending")).isEqualTo(2);
    }

    /** The columns stand once, at the beginning; every later part must know them, or its passwords would be words. */
    @ParameterizedTest
    @ValueSource(strings = {"csv", "mysql", "mysql-columns", "copy", "blocks", "json-lines", "utf-16", "key"})
    void noSecretOfALongFileIsShownInAnyOfItsParts(String form) throws IOException, QuerySyntaxException {
        byte[] bytes = switch (form) {
            case "csv" ->
                ("Dump of a shop\n\nid;nick;password_plain;city\n" + table("%d;nick%d;%s;Oslo\n"))
                        .getBytes(StandardCharsets.UTF_8);
            case "mysql" ->
                ("CREATE TABLE `m` (\n `id` int,\n `nick` varchar(9),\n `password` varchar(9)\n);\nINSERT INTO `m` VALUES\n"
                                + table("(%d,'nick%d','%s'),\n") + "(0,'z','Winter0!x0');\n")
                        .getBytes(StandardCharsets.UTF_8);
            case "mysql-columns" ->
                ("INSERT INTO m (id, nick, password) VALUES\n" + table("(%d,'nick%d','%s'),\n")
                                + "(0,'z','Winter0!x0');\n")
                        .getBytes(StandardCharsets.UTF_8);
            case "copy" ->
                ("COPY public.m (id, nick, password) FROM stdin;\n" + table("%d\tnick%d\t%s\n") + "\\.\n")
                        .getBytes(StandardCharsets.UTF_8);
            case "blocks" ->
                table("URL: https://shop.example/%d\nUSER: nick%d\nPASS: %s\n\n")
                        .getBytes(StandardCharsets.UTF_8);
            case "json-lines" ->
                table("{\"id\":%d,\"nick\":\"nick%d\",\"password\":\"%s\"}\n").getBytes(StandardCharsets.UTF_8);
            case "utf-16" ->
                ("\uFEFFid,логин,password\n" + table("%d,Пётр%d,%s\n")).getBytes(StandardCharsets.UTF_16LE);
            default ->
                ("-----BEGIN RSA PRIVATE KEY-----\n" + "Winter1!x1Ab8/Zq9Winter1!x1Ab8\n".repeat(40)
                                + "-----END RSA PRIVATE KEY-----\n")
                        .repeat(400)
                        .getBytes(StandardCharsets.UTF_8);
        };
        DepositResult.Taken taken = deposit("long." + form, bytes);

        assertThat(taken.parts()).isGreaterThan(2);
        fixture.indexAll();
        List<IndexedDocument> parts = fixture.documents();
        assertThat(parts).hasSize(taken.parts());
        assertThat(parts)
                .allSatisfy(part -> assertThat(part.document().searchableText()).doesNotContain("Winter"));
    }

    @Test
    void anOldEncodingIsRecognised() throws IOException, QuerySyntaxException {
        String text = "Продам доступ к сети компании, пароль от панели в личку\n".repeat(20);
        deposit("cp1251.txt", text.getBytes(Charset.forName("windows-1251")));
        fixture.indexAll();

        assertThat(fixture.documents().getFirst().document().text()).startsWith("Продам доступ");
        assertThat(fixture.documents().getFirst().document().language()).isEqualTo("ru");
    }

    private static String rows(int count, String mark) {
        return IntStream.range(0, count)
                .mapToObj(i -> "user" + i + "@acme.example" + mark + secret(i) + "\n")
                .collect(Collectors.joining());
    }

    private static String table(String row) {
        return IntStream.range(1, 10_000)
                .mapToObj(i -> String.format(java.util.Locale.ROOT, row, i, i, secret(i)))
                .collect(Collectors.joining());
    }

    private static String secret(int i) {
        return "Winter" + i + "!x" + i % 7;
    }

    private DepositResult.Taken deposit(String name, String text) throws IOException {
        return deposit(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private DepositResult.Taken deposit(String name, byte[] bytes) throws IOException {
        return deposit(name, bytes, new SourceId("handed-in"));
    }

    private DepositResult.Taken deposit(String name, byte[] bytes, SourceId source) throws IOException {
        Path file = Files.write(folder.resolve(name), bytes);
        Deposit deposit = new Deposit(name, source, "ada", "a test");
        return (DepositResult.Taken)
                fixture.evidence.deposit(file, deposit, DepositBounds.STANDARD, CredentialText::headsTable);
    }
}
