package andon.corpus.index;

import static andon.corpus.Documents.START;
import static andon.corpus.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.corpus.index.DocumentIndex.InvalidCursorException;
import andon.corpus.index.SearchPage.FacetCount;
import andon.corpus.index.SearchRequest.Sort;
import andon.corpus.query.QueryParser;
import andon.vocabulary.Details;
import andon.vocabulary.Document;
import andon.vocabulary.DocumentId;
import andon.vocabulary.EntityType;
import andon.vocabulary.MaskedSecret;
import andon.vocabulary.Mention;
import andon.vocabulary.Severity;
import andon.vocabulary.Span;
import andon.vocabulary.ThreatCategory;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every engine does alike; each has a test that opens it and runs this. */
abstract class DocumentIndexContract extends NamedPersonsContract {
    @ParameterizedTest
    @CsvSource({
        "access, 'We sell accesses to firms', accesses",
        "Доступ, 'Продажа доступа к сети', доступа",
        "情報, 個人情報が流出した, 情報",
        "数据, 出售数据库, 数据",
        "vpn, 社内VPNの情報, VPN",
        "ｱｸｾｽ, 不正アクセスの報告, アクセス",
        "muller, 'Herr Müller', Müller",
        "acme.example, 'see vpn.ACME.example now', ACME.example",
        "\"initial access\", 'Initial Accesses for sale, initial', Initial Accesses",
        "accesse*, 'We sell accesses', accesses",
        "数据库, 出售數據庫, 數據庫",
        "數據庫, 出售数据库, 数据库",
        "個人資料, 泄露个人资料, 个人资料",
        "あくせす, 不正アクセスの報告, アクセス",
        "ランサム, らんさむうぇあ, らんさむ",
        "がいこう, ガイコウの情報, ガイコウ",
    })
    void wordsAreFoundInTheirFormsAndMarkedWhereTheyStand(String query, String text, String marked) throws Exception {
        IndexedDocument document = put(document("1").title("A title").text(text), START);
        put(document("2").text("nothing of that 報情 据数"), START);
        SearchPage page = search(query);
        assertThat(page.hits()).singleElement().satisfies(hit -> {
            assertThat(hit.document()).isEqualTo(document);
            assertThat(hit.highlights())
                    .extracting(span -> span.in(document.document().searchableText()))
                    .containsExactly(marked);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "domain:acme.example, true",
        "domain:vpn.ACME.example, true",
        "domain:acme, false",
        "domain:*acme*, true",
        "email:*@acme.example, true",
        "email:jane@acme.example, true",
        "email:example, true",
        "email:*@example, false",
        "credential:acme.example, true",
        "credential:bob@mail.acme.example, true",
        "credential:*p•••d, false",
        "ip:203.0.113.0/24, true",
        "ip:203.0.114.0/24, false",
        "ip:2001:db8::/32, true",
        "cve:cve-2026-1234, true",
        "technique:T1566, true",
        "technique:T1566.002, false",
        "hash:D41D8CD98F00B204E9800998ECF8427E, true",
        "handle:@DarkSeller, true",
        "phone:'+1 (555) 010-0100', false",
        "org:'Àcme CORP', true",
        "org:АСМЕ*, true",
        "org:*, true",
        "btc:*, false",
        "url:*login*, true",
        "author:'DARK lord', true",
        "author:dark*, true",
        "threat:access-sale, true",
        "threat:none, false",
        "severity:high, true",
        "severity:>=critical, false",
    })
    void entitiesAndFieldsAreFoundByTheirNormalisedValues(String query, boolean found) throws Exception {
        put(
                document("1")
                        .text("x")
                        .author("Dark Lörd")
                        .threat(ThreatCategory.ACCESS_SALE, Severity.HIGH)
                        .entity(EntityType.DOMAIN_NAME, "vpn.acme.example")
                        .entity(EntityType.EMAIL_ADDR, "jane@acme.example")
                        .entity(EntityType.CREDENTIAL, "bob@mail.acme.example:p•••d")
                        .entity(EntityType.IPV4_ADDR, "203.0.113.77")
                        .entity(EntityType.IPV6_ADDR, "2001:db8::7")
                        .entity(EntityType.CVE, "CVE-2026-1234")
                        .entity(EntityType.ATTACK_PATTERN, "T1566.001")
                        .entity(EntityType.MD5, "d41d8cd98f00b204e9800998ecf8427e")
                        .entity(EntityType.MESSAGING_HANDLE, "telegram:@darkseller")
                        .entity(EntityType.ORGANIZATION, "Acme Corp")
                        .entity(EntityType.URL, "https://vpn.acme.example/login?next=1"),
                START);
        assertThat(search(query.replace('\'', '"')).total()).isEqualTo(found ? 1 : 0);
    }

    @Test
    void aCustomerNeverSeesAnythingOfADocumentThatDoesNotMentionIt() throws Exception {
        IndexedDocument own = put(document("1").text("leak one").author("a"), START, ACME, NORWIND);
        IndexedDocument other = put(document("2").text("leak two").author("b").source("secret"), START, NORWIND);
        IndexedDocument nobodys = put(document("3").text("leak three").author("c"), START);
        Visibility acme = new Visibility.MentionsOf(ACME);
        for (String query : List.of("leak", "*", "-two", "source:secret OR leak", "author:*", "threat:none")) {
            SearchPage page = search(query, acme, Sort.NEWEST, 1, Optional.empty());
            assertThat(page.total()).as(query).isEqualTo(1);
            assertThat(page.next()).isEmpty();
            assertThat(page.facets().get(Facet.AUTHOR)).containsExactly(new FacetCount("a", 1));
            assertThat(page.facets().get(Facet.SOURCE)).containsExactly(new FacetCount("forum", 1));
            assertThat(page.hits()).singleElement().satisfies(hit -> {
                assertThat(hit.document().document()).isEqualTo(own.document());
                assertThat(hit.document().mentions()).extracting(Mention::owner).containsExactly(ACME);
            });
        }
        assertThat(search("source:secret", acme, Sort.RELEVANCE, 10, Optional.empty())
                        .facets()
                        .get(Facet.SOURCE))
                .isEmpty();
        assertThat(index.get(own.id(), acme).orElseThrow().mentions()).hasSize(1);
        assertThat(index.get(other.id(), acme)).isEmpty();
        assertThat(index.get(nobodys.id(), acme)).isEmpty();
        assertThat(index.get(nobodys.id(), ALL)).hasValue(nobodys);
        assertThat(search("*").total()).isEqualTo(3);
    }

    @Test
    void facetsCountAllMatchesNotOnlyThePage() throws Exception {
        for (int i = 0; i < 7; i++) {
            put(
                    document("p" + i)
                            .text("leak")
                            .language(i < 5 ? "ru" : "en")
                            .threat(ThreatCategory.DATA_LEAK, i < 2 ? Severity.HIGH : Severity.LOW)
                            .entity(EntityType.CVE, "CVE-2026-1234")
                            .entity(EntityType.CVE, "CVE-2026-9999"),
                    START);
        }
        put(document("other").text("recipe"), START);
        SearchPage page = search("leak", ALL, Sort.NEWEST, 2, Optional.empty());
        assertThat(page.hits()).hasSize(2);
        assertThat(page.total()).isEqualTo(7);
        assertThat(page.facets().get(Facet.LANGUAGE)).containsExactly(new FacetCount("ru", 5), new FacetCount("en", 2));
        assertThat(page.facets().get(Facet.SEVERITY))
                .containsExactly(new FacetCount("low", 5), new FacetCount("high", 2));
        assertThat(page.facets().get(Facet.ENTITY_TYPE)).containsExactly(new FacetCount("cve", 7));
        assertThat(page.facets().get(Facet.THREAT)).containsExactly(new FacetCount("data-leak", 7));
        assertThat(page.facets().get(Facet.KIND)).containsExactly(new FacetCount("post", 7));
    }

    @Test
    void pagesSortedByTimeStayExactWhileNewerDocumentsArrive() throws Exception {
        List<DocumentId> expected = new ArrayList<>();
        for (int i = 0; i < 23; i++) {
            // Many share one moment: the id decides.
            expected.add(put(document("p" + i).text("leak"), START.plusSeconds(i / 5))
                    .id());
        }
        List<DocumentId> seen = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            SearchPage page = search("leak", ALL, Sort.NEWEST, 4, after);
            page.hits().forEach(hit -> seen.add(hit.document().id()));
            after = page.next();
            put(document("new" + seen.size()).text("leak"), START.plusSeconds(999));
        } while (after.isPresent());
        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void pagesBehindTheFirstMeanTheFirstOnesTimes() throws Exception {
        for (int i = 0; i < 4; i++) {
            put(document("p" + i).text("leak"), NOW.minus(Duration.ofDays(7)).plusSeconds(10L * i));
        }
        List<SearchPage> pages = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            // Each page is asked for a quarter of a minute after the one before.
            Instant asked = NOW.plusSeconds(15L * pages.size());
            pages.add(index.search(new SearchRequest(
                    QueryParser.parse("leak seen:7d -posted:..7d", asked), ALL, Sort.NEWEST, 1, after, Set.of())));
            after = pages.getLast().next();
        } while (after.isPresent());
        assertThat(pages).extracting(SearchPage::total).containsExactly(4L, 4L, 4L, 4L);
        assertThat(pages).flatExtracting(SearchPage::hits).hasSize(4);
    }

    @Test
    void aCursorThatWasAlteredOrBelongsToAnotherSearchIsRefused() throws Exception {
        for (int i = 0; i < 5; i++) {
            put(document("p" + i).text("leak"), START, ACME);
        }
        String cursor = search("leak seen:30d", ALL, Sort.NEWEST, 2, Optional.empty())
                .next()
                .orElseThrow();
        assertThat(search("leak seen:30d", ALL, Sort.NEWEST, 2, Optional.of(cursor))
                        .hits())
                .hasSize(2);
        assertThat(index.search(new SearchRequest(
                                QueryParser.parse("leak seen:30d", NOW.plusSeconds(5)),
                                ALL,
                                Sort.NEWEST,
                                2,
                                Optional.of(cursor),
                                Set.of()))
                        .hits())
                .hasSize(2);
        for (int i = 0; i < cursor.length(); i++) {
            // All that Base64 has, among them those that differ in bits that make no byte.
            for (char other : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".toCharArray()) {
                if (other != cursor.charAt(i)) {
                    String altered = cursor.substring(0, i) + other + cursor.substring(i + 1);
                    assertThatThrownBy(() -> search("leak seen:30d", ALL, Sort.NEWEST, 2, Optional.of(altered)))
                            .as("character %s is %s", i, other)
                            .isInstanceOf(InvalidCursorException.class);
                }
            }
        }
        for (String wrong : List.of("", "x", "é", cursor + "A", cursor + "=", "A".repeat(10_000))) {
            assertThatThrownBy(() -> search("leak seen:30d", ALL, Sort.NEWEST, 2, Optional.of(wrong)))
                    .isInstanceOf(InvalidCursorException.class);
        }
        assertThatThrownBy(() -> search("leak", ALL, Sort.NEWEST, 2, Optional.of(cursor)))
                .isInstanceOf(InvalidCursorException.class);
        assertThatThrownBy(() -> search("leak seen:30d", ALL, Sort.RELEVANCE, 2, Optional.of(cursor)))
                .isInstanceOf(InvalidCursorException.class);
        assertThatThrownBy(() ->
                        search("leak seen:30d", new Visibility.MentionsOf(ACME), Sort.NEWEST, 2, Optional.of(cursor)))
                .isInstanceOf(InvalidCursorException.class);
    }

    @Test
    void ofEqualMatchesTheFresherAndWorseComesFirstButABetterMatchWins() throws Exception {
        IndexedDocument old = put(document("1").text("acme leak"), NOW.minus(Duration.ofDays(400)));
        IndexedDocument fresh = put(document("2").text("acme leak"), NOW);
        IndexedDocument severe =
                put(document("3").text("acme leak").threat(ThreatCategory.DATA_LEAK, Severity.CRITICAL), NOW);
        IndexedDocument better = put(document("4").text("acme acme acme"), NOW.minus(Duration.ofDays(400)));
        put(document("5").text("other words of no use, many of them, to make words rare"), NOW);
        assertThat(search("acme leak OR acme").hits())
                .extracting(hit -> hit.document().id())
                .containsExactly(severe.id(), fresh.id(), old.id(), better.id());
        assertThat(search("acme -leak").hits()).hasSize(1);
    }

    @Test
    void puttingAgainReplacesAndRemovingRemoves() throws Exception {
        put(document("1").text("first words"), START);
        IndexedDocument second = put(document("1").text("second words"), START);
        assertThat(search("first").total()).isZero();
        assertThat(search("words").total()).isEqualTo(1);
        index.remove(second.id());
        index.refresh();
        assertThat(search("words").total()).isZero();
    }

    @Test
    void theWholeDocumentIsGivenBackWithSecretsMasked() {
        MaskedSecret secret = MaskedSecret.of("pa55Word!d", new MaskedSecret.Key(new byte[32]));
        Document document = document("1")
                .title("Title")
                .author("作者")
                .postedAt(START)
                .text("text 😀 •")
                .threat(ThreatCategory.CARDING, Severity.LOW)
                .build();
        Document withSecret = new Document(
                document.identityKey(),
                document.source(),
                document.kind(),
                document.address(),
                document.title(),
                document.author(),
                document.postedAt(),
                document.text(),
                List.of("a quote"),
                "ja",
                List.of(new andon.vocabulary.Entity(
                        EntityType.CREDENTIAL, "bob:p•••d", new Span(0, 3), "combo", 0.9, secret)),
                document.threats(),
                new Details(
                        URI.create("http://forum.example/member.php?uid=4"),
                        21,
                        new Details.Price(new BigDecimal("0.0150"), "XMR"),
                        "3 left",
                        NOW,
                        ChronoUnit.MINUTES));
        IndexedDocument indexed = new IndexedDocument(withSecret, START, NOW, 3, 42, List.of());
        index.put(indexed);
        index.refresh();
        assertThat(index.get(indexed.id(), ALL)).hasValue(indexed);
    }

    @Test
    void aCommitNotesTheCaptureAndSurvivesReopening() throws Exception {
        assertThat(index.committedSeq()).isZero();
        put(document("1").text("leak"), START);
        index.commit(17);
        assertThat(index.committedSeq()).isEqualTo(17);
        index.close();
        open();
        assertThat(index.committedSeq()).isEqualTo(17);
        assertThat(search("leak").total()).isEqualTo(1);
    }

    @Test
    void aCursorStaysValidAfterReopening() throws Exception {
        for (int i = 0; i < 3; i++) {
            put(document("p" + i).text("leak"), START);
        }
        index.commit(1);
        Optional<String> cursor =
                search("leak", ALL, Sort.NEWEST, 2, Optional.empty()).next();
        index.close();
        open();
        assertThat(search("leak", ALL, Sort.NEWEST, 2, cursor).hits()).hasSize(1);
    }

    @Test
    void aCursorWorksForThirtyDaysAfterItWasGivenOutAndThenSaysThatItHasExpired() throws Exception {
        for (int i = 0; i < 6; i++) {
            put(document("p" + i).text("leak"), START);
        }
        String cursor =
                search("leak", ALL, Sort.NEWEST, 2, Optional.empty()).next().orElseThrow();
        now = NOW.plus(Duration.ofDays(30));
        SearchPage second = search("leak", ALL, Sort.NEWEST, 2, Optional.of(cursor));
        assertThat(second.hits()).hasSize(2);
        now = now.plus(Duration.ofDays(1));
        assertThatThrownBy(() -> search("leak", ALL, Sort.NEWEST, 2, Optional.of(cursor)))
                .isInstanceOfSatisfying(InvalidCursorException.class, e -> {
                    assertThat(e.expired()).isTrue();
                    assertThat(e)
                            .hasMessage("this cursor has expired: it was given out more than 30 days ago;"
                                    + " begin again without a cursor");
                });
        // A walk that goes on may take longer in all.
        assertThat(search("leak", ALL, Sort.NEWEST, 2, second.next()).hits()).hasSize(2);
    }

    /** By a clock nothing is measured here: how soon is tested by the renewals of each engine. */
    @Test
    void whatWasPutIsFoundWithoutAskingForIt() throws Exception {
        index.put(new IndexedDocument(document("1").text("leak").build(), START, START, 1, 1, List.of()));
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (search("leak").total() == 0 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(search("leak").total()).isEqualTo(1);
    }
}
