package andon.corpus.query;

import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.query.QueryCompletion.Kind;
import andon.corpus.query.QueryCompletion.Known;
import andon.corpus.query.QueryCompletion.Offer;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryCompletionTest {
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    /** The caret is written as {@code |}. */
    private static QueryCompletion at(String text) {
        int caret = text.codePointCount(0, text.indexOf('|'));
        return QueryCompletion.at(text.replace("|", ""), caret);
    }

    private static List<String> offers(String text) {
        return at(text).offers().stream().map(Offer::insert).toList();
    }

    private static String completed(String text, Offer offer) {
        QueryCompletion completion = at(text);
        int[] all = text.replace("|", "").codePoints().toArray();
        return new String(all, 0, completion.start())
                + offer.insert()
                + new String(all, completion.end(), all.length - completion.end());
    }

    @Test
    void fieldsAreOfferedWhereAWordBegins() {
        assertThat(offers("|")).contains("org:", "seen:", "title:").doesNotContain("OR");
        assertThat(offers("acme se|")).containsExactly("severity:", "seen:");
        assertThat(offers("acme　ｓｅ|")).containsExactly("severity:", "seen:");
        assertThat(offers("(-dom|")).containsExactly("domain:");
        assertThat(offers("acme DOM|ian:x")).containsExactly("domain:");
        assertThat(completed("acme do|mian:x y", new Offer("domain:", Kind.FIELD)))
                .isEqualTo("acme domain:x y");
    }

    @Test
    void operatorsAreOfferedInCapitalsWhereTheyCanStand() {
        assertThat(offers("acme O|")).containsExactly("OR", "org:", "onion:");
        assertThat(offers("acme Ｏ|")).containsExactly("OR", "org:", "onion:");
        assertThat(offers("acme o|")).doesNotContain("OR");
        assertThat(offers("O|")).doesNotContain("OR");
        assertThat(offers("(a b) A|")).contains("AND");
        assertThat(offers("acme OR N|")).contains("NOT");
        assertThat(offers("acme OR A|")).doesNotContain("AND");
        assertThat(offers("\"initial access\" O|")).contains("OR");
    }

    @Test
    void valuesAreOfferedBehindTheirField() {
        assertThat(offers("severity:>|")).containsExactly(">=high", ">=medium");
        assertThat(offers("threat:cred|")).containsExactly("credential-leak");
        assertThat(offers("ｔｈｒｅａｔ：ｃｒｅｄ|")).containsExactly("credential-leak");
        assertThat(offers("lang:en kind:post,ar|")).containsExactly("article");
        assertThat(completed("kind:post,ar|x b", new Offer("article", Kind.VALUE)))
                .isEqualTo("kind:post,article b");
        assertThat(offers("seen：|")).contains("7d");
        assertThat(offers("has:crede|")).containsExactly("credential");
        assertThat(offers("country:j|")).containsExactly("je", "jm", "jo", "jp");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "org:Ac|; org; Ac",
                "org:\"Acme C|orp\" x; org; Acme C",
                "-author:dark|; author; dark",
                "source:a,b|; source; b",
                "email:|; email; ''",
                "😀 handle:@x|; handle; @x",
            })
    void valuesOfTheIndexAreAskedForByFieldAndPrefix(String text, String field, String prefix) {
        assertThat(at(text).known()).isEqualTo(new Known(field, prefix));
    }

    @Test
    void aKnownValueTakesThePlaceOfWhatWasWrittenOfIt() {
        assertThat(completed("a org:\"Acme C|orp\" x", Known.offer("Acme Corp")))
                .isEqualTo("a org:\"Acme Corp\" x");
        assertThat(completed("a org:Ac|me x", Known.offer("Acme"))).isEqualTo("a org:Acme x");
        assertThat(completed("org:\"Ac|", Known.offer("A \"b\" c"))).isEqualTo("org:\"A \\\"b\\\" c\"");
    }

    @ParameterizedTest
    @CsvSource({"\"initial acc|", "12:3|", "nofield:x|", "acme.ex|", "card:41|", "情報|"})
    void nothingIsOfferedWhereAnyTextMayStand(String text) {
        QueryCompletion completion = at(text);
        assertThat(completion.offers()).isEmpty();
        assertThat(completion.known()).isNull();
    }

    @Test
    void whatIsOfferedToRandomTextsStandsInItsBoundsAndFieldsWithOfferedValuesParse() throws QuerySyntaxException {
        Random random = new Random(9);
        String alphabet = "abo:\"-() ,*\\~ORsevrity>=情😀\uD800";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(20); j > 0; j--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            int length = text.codePointCount(0, text.length());
            int caret = random.nextInt(-1, length + 2);
            QueryCompletion completion = QueryCompletion.at(text.toString(), caret);
            assertThat(completion.start()).isBetween(0, completion.end());
            assertThat(completion.end()).isLessThanOrEqualTo(length);
        }
        for (String field : Field.ALL.keySet()) {
            for (String value : offers(field + ":|")) {
                QueryParser.parse(field + ":" + value, NOW);
            }
        }
    }
}
