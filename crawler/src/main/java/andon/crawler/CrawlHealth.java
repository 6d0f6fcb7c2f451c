package andon.crawler;

import andon.crawler.frontier.Visit;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How the crawling of a source stands.
 *
 * @param lastVisit the newest visit, open or ended; empty if there was none
 * @param outcomes how often each outcome occurred in it, by code; {@code captured} counts the pages
 * @param pending how many known pages it still has to look at
 * @param restsUntil until when its host, which does not answer, is left alone; empty if it is not
 * @param attention why an operator is needed, and since when; empty if none is
 */
public record CrawlHealth(
        Optional<Visit> lastVisit,
        Map<String, Long> outcomes,
        long pending,
        Optional<Instant> restsUntil,
        Optional<Attention> attention) {
    public CrawlHealth {
        outcomes = Map.copyOf(outcomes);
    }

    /** A source that waits for an operator. */
    public record Attention(String reason, Instant since) {}
}
