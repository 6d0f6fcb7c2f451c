package andon.app;

import andon.crawler.CookieSeal;
import andon.crawler.Crawler;
import andon.crawler.OperatorAlerts;
import andon.crawler.Safeguards;
import andon.crawler.health.HealthCheck;
import andon.crawler.health.HealthSettings;
import andon.crawler.safety.BlockList;
import andon.crawler.safety.BlockListException;
import andon.crawler.safety.Quarantine;
import andon.crawler.safety.Safety;
import andon.database.Database;
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

    static HealthCheck health(Stores stores, Crawler crawler) {
        return new HealthCheck(
                crawler,
                stores.database(),
                new CorpusHarvest(stores, Indexing.reader(stores)),
                HealthSettings.DEFAULT,
                stores.clock());
    }

    /** The quarantine and the block list of the settings. */
    static Safety safety(Stores stores, Settings settings) {
        return safety(stores.database(), settings, stores.clock());
    }

    static Safety safety(Database database, Settings settings, InstantSource clock) {
        try {
            return new Safety(BlockList.open(settings.crawler().blockList(), clock), new Quarantine(database, clock));
        } catch (BlockListException e) {
            throw new UsageException(e.getMessage() == null ? e.toString() : e.getMessage(), e);
        }
    }

    private static Safeguards guards(Stores stores, Settings settings) {
        return new Safeguards(
                safety(stores, settings),
                new CookieSeal(stores.folder().cookiesKey()),
                OperatorAlerts.NONE,
                settings.crawler().follow());
    }
}
