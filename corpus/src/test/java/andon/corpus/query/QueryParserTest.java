package andon.corpus.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.corpus.query.Query.And;
import andon.corpus.query.Query.Comparison;
import andon.corpus.query.Query.EntityField;
import andon.corpus.query.Query.EntityValue;
import andon.corpus.query.Query.Not;
import andon.corpus.query.Query.Or;
import andon.corpus.query.Query.Phrase;
import andon.corpus.query.Query.SeverityIs;
import andon.corpus.query.Query.Time;
import andon.corpus.query.Query.TimeField;
import andon.corpus.query.Query.Word;
import andon.vocabulary.DocumentKind;
import andon.vocabulary.Severity;
import andon.vocabulary.ThreatCategory;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParserTest {
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00.000001Z");

    private static Query parse(String text) throws QuerySyntaxException {
        return QueryParser.parse(text, NOW);
    }

    private static Word word(String text) {
        return new Word(text, false);
    }

    @Test
    void wordsPhrasesAndOperatorsMakeTheTree() throws QuerySyntaxException {
        assertThat(parse("")).isEqualTo(new Query.All());
        assertThat(parse(" * ")).isEqualTo(new Query.All());
        assertThat(parse("acme vpn")).isEqualTo(new And(List.of(word("acme"), word("vpn"))));
        assertThat(parse("acme AND vpn")).isEqualTo(parse("acme vpn"));
        assertThat(parse("\"initial access\"")).isEqualTo(new Phrase("initial access"));
        assertThat(parse("acme OR norwind -recipe"))
                .isEqualTo(new Or(List.of(word("acme"), new And(List.of(word("norwind"), new Not(word("recipe")))))));
        assertThat(parse("(acme OR norwind) -recipe"))
                .isEqualTo(new And(List.of(new Or(List.of(word("acme"), word("norwind"))), new Not(word("recipe")))));
        assertThat(parse("vpn*")).isEqualTo(new Word("vpn", true));
        assertThat(parse("NOT (a b)")).isEqualTo(new Not(new And(List.of(word("a"), word("b")))));
        assertThat(parse("or Order ANDROID")).isInstanceOf(And.class);
    }

    @Test
    void fieldsBecomeTypedClauses() throws QuerySyntaxException {
        assertThat(parse("org:\"Acme Corp\"")).isEqualTo(new EntityValue(EntityField.ORG, "Acme Corp"));
        assertThat(parse("DOMAIN:acme.example")).isEqualTo(new EntityValue(EntityField.DOMAIN, "acme.example"));
        assertThat(parse("email:*@acme.example")).isEqualTo(new EntityValue(EntityField.EMAIL, "*@acme.example"));
        assertThat(parse("ip:203.0.113.0/24")).isEqualTo(new EntityValue(EntityField.IP, "203.0.113.0/24"));
        assertThat(parse("ip:2001:db8::/32")).isEqualTo(new EntityValue(EntityField.IP, "2001:db8::/32"));
        assertThat(parse("threat:access-sale")).isEqualTo(new Query.HasThreat(ThreatCategory.ACCESS_SALE));
        assertThat(parse("threat:none")).isEqualTo(new Not(new SeverityIs(Comparison.AT_LEAST, Severity.LOW)));
        assertThat(parse("severity:>=high")).isEqualTo(new SeverityIs(Comparison.AT_LEAST, Severity.HIGH));
        assertThat(parse("severity:≤medium")).isEqualTo(new SeverityIs(Comparison.AT_MOST, Severity.MEDIUM));
        assertThat(parse("severity:low")).isEqualTo(new SeverityIs(Comparison.EQUAL, Severity.LOW));
        assertThat(parse("lang:RU")).isEqualTo(new Query.Language("ru"));
        assertThat(parse("kind:post")).isEqualTo(new Query.Kind(DocumentKind.POST));
        assertThat(parse("source:forum-1")).isEqualTo(new Query.Source("forum-1"));
        assertThat(parse("author:\"Dark Lord\"")).isEqualTo(new Query.Author("Dark Lord"));
        assertThat(parse("card:411111")).isEqualTo(new EntityValue(EntityField.CARD, "411111"));
        assertThat(parse("has:credential")).isEqualTo(new EntityValue(EntityField.CREDENTIAL, "*"));
        assertThat(parse("has:threat")).isEqualTo(parse("threat:*"));
        assertThat(parse("country:jp")).isEqualTo(new Query.Stated(Query.Statement.COUNTRY, "JP"));
        assertThat(parse("access:RDP")).isEqualTo(new Query.Stated(Query.Statement.ACCESS, "rdp"));
        assertThat(parse("price:500..2000usd"))
                .isEqualTo(new Query.Price("USD", BigDecimal.valueOf(500), BigDecimal.valueOf(2000)));
        assertThat(parse("price:0.50btc")).isEqualTo(parse("price:0.5..0.5BTC"));
        assertThat(parse("price:..usd")).isEqualTo(new Query.Price("USD", null, null));
        assertThat(parse("version:>=2")).isEqualTo(new Query.VersionIs(Comparison.AT_LEAST, 2));
        assertThat(parse("mirror:no")).isEqualTo(new Query.Mirror(false));
    }

    @Test
    void wordsMayBeNearEachOtherOrInTheTitle() throws QuerySyntaxException {
        assertThat(parse("\"initial access\"~5")).isEqualTo(new Phrase("initial access", 5));
        assertThat(parse("“初期 アクセス”～5")).isEqualTo(new Phrase("初期 アクセス", 5));
        assertThat(parse("title:vpn*")).isEqualTo(new Query.Title(new Word("vpn", true)));
        assertThat(parse("title:\"vpn access\"~2 x"))
                .isEqualTo(new And(List.of(new Query.Title(new Phrase("vpn access", 2)), word("x"))));
    }

    @Test
    void aListMeansOneOfItsValues() throws QuerySyntaxException {
        assertThat(parse("lang:ru,uk")).isEqualTo(parse("lang:ru OR lang:uk"));
        assertThat(parse("-threat:\"access-sale, none\"")).isEqualTo(parse("-(threat:access-sale OR threat:none)"));
        assertThat(parse("severity:high、critical")).isEqualTo(parse("severity:high OR severity:critical"));
    }

    @Test
    void timesAreResolvedAndBothDaysBelongToARange() throws QuerySyntaxException {
        assertThat(parse("seen:7d")).isEqualTo(new Time(TimeField.SEEN, NOW.minus(Duration.ofDays(7)), null));
        assertThat(parse("changed:24H")).isEqualTo(new Time(TimeField.CHANGED, NOW.minus(Duration.ofDays(1)), null));
        assertThat(parse("seen:2026-01-01..2026-02-01"))
                .isEqualTo(new Time(
                        TimeField.SEEN, Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-02-02T00:00:00Z")));
        assertThat(parse("posted:..2026-03-01"))
                .isEqualTo(new Time(TimeField.POSTED, null, Instant.parse("2026-03-02T00:00:00Z")));
        assertThat(parse("posted:2026-03-01.."))
                .isEqualTo(new Time(TimeField.POSTED, Instant.parse("2026-03-01T00:00:00Z"), null));
        assertThat(parse("seen:2026-01-05"))
                .isEqualTo(new Time(
                        TimeField.SEEN, Instant.parse("2026-01-05T00:00:00Z"), Instant.parse("2026-01-06T00:00:00Z")));
        assertThat(parse("seen:2026-01-05T10:00:00+09:00..7d"))
                .isEqualTo(
                        new Time(TimeField.SEEN, Instant.parse("2026-01-05T01:00:00Z"), NOW.minus(Duration.ofDays(7))));
    }

    @Test
    void whatKeyboardsOfOtherScriptsWriteMeansTheSame() throws QuerySyntaxException {
        assertThat(parse("（acme　OR　norwind）　“initial access”　org：アクメ　－recipe"))
                .isEqualTo(parse("(acme OR norwind) \"initial access\" org:アクメ -recipe"));
        assertThat(parse("（acme　ＯＲ　norwind）　ＮＯＴ　recipe")).isEqualTo(parse("(acme OR norwind) NOT recipe"));
        assertThat(parse("«первичный доступ»")).isEqualTo(new Phrase("первичный доступ"));
    }

    @ParameterizedTest
    @CsvSource({
        "ｃｖｅ：ＣＶＥ－２０２５－１２３４, cve:CVE-2025-1234",
        "cve:ＣＶＥ-２０２５-*, cve:CVE-2025-*",
        "ＩＰ：２０３．０．１１３．０／２４, ip:203.0.113.0/24",
        "technique:Ｔ１５６６．００１, technique:T1566.001",
        "card:４１１１１１, card:411111",
        "hash:ｄ４１ｄ８ｃｄ９８ｆ００ｂ２０４ｅ９８００９９８ｅｃｆ８４２７ｅ, hash:d41d8cd98f00b204e9800998ecf8427e",
        "ｓｅｅｎ：２０２６－０１－０１．．２０２６－０２－０１, seen:2026-01-01..2026-02-01",
        "seen:７ｄ, seen:7d",
        "ｐｒｉｃｅ：５００．．２０００ｕｓｄ, price:500..2000usd",
        "version:＞＝２, version:>=2",
        "lang:ｒｕ、ｕｋ, 'lang:ru,uk'",
        "severity:＞＝Ｈｉｇｈ, severity:>=high",
        "has:ｂｔｃ, has:btc",
        "country:ＪＰ, country:jp",
        "mirror:ｎｏ, mirror:no",
        "source:ｆｏｒｕｍ－１, source:forum-1",
        "“初期 アクセス”～５, “初期 アクセス”~5",
    })
    void fieldsAndValuesOfAFixedFormMayBeWrittenInFullWidth(String wide, String plain) throws QuerySyntaxException {
        assertThat(parse(wide)).isEqualTo(parse(plain));
    }

    @Test
    void namesStayAsTheyWereWritten() throws QuerySyntaxException {
        assertThat(parse("ｏｒｇ：Ａｃｍｅ")).isEqualTo(new EntityValue(EntityField.ORG, "Ａｃｍｅ"));
        assertThat(parse("author:Ｄａｒｋ")).isEqualTo(new Query.Author("Ｄａｒｋ"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "acme (vpn | 6 | ')' for this '('",
                "acme) | 5 | ')' without its '('",
                "() | 2 | a word, a phrase or a field, but found ')'",
                "acme OR | 8 | the end of the query",
                "OR acme | 1 | 'OR'",
                "- acme | 2 | directly after '-'",
                "\"initial access | 1 | closing quote",
                "acme colour:red | 6 | fields are org,",
                "domian:acme.example | 1 | did you mean 'domain'?",
                "sevrity:high | 1 | did you mean 'severity'?",
                "threat:acces-sale | 8 | did you mean 'access-sale'?",
                "severity:hihg | 10 | did you mean 'high'?",
                "kind:post,artikle | 11 | did you mean 'article'?",
                "has:pasword | 5 | expected one of org,",
                "lang:en,русский | 9 | a language code",
                "\"a b\"~ | 7 | a number from 1 to 20 after '~'",
                "\"a b\"~21 | 7 | but found '21'",
                "\"a b\"~0 | 7 | a number from 1 to 20",
                "title:* | 7 | a word or a phrase",
                "title: | 7 | a value after 'title:'",
                "title:(a b) | 7 | a value after 'title:'",
                "card:4111111111111111 | 6 | first 6 to 8 digits",
                "card:4111* | 6 | first 6 to 8 digits",
                "country:xx | 9 | ISO 3166",
                "access:a/b | 8 | a kind of access",
                "price:100 | 7 | an amount and its currency",
                "price:usd | 7 | an amount and its currency",
                "price:9..1usd | 7 | from the lower to the higher",
                "version:two | 9 | a number",
                "https://x.example | 1 | in quotes",
                "domain: | 8 | a value after 'domain:'",
                "domain:\"\" | 8 | a value after 'domain:'",
                "severity:bad | 10 | low, medium, high or critical",
                "severity:>high | 10 | low, medium, high or critical",
                "threat:fun | 8 | ransomware-leak",
                "kind:tweet | 6 | post, listing",
                "ip:acme.example | 4 | an IP address or a range",
                "ip:203.0.113.0/33 | 4 | an IP address or a range",
                "cve:2026-1 | 5 | CVE-2026-1234",
                "ｃｖｅ：２０２６－１ | 5 | CVE-2026-1234",
                "ｌａｎｇ：ｅｎ、русский | 9 | a language code",
                "ｄｏｍｉａｎ：acme.example | 1 | did you mean 'domain'?",
                "technique:phishing | 11 | T1566",
                "hash:xyz | 6 | SHA-256",
                "lang:русский | 6 | a language code",
                "seen:yesterday | 6 | 2026-01-31",
                "seen:2026-02-30 | 6 | 2026-01-31",
                "seen:.. | 6 | 2026-01-31",
                "seen:2026-02-01..2026-01-01 | 6 | beginning is before its end",
                "seen:2026-02-01T10:00:00Z | 6 | which side",
                "mirror:maybe | 8 | yes or no",
                "a*b | 2 | only at the end",
                "a* | 1 | at least 2 letters",
                "acme.exam* | 1 | one word before '*'",
                "!!! | 1 | a letter or a digit",
                "\"...\" | 1 | a letter or a digit",
                "email:*a* | 7 | at least 2 letters",
                "𝒳𝒳 ) | 4 | ')' without",
            })
    void anErrorNamesTheColumnAndWhatWasExpected(String text, int column, String expectation) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOfSatisfying(
                        QuerySyntaxException.class, e -> assertThat(e.column()).isEqualTo(column))
                .hasMessageContaining(expectation);
    }

    @Test
    void costIsBounded() throws QuerySyntaxException {
        parse("a".repeat(QueryParser.MAX_LENGTH));
        assertThatThrownBy(() -> parse("a".repeat(QueryParser.MAX_LENGTH + 1))).hasMessageContaining("at most 1000");
        parse("(".repeat(QueryParser.MAX_DEPTH) + "a" + ")".repeat(QueryParser.MAX_DEPTH));
        assertThatThrownBy(() -> parse("(".repeat(21) + "a" + ")".repeat(21))).hasMessageContaining("at most 20");
        assertThatThrownBy(() -> parse("-".repeat(21) + "a")).hasMessageContaining("at most 20");
        parse("a ".repeat(QueryParser.MAX_CLAUSES));
        assertThatThrownBy(() -> parse("a ".repeat(101))).hasMessageContaining("at most 100");
        parse("ab* ".repeat(QueryParser.MAX_WILDCARDS));
        assertThatThrownBy(() -> parse("ab* ".repeat(11))).hasMessageContaining("at most 10 '*'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme vpn -recipe",
                "(a b) c OR (d OR e) f",
                "-(-a) -(b OR c)",
                "\"say \\\"hi\\\" \\\\ now\"",
                "org:\"Acme (Europe) Corp\" author:xy*",
                "seen:7d posted:..2026-03-01 changed:2026-01-01..",
                "threat:none threat:* severity:<=high mirror:yes",
                "12:30 acme.example 情報*",
            })
    void aQueryPrintsBackToAnEqualQuery(String text) throws QuerySyntaxException {
        Query query = parse(text);
        assertThat(parse(QueryPrinter.print(query))).isEqualTo(query);
    }

    @Test
    void noInputThrowsAnythingElseAndWhatParsesPrintsBack() {
        String[] pieces = {
            "acme",
            "vpn",
            "OR",
            "AND",
            "NOT",
            "-",
            "(",
            ")",
            "\"",
            "*",
            ":",
            "：",
            "“",
            "”",
            "«",
            " ",
            " ",
            " ",
            "\\",
            "..",
            "seen:",
            "7d",
            "2026-01-01",
            "severity:",
            ">=",
            "high",
            "ip:",
            "10.0.0.0/8",
            "::1",
            "%",
            "org:",
            "domain:",
            "email:",
            "@",
            "情報",
            "доступ",
            "ー",
            "\uD800",
            "\uDC00",
            "\u0000",
            "\u0301",
            "\u200B",
            "İ",
            "ﬁ",
            "㈱",
            "９",
            "+",
            "99999d",
            "-999999999-01-01",
            "0000-00-00",
            "9999-12-31",
            "cve:",
            "ｃｖｅ：",
            "ＯＲ",
            "ＣＶＥ－２０２５－１２３４",
            "＞＝",
            "author:",
            "mirror:no",
            "T1566",
            "technique:",
            "\uFEFF",
            "\u3000",
            "😀",
            "threat:",
            "none",
            "lang:",
            "kind:page",
            "hash:",
            "phone:",
            "+1 (555)",
            "url:",
            "//",
            "?",
        };
        Random random = new Random(11);
        int parsed = 0;
        for (int i = 0; i < 60_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(12);
            for (int j = 0; j < length; j++) {
                text.append(
                        random.nextInt(8) == 0
                                ? Character.toString(random.nextInt(0x11000))
                                : pieces[random.nextInt(pieces.length)]);
            }
            Query query;
            try {
                query = parse(text.toString());
            } catch (QuerySyntaxException e) {
                assertThat(e.column()).isBetween(1, text.length() + 1);
                continue;
            }
            parsed++;
            String printed = QueryPrinter.print(query);
            try {
                assertThat(parse(printed)).as("%s printed as %s", text, printed).isEqualTo(query);
            } catch (QuerySyntaxException e) {
                throw new AssertionError(text + " printed as " + printed, e);
            }
        }
        assertThat(parsed).isGreaterThan(5_000);
    }
}
