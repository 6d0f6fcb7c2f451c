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

/** Builds the crawler on the open stores. */
final class Crawling {
    private Crawling() {}

    static Crawler crawler(Stores stores, Settings settings) {
        return Crawler.open(
                stores.database(),
                stores.evidence(),
                settings.crawler().fetch(settings.tor().address()),
                settings.crawler().frontier(),
                settings.crawler().crawler(),
                System.getenv(),
                guards(stores, settings),
                stores.clock());
    }

import andon.crawler.OperatorAlerts;
import andon.crawler.Safeguards;
import andon.crawler.health.HealthCheck;
import andon.crawler.health.HealthSettings;
import andon.crawler.safety.BlockList;
import andon.crawler.safety.BlockListException;
import andon.crawler.safety.Quarantine;
import andon.crawler.safety.Safety;
    }
}
