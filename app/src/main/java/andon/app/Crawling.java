package andon.app;

import andon.crawler.Crawler;
import andon.crawler.health.HealthCheck;
import andon.crawler.health.HealthSettings;

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
}
