package andon.app;

import andon.indexer.DocumentReader;
import andon.indexer.Indexer;
import andon.indexer.IndexerSettings;
import andon.indexer.TextReader;
import andon.indexer.cut.Profiles;
import andon.indexer.gazetteer.Gazetteer;

/** Builds the indexer on the open stores. */
final class Indexing {
    private static final int BATCH = 200;

    private Indexing() {}

    private static TextReader text(Stores stores) {
        try {
            return new TextReader(
                    stores.secretsKey(), Gazetteer.with(stores.folder().gazetteer()));
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        }
    }

    static DocumentReader reader(Stores stores) {
        return new DocumentReader(text(stores), Profiles.bundled());
    }

    static Indexer indexer(Stores stores, Settings.Indexing settings) {
        IndexerSettings defaults = IndexerSettings.defaults();
        return new Indexer(
                stores.evidence(),
                reader(stores),
                stores.corpus().ledger(),
                stores.corpus().readings(),
                stores.corpus().watchList(),
                stores.corpus().alerts(),
                stores.corpus().index(),
                stores.database(),
                stores.clock(),
                new IndexerSettings(
                        defaults.batch(),
                        settings.poll(),
                        settings.commitEvery(),
                        defaults.commitInterval(),
                        defaults.retryAfter()));
    }

    /** Indexes everything that is pending, then commits; returns how many captures that were. */
    static long all(Indexer indexer) {
        long done = 0;
        for (int taken = indexer.indexPending(BATCH); taken > 0; taken = indexer.indexPending(BATCH)) {
            done += taken;
        }
        indexer.commit();
        return done;
    }
}
