package andon.searchapi;

import static org.assertj.core.api.Assumptions.assumeThat;

import andon.corpus.index.DocumentIndex;
import andon.corpus.index.EngineIndex;
import andon.corpus.index.Mirrors;
import andon.corpus.index.Refusals;
import andon.corpus.index.elasticsearch.ElasticsearchEngine;
import andon.corpus.index.elasticsearch.ElasticsearchSettings;
import andon.corpus.index.elasticsearch.Pause;
import andon.testbed.fixtures.ElasticsearchServer;
import java.time.InstantSource;

/** Fresh indices on the Elasticsearch server that all tests of this JVM share. */
public final class RealElasticsearch {
    private RealElasticsearch() {}

    /** Skips the test where there is no server, unless the environment says that it must be there. */
    public static void need() {
        if (!"true".equals(System.getenv("ANDON_REQUIRE_SERVERS"))) {
            assumeThat(ElasticsearchServer.missing()).isEmpty();
        }
    }

    public static DocumentIndex index(InstantSource clock) {
        ElasticsearchServer server = ElasticsearchServer.running();
        return new EngineIndex(
                ElasticsearchEngine.open(
                        ElasticsearchSettings.of(server.address(), server.freshPrefix() + "andon"),
                        clock,
                        Refusals.LOGGED,
                        Pause.REAL),
                Mirrors.NONE,
                clock);
    }
}
