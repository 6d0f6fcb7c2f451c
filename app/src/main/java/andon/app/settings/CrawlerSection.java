package andon.app.settings;

import andon.crawler.CrawlerSettings;
import andon.crawler.candidates.FollowBudget;
import andon.crawler.fetch.FetchSettings;
import andon.crawler.fetch.HeaderSet;
import andon.crawler.frontier.FrontierSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** How pages are fetched. */
public record CrawlerSection(
        String name,
        int workers,
        String userAgent,
        Duration timeout,
        long maxBody,
        int tries,
        Duration backoff,
        Duration gateWait,
        int hostFailures,
        Duration hostPause,
        List<Path> blockList,
        int followPerDay,
        int followInAll) {
    /** The longest silence, and the longest way to a host, within {@link #timeout}. */
    private static final Duration PART = Duration.ofSeconds(60);

    public CrawlerSection {
        if (timeout.compareTo(Duration.ofSeconds(1)) < 0 || timeout.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException("crawler.timeout must be 1s to 10m");
        }
        if (maxBody < 1024 || maxBody > 256L << 20) {
            throw new IllegalArgumentException("crawler.max-body must be 1KB to 256MB");
        }
        // The crawler's own records check the rest; making them here gives their errors a line of the file.
        crawlerSettings(name, workers, tries, backoff, gateWait);
        new FrontierSettings(hostFailures, hostPause);
        blockList = List.copyOf(blockList);
        new FollowBudget(followPerDay, followInAll);
    }

    public FollowBudget follow() {
        return new FollowBudget(followPerDay, followInAll);
    }

    public FetchSettings fetch(TorSection tor) {
        Duration part = timeout.compareTo(PART) < 0 ? timeout : PART;
        return tor.settings()
                .withHeaders(HeaderSet.TOR_BROWSER.withUserAgent(userAgent))
                .withTimeouts(part, part, timeout)
                .withMaxBody(Math.toIntExact(maxBody));
    }

    public FrontierSettings frontier() {
        return new FrontierSettings(hostFailures, hostPause);
    }

    public CrawlerSettings crawler() {
        return crawlerSettings(name, workers, tries, backoff, gateWait);
    }

    private static CrawlerSettings crawlerSettings(
            String name, int workers, int tries, Duration backoff, Duration gateWait) {
        CrawlerSettings defaults = CrawlerSettings.DEFAULT;
        return new CrawlerSettings(
                name,
                workers,
                defaults.lease(),
                tries,
                backoff,
                defaults.gateTries(),
                gateWait,
                defaults.logins(),
                defaults.mirrorRest(),
                defaults.proxyWait());
    }
}
