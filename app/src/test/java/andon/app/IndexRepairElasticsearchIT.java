package andon.app;

import static org.assertj.core.api.Assumptions.assumeThat;

import andon.testbed.fixtures.ElasticsearchServer;
import org.junit.jupiter.api.BeforeAll;

/** The same with the index on a real Elasticsearch. */
class IndexRepairElasticsearchIT extends IndexRepairTest {
    @BeforeAll
    static void needsTheServer() {
        if (!"true".equals(System.getenv("ANDON_REQUIRE_SERVERS"))) {
            assumeThat(ElasticsearchServer.missing()).isEmpty();
        }
    }

    @Override
    String index() {
        ElasticsearchServer server = ElasticsearchServer.running();
        return "index: { engine: elasticsearch, elasticsearch: { urls: \"%s\", prefix: \"%s\" } }\n"
                .formatted(server.address(), server.freshPrefix() + "andon");
    }
}
