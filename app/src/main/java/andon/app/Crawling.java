package andon.app;

import andon.app.settings.HealthSection;
import andon.app.settings.Settings;
import andon.app.settings.UsageException;
import andon.crawler.CookieSeal;
import andon.crawler.Crawler;
import andon.crawler.OperatorAlerts;
import andon.crawler.Safeguards;
import andon.crawler.health.Complaint;
import andon.crawler.health.ComplaintBook;
import andon.crawler.health.HealthCheck;
import andon.crawler.safety.BlockList;
import andon.crawler.safety.BlockListException;
import andon.crawler.safety.OwnDecisions;
import andon.crawler.safety.Quarantine;
import andon.crawler.safety.Safety;
import andon.database.Database;
import andon.evidence.ChainAnchors;
import andon.searchapi.audit.AuditLog;
import java.time.InstantSource;

/** Builds the crawler on the open stores. */
final class Crawling {
    private Crawling() {}

    static Crawler crawler(Stores stores, Settings settings) {
        return Crawler.open(
                stores.database(),
                stores.evidence(),
                settings.crawler().fetch(settings.tor()),
                settings.crawler().frontier(),
                settings.crawler().crawler(),
                System.getenv(),
                guards(stores, settings),
                stores.clock());
    }

    static HealthCheck health(Stores stores, Crawler crawler, HealthSection settings) {
        return new HealthCheck(
                crawler,
                stores.database(),
                new CorpusHarvest(stores, Indexing.cutter(stores)),
                settings.settings(),
                stores.clock());
    }

    /** The quarantine and the block list of the settings. */
    static Safety safety(Stores stores, Settings settings) {
        return safety(stores.database(), settings, stores.clock());
    }

    static Safety safety(Database database, Settings settings, InstantSource clock) {
        try {
            return new Safety(
                    BlockList.open(settings.crawler().blockList(), clock),
                    new Quarantine(database, clock),
                    decisions(database, clock));
        } catch (BlockListException e) {
            throw new UsageException(e.getMessage() == null ? e.toString() : e.getMessage(), e);
        }
    }

    // Whoever delivers alerts reads it there, in whatever process that is, also if this one dies now.
    private static OperatorAlerts intoTheBook(Stores stores) {
        ComplaintBook book = new ComplaintBook(stores.database());
        return (source, reason) -> book.raise(
                source,
                new Complaint(Complaint.Kind.NEEDS_OPERATOR, "", reason),
                stores.clock().instant());
    }

    private static OwnDecisions decisions(Database database, InstantSource clock) {
        return new AuditedDecisions(new AuditLog(database, ChainAnchors.none(), clock));
    }

    private static Safeguards guards(Stores stores, Settings settings) {
        return new Safeguards(
                safety(stores, settings),
                new CookieSeal(stores.folder().cookiesKey()),
                intoTheBook(stores),
                settings.crawler().follow(),
                decisions(stores.database(), stores.clock()),
                new DetectorMask(stores.secretsKey()));
    }
}
