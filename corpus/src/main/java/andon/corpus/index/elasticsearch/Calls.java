package andon.corpus.index.elasticsearch;

import andon.corpus.index.IndexUnavailableException;
import andon.corpus.index.SearchTooSlowException;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import java.io.IOException;
import java.time.Duration;

/** Calls the server and tells its failures apart. */
final class Calls {
    private Calls() {}

    interface Call<T> {
        T run() throws IOException;
    }

    /**
     * @throws IndexUnavailableException if the server does not answer or says that it cannot now
     * @throws IllegalStateException if it refuses the request itself, which is a bug or somebody else's index
     */
    static <T> T run(Call<T> call) {
        try {
            return call.run();
        } catch (ElasticsearchException e) {
            if (isTransient(e.status(), e.error().type())) {
                throw new IndexUnavailableException(
                        "Elasticsearch answers " + e.status() + " " + e.error().type(), e);
            }
            throw new IllegalStateException(
                    "Elasticsearch refuses a request: " + e.status() + " "
                            + e.error().type() + ", " + e.error().reason(),
                    e);
        } catch (IOException e) {
            throw new IndexUnavailableException(
                    "Elasticsearch does not answer (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    /** Whether the same request may succeed later: overload, a node that is away, an index that is read-only. */
    static boolean isTransient(int status, String type) {
        return status == 429
                || status == 502
                || status == 503
                || status == 504
                || type.equals("cluster_block_exception")
                || type.equals("es_rejected_execution_exception")
                || type.equals("circuit_breaking_exception");
    }

    /**
     * @throws SearchTooSlowException if the answer is cut short
     * @throws IndexUnavailableException if a part of the index did not answer
     */
    static void whole(boolean timedOut, int failedShards, Duration limit) {
        if (timedOut) {
            throw new SearchTooSlowException(limit);
        }
        if (failedShards > 0) {
            throw new IndexUnavailableException(failedShards + " of Elasticsearch's shards did not answer", null);
        }
    }
}
