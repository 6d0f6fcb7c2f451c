package andon.corpus;

import andon.corpus.index.DocumentIndex;
import andon.corpus.index.EngineIndex;
import andon.corpus.index.Mirrors;
import andon.corpus.index.Ownership;
import andon.corpus.index.lucene.LuceneEngine;
import andon.corpus.ledger.DocumentLedger;
import andon.corpus.ledger.PageReadings;
import andon.corpus.ledger.SqlDocumentLedger;
import andon.corpus.ledger.SqlPageReadings;
import andon.corpus.watch.Alerts;
import andon.corpus.watch.Assets;
import andon.corpus.watch.CompiledWatchList;
import andon.corpus.watch.ConfirmedAssets;
import andon.corpus.watch.ExactAssets;
import andon.corpus.watch.OwnSources;
import andon.corpus.watch.SqlAlerts;
import andon.corpus.watch.SqlAssets;
import andon.corpus.watch.SqlSubscriptions;
import andon.corpus.watch.Subscriptions;
import andon.corpus.watch.WatchList;
import andon.database.Database;
import java.nio.file.Path;
import java.time.InstantSource;

/** All that is derived, put together on one database and one index. Closing it closes the index, not the database. */
public record Corpus(
        DocumentIndex index,
        DocumentLedger ledger,
        PageReadings readings,
        Assets assets,
        WatchList watchList,
        Subscriptions subscriptions,
        Alerts alerts)
        implements AutoCloseable {

    /**
     * @param indexFolder where the embedded index lives; made if it is not there
     * @throws andon.corpus.index.DamagedIndexException if what is there cannot be used
     */
    public static Corpus open(Database database, Path indexFolder, Mirrors mirrors, InstantSource clock) {
        return of(
                database, new EngineIndex(LuceneEngine.open(indexFolder), mirrors, clock, ownership(database)), clock);
    }

    /** What customers own, for the index that stands beside their assets. */
    public static Ownership ownership(Database database) {
        return new ConfirmedAssets(new SqlAssets(database));
    }

    /** On an index that is open already. */
    public static Corpus of(Database database, DocumentIndex index, InstantSource clock) {
        Assets assets = new SqlAssets(database, clock);
        return new Corpus(
                index,
                new SqlDocumentLedger(database),
                new SqlPageReadings(database),
                assets,
                new OwnSources(database).within(new CompiledWatchList(assets, new ExactAssets(database)::ids)),
                new SqlSubscriptions(database, clock),
                new SqlAlerts(database, index));
    }

    @Override
    public void close() {
        index.close();
    }
}
