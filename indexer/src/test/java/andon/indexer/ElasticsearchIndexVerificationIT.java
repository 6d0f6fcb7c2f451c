package andon.indexer;

import static org.assertj.core.api.Assumptions.assumeThat;

import andon.corpus.index.EngineIndex;
import andon.corpus.index.Mirrors;
import andon.corpus.index.Refusals;
import andon.corpus.index.elasticsearch.ElasticsearchEngine;
import andon.corpus.index.elasticsearch.ElasticsearchSettings;
import andon.corpus.index.elasticsearch.Pause;
import andon.testbed.fixtures.ElasticsearchServer;
import java.io.IOException;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeAll;

/** The same on a real Elasticsearch. */
class ElasticsearchIndexVerificationIT extends IndexVerificationTest {
    @BeforeAll
    static void needsTheServer() {
        if (!"true".equals(System.getenv("ANDON_REQUIRE_SERVERS"))) {
            assumeThat(ElasticsearchServer.missing()).isEmpty();
        }
    }

    @Override
    IndexerFixture opened() throws IOException {
        ElasticsearchServer server = ElasticsearchServer.running();
        String prefix = server.freshPrefix();
        return new IndexerFixture(
                folder,
                image -> new EngineIndex(
                        ElasticsearchEngine.open(
                                ElasticsearchSettings.of(server.address(), prefix + image.getFileName()),
                                InstantSource.system(),
                                Refusals.LOGGED,
                                Pause.REAL),
                        Mirrors.NONE,
                        InstantSource.system()));
    }
}
