package andon.app;

import andon.crawler.Crawler;

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
}
