package andon.benchmarks.search;

import andon.corpus.index.IndexedDocument;
import andon.corpus.index.StoredJson;
import andon.testbed.fixtures.ElasticsearchServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real Elasticsearch on this machine, with its own analysis, filled by plain bulk requests of the same JSON. */
final class ElasticsearchBulk implements Store {
    private static final String INDEX = "/documents";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int HEAP_MEGABYTES = 1024;
    private static final String MAPPING = """
            {"settings": {"number_of_shards": 1, "number_of_replicas": 0, "codec": "best_compression"},
             "mappings": {"dynamic": false, "properties": {
               "document": {"properties": {
                 "text": {"type": "text", "fields": {"form": {"type": "text", "index_options": "docs", "norms": false}}},
                 "title": {"type": "text"},
                 "source": {"properties": {"value": {"type": "keyword"}}},
                 "kind": {"type": "keyword"}, "language": {"type": "keyword"}, "author": {"type": "keyword"},
                 "postedAt": {"type": "date"},
                 "threats": {"properties": {"category": {"type": "keyword"}, "severity": {"type": "keyword"}}},
                 "entities": {"properties": {"type": {"type": "keyword"}, "value": {"type": "keyword"}}}}},
               "mentions": {"properties": {"owner": {"properties": {"value": {"type": "keyword"}}}}},
               "firstSeen": {"type": "date"}, "changedAt": {"type": "date"}, "captureSeq": {"type": "long"}}}}
            """;

    private final ElasticsearchServer server;
    private final HttpClient http = HttpClient.newHttpClient();

    ElasticsearchBulk() throws IOException {
        this.server = ElasticsearchServer.start(new ElasticsearchServer.Size(HEAP_MEGABYTES, true));
        ask("PUT", INDEX, BodyPublishers.ofString(MAPPING));
    }

    @Override
    public String name() {
        return "Elasticsearch bulk";
    }

    @Override
    public long cpuNanos() {
        return ProcessHandle.current()
                        .descendants()
                        .mapToLong(Store::cpuNanosOf)
                        .sum()
                + Store.cpuNanosOf(ProcessHandle.current());
    }

    @Override
    public void put(List<IndexedDocument> batch) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (IndexedDocument one : batch) {
            body.write(("{\"index\":{\"_id\":\"" + one.id().value() + "\"}}\n").getBytes(StandardCharsets.UTF_8));
            body.write(StoredJson.write(one));
            body.write('\n');
        }
        JsonNode answer = ask("POST", INDEX + "/_bulk", BodyPublishers.ofByteArray(body.toByteArray()));
        if (answer.get("errors").asBoolean()) {
            throw new IOException(
                    "Elasticsearch refuses documents: " + answer.get("items").get(0));
        }
    }

    @Override
    public void finish() throws IOException {
        ask("POST", INDEX + "/_flush?wait_if_ongoing=true", BodyPublishers.noBody());
        ask("POST", INDEX + "/_refresh", BodyPublishers.noBody());
    }

    @Override
    public long bytes() throws IOException {
        return ask("GET", INDEX + "/_stats/store", BodyPublishers.noBody())
                .at("/_all/primaries/store/size_in_bytes")
                .asLong();
    }

    private JsonNode ask(String method, String path, BodyPublisher body) throws IOException {
        URI address = server.address().resolve(path);
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", path.endsWith("_bulk") ? "application/x-ndjson" : "application/json")
                .method(method, body)
                .build();
        try {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            JsonNode json = JSON.readTree(answer.body());
            if (answer.statusCode() >= 300) {
                throw new IOException(address + " answered " + answer.statusCode() + ": " + json);
            }
            return json;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        http.close();
        server.close();
    }
}
