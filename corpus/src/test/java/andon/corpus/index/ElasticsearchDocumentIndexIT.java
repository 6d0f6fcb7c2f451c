package andon.corpus.index;

import static andon.corpus.Documents.START;
import static andon.corpus.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import andon.corpus.index.elasticsearch.ElasticsearchEngine;
import andon.corpus.index.elasticsearch.ElasticsearchSettings;
import andon.corpus.index.elasticsearch.Pause;
import andon.corpus.query.Query;
import andon.testbed.fixtures.ElasticsearchServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contract on a real Elasticsearch, and what only it has. */
class ElasticsearchDocumentIndexIT extends DocumentIndexContract {
    private final String prefix = ElasticsearchServer.running().freshPrefix() + "andon";
    private OptionalInt keepMonths = OptionalInt.empty();
    private int shards = 2;

    @BeforeAll
    static void needsTheServer() {
        if (!"true".equals(System.getenv("ANDON_REQUIRE_SERVERS"))) {
            assumeThat(ElasticsearchServer.missing()).isEmpty();
        }
    }

    @Override
    DocumentIndex opened(Mirrors mirrors, Ownership ownership) {
        ElasticsearchSettings settings = new ElasticsearchSettings(
                List.of(ElasticsearchServer.running().address()),
                Optional.empty(),
                prefix,
                shards,
                0,
                keepMonths,
                Duration.ofSeconds(30),
                Duration.ofSeconds(30));
        return new EngineIndex(
                ElasticsearchEngine.open(settings, InstantSource.fixed(NOW), Refusals.LOGGED, Pause.REAL),
                mirrors,
                () -> now,
                ownership);
    }

    @Test
    void monthsThatAreNoLongerKeptAreDroppedAndTakeNothing() throws Exception {
        index.put(new IndexedDocument(
                document("old").text("leak").build(), START.minus(Duration.ofDays(70)), START, 1, 1, List.of()));
        put(document("new").text("leak"), START);
        index.commit(1);
        assertThat(search("leak").total()).isEqualTo(2);
        index.close();
        keepMonths = OptionalInt.of(2);
        open();
        index.commit(2);
        assertThat(search("leak").total()).isEqualTo(1);
        index.put(new IndexedDocument(
                document("older").text("leak").build(), START.minus(Duration.ofDays(70)), START, 1, 3, List.of()));
        index.refresh();
        assertThat(search("leak").total()).isEqualTo(1);
    }

    /** The server renews so often, and shows at its second renewal at the latest what it took: the first may have begun before. */
    @Test
    void whatTheServerTookItShowsAtItsNextRenewalEachHalfSecond() throws Exception {
        index.close();
        shards = 1;
        open();
        put(document("1").text("leak"), START);
        assertThat(number("/_settings?flat_settings=true", "\"index.refresh_interval\":\"(\\d+)ms\""))
                .isBetween(1L, 500L);
        index.put(new IndexedDocument(document("2").text("leak").build(), START, START, 1, 2, List.of()));
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (number("/_stats/indexing", "\"index_total\":(\\d+)") < 2 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        long taken = renewals();
        long renewed;
        long found;
        do {
            renewed = renewals();
            found = search("leak").total();
        } while (found < 2 && renewed < taken + 2 && System.nanoTime() < end);
        assertThat(found).isEqualTo(2);
    }

    private long renewals() throws Exception {
        return number("/_stats/refresh", "\"external_total\":(\\d+)");
    }

    private long number(String path, String pattern) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI address = ElasticsearchServer.running().address().resolve("/" + prefix + "-g1-*" + path);
            String answer = client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            Matcher matcher = Pattern.compile(pattern).matcher(answer);
            assertThat(matcher.find()).as(answer).isTrue();
            return Long.parseLong(matcher.group(1));
        }
    }

    @Test
    void countsAreExactWhereTheFirstAnswerOfTheShardsIsNot() throws Exception {
        // Each shard names its first 10,000 values only; the least frequent are cut off.
        List<IndexedDocument> documents = new java.util.ArrayList<>();
        for (int i = 0; i < 240; i++) {
            var builder = document("d" + i).text("leak");
            for (int e = 0; e < 100; e++) {
                builder.entity(andon.vocabulary.EntityType.CVE, "CVE-2026-" + (100_000 + i * 100 + e));
            }
            if (i % 3 == 0) {
                builder.entity(andon.vocabulary.EntityType.CVE, "CVE-2026-999999");
            }
            documents.add(new IndexedDocument(builder.build(), START, START, 1, 1, List.of()));
        }
        index.put(documents);
        index.refresh();
        Facet cve = new Facet.Values(Query.EntityField.CVE);
        List<SearchPage.FacetCount> counts = index.search(new SearchRequest(
                        new Query.All(), ALL, SearchRequest.Sort.NEWEST, 1, Optional.empty(), Set.of(cve)))
                .facets()
                .getOrDefault(cve, List.of());
        assertThat(counts.getFirst()).isEqualTo(new SearchPage.FacetCount("cve-2026-999999", 80));
        assertThat(counts.get(1)).isEqualTo(new SearchPage.FacetCount("cve-2026-100000", 1));
        assertThat(counts).hasSize(SearchRequest.MAX_VALUES);
    }
}
