package andon.corpus.index;

import static andon.corpus.Documents.START;
import static andon.corpus.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import andon.corpus.index.elasticsearch.ElasticsearchEngine;
import andon.corpus.index.elasticsearch.ElasticsearchSettings;
import andon.corpus.query.Query;
import andon.testbed.fixtures.ElasticsearchServer;
import andon.vocabulary.DocumentId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real Elasticsearch with a heap of 320 MB and documents that are large for it. */
class ElasticsearchHeapIT {
    private final Map<DocumentId, String> refused = new ConcurrentHashMap<>();
    private ElasticsearchEngine engine;

    @BeforeAll
    static void needsTheServer() {
        if (!"true".equals(System.getenv("ANDON_REQUIRE_SERVERS"))) {
            assumeThat(ElasticsearchServer.missing()).isEmpty();
        }
    }

    @BeforeEach
    void open() {
        ElasticsearchServer server = ElasticsearchServer.running();
        engine = ElasticsearchEngine.open(
                new ElasticsearchSettings(
                        List.of(server.address()),
                        Optional.empty(),
                        server.freshPrefix() + "andon",
                        1,
                        0,
                        OptionalInt.empty(),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(2)),
                InstantSource.fixed(START),
                refused::put,
                Thread::sleep);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private static IndexedDocument small(int number) {
        return new IndexedDocument(document("d" + number).text("leak").build(), START, START, 1, number, List.of());
    }

    @Test
    void aDocumentTooLargeForTheHeapIsRefusedAndHoldsUpNothing() {
        IndexedDocument poison = new IndexedDocument(
                document("poison").text("leaked accounts ".repeat(1_250_000)).build(), START, START, 1, 3, List.of());
        List<DocumentFacts> facts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            facts.add(DocumentFacts.of(i == 3 ? poison : small(i), Mirrors.NONE));
        }
        // Past the bounds, which EngineIndex puts: what if they were not enough for somebody's heap?
        engine.put(facts);
        engine.commit(40);
        engine.refresh();
        assertThat(refused).containsOnlyKeys(poison.id());
        assertThat(refused.get(poison.id())).startsWith("429 ").contains("smaller writes are taken");
        assertThat(engine.count(new Scope(new Query.All(), new Visibility.Everything())))
                .isEqualTo(39);
        assertThat(engine.committedSeq()).isEqualTo(40);
    }

    @Test
    void withinTheBoundsTheLargestDocumentsAreAllTaken() {
        DocumentIndex index = new EngineIndex(engine, Mirrors.NONE, InstantSource.fixed(START));
        List<IndexedDocument> pages = IntStream.range(0, 12)
                .mapToObj(i -> new IndexedDocument(
                        document("p" + i).text("情報漏洩データ".repeat(1_200_000)).build(), START, START, 1, i, List.of()))
                .toList();
        index.put(pages);
        index.put(List.of(LargeDocumentContract.combolist("x".repeat(200))));
        index.commit(20);
        index.refresh();
        assertThat(refused).isEmpty();
        assertThat(engine.count(new Scope(new Query.All(), new Visibility.Everything())))
                .isEqualTo(13);
    }
}
