package andon.corpus.index;

import static andon.corpus.Documents.START;
import static andon.corpus.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.corpus.Documents;
import andon.corpus.index.SearchPage.FacetCount;
import andon.corpus.index.SearchRequest.Sort;
import andon.corpus.index.TimelineRequest.Bucket;
import andon.corpus.index.TimelineRequest.Interval;
import andon.corpus.query.Query;
import andon.corpus.query.Query.EntityField;
import andon.corpus.query.Query.TimeField;
import andon.corpus.query.QueryParser;
import andon.vocabulary.DocumentId;
import andon.vocabulary.EntityType;
import andon.vocabulary.Severity;
import andon.vocabulary.ThreatCategory;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an analyst does with a result: count, order, read it whole, pivot. */
abstract class AnalysisContract extends FieldAgreementContract {
    private static final Facet.Values ORG = new Facet.Values(EntityField.ORG);
    private static final Facet.Values DOMAIN = new Facet.Values(EntityField.DOMAIN);

    private static Query parsed(String query) throws Exception {
        return QueryParser.parse(query, NOW);
    }

    private static IndexedDocument of(Documents.Builder builder, Instant seen, long captureSeq) {
        return new IndexedDocument(builder.build(), seen, seen, 1, captureSeq, List.of());
    }

    private List<IndexedDocument> random(int number) {
        Random random = new Random(11);
        List<IndexedDocument> documents = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            Documents.Builder builder = document("d" + i)
                    .text("leak " + (random.nextBoolean() ? "sale" : "dump"))
                    .source("source" + random.nextInt(3))
                    .language(random.nextBoolean() ? "en" : "ru");
            for (int e = random.nextInt(4); e > 0; e--) {
                int n = (int) Math.abs(random.nextGaussian() * 4);
                switch (random.nextInt(5)) {
                    case 0 -> builder.entity(EntityType.ORGANIZATION, "Firm " + n + " Ltd");
                    case 1 -> builder.entity(EntityType.DOMAIN_NAME, "h" + n + ".firm" + n % 3 + ".co.uk");
                    case 2 -> builder.entity(EntityType.EMAIL_ADDR, "a" + n + "@firm" + n % 3 + ".co.uk");
                    case 3 -> builder.entity(EntityType.IPV6_ADDR, "2001:db8:0:0:0:0:0:" + n);
                    default -> builder.entity(EntityType.CVE, "CVE-2026-" + (1000 + n));
                }
            }
            if (random.nextInt(3) == 0) {
                builder.author("Author " + random.nextInt(5))
                        .threat(
                                ThreatCategory.DATA_LEAK,
                                List.of(Severity.values()).get(random.nextInt(4)));
            }
            if (random.nextBoolean()) {
                builder.postedAt(START.plus(Duration.ofHours(random.nextInt(500))));
            }
            documents.add(of(builder, START.plus(Duration.ofMinutes(random.nextInt(10_000))), 1));
        }
        return documents;
    }

    private List<IndexedDocument> putRandom(int number) {
        List<IndexedDocument> documents = random(number);
        index.put(documents);
        index.refresh();
        return documents;
    }

    @ParameterizedTest
    @CsvSource({"*", "sale", "org:*", "source:source1 -sale"})
    void everyFacetCountsWhatASearchForItsValueFinds(String query) throws Exception {
        List<IndexedDocument> matching = putRandom(120).stream()
                .filter(document -> {
                    try {
                        return index.matches(parsed(query), document);
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
        Map<Facet, Map<String, Long>> expected = new HashMap<>();
        for (IndexedDocument document : matching) {
            FacetValues.of(DocumentFacts.of(document, Mirrors.NONE))
                    .forEach((facet, values) ->
                            values.forEach(value -> expected.computeIfAbsent(facet, f -> new HashMap<>())
                                    .merge(value, 1L, Long::sum)));
        }
        SearchPage page = search(query, ALL, Sort.NEWEST, 1, Optional.empty());
        assertThat(page.total()).isEqualTo(matching.size());
        int narrowed = 0;
        for (Facet facet : Facet.all()) {
            List<FacetCount> counts = page.facets().getOrDefault(facet, List.of());
            Map<String, Long> found = new HashMap<>();
            counts.forEach(count -> found.put(count.value(), count.count()));
            assertThat(found).as(facet.word()).isEqualTo(expected.getOrDefault(facet, Map.of()));
            for (int i = 1; i < counts.size(); i++) {
                assertThat(counts.get(i).count())
                        .isLessThanOrEqualTo(counts.get(i - 1).count());
                if (counts.get(i).count() == counts.get(i - 1).count()) {
                    assertThat(counts.get(i).value())
                            .isGreaterThan(counts.get(i - 1).value());
                }
            }
            if (facet instanceof Facet.Values && !counts.isEmpty()) {
                FacetCount last = counts.getLast();
                Query both = new Query.And(List.of(parsed(query), parsed(facet.word() + ":\"" + last.value() + "\"")));
                assertThat(index.search(new SearchRequest(both, ALL, Sort.NEWEST, 1, Optional.empty(), Set.of()))
                                .total())
                        .as("%s:%s", facet.word(), last.value())
                        .isEqualTo(last.count());
                narrowed++;
            }
        }
        assertThat(narrowed).isGreaterThanOrEqualTo(4);
    }

    @Test
    void everyOrderIsThatOfItsKeyAndThenOfTheId() throws Exception {
        List<IndexedDocument> documents = putRandom(60);
        for (Sort sort : Sort.values()) {
            if (sort == Sort.RELEVANCE) {
                continue;
            }
            List<DocumentId> expected = Naive.sorted(documents, sort).stream()
                    .map(IndexedDocument::id)
                    .toList();
            List<DocumentId> found = new ArrayList<>();
            Optional<String> after = Optional.empty();
            do {
                SearchPage page = search("*", ALL, sort, 7, after);
                page.hits().forEach(hit -> found.add(hit.document().id()));
                after = page.next();
            } while (after.isPresent());
            assertThat(found).as(sort.word()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SEEN, HOUR, UTC",
        "SEEN, DAY, Asia/Tokyo",
        "SEEN, WEEK, Europe/Berlin",
        "SEEN, MONTH, America/New_York",
        "POSTED, DAY, Asia/Kolkata",
        "CHANGED, WEEK, UTC",
    })
    void aTimelineCountsByTheCalendarOfItsZone(TimeField field, Interval interval, ZoneId zone) throws Exception {
        List<IndexedDocument> documents = putRandom(80);
        index.put(of(document("old").text("nothing").postedAt(Instant.parse("1066-10-14T00:00:00Z")), START, 1));
        index.refresh();
        Map<Instant, Long> expected = new HashMap<>();
        for (IndexedDocument document : documents) {
            Instant time = switch (field) {
                case SEEN -> document.firstSeen();
                case POSTED -> document.document().postedAt();
                case CHANGED -> document.changedAt();
            };
            if (time != null) {
                expected.merge(interval.floor(time, zone), 1L, Long::sum);
            }
        }
        List<Bucket> timeline = index.timeline(new TimelineRequest(parsed("leak"), ALL, field, interval, zone));
        Map<Instant, Long> found = new HashMap<>();
        timeline.stream().filter(bucket -> bucket.count() > 0).forEach(b -> found.put(b.start(), b.count()));
        assertThat(found).isEqualTo(expected);
        assertThat(timeline.getFirst().count()).isPositive();
        assertThat(timeline.getLast().count()).isPositive();
        for (int i = 1; i < timeline.size(); i++) {
            assertThat(timeline.get(i).start())
                    .isEqualTo(interval.next(timeline.get(i - 1).start(), zone));
        }
    }

    @Test
    void hoursAreCountedThroughTheChangeOfTheClocks() throws Exception {
        ZoneId zone = ZoneId.of("Europe/Berlin");
        Instant change = Instant.parse("2025-10-26T00:00:00Z");
        for (int i = 0; i < 8; i++) {
            index.put(of(
                    document("h" + i).text("leak"), change.minusSeconds(5_400).plusSeconds(1_800L * i), 1));
        }
        index.refresh();
        assertThat(index.timeline(new TimelineRequest(parsed("leak"), ALL, TimeField.SEEN, Interval.HOUR, zone)))
                .extracting(Bucket::count)
                .containsExactly(1L, 2L, 2L, 2L, 1L);
        assertThat(index.timeline(new TimelineRequest(parsed("leak"), ALL, TimeField.SEEN, Interval.DAY, zone)))
                .containsExactly(new Bucket(Instant.parse("2025-10-25T22:00:00Z"), 8));
    }

    @Test
    void aTimelineThatWouldBeTooLongIsRefused() throws Exception {
        index.put(of(document("1").text("leak"), START, 1));
        index.put(of(document("2").text("leak"), START.plus(Duration.ofDays(2_000)), 1));
        index.refresh();
        TimelineRequest hours = new TimelineRequest(parsed("*"), ALL, TimeField.SEEN, Interval.HOUR, ZoneId.of("UTC"));
        assertThatThrownBy(() -> index.timeline(hours))
                .isInstanceOf(TimelineTooFineException.class)
                .hasMessageContaining("10000");
        assertThat(index.timeline(
                        new TimelineRequest(parsed("nothing"), ALL, TimeField.SEEN, Interval.HOUR, ZoneId.of("UTC"))))
                .isEmpty();
    }

    @Test
    void aScanGivesEveryDocumentOnceWhileOthersArrive() throws Exception {
        List<IndexedDocument> documents = putRandom(50);
        for (ScanRequest.Order order : ScanRequest.Order.values()) {
            List<DocumentId> found = new ArrayList<>();
            Optional<String> after = Optional.empty();
            do {
                ScanPage page = index.scan(new ScanRequest(parsed("leak"), ALL, order, 7, after));
                page.documents().forEach(document -> found.add(document.id()));
                after = page.next();
                index.put(of(document(order + "new" + found.size()).text("leak"), START.minusSeconds(1), 1));
                index.refresh();
            } while (after.isPresent());
            assertThat(found).doesNotHaveDuplicates();
            assertThat(found)
                    .containsAll(documents.stream().map(IndexedDocument::id).toList());
        }
        assertThat(index.stream(parsed("sale"), ALL, ScanRequest.Order.ID))
                .isSortedAccordingTo(
                        java.util.Comparator.comparing(document -> document.id().value()))
                .hasSize((int) search("sale").total());
        assertThatThrownBy(() ->
                        index.scan(new ScanRequest(parsed("leak"), ALL, ScanRequest.Order.ID, 7, Optional.of("AAAA"))))
                .isInstanceOf(DocumentIndex.InvalidCursorException.class);
    }

    @Test
    void relatedEntitiesAreRankedBySurpriseNotByNumber() throws Exception {
        List<IndexedDocument> documents = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Documents.Builder builder =
                    document("p" + i).text("post").entity(EntityType.DOMAIN_NAME, "everywhere.test");
            if (i < 6) {
                builder.entity(EntityType.ORGANIZATION, "Acme Corp").entity(EntityType.DOMAIN_NAME, "acme.test");
            }
            if (i < 4) {
                builder.entity(EntityType.CVE, "CVE-2026-1111");
            }
            documents.add(of(builder, START.plusSeconds(i), 1));
        }
        index.put(documents);
        index.refresh();
        List<RelatedValue> related = index.related(new RelatedRequest(
                parsed("org:\"ACME corp\""), ALL, Set.of(EntityField.ORG, EntityField.DOMAIN, EntityField.CVE), 10));
        assertThat(related).extracting(RelatedValue::value).containsExactly("acme.test", "cve-2026-1111");
        assertThat(related.getFirst())
                .isEqualTo(new RelatedValue(
                        DOMAIN, "acme.test", 6, 6, LogLikelihood.ratio(6, 6, 6, 40), START, START.plusSeconds(5)));
        assertThat(index.related(new RelatedRequest(
                        parsed("cve:CVE-2026-1111"), new Visibility.MentionsOf(ACME), Set.of(EntityField.ORG), 10)))
                .isEmpty();
    }

    @Test
    void similarDocumentsShareRareWordsAndEntities() throws Exception {
        List<IndexedDocument> documents = new ArrayList<>();
        documents.add(of(
                document("own").text("selling 情報流出 database of norwind gmbh").entity(EntityType.CVE, "CVE-2026-7"),
                START,
                1));
        documents.add(of(document("near").text("情報流出 norwind").entity(EntityType.CVE, "CVE-2026-7"), START, 1));
        documents.add(of(document("words").text("norwind database"), START, 1));
        documents.add(of(document("one").text("database"), START, 1));
        for (int i = 0; i < 20; i++) {
            documents.add(of(document("other" + i).text("selling something else"), START, 1));
        }
        index.put(documents);
        index.refresh();
        List<SimilarDocument> similar = index.similar(documents.getFirst().id(), ALL, 10);
        assertThat(similar)
                .extracting(one -> one.document().id())
                .containsExactly(documents.get(1).id(), documents.get(2).id());
        assertThat(similar.getFirst().shared())
                .containsExactly(new SimilarDocument.Shared(new Facet.Values(EntityField.CVE), "cve-2026-7"));
        assertThat(similar.getFirst().score()).isGreaterThan(similar.get(1).score());
        assertThat(index.similar(documents.getFirst().id(), new Visibility.MentionsOf(ACME), 10))
                .isEmpty();
    }

    @Test
    void howAlikeDocumentsAreTellsACustomerNothingOfOthers() throws Exception {
        IndexedDocument own = put(document("own").text("lantern harbour turbine"), START, ACME);
        put(document("a").text("lantern harbour"), START, ACME);
        put(document("b").text("harbour turbine"), START, ACME);
        for (int i = 0; i < 6; i++) {
            put(document("more" + i).text("other words"), START, ACME);
        }
        Visibility acme = new Visibility.MentionsOf(ACME);
        List<SimilarDocument> before = index.similar(own.id(), acme, 10);
        assertThat(before).hasSize(2);
        List<IndexedDocument> hidden = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            hidden.add(of(document("hidden" + i).text("lantern"), START, 1));
        }
        index.put(hidden);
        index.refresh();
        assertThat(index.similar(own.id(), acme, 10)).isEqualTo(before);
        assertThat(index.similar(own.id(), ALL, 10)).isNotEqualTo(before);
    }

    @Test
    void valuesAreCompletedWithTheirCounts() throws Exception {
        putRandom(120);
        IndexedDocument secret =
                put(document("s").text("x").entity(EntityType.ORGANIZATION, "Firm Secret"), START, ACME);
        List<FacetCount> all = index.values(ORG, "", ALL, 100);
        assertThat(index.values(ORG, "ＦＩＲＭ 1", ALL, 100))
                .isNotEmpty()
                .isEqualTo(all.stream()
                        .filter(count -> count.value().startsWith("firm 1"))
                        .toList());
        assertThat(index.values(ORG, "firm", ALL, 2)).isEqualTo(all.subList(0, 2));
        assertThat(index.values(ORG, "f", new Visibility.MentionsOf(ACME), 100))
                .containsExactly(new FacetCount("firm secret", 1));
        assertThat(index.values(ORG, ".*", ALL, 100)).isEmpty();
        assertThat(index.values(Facet.SOURCE, "source", ALL, 100)).hasSize(3);
        assertThat(secret.mentions()).hasSize(1);
    }

    @Test
    void anOlderCaptureNeverReplacesANewerOne() throws Exception {
        index.put(of(document("1").text("third"), START, 3));
        index.put(of(document("1").text("second"), START, 2));
        index.refresh();
        index.put(of(document("1").text("first"), START, 1));
        index.put(of(document("2").text("other"), START, 1));
        index.refresh();
        assertThat(search("third").total()).isEqualTo(1);
        assertThat(search("first OR second").total()).isZero();
        assertThat(search("other").total()).isEqualTo(1);
        index.put(of(document("1").text("third again"), START, 3));
        index.refresh();
        assertThat(search("again").total()).isEqualTo(1);
        index.commit(3);
        index.close();
        open();
        index.put(of(document("1").text("second"), START, 2));
        index.refresh();
        assertThat(search("second").total()).isZero();
        index.remove(document("1").build().id());
        index.refresh();
        assertThat(search("again").total()).isZero();
        index.put(of(document("1").text("third anew"), START, 3));
        index.refresh();
        assertThat(search("anew").total()).isEqualTo(1);
    }

    @Test
    void manyDocumentsAreTakenInOneGo() throws Exception {
        index.put(IntStream.range(0, 2_500)
                .mapToObj(i -> of(document("m" + i).text("leak " + "x".repeat(i % 50)), START.plusSeconds(i), 1))
                .toList());
        index.refresh();
        assertThat(search("leak").total()).isEqualTo(2_500);
        assertThat(index.stream(parsed("leak"), ALL, ScanRequest.Order.SEEN)).hasSize(2_500);
    }
}
