package andon.searchapi.hunts;

import andon.corpus.index.DocumentIndex;
import andon.searchapi.RealElasticsearch;
import org.junit.jupiter.api.BeforeAll;

/** The same on a real Elasticsearch. */
class HuntWorkerElasticsearchIT extends HuntWorkerTest {
    @BeforeAll
    static void needsTheServer() {
        RealElasticsearch.need();
    }

    @Override
    DocumentIndex index() {
        return RealElasticsearch.index(clock);
    }
}
