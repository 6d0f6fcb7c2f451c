package andon.corpus.index;

import static andon.corpus.Documents.START;
import static andon.corpus.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import andon.corpus.index.elasticsearch.ElasticsearchEngine;
import andon.corpus.index.elasticsearch.ElasticsearchSettings;
import andon.corpus.query.Query;
import andon.testbed.fixtures.ElasticsearchServer;
import andon.vocabulary.DocumentId;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An Elasticsearch whose disk is full makes its indices read-only by itself: that delays indexing and loses nothing. The server is told
 * that less than a thousand terabytes free is too little, and does the rest, as it does for a full disk.
 */
class ElasticsearchFullDiskIT {
    private static final String FULL = """
            {"persistent": {
              "cluster.routing.allocation.disk.threshold_enabled": true,
              "cluster.routing.allocation.disk.watermark.low": "1000tb",
              "cluster.routing.allocation.disk.watermark.high": "1000tb",
              "cluster.routing.allocation.disk.watermark.flood_stage": "1000tb",
              "cluster.info.update.interval": "10s"}}""";
    private static final String ROOM = """
            {"persistent": {
              "cluster.routing.allocation.disk.watermark.low": "1b",
              "cluster.routing.allocation.disk.watermark.high": "1b",
              "cluster.routing.allocation.disk.watermark.flood_stage": "1b"}}""";
    private static final String AS_BEFORE = """
            {"persistent": {
              "cluster.routing.allocation.disk.*": null,
              "cluster.info.update.interval": null}}""";

    private final String prefix = ElasticsearchServer.running().freshPrefix() + "andon";
    private final List<DocumentId> refused = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private DocumentIndex index;

    @BeforeAll
    static void needsTheServer() {
        if (!"true".equals(System.getenv("ANDON_REQUIRE_SERVERS"))) {
            assumeThat(ElasticsearchServer.missing()).isEmpty();
        }
    }

    @BeforeEach
    void open() {
        ElasticsearchSettings settings = new ElasticsearchSettings(
                List.of(ElasticsearchServer.running().address()),
                Optional.empty(),
                prefix,
                1,
                0,
                OptionalInt.empty(),
                Duration.ofSeconds(30),
                Duration.ofSeconds(1));
        index = new EngineIndex(
                ElasticsearchEngine.open(
                        settings, InstantSource.fixed(START), (id, reason) -> refused.add(id), pause -> {}),
                Mirrors.NONE,
                InstantSource.fixed(START));
    }

    @AfterEach
    void leaveTheServerAsItWas() throws Exception {
        try (client) {
            index.close();
            settings(ROOM);
            awaitReadOnly(false);
            settings(AS_BEFORE);
        }
    }

    private String ask(HttpRequest.Builder request, String path) throws Exception {
        HttpResponse<String> response = client.send(
                request.uri(ElasticsearchServer.running().address().resolve(path))
                        .header("Content-Type", "application/json")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    private void settings(String json) throws Exception {
        ask(HttpRequest.newBuilder().PUT(HttpRequest.BodyPublishers.ofString(json)), "/_cluster/settings");
    }

    /** Until the server saw how much room there is, which it looks for every ten seconds. */
    private void awaitReadOnly(boolean expected) throws Exception {
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        boolean readOnly;
        do {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            readOnly = ask(HttpRequest.newBuilder(), "/" + prefix + "*/_settings?flat_settings=true")
                    .contains("\"index.blocks.read_only_allow_delete\":\"true\"");
        } while (readOnly != expected && System.nanoTime() < end);
        assertThat(readOnly).isEqualTo(expected);
    }

    private static List<IndexedDocument> indexed(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> new IndexedDocument(
                        document("d" + number).text("leak").build(),
                        START.plusSeconds(number),
                        START,
                        1,
                        number,
                        List.of()))
                .toList();
    }

    private long found() throws Exception {
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
    void indexingWaitsNothingIsLostAndItGoesOnOnceThereIsRoom() throws Exception {
        index.put(indexed(0, 2));
        index.commit(1);
        index.refresh();
        settings(FULL);
        awaitReadOnly(true);

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> {
                        index.put(indexed(2, 4));
                        index.commit(3);
                    })
                    .isInstanceOf(IndexUnavailableException.class)
                    .hasMessageContaining("cluster_block_exception");
        }
        assertThat(index.committedSeq()).isEqualTo(1);
        assertThat(found()).as("searches go on").isEqualTo(2);
        assertThat(refused).as("no document is to blame").isEmpty();

        settings(ROOM);
        awaitReadOnly(false);
        index.put(indexed((int) index.committedSeq() + 1, 4));
        index.commit(3);
        index.refresh();
        assertThat(found()).isEqualTo(4);
        assertThat(index.committedSeq()).isEqualTo(3);
        assertThat(refused).isEmpty();
    }
}
