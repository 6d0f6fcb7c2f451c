package andon.corpus.index;

import static andon.corpus.Documents.START;
import static andon.corpus.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import andon.corpus.index.FaultyProxy.Fate;
import andon.corpus.index.elasticsearch.ElasticsearchEngine;
import andon.corpus.index.elasticsearch.ElasticsearchSettings;
import andon.corpus.query.Query;
import andon.testbed.fixtures.ElasticsearchServer;
import andon.vocabulary.DocumentId;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An Elasticsearch in trouble delays indexing and loses nothing. */
class ElasticsearchFaultsIT {
    private static final String BUSY = """
            {"error":{"root_cause":[],"type":"es_rejected_execution_exception","reason":"full"},"status":429}""";
    private static final String AWAY = """
            {"error":{"root_cause":[],"type":"no_shard_available_action_exception","reason":"away"},"status":503}""";

    private final String prefix = ElasticsearchServer.running().freshPrefix() + "andon";
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private final List<DocumentId> refused = new CopyOnWriteArrayList<>();
    private FaultyProxy proxy;
    private DocumentIndex index;

    @BeforeAll
    static void needsTheServer() {
        if (!"true".equals(System.getenv("ANDON_REQUIRE_SERVERS"))) {
            assumeThat(ElasticsearchServer.missing()).isEmpty();
        }
    }

    @BeforeEach
    void open() throws Exception {
        proxy = new FaultyProxy(ElasticsearchServer.running().address());
        index = opened(Duration.ofSeconds(30));
    }

    private DocumentIndex opened(Duration searchTime) {
        ElasticsearchSettings settings = new ElasticsearchSettings(
                List.of(proxy.address()),
                Optional.empty(),
                prefix,
                1,
                0,
                OptionalInt.empty(),
                searchTime,
                Duration.ofSeconds(2));
        return new EngineIndex(
                ElasticsearchEngine.open(
                        settings, InstantSource.fixed(START), (id, reason) -> refused.add(id), pauses::add),
                Mirrors.NONE,
                InstantSource.fixed(START));
    }

    @AfterEach
    void close() {
        index.close();
        proxy.close();
    }

    private static IndexedDocument indexed(int number) {
        return new IndexedDocument(
                document("d" + number).text("leak").build(), START.plusSeconds(number), START, 1, number, List.of());
    }

    private static List<IndexedDocument> indexed(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(ElasticsearchFaultsIT::indexed)
                .toList();
    }

    private long found() throws Exception {
        index.refresh();
        return index.search(new SearchRequest(
                        new Query.All(),
                        new Visibility.Everything(),
                        SearchRequest.Sort.NEWEST,
                        1,
                        Optional.empty(),
                        Set.of()))
                .total();
    }

    @Test
    void aBusyServerIsAskedAgainEverMoreSlowly() throws Exception {
        proxy.next(3, "/_bulk", new Fate.Answer(429, BUSY));
        index.put(indexed(0, 1));
        index.commit(4);
        assertThat(proxy.faults()).isEqualTo(3);
        assertThat(pauses).containsExactly(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(400));
        assertThat(found()).isEqualTo(1);
        assertThat(index.committedSeq()).isEqualTo(4);
    }

    @Test
    void oneDocumentThatIsRejectedForNowIsSentAgainAlone() throws Exception {
        index.put(indexed(0, 1));
        index.refresh();
        proxy.next(1, "/_bulk", new Fate.Answer(200, """
                {"took":1,"errors":true,"items":[
                 {"index":{"_index":"x","_id":"a","status":201,"_version":1,"result":"created"}},
                 {"index":{"_index":"x","_id":"b","status":429,"error":{"type":"es_rejected_execution_exception","reason":"full"}}}]}"""));
        index.put(indexed(1, 3));
        index.refresh();
        // The proxy only said that it took the first.
        assertThat(found()).isEqualTo(2);
        assertThat(refused).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {BUSY, AWAY})
    void aServerThatStaysInTroubleFailsTheCommitAndNothingIsLost(String answer) throws Exception {
        index.put(indexed(0, 3));
        index.commit(2);
        proxy.decide(path ->
                path.endsWith("/_bulk") ? new Fate.Answer(answer.equals(BUSY) ? 429 : 503, answer) : FaultyProxy.PASS);
        assertThatThrownBy(() -> {
                    index.put(indexed(3, 6));
                    index.commit(5);
                })
                .isInstanceOf(IndexUnavailableException.class);
        assertThat(index.committedSeq()).isEqualTo(2);
        proxy.decide(path -> FaultyProxy.PASS);
        index.put(indexed((int) index.committedSeq() + 1, 6));
        index.commit(5);
        assertThat(found()).isEqualTo(6);
    }

    @Test
    void aServerThatDoesNotAnswerIsUnavailableForReadersToo() throws Exception {
        index.put(indexed(0, 3));
        index.commit(2);
        index.close();
        index = opened(Duration.ofMillis(500));
        proxy.decide(path -> new Fate.Silence());
        assertThatThrownBy(this::found).isInstanceOf(IndexUnavailableException.class);
        assertThatThrownBy(() -> index.commit(3)).isInstanceOf(IndexUnavailableException.class);
        proxy.decide(path -> FaultyProxy.PASS);
        assertThat(index.committedSeq()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {BUSY, AWAY})
    void aServerInTroubleIsUnavailableForReadersNotEmpty(String answer) throws Exception {
        index.put(indexed(0, 3));
        index.refresh();
        proxy.next(1, "/_search", new Fate.Answer(answer.equals(BUSY) ? 429 : 503, answer));
        assertThatThrownBy(this::found).isInstanceOf(IndexUnavailableException.class);
        assertThat(proxy.faults()).isEqualTo(1);
        assertThat(found()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aServerThatAnswersNothingToWhatIsSentFailsTheCommitAndNothingIsLost(boolean hangsUp) throws Exception {
        index.put(indexed(0, 3));
        index.commit(2);
        index.close();
        index = opened(Duration.ofMillis(100));
        Fate nothing = hangsUp ? new Fate.HangUp() : new Fate.Silence();
        proxy.decide(path -> path.endsWith("/_bulk") ? nothing : FaultyProxy.PASS);
        assertThatThrownBy(() -> {
                    index.put(indexed(3, 6));
                    index.commit(5);
                })
                .isInstanceOf(IndexUnavailableException.class);
        assertThat(proxy.faults()).isGreaterThan(1);
        proxy.decide(path -> FaultyProxy.PASS);
        assertThat(index.committedSeq()).isEqualTo(2);
        index.put(indexed(3, 6));
        index.commit(5);
        assertThat(found()).isEqualTo(6);
        assertThat(refused).isEmpty();
    }

    @Test
    void aServerThatIsDownIsUnavailable() {
        URI nowhere = proxy.address();
        proxy.close();
        assertThatThrownBy(() -> index.get(indexed(0).id(), new Visibility.Everything()))
                .isInstanceOf(IndexUnavailableException.class);
        assertThatThrownBy(() -> ElasticsearchEngine.open(
                        ElasticsearchSettings.of(nowhere, prefix),
                        InstantSource.system(),
                        Refusals.LOGGED,
                        pauses::add))
                .isInstanceOf(IndexUnavailableException.class);
    }

    @Test
    void aReadOnlyIndexDelaysIndexing() throws Exception {
        index.put(indexed(0, 2));
        index.commit(1);
        block(true);
        assertThatThrownBy(() -> {
                    index.put(indexed(2, 4));
                    index.commit(3);
                })
                .isInstanceOf(IndexUnavailableException.class)
                .hasMessageContaining("cluster_block_exception");
        block(false);
        index.put(indexed(2, 4));
        index.commit(3);
        assertThat(found()).isEqualTo(4);
        assertThat(refused).isEmpty();
    }

    private void block(boolean writes) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(
                            ElasticsearchServer.running().address().resolve("/" + prefix + "-g1-*/_settings"))
                    .header("Content-Type", "application/json")
                    .PUT(HttpRequest.BodyPublishers.ofString("{\"index.blocks.write\":" + writes + "}"))
                    .build();
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void aDocumentThatIsRefusedForGoodIsNamedAndHoldsNothingUp() throws Exception {
        IndexedDocument monster = new IndexedDocument(
                document("monster").language("x".repeat(40_000)).build(), START, START, 1, 1, List.of());
        List<IndexedDocument> documents = new ArrayList<>(indexed(0, 3));
        documents.add(1, monster);
        index.put(documents);
        index.commit(2);
        assertThat(refused).containsExactly(monster.id());
        assertThat(found()).isEqualTo(3);
    }

    @Test
    void anAnswerThatWasCutShortIsTooSlowAndOneWithoutAllShardsIsNone() throws Exception {
        index.put(indexed(0, 2));
        index.refresh();
        String cut = """
                {"took":1,"timed_out":true,"_shards":{"total":1,"successful":1,"failed":0},
                 "hits":{"total":{"value":1,"relation":"eq"},"hits":[]}}""";
        proxy.next(1, "/_search", new Fate.Answer(200, cut));
        assertThatThrownBy(this::found).isInstanceOf(SearchTooSlowException.class);
        proxy.next(
                1,
                "/_search",
                new Fate.Answer(200, cut.replace("true", "false").replace("\"failed\":0", "\"failed\":1")));
        assertThatThrownBy(this::found).isInstanceOf(IndexUnavailableException.class);
        assertThat(found()).isEqualTo(2);
    }

    @Test
    void whoIsKilledBeforeACommitBeginsAgainBehindTheLastOne() throws Exception {
        index.put(indexed(0, 3));
        index.commit(2);
        index.put(indexed(3, 6));
        DocumentIndex after = opened(Duration.ofSeconds(30));
        try (DocumentIndex killed = index) {
            assertThat(after.committedSeq()).isEqualTo(2);
            index = after;
            index.put(indexed(3, 6));
            index.commit(5);
            assertThat(found()).isEqualTo(6);
            assertThat(killed).isNotSameAs(after);
        }
    }
}
