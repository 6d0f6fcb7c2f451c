package andon.crawler;

import andon.crawler.frontier.Frontier;
import andon.crawler.frontier.SiteLease;
import andon.crawler.frontier.Visit;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leases sites that are due and gives each to a virtual thread of its own ({@link SiteCrawl}), keeps their leases, and takes
 * them back in the end. As many requests are under way at a time as there are workers.
 */
final class Dispatcher {
    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    static final Duration LONGEST_NAP = Duration.ofMillis(500);
    /** How often it is looked whether a source that was paused in the middle of a visit goes on. */
    private static final Duration PAUSE_LOOK = Duration.ofSeconds(10);

    private static final Duration CLOSING = Duration.ofSeconds(10);

    private final Frontier frontier;
    private final WatchedSites sites;
    private final PageWorker worker;
    private final ResultWriter writer;
    private final CrawlerSettings settings;
    private final InstantSource clock;
    private final Consumer<String> count;
    private final Runnable siteDone;
    private final Semaphore free;
    private final Bell bell = new Bell();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<SiteCrawl, Thread> under = new ConcurrentHashMap<>();
    private @Nullable Thread thread;

    /**
     * @param count told of each outcome's metric code
     * @param siteDone called when a site's slice of time is over, whatever came of it; must not throw
     */
    Dispatcher(
            Frontier frontier,
            WatchedSites sites,
            PageWorker worker,
            ResultWriter writer,
            CrawlerSettings settings,
            InstantSource clock,
            Consumer<String> count,
            Runnable siteDone) {
        this.frontier = frontier;
        this.sites = sites;
        this.worker = worker;
        this.writer = writer;
        this.settings = settings;
        this.clock = clock;
        this.count = count;
        this.siteDone = siteDone;
        this.free = new Semaphore(settings.workers());
    }

    /** Begins to work. Sites that a process of the same owner left under way are taken back at once. */
    synchronized void start() {
        if (thread == null && !isClosing()) {
            int recovered = frontier.recover(settings.owner());
            if (recovered > 0) {
                log.info("took {} sites back that were under way when the last process ended", recovered);
            }
            thread = Thread.ofPlatform().daemon().name("crawler").start(this::run);
        }
    }

    /** Rings when something may be due, or a site's slice of time is over. */
    Bell bell() {
        return bell;
    }

    /** Whether no site is worked on. */
    boolean isIdle() {
        return under.isEmpty();
    }

    private boolean isClosing() {
        return closed.getCount() == 0;
    }

    private void run() {
        Instant renewal = clock.instant().plus(renewEvery());
        while (!isClosing()) {
            long heard = bell.count();
            try {
                if (clock.instant().isAfter(renewal)) {
                    renew();
                    renewal = clock.instant().plus(renewEvery());
                }
                sites.forgetChanged();
                int places = settings.sites() - under.size();
                List<SiteLease> leases =
                        places <= 0 ? List.of() : frontier.lease(places, settings.owner(), settings.lease());
                leases.forEach(this::crawl);
                if (leases.isEmpty()) {
                    // A place that becomes free rings the bell; until then it does not matter which site is due next.
                    bell.await(heard, places <= 0 ? LONGEST_NAP : nap());
                }
            } catch (RuntimeException e) {
                // The stage's boundary: a database that is away for a while must not end the crawler for good.
                log.error("the frontier cannot be asked; trying again", e);
                bell.await(heard, LONGEST_NAP);
            }
        }
    }

    private Duration renewEvery() {
        return settings.lease().dividedBy(3);
    }

    private void renew() {
        Map<SiteLease, SiteCrawl> held = new HashMap<>();
        under.keySet().forEach(crawl -> held.put(crawl.lease(), crawl));
        for (SiteLease lost : frontier.renew(held.keySet(), settings.lease())) {
            SiteCrawl crawl = held.get(lost);
            if (crawl != null) {
                crawl.lose();
            }
        }
    }

    private Duration nap() {
        Duration next = frontier.nextDue()
                .map(due -> Duration.between(clock.instant(), due))
                .orElse(LONGEST_NAP);
        Duration shortest = Duration.ofMillis(1);
        return next.compareTo(shortest) < 0 ? shortest : next.compareTo(LONGEST_NAP) > 0 ? LONGEST_NAP : next;
    }

    private void crawl(SiteLease lease) {
        Optional<WatchedSite> site = sites.of(lease);
        if (site.isEmpty()) {
            log.info("{} is no longer a source: its visit ends", lease.source());
            frontier.end(lease, Visit.State.DONE);
            return;
        }
        if (site.get().source.paused()) {
            frontier.release(lease, clock.instant().plus(PAUSE_LOOK));
            return;
        }
        SiteCrawl crawl =
                new SiteCrawl(lease, site.get(), frontier, worker, writer, free, settings, clock, closed, count);
        Thread running = Thread.ofVirtual().name("crawl-" + lease.source()).unstarted(() -> run(crawl));
        under.put(crawl, running);
        running.start();
    }

    private void run(SiteCrawl crawl) {
        try {
            crawl.run();
        } catch (RuntimeException e) {
            // The stage's boundary: the site comes back when its lease is given back or expires.
            log.error("{} cannot be worked on", crawl.lease().source(), e);
            count.accept("internal");
            putBack(crawl.lease());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            under.remove(crawl);
            siteDone.run();
            bell.ring();
        }
    }

    private void putBack(SiteLease lease) {
        try {
            frontier.release(lease, clock.instant().plus(settings.proxyWait()));
        } catch (RuntimeException e) {
            log.warn("{} comes back when its lease expires", lease.source(), e);
        }
    }

    /** Stops: pages under way get ten seconds, then their sites are taken back. */
    synchronized void close() throws InterruptedException {
        closed.countDown();
        bell.ring();
        Thread running = thread;
        if (running == null) {
            return;
        }
        running.join(CLOSING);
        Instant end = Instant.now().plus(CLOSING);
        for (Thread site : under.values()) {
            site.join(Duration.ofMillis(
                    Math.max(1, Duration.between(Instant.now(), end).toMillis())));
        }
        if (!under.isEmpty()) {
            frontier.recover(settings.owner());
        }
    }
}
