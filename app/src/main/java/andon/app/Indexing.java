package andon.app;

import andon.app.settings.IndexerSection;
import andon.app.settings.NamesSection;
import andon.app.settings.Settings;
import andon.app.settings.UsageException;
import andon.corpus.exposed.ExposedCredentials;
import andon.corpus.exposed.ExposureKey;
import andon.indexer.DocumentReader;
import andon.indexer.Indexer;
import andon.indexer.IndexerSettings;
import andon.indexer.TextReader;
import andon.indexer.cut.Profile;
import andon.indexer.cut.Profiles;
import andon.indexer.exposed.Exposer;
import andon.indexer.exposed.Exposing;
import andon.indexer.gazetteer.Gazetteer;
import andon.indexer.names.Names;
import andon.indexer.names.OperatorNames;
import andon.indexer.names.WatchedNames;
import andon.indexer.names.tag.TextTagger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds the indexer on the open stores. */
final class Indexing {
    private static final Logger LOG = LoggerFactory.getLogger(Indexing.class);
    private static final int BATCH = 200;

    private Indexing() {}

    /** A reader with all that the settings say of names. */
    static DocumentReader reader(Stores stores, NamesSection naming) {
        Path lists = naming.gazetteer() == null ? stores.folder().gazetteer() : naming.gazetteer();
        Function<WatchedNames, Names> names = names(naming, lists);
        Supplier<Names> followed = naming.watched()
                ? new WatchedCompanies(stores.corpus().assets(), names)
                : fixed(names.apply(WatchedNames.NONE));
        return new DocumentReader(
                new TextReader(stores.secretsKey(), followed),
                profiles(stores.folder().profiles()));
    }

    private static Supplier<Names> fixed(Names names) {
        return () -> names;
    }

    /** What goes through captures for credentials that customers may check theirs against. */
    static Exposing exposing(Stores stores, Settings settings) {
        ExposureKey key = settings.exposedCredentials().key(stores.folder());
        Names names = new Names();
        return new Exposing(
                stores.evidence(),
                new DocumentReader(
                        new TextReader(stores.secretsKey(), () -> names, Exposer.under(key)),
                        profiles(stores.folder().profiles())),
                new ExposedCredentials(stores.database()),
                key,
                stores.database(),
                stores.clock(),
                settings.indexer().poll());
    }

    /** A reader for whom it is enough to know which documents a page has. */
    static DocumentReader cutter(Stores stores) {
        return new DocumentReader(
                new TextReader(stores.secretsKey()), profiles(stores.folder().profiles()));
    }

    /**
     * Lists and models, loaded once, that go together with the names watched at a time.
     *
     * @param lists the operator's gazetteers; a folder that is not there holds none
     * @throws UsageException if a list or a model cannot be used; the message says which and why
     */
    static Function<WatchedNames, Names> names(NamesSection naming, @Nullable Path lists) {
        try {
            Gazetteer gazetteer = lists == null ? Gazetteer.bundled() : Gazetteer.with(lists);
            TextTagger tagger = TextTagger.bundled();
            OperatorNames operator = naming.model().isEmpty()
                    ? null
                    : OperatorNames.open(naming.model().get());
            return watched -> new Names(gazetteer, watched, tagger, operator);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new UsageException("indexer.names: " + e.getMessage(), e);
        }
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

    static Indexer indexer(Stores stores, IndexerSection settings) {
        IndexerSettings defaults = IndexerSettings.defaults();
        return new Indexer(
                stores.evidence(),
                reader(stores, settings.names()),
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
