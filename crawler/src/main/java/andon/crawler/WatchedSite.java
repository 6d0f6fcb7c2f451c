package andon.crawler;

import andon.crawler.fetch.Fetcher;
import andon.crawler.page.SiteScope;
import andon.crawler.source.Source;
import andon.crawler.source.SourceRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What the crawler holds in memory about a source during a visit; all of it can be lost. */
final class WatchedSite {
    /** So many CAPTCHAs in a row stand in the way of the whole source. */
    static final int MOST_CAPTCHAS = 3;

    final Source source;
    final long version;
    final long visit;
    /** Sends the source's own headers. */
    final Fetcher fetcher;

    final SiteScope scope;
    final Mirrors mirrors;
    final RobotsRules robots = new RobotsRules();
    final Optional<SiteSession> session;
    final AtomicInteger captchas = new AtomicInteger();
    private final AtomicInteger there = new AtomicInteger();
    private final AtomicInteger gone = new AtomicInteger();
    private volatile Duration delay;
    /** Pages that asked for a login when the session was good: the account may not read them. */
    final Set<Long> walled = ConcurrentHashMap.newKeySet();

    WatchedSite(
            SourceRegistry.Stored stored,
            long visit,
            Fetcher fetcher,
            Optional<SiteSession> session,
            CrawlerSettings settings,
            InstantSource clock) {
        this.source = stored.source();
        this.version = stored.version();
        this.visit = visit;
        this.fetcher = fetcher;
        this.scope = new SiteScope(source);
        this.mirrors = new Mirrors(source.addresses(), settings.mirrorRest(), clock);
        this.session = session;
        this.delay = source.politeness().delay();
    }

    /** A page of this visit was there. */
    void there() {
        there.incrementAndGet();
    }

    /**
     * Whether a page is believed to be gone that the site says is. A site that is broken, or was moved, says so of many: more of
     * them than were there are not believed in one visit, unless they were missing before.
     *
     * @param last whether it was missing so often that it is not asked for again
     */
    boolean believesGone(boolean last) {
        return there.get() > 0 && (last || gone.incrementAndGet() <= there.get());
    }

    /** What robots.txt says of a page at one of the source's addresses; where it is not honoured, all may be read. */
    RobotsRules.Answer mayRead(URI address) {
        if (source.robots() != Source.Robots.HONOUR) {
            return new RobotsRules.Answer.Allowed(Optional.empty());
        }
        RobotsRules.Answer answer = robots.ask(fetcher, address);
        if (answer instanceof RobotsRules.Answer.Allowed(Optional<Duration> pause)) {
            pause.ifPresent(this::slowDown);
        }
        return answer;
    }

    /** The pause of a connection between two requests. */
    Duration delay() {
        return delay;
    }

    /** From now on the pause is at least so long. */
    synchronized void slowDown(Duration atLeast) {
        delay = delay.compareTo(atLeast) < 0 ? atLeast : delay;
    }
}
