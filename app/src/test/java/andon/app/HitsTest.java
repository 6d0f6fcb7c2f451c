package andon.app;

import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.watch.MentionedCaptures;
import andon.crawler.Crawler;
import andon.crawler.frontier.Frontier;
import andon.indexer.Indexer;
import andon.vocabulary.AssetType;
import andon.vocabulary.OrganisationId;
import andon.vocabulary.SourceId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was found on pages that were really crawled and indexed comes back to the frontier. */
class HitsTest {
    @TempDir
    Path folder;

    @Test
    void pagesOnWhichSomethingWatchedWasFoundAreToldToTheCrawlerAndOthersAreNot() throws Exception {
        try (BoardWatch watch = new BoardWatch(folder);
                Stores stores = Stores.open(watch.settings);
                Crawler crawler = Crawling.crawler(stores, watch.settings);
                Indexer indexer = Indexing.indexer(stores, watch.settings.indexer())) {
            OrganisationId owner = new OrganisationId("bakery");
            stores.accounts().createOrganisation(owner, "The Bakery");
            stores.corpus()
                    .assets()
                    .confirm(stores.corpus()
                            .assets()
                            .propose(owner, AssetType.KEYWORD, "the price of bread")
                            .id());
            watch.watch(stores, "{ address: /rules, text: \"Never sell\" }");
            crawler.start();
            crawler.begin(new SourceId("board"), Frontier.Extent.WHOLE);
            assertThat(crawler.awaitIdle(Duration.ofSeconds(60))).isTrue();
            Instant before = Instant.now().minusSeconds(60);
            Indexing.all(indexer);
            Hits hits = new Hits(new MentionedCaptures(stores.database()), crawler, stores.clock());
            assertThat(hit(stores)).isEmpty();
            assertThat(hits.tell(before)).isTrue();
            assertThat(hit(stores))
                    .hasSize(WatchedBoard.THREADS)
                    .allSatisfy(address -> assertThat(address).contains("/thread/"));
        }
    }

    private static List<String> hit(Stores stores) {
        return stores.database()
                .sql()
                .sql("select address from crawl_page where hit_at is not null")
                .query(String.class)
                .list();
    }
}
