package andon.app;

import andon.indexer.DocumentReader;
import andon.indexer.Indexer;
import andon.indexer.IndexerSettings;
import andon.indexer.TextReader;
import andon.indexer.cut.Profile;
import andon.indexer.cut.Profiles;
import andon.indexer.gazetteer.Gazetteer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds the indexer on the open stores. */
final class Indexing {
    private static final Logger LOG = LoggerFactory.getLogger(Indexing.class);
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
        return new DocumentReader(text(stores), profiles(stores.folder().profiles()));
    }

    /** The operator's and the distribution's; a wrong one is told of and left out, the rest goes on. */
    static List<Profile> profiles(Path folder) {
        try {
            Profiles.Loaded loaded = Profiles.withFolder(folder);
            loaded.refused().forEach(refused -> LOG.error("{}; it is left out", refused));
            return loaded.profiles();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be read", e);
        }
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
