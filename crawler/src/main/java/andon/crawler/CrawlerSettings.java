package andon.crawler;

import java.time.Duration;

/**
 * How the crawler works.
 *
 * @param owner names this process among those that share the frontier; the same after a restart, so that it takes its own
 *     leases back; 1 to 100 characters
 * @param workers how many pages are under way at a time in all, 1 to 1024
 * @param lease how long a page may be under way before somebody else may take it; longer than a few requests together,
 *     1 second to 1 day
 * @param tries how often a page is tried in a visit, 1 to 100
 * @param backoff the wait before the second try, doubled with each further one up to an hour; 0 to 1 hour
 * @param gateTries how often a page behind a waiting queue is tried, 1 to 100
 * @param gateWait the wait at a queue that does not say how long it takes; what it says counts up to 10 minutes; 0 to
 *     10 minutes
 * @param logins how often a source is signed in to in a visit before an operator is asked, 1 to 20
 * @param mirrorRest how long a host that could not be reached stands behind its mirrors, 0 to 1 day
 * @param proxyWait the wait before the next try when the proxy cannot be used, 0 to 1 hour
 */
public record CrawlerSettings(
        String owner,
        int workers,
        Duration lease,
        int tries,
        Duration backoff,
        int gateTries,
        Duration gateWait,
        int logins,
        Duration mirrorRest,
        Duration proxyWait) {
    static final Duration LONGEST_BACKOFF = Duration.ofHours(1);
    static final Duration LONGEST_GATE = Duration.ofMinutes(10);

    public static final CrawlerSettings DEFAULT = new CrawlerSettings(
            "crawler",
            32,
            Duration.ofMinutes(15),
            5,
            Duration.ofSeconds(30),
            30,
            Duration.ofSeconds(15),
            3,
            Duration.ofMinutes(5),
            Duration.ofSeconds(15));

    public CrawlerSettings {
        if (owner.isBlank() || owner.length() > 100) {
            throw new IllegalArgumentException("the owner must have 1 to 100 characters");
        }
        within("workers", workers, 1024);
        within("tries", tries, 100);
        within("gate tries", gateTries, 100);
        within("logins", logins, 20);
        within("lease", lease, Duration.ofSeconds(1), Duration.ofDays(1));
        within("backoff", backoff, Duration.ZERO, LONGEST_BACKOFF);
        within("gate wait", gateWait, Duration.ZERO, LONGEST_GATE);
        within("mirror rest", mirrorRest, Duration.ZERO, Duration.ofDays(1));
        within("proxy wait", proxyWait, Duration.ZERO, Duration.ofHours(1));
    }

    private static void within(String what, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(what + " must be 1 to " + most + ", not " + value);
        }
    }

    private static void within(String what, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(what + " must be " + least + " to " + most + ", not " + value);
        }
    }

    /** How many sites are worked on at a time: most of them wait, for their hosts or for their own pace. */
    int sites() {
        return Math.max(8, 4 * workers);
    }

    /** The wait after the {@code attempt}th try. */
    Duration backoffAfter(int attempt) {
        Duration wait = backoff.multipliedBy(1L << Math.min(12, Math.max(0, attempt - 1)));
        return wait.compareTo(LONGEST_BACKOFF) > 0 ? LONGEST_BACKOFF : wait;
    }
}
