package andon.app;

import andon.corpus.watch.MentionedCaptures;
import andon.crawler.Crawler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the crawler on which pages something that is watched was found, so that it looks there first. Only a preference
 * flows back, at leisure: nothing is lost when a round is missed.
 */
final class Hits implements Runnable, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Hits.class);
    private static final Duration EVERY = Duration.ofMinutes(1);
    /** How far back the first round looks, after a restart. */
    private static final Duration FIRST = Duration.ofDays(1);
    /** Rounds overlap: a mention's time is that of its transaction's beginning. */
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    private final MentionedCaptures mentioned;
    private final Crawler crawler;
    private final InstantSource clock;
    private final CountDownLatch closed = new CountDownLatch(1);

    Hits(MentionedCaptures mentioned, Crawler crawler, InstantSource clock) {
        this.mentioned = mentioned;
        this.crawler = crawler;
        this.clock = clock;
    }

    @Override
    public void run() {
        Instant since = clock.instant().minus(FIRST);
        try {
            do {
                Instant now = clock.instant();
                if (tell(since)) {
                    since = now.minus(OVERLAP);
                }
            } while (!closed.await(EVERY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says whether the crawler was told. */
    boolean tell(Instant since) {
        try {
            List<Long> captures = mentioned.since(since);
            if (!captures.isEmpty()) {
                crawler.hits(captures);
            }
            return true;
        } catch (RuntimeException e) {
            // The stage's boundary: the database may be away for a while.
            log.warn("the crawler was not told of new hits: {}", Failures.describe(e));
            return false;
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
