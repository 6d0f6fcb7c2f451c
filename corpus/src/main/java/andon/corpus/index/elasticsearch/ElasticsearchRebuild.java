package andon.corpus.index.elasticsearch;

import andon.corpus.index.Engine;
import andon.corpus.index.IndexUnavailableException;
import andon.corpus.index.Rebuild;
import andon.corpus.index.Refusals;
import java.time.InstantSource;

/**
 * A new generation in indices of its own, beside those in use. The state says which generation is in use; the alias follows
 * it: if this process dies in between, the next one that opens the index moves it. Processes that write to the old generation
 * find out when they commit, and put again what the new one lacks.
 */
public final class ElasticsearchRebuild implements Rebuild {
    /** How often a process that writes to the old generation may commit at that very moment. */
    private static final int TRIES = 20;

    private final Connection connection;
    private final ElasticsearchSettings settings;
    private final IndexState replaced;
    private final ElasticsearchEngine engine;
    private boolean swapped;

    private ElasticsearchRebuild(
            Connection connection, ElasticsearchSettings settings, IndexState replaced, ElasticsearchEngine engine) {
        this.connection = connection;
        this.settings = settings;
        this.replaced = replaced;
        this.engine = engine;
    }

    /** @throws IndexUnavailableException if the cluster does not answer */
    public static ElasticsearchRebuild begin(
            ElasticsearchSettings settings, InstantSource clock, Refusals refusals, Pause pause) {
        Connection connection = Connection.open(settings);
        try {
            return Calls.run(() -> {
                Months.putTemplate(connection.client(), settings);
                IndexState replaced = IndexState.current(connection.client(), settings);
                IndexState fresh = replaced.next(connection.client(), settings);
                return new ElasticsearchRebuild(
                        connection,
                        settings,
                        replaced,
                        ElasticsearchEngine.generation(connection, settings, fresh, clock, refusals, pause));
            });
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public Engine engine() {
        return engine;
    }

    @Override
    public void swapIn() {
        engine.refresh();
        IndexState fresh = engine.state();
        Calls.run(() -> {
            for (int left = TRIES; !swapped; left--) {
                IndexState.Stored stored = IndexState.Stored.read(connection.client(), settings);
                if (stored.state().generation() != replaced.generation()) {
                    throw new IllegalStateException("another reindex of " + settings.prefix()
                            + " ended first; its index is in use and this one is thrown away");
                }
                if (left == 0) {
                    throw new IndexUnavailableException("other processes commit without end", null);
                }
                swapped = stored.replace(connection.client(), settings, fresh);
            }
            Generations.align(connection.client(), settings, fresh.generation());
            return true;
        });
    }

    @Override
    public void close() {
        try (engine) {
            if (!swapped) {
                // Nothing may be under way any more: a late document would make its index again.
                engine.stop();
                Calls.run(() -> {
                    Generations.remove(
                            connection.client(), settings, engine.state().generation());
                    return true;
                });
            }
        }
    }
}
