package andon.crawler;

import andon.crawler.fetch.FetchOutcome;
import andon.crawler.fetch.FetchRequest;
import andon.crawler.fetch.Fetcher;
import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** What a site's robots.txt (RFC 9309) allows, read once per visit and host. Thread-safe. */
final class RobotsRules {
    static final Duration LONGEST_DELAY = Duration.ofMinutes(1);
    private static final String NAME = "andon";

    private static final int SITEMAPS = 20;

    private final ConcurrentMap<String, BaseRobotRules> byHost = new ConcurrentHashMap<>();

    /** What robots.txt says about a page. */
    sealed interface Answer {
        record Allowed(Optional<Duration> delay) implements Answer {}

        record Forbidden() implements Answer {}

        /** robots.txt could not be read for now, so nothing else may be. */
        record Unknown(FetchOutcome.Failed failure) implements Answer {}
    }

    Answer ask(Fetcher fetcher, URI page) {
        String host = page.getScheme() + "://" + page.getRawAuthority();
        BaseRobotRules rules = byHost.get(host);
        if (rules == null) {
            URI file = URI.create(host + "/robots.txt");
            switch (fetcher.fetch(FetchRequest.get(file))) {
                case FetchOutcome.Fetched f ->
                    rules = new SimpleRobotRulesParser()
                            .parseContent(
                                    file.toString(),
                                    f.page().content(),
                                    f.page().mediaType(),
                                    List.of(NAME));
                case FetchOutcome.Failed f
                when f.advice() != FetchOutcome.Advice.SKIP -> {
                    return new Answer.Unknown(f);
                }
                // RFC 9309, section 2.3.1.3: an unavailable file forbids nothing. Redirects are taken for that, too.
                case FetchOutcome.Failed f -> rules = allowed(file);
                case FetchOutcome.Redirected r -> rules = allowed(file);
                case FetchOutcome.NotModified _, FetchOutcome.Gone _ ->
                    throw new IllegalStateException("robots.txt was not asked for as a page that was there");
            }
            byHost.put(host, rules);
        }
        if (!rules.isAllowed(page.toString())) {
            return new Answer.Forbidden();
        }
        long millis = rules.getCrawlDelay();
        return new Answer.Allowed(
                millis <= 0
                        ? Optional.empty()
                        : Optional.of(Duration.ofMillis(Math.min(millis, LONGEST_DELAY.toMillis()))));
    }

    /** The sitemaps that a host's robots.txt names, as it was read for {@code page}; untrusted, at most {@link #SITEMAPS}. */
    List<String> sitemaps(URI page) {
        BaseRobotRules rules = byHost.get(page.getScheme() + "://" + page.getRawAuthority());
        return rules == null
                ? List.of()
                : rules.getSitemaps().stream().limit(SITEMAPS).toList();
    }

    private static BaseRobotRules allowed(URI file) {
        return new SimpleRobotRulesParser().failedFetch(404);
    }
}
