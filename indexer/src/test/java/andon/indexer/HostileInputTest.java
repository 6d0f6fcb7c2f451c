package andon.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import andon.vocabulary.Document;
import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages made to be too deep, too long or too many. */
class HostileInputTest {
    private static void isLinear(String what, int n, IntFunction<String> pageOf, String contentType) {
        Growth.isLinear(what, n, size -> bytes(pageOf.apply(size)), page -> read(page, contentType));
    }

    private static byte[] bytes(String page) {
        return page.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static List<Document> read(byte[] body, String contentType) {
        return Pages.read(Pages.NOW, "http://dump.example/x", contentType, body).documents();
    }

    private static String body(String html) {
        return "<html><body><h1>Heading</h1>" + html + "</body></html>";
    }

    @ParameterizedTest
    @ValueSource(strings = {"div", "b", "blockquote", "ul><li", "table><tr><td", "pre", "font", "span class=author"})
    void deepPagesAreReadAndKeepTheirWords(String tag) {
        String words = "These words stand at the very bottom of a page. ".repeat(10);
        String deep = body(("<" + tag + ">").repeat(20_000) + "<p>" + words + "</p>");
        assertThat(read(bytes(deep), "text/html"))
                .singleElement()
                .satisfies(d -> assertThat(d.text() + d.quotes()).contains("at the very bottom"));
    }

    @Test
    void wordsInDeepBlocksTakeLinearTime() {
        isLinear(
                "depth 200",
                500,
                n -> body("<div>".repeat(200) + "<p>some words of a text</p>".repeat(n)),
                "text/html");
    }

    @Test
    void formsByTheThousandTakeLinearTime() {
        isLinear("forms", 12_500, n -> body("<p>some words</p>".repeat(n) + "<form>x</form>".repeat(n)), "text/html");
    }

    @Test
    void victimsByTheHundredTakeLinearTime() {
        isLinear(
                "victims",
                450,
                n -> body("<div class=col><div class=card><h3>Acme Mills</h3><p>5 GB</p><p>PUBLISHED</p></div></div>"
                        .repeat(n)),
                "text/html");
    }

    @Test
    void whatAPageSaysAboveItsBlocksIsReadToABound() {
        isLinear(
                "words above forms",
                20_000,
                n -> "<html><body>" + "companies ".repeat(n)
                        + IntStream.range(0, 60)
                                .mapToObj(i -> "<div class=c" + i + "><h3>Acme</h3><p>5 GB</p></div>".repeat(2))
                                .collect(Collectors.joining())
                        + "</body></html>",
                "text/html");
    }

    @Test
    void labelledValuesByTheThousandTakeLinearTime() {
        isLinear(
                "labelled values",
                2_000,
                n -> body(IntStream.range(0, n)
                        .mapToObj(i -> "<p>Price: " + (100_000 + i) + "<br>a</p>")
                        .collect(Collectors.joining())),
                "text/html");
    }

    @Test
    void headersByTheThousandTakeLinearTime() {
        isLinear("headers", 8_000, n -> body("<p class=header>x</p>".repeat(n)), "text/html");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@",
                "1.",
                "+1",
                ":",
                "::1",
                "a:b@",
                "(dot)",
                "@a.",
                "4111 ",
                "-----BEGIN ",
                "http://",
                "eyJ.",
                "password:",
                "A1B2 ",
                "x",
                "tg:@",
                "T1059",
                "a.b.",
                "hxxp",
                "[.]",
                "user:pass ",
                "1a2b3c4d",
                "CVE-"
            })
    void hostileWordsOnOneLineTakeLinearTime(String unit) {
        isLinear(unit, 100_000 / unit.length(), n -> unit.repeat(n), "text/plain");
    }

    @Test
    void tenMegabytesOnOneLineAreReadToTheEnd() {
        String filler = "lorem ipsum dolor sit amet ";
        String line = filler.repeat(10_000_000 / filler.length()) + "last.one@corp.example:Tr0ub4dor&3x";
        Document document = read(bytes(line), "text/plain").getFirst();
        assertThat(document.text()).hasSizeGreaterThan(9_900_000).endsWith("last.one@corp.example:T•••x");
        assertThat(document.entities()).extracting(Entity::type).contains(EntityType.CREDENTIAL, EntityType.EMAIL_ADDR);
        assertThat(read(bytes(body("<pre>" + line.replace("&", "&amp;") + "</pre>")), "text/html")
                        .getFirst()
                        .text())
                .endsWith("last.one@corp.example:T•••x");
    }

    private static String credentials(int n) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < n; i++) {
            lines.append("user")
                    .append(i)
                    .append("@corp")
                    .append(i % 50)
                    .append(".example:Zq")
                    .append(i)
                    .append("!kV7w\n");
        }
        return lines.toString();
    }

    @Test
    void aHundredThousandCredentialsAreMaskedEachOne() {
        Document dump = read(bytes(credentials(100_000)), "text/plain").getFirst();
        assertThat(dump.text()).doesNotContain("!kV7w").doesNotContain("Zq");
        assertThat(dump.text().lines().filter(l -> l.contains("•••")).count()).isEqualTo(100_000);
        assertThat(dump.entities().size()).isGreaterThanOrEqualTo(10_000);
    }
}
