package andon.searchapi.alerts;

import andon.corpus.Corpus;
import andon.corpus.index.Mirrors;
import andon.corpus.watch.Alert;
import andon.corpus.watch.DeliveryLog;
import andon.corpus.watch.Selection;
import andon.corpus.watch.SqlDeliveryLog;
import andon.corpus.watch.Subscription.Channel;
import andon.corpus.watch.Subscriptions.Wish;
import andon.corpus.watch.Timing;
import andon.database.Database;
import andon.database.DatabaseSettings;
import andon.vocabulary.AssetType;
import andon.vocabulary.Capture;
import andon.vocabulary.Details;
import andon.vocabulary.Document;
import andon.vocabulary.DocumentKind;
import andon.vocabulary.OrganisationId;
import andon.vocabulary.SourceId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An outbox in a database, with the alerts of one subscription that are due. */
final class DueAlerts implements AutoCloseable {
    static final OrganisationId ACME = new OrganisationId("acme");
    private static final Instant START = Instant.parse("2026-11-01T09:00:00Z");

    final Database database;
    final Corpus corpus;
    final DeliveryLog log;
    private volatile Instant now = START;

    DueAlerts(Path folder, Timing timing, Channel... channels) throws Exception {
        database = Database.open(DatabaseSettings.embedded(folder));
        corpus = Corpus.open(database, folder.resolve("index"), Mirrors.NONE, this::now);
        log = new SqlDeliveryLog(database);
        corpus.assets()
                .confirm(corpus.assets()
                        .propose(ACME, AssetType.NAME, "Acme Corp")
                        .id());
        corpus.subscriptions().create(ACME, new Wish("all", Selection.of("", null), timing), List.of(channels));
    }

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /** So many, the oldest first; a day later they are due, whatever the timing. */
    List<Alert> raise(int count) {
        List<Alert> raised = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            Document document = post(i);
            Instant at = START.plusSeconds(i);
            Capture capture = capture(i, at);
            raised.addAll(database.inTransaction(() -> corpus.alerts()
                    .raise(
                            document,
                            corpus.ledger().record(document, capture),
                            corpus.watchList().match(document),
                            at)));
        }
        pass(Duration.ofDays(1));
        return raised;
    }

    private static Document post(int number) {
        return new Document(
                "forum|post|" + number,
                new SourceId("forum"),
                DocumentKind.POST,
                URI.create("http://forum.example/" + number),
                null,
                null,
                null,
                "Acme Corp for sale, part " + number,
                List.of(),
                "en",
                List.of(),
                List.of(),
                Details.NONE);
    }

    private static Capture capture(long number, Instant at) {
        return new Capture(
                number,
                new SourceId("forum"),
                URI.create("http://forum.example/"),
                at,
                200,
                "text/html",
                new Capture.WarcLocation("a.warc.gz", number),
                "0".repeat(64));
    }

    @Override
    public void close() {
        corpus.close();
        database.close();
    }
}
