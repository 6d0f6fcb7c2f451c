package andon.corpus.watch;

import static andon.corpus.Documents.START;

import andon.corpus.Corpus;
import andon.corpus.Documents;
import andon.corpus.EachDatabase;
import andon.corpus.index.IndexedDocument;
import andon.corpus.index.Mirrors;
import andon.corpus.ledger.DocumentLedger.Change;
import andon.corpus.ledger.DocumentLedger.Sighting;
import andon.corpus.watch.Subscriptions.Wish;
import andon.database.Database;
import andon.vocabulary.AssetType;
import andon.vocabulary.Capture;
import andon.vocabulary.Document;
import andon.vocabulary.Mention;
import andon.vocabulary.OrganisationId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A corpus on one kind of database, in which documents are seen, and things are watched and subscribed to. */
class WatchSetting implements AutoCloseable {
    final Database database;
    final Corpus corpus;
    /** The last capture's number. */
    long seq;

    WatchSetting(EachDatabase kind, Path folder) {
        this(kind, folder, InstantSource.fixed(START));
    }

    WatchSetting(EachDatabase kind, Path folder, InstantSource clock) {
        database = kind.open();
        corpus = Corpus.open(database, folder.resolve(kind.name()), Mirrors.NONE, clock);
    }

    /** Gives the asset's number. */
    final long watch(OrganisationId owner, AssetType type, String value) {
        long id = corpus.assets().propose(owner, type, value).id();
        corpus.assets().confirm(id);
        return id;
    }

    final Subscription subscribe(
            OrganisationId owner, Selection selection, Timing timing, Subscription.Channel... channels)
            throws Exception {
        return corpus.subscriptions().create(owner, new Wish("watch", selection, timing), List.of(channels));
    }

    final List<Alert> see(Document document) {
        return see(document, ++seq);
    }

    final List<Alert> see(Document document, long number) {
        return see(document, document.address(), number);
    }

    /** As the indexer does: ledger, mentions, alerts and cursor in one transaction, then the index. */
    final List<Alert> see(Document document, URI page, long number) {
        Capture capture = capture(page, number, 200);
        List<Alert> raised = new ArrayList<>();
        List<Mention> mentions = corpus.watchList().match(document);
        Sighting sighting = database.inTransaction(() -> {
            Sighting seen = corpus.ledger().record(document, capture);
            boolean same = seen.change() == Change.UNCHANGED;
            if (!same) {
                raised.addAll(corpus.alerts().raise(document, seen, mentions, START));
            }
            raised.addAll(corpus.alerts().seen(document, seen, same ? List.of() : mentions, capture, START));
            corpus.ledger().indexedUpTo(number);
            return seen;
        });
        if (sighting.change() != Change.UNCHANGED) {
            corpus.index()
                    .put(new IndexedDocument(
                            document,
                            sighting.firstSeen(),
                            sighting.changedAt(),
                            sighting.version(),
                            number,
                            mentions));
            corpus.index().refresh();
        }
        return raised;
    }

    /** Only what is raised by its words, at a moment. */
    final List<Alert> raise(Document document, long number, Instant at) {
        return database.inTransaction(() -> corpus.alerts()
                .raise(
                        document,
                        corpus.ledger().record(document, Documents.capture(number)),
                        corpus.watchList().match(document),
                        at));
    }

    /** Captures that a page is not there. */
    final List<Alert> missing(URI address, long number) {
        return corpus.alerts().gone(capture(address, number, 404), START);
    }

    private static Capture capture(URI address, long number, int status) {
        Capture plain = Documents.capture(number);
        return new Capture(
                number,
                plain.source(),
                address,
                plain.capturedAt(),
                status,
                "text/html",
                plain.location(),
                plain.payloadSha256());
    }

    @Override
    public void close() {
        corpus.close();
        database.close();
    }
}
