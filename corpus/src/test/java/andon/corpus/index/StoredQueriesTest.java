package andon.corpus.index;

import static andon.corpus.Documents.START;
import static andon.corpus.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.query.Query;
import andon.corpus.query.QueryParser;
import andon.vocabulary.Document;
import andon.vocabulary.DocumentKind;
import andon.vocabulary.EntityType;
import andon.vocabulary.Severity;
import andon.vocabulary.ThreatCategory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Stored queries are found by what they require: none that matches is passed over, few that do not are tried. */
class StoredQueriesTest {
    /** One of each kind, and forms that fold. */
    private static final List<String> LEAVES = List.of(
            "databases",
            "data*",
            "da*",
            "\"full access\"",
            "\"access rdp\"~3",
            "東京",
            "\"東京電力\"",
            "title:bank",
            "title:\"national bank\"",
            "org:\"Acme Corp\"",
            "org:acm*",
            "domain:acme.example",
            "domain:*.example",
            "email:*@acme.example",
            "email:ann@acme.example",
            "ip:192.0.2.7",
            "ip:192.0.2.0/24",
            "ip:*",
            "ip:\"2001:db8::7\"",
            "cve:CVE-2024-1000",
            "cve:*",
            "card:411111",
            "handle:ann",
            "author:moth",
            "author:mo*",
            "author:*",
            "threat:access-sale",
            "severity:>=high",
            "severity:low",
            "lang:ja",
            "kind:listing",
            "source:forum",
            "seen:2026-01-01..2026-06-01",
            "version:>=2",
            "price:10..900usd",
            "mirror:no",
            "*");

    private static Query parse(String query) throws Exception {
        return QueryParser.parse(query, START);
    }

    private static DocumentFacts facts(Document document) {
        return DocumentFacts.of(new IndexedDocument(document, START, START, 1, 0, List.of()), Mirrors.NONE);
    }

    private static List<DocumentFacts> documents() {
        return List.of(
                facts(document("1")
                        .title("National Bank")
                        .author("Moth")
                        .text("Full access to Acme Corp: RDP, database, 192.0.2.7, ann@acme.example, CVE-2024-1000")
                        .entity(EntityType.ORGANIZATION, "Acme Corp")
                        .entity(EntityType.IPV4_ADDR, "192.0.2.7")
                        .entity(EntityType.EMAIL_ADDR, "ann@acme.example")
                        .entity(EntityType.CVE, "CVE-2024-1000")
                        .threat(ThreatCategory.ACCESS_SALE, Severity.HIGH)
                        .build()),
                facts(document("2")
                        .language("ja")
                        .text("東京電力の資料 2001:db8::7 @Ann")
                        .entity(EntityType.IPV6_ADDR, "2001:db8::7")
                        .entity(EntityType.MESSAGING_HANDLE, "telegram:@ann")
                        .threat(ThreatCategory.DATA_LEAK, Severity.LOW)
                        .build()),
                facts(document("3")
                        .kind(DocumentKind.LISTING)
                        .source("market")
                        .text("cards 411111••••••1111 and data")
                        .entity(EntityType.PAYMENT_CARD, "411111••••••1111")
                        .entity(EntityType.DOMAIN_NAME, "vpn.acme.example")
                        .build()),
                facts(document("4").text("").build()));
    }

    @Test
    void noQueryThatMatchesIsPassedOver() throws Exception {
        Random dice = new Random(7);
        Map<Integer, Query> queries = new LinkedHashMap<>();
        for (String leaf : LEAVES) {
            queries.put(queries.size(), parse(leaf));
        }
        List<Query> leaves = List.copyOf(queries.values());
        for (int i = 0; i < 2_000; i++) {
            queries.put(queries.size(), random(dice, leaves, 3));
        }
        StoredQueries<Integer> stored = StoredQueries.of(queries);
        int matches = 0;
        for (DocumentFacts facts : documents()) {
            List<Integer> matching = new ArrayList<>();
            queries.forEach((number, query) -> {
                if (QueryEvaluation.matches(query, facts)) {
                    matching.add(number);
                }
            });
            matches += matching.size();
            assertThat(stored.candidates(facts)).doesNotHaveDuplicates().containsAll(matching);
        }
        assertThat(matches).isGreaterThan(1_000);
    }

    private static Query random(Random dice, List<Query> leaves, int depth) {
        if (depth == 0 || dice.nextInt(4) == 0) {
            return leaves.get(dice.nextInt(leaves.size()));
        }
        return switch (dice.nextInt(5)) {
            case 0 -> new Query.Not(random(dice, leaves, depth - 1));
            case 1, 2 -> new Query.Or(List.of(random(dice, leaves, depth - 1), random(dice, leaves, depth - 1)));
            default -> new Query.And(List.of(random(dice, leaves, depth - 1), random(dice, leaves, depth - 1)));
        };
    }

    @Test
    void aDocumentIsTriedOnFewOfTheQueriesThatItHasNothingOf() throws Exception {
        Map<String, Query> queries = new LinkedHashMap<>();
        for (int i = 0; i < 1_000; i++) {
            for (String query : List.of(
                    "lang:en full brandname" + i,
                    "(brandname" + i + " OR domain:brand" + i + ".example) severity:>=low -sold",
                    "source:forum author:moth" + i)) {
                queries.put(query, parse(query));
            }
        }
        assertThat(StoredQueries.of(queries).candidates(documents().getFirst())).isEmpty();
    }

    @Test
    void whatNamesNothingThatADocumentMustHaveIsBroad() throws Exception {
        for (String broad :
                List.of("*", "-sold", "word OR -sold", "seen:2026-01-01..2026-06-01", "mirror:no", "price:1..9usd")) {
            assertThat(StoredQueries.isBroad(parse(broad))).as(broad).isTrue();
        }
        for (String narrow :
                List.of("word", "-sold word", "word OR lang:en", "seen:2026-01-01..2026-06-01 source:forum")) {
            assertThat(StoredQueries.isBroad(parse(narrow))).as(narrow).isFalse();
        }
    }

    @Test
    void whatNearlyEveryDocumentHasIsCommonUnlessSomethingRarerMustBeThereToo() throws Exception {
        for (String common : List.of(
                "-sold",
                "lang:en",
                "kind:post",
                "severity:>=low",
                "lang:en kind:post severity:>=low -sold",
                "author:*",
                "word OR lang:en")) {
            assertThat(StoredQueries.isCommon(parse(common))).as(common).isTrue();
        }
        for (String selective : List.of(
                "word",
                "lang:en word",
                "kind:post domain:acme.example",
                "severity:>=low threat:access-sale",
                "lang:ru source:forum",
                "author:moth",
                "ip:192.0.2.0/24")) {
            assertThat(StoredQueries.isCommon(parse(selective))).as(selective).isFalse();
        }
    }
}
