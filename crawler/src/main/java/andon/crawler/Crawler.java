package andon.crawler;

import andon.crawler.candidates.Candidates;
import andon.crawler.candidates.Following;
import andon.crawler.candidates.Sightings;
import andon.crawler.fetch.Cookies;
import andon.crawler.fetch.EndpointStatus;
import andon.crawler.fetch.FetchSettings;
import andon.crawler.fetch.Fetcher;
import andon.crawler.fetch.OkHttpFetcher;
import andon.crawler.fetch.StyledFetcher;
import andon.crawler.frontier.Frontier;
import andon.crawler.frontier.FrontierSettings;
import andon.crawler.frontier.SiteLease;
import andon.crawler.frontier.SqlFrontier;
import andon.crawler.frontier.Visit;
import andon.crawler.frontier.VisitPlan;
import andon.crawler.health.FetchTally;
import andon.crawler.page.SiteScope;
import andon.crawler.safety.GuardedFetcher;
import andon.crawler.safety.Safety;
import andon.crawler.source.RequestStyle;
import andon.crawler.source.Source;
import andon.crawler.source.SourceRegistry;
import andon.database.Database;
import andon.evidence.EvidenceStore;
import andon.vocabulary.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Crawls sources: {@link #begin} opens a visit, {@link #start} works on all that are open, also on those that an earlier
 * process left open. Thread-safe.
 *
 * <p>For maintainers: one thread leases sites and gives each to a virtual thread of its own ({@link SiteCrawl}); as many
 * requests are under way at a time as there are workers; one more thread writes what they bring ({@link ResultWriter}). All
 * state that matters is in the frontier; what is in memory may be lost at any time.
 */
public final class Crawler implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Crawler.class);
    private static final Duration LONGEST_NAP = Duration.ofMillis(500);
    /** How often it is looked whether a source changed: one query for a number. */
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** How often it is looked whether a source that was paused in the middle of a visit goes on. */
    private static final Duration PAUSE_LOOK = Duration.ofSeconds(10);

    private static final Duration CLOSING = Duration.ofSeconds(10);

    private final SourceRegistry registry;
    private final Frontier frontier;
    private final FetchTally fetcher;
    private final Cookies cookies;
    private final CookieShelf shelf;
    private final AttentionList attention;
    private final LoginBook logins;
    private final Safety safety;
    private final Candidates candidates;
    private final Following following;
    private final CrawlerSettings settings;
    private final Map<String, String> environment;
    private final InstantSource clock;
    private final PageWorker worker;
    private final ResultWriter writer;
    private final Semaphore free;
    private final Bell bell = new Bell();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<SiteCrawl, Thread> under = new ConcurrentHashMap<>();
    private final ConcurrentMap<SourceId, WatchedSite> sites = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, LongAdder> counters = new ConcurrentHashMap<>();
    private Instant nextLook = Instant.MIN;
    private long change;
    private volatile boolean closing;
    private volatile @Nullable Thread dispatcher;

    /**
     * A crawler of these parts; closes {@code fetcher} when it is closed.
     *
     * @param cookies those that {@code fetcher} uses
     * @param environment where passwords are looked up
     * @param guards what it must not do, and whom it tells
     */
    public Crawler(
            Database database,
            SourceRegistry registry,
            Frontier frontier,
            Fetcher fetcher,
            Cookies cookies,
            EvidenceStore evidence,
            CrawlerSettings settings,
            Map<String, String> environment,
            Safeguards guards,
            InstantSource clock) {
        this.registry = registry;
        this.frontier = frontier;
        this.safety = guards.safety();
        this.fetcher = new FetchTally(new GuardedFetcher(fetcher, safety));
        this.cookies = cookies;
        this.settings = settings;
        this.environment = Map.copyOf(environment);
        this.clock = clock;
        this.shelf = new CookieShelf(database, cookies, guards.seal(), clock);
        this.logins = new LoginBook(database, clock);
        this.attention = new AttentionList(database, guards.alerts(), clock);
        this.candidates = new Candidates(database, registry, safety, clock);
        this.worker = new PageWorker(evidence, attention, shelf, safety, settings);
        Sightings sightings = new Sightings(database, safety, clock);
        this.writer = new ResultWriter(evidence, frontier, sightings);
        this.following = new Following(candidates, sightings, guards.follow(), clock);
        this.free = new Semaphore(settings.workers());
    }

    /** A crawler with the SQL frontier and OkHttp. */
    public static Crawler open(
            Database database,
            EvidenceStore evidence,
            FetchSettings fetch,
            FrontierSettings frontier,
            CrawlerSettings settings,
            Map<String, String> environment,
            Safeguards guards,
            InstantSource clock) {
        Cookies cookies = new Cookies();
        return new Crawler(
                database,
                new SourceRegistry(database, clock),
                new SqlFrontier(database, clock, frontier),
                new OkHttpFetcher(fetch, cookies, clock),
                cookies,
                evidence,
                settings,
                environment,
                guards,
                clock);
    }

    /** The hosts that were found on the way. */
    public Candidates candidates() {
        return candidates;
    }

    /** What is neither dialled nor stored. */
    public Safety safety() {
        return safety;
    }

    /** The sources it knows. */
    public SourceRegistry sources() {
        return registry;
    }

    public Frontier frontier() {
        return frontier;
    }

    /** Begins a visit of what is due, see {@link #begin(SourceId, Frontier.Extent)}. */
    public Optional<Visit> begin(SourceId id) {
        return begin(id, Frontier.Extent.DUE);
    }

    /**
     * Begins a visit of a source, or lets the open one go on.
     *
     * @return empty if the source waits for an operator or is paused, a host of it is blocked or under quarantine, or its
     *     host does not answer and rests
     * @throws IllegalArgumentException if there is no such source
     */
    public Optional<Visit> begin(SourceId id, Frontier.Extent extent) {
        SourceRegistry.Stored stored =
                registry.find(id).orElseThrow(() -> new IllegalArgumentException("there is no source '" + id + "'"));
        Optional<CrawlHealth.Attention> waiting = attention.find(id, stored.version());
        if (waiting.isPresent()) {
            log.warn(
                    "{} is not visited, it needs an operator: {}",
                    id,
                    waiting.get().reason());
            return Optional.empty();
        }
        Source source = stored.source();
        Optional<String> refused = safety.refusal(source.addresses());
        if (refused.isPresent()) {
            log.warn("{} is not visited: a host of it is refused ({}); its mirrors are not tried", id, refused.get());
            count(refused.get());
            return Optional.empty();
        }
        if (source.paused()) {
            log.info("{} is not visited: it is paused", id);
            return Optional.empty();
        }
        VisitPlan plan = new VisitPlan(
                source.scope().depth(),
                source.scope().pages(),
                source.scope().bytes(),
                source.politeness().delay(),
                source.politeness().connections(),
                source.shortestRecheck(),
                source.recheck().longest());
        Optional<Visit> visit = frontier.begin(id, plan, new SiteScope(source).seeds(), extent);
        if (visit.isEmpty()) {
            log.info("{} is not visited: its host did not answer and rests", id);
        }
        bell.ring();
        return visit;
    }

    /** Tells of captures in which something that is watched was found; their pages are looked at more often. */
    public void hits(Collection<Long> captures) {
        frontier.hits(captures);
    }

    /** An operator saw to the source: it may be visited again. */
    public void attended(SourceId id) {
        attention.clear(id);
        logins.clear(id);
        registry.find(id)
                .ifPresent(stored -> stored.source().addresses().forEach(a -> {
                    // The old session was part of the trouble, more often than not.
                    cookies.forget(a.getHost());
                    shelf.forget(a.getHost());
                }));
        sites.remove(id);
    }

    /** Begins to work. Visits that a process of the same owner left open go on at once. */
    public synchronized void start() {
        if (dispatcher == null && !closing) {
            int recovered = frontier.recover(settings.owner());
            if (recovered > 0) {
                log.info("took {} sites back that were under way when the last process ended", recovered);
            }
            dispatcher = Thread.ofPlatform().daemon().name("crawler").start(this::dispatch);
        }
    }

    private void dispatch() {
        Instant renewal = clock.instant().plus(renewEvery());
        while (!closing) {
            long heard = bell.count();
            try {
                if (clock.instant().isAfter(renewal)) {
                    renew();
                    renewal = clock.instant().plus(renewEvery());
                }
                forgetChanged();
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

    /** Sees to it that sources that were changed, by whatever process, are read anew for what is leased next. */
    private void forgetChanged() {
        if (clock.instant().isBefore(nextLook)) {
            return;
        }
        nextLook = clock.instant().plus(LOOK);
        long newest = registry.change();
        if (newest != change) {
            sites.values()
                    .removeIf(site -> registry.find(site.source.id())
                            .filter(stored -> stored.version() == site.version)
                            .isEmpty());
            change = newest;
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
        Optional<WatchedSite> site = site(lease);
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
                new SiteCrawl(lease, site.get(), frontier, worker, writer, free, settings, clock, closed, this::count);
        Thread thread = Thread.ofVirtual().name("crawl-" + lease.source()).unstarted(() -> run(crawl));
        under.put(crawl, thread);
        thread.start();
    }

    private void run(SiteCrawl crawl) {
        try {
            crawl.run();
        } catch (RuntimeException e) {
            // The stage's boundary: the site comes back when its lease is given back or expires.
            log.error("{} cannot be worked on", crawl.lease().source(), e);
            count("internal");
            putBack(crawl.lease());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            under.remove(crawl);
            followCandidates();
            bell.ring();
        }
    }

    private void followCandidates() {
        try {
            following
                    .look()
                    .forEach(source -> log.info("{} is followed: it became a source within the budget", source.id()));
        } catch (RuntimeException e) {
            // The stage's boundary: the next visit's end tries again.
            log.error("candidates cannot be followed", e);
        }
    }

    private void putBack(SiteLease lease) {
        try {
            frontier.release(lease, clock.instant().plus(settings.proxyWait()));
        } catch (RuntimeException e) {
            log.warn("{} comes back when its lease expires: {}", lease.source(), e.toString());
        }
    }

    private void count(String code) {
        counters.computeIfAbsent(code, c -> new LongAdder()).increment();
    }

    private Optional<WatchedSite> site(SiteLease lease) {
        WatchedSite known = sites.get(lease.source());
        if (known != null && known.visit == lease.visit()) {
            return Optional.of(known);
        }
        // A new visit sees the source as it is now, with its robots.txt read anew; the session goes on.
        return Optional.ofNullable(sites.compute(lease.source(), (id, old) -> {
            if (old != null && old.visit == lease.visit()) {
                return old;
            }
            return registry.find(id)
                    .map(stored -> new WatchedSite(
                            stored,
                            lease.visit(),
                            styled(stored.source()),
                            old != null && old.version == stored.version() ? old.session : session(stored.source()),
                            settings,
                            clock))
                    .orElse(null);
        }));
    }

    private Fetcher styled(Source source) {
        RequestStyle style = source.requests();
        return new StyledFetcher(fetcher, style.userAgent(), style.headers());
    }

    private Optional<SiteSession> session(Source source) {
        return source.access()
                .map(access ->
                        new SiteSession(source, access, environment, styled(source), cookies, shelf, logins, settings));
    }

    /**
     * Waits until no visit is open and no page under way.
     *
     * @return false if that did not come about in time
     */
    public boolean awaitIdle(Duration atMost) {
        Instant end = Instant.now().plus(atMost);
        while (true) {
            long heard = bell.count();
            if (under.isEmpty() && frontier.openVisits().isEmpty()) {
                return true;
            }
            Duration left = Duration.between(Instant.now(), end);
            if (left.isNegative() || left.isZero()) {
                return false;
            }
            bell.await(heard, left.compareTo(LONGEST_NAP) < 0 ? left : LONGEST_NAP);
        }
    }

    /** How often each outcome occurred since this crawler was made, by metric code. */
    public Map<String, Long> counters() {
        Map<String, Long> counts = new TreeMap<>();
        counters.forEach((code, n) -> counts.put(code, n.sum()));
        return counts;
    }

    /** How often each end of a request occurred since this crawler was made, by code. */
    public Map<String, Long> fetches() {
        return fetcher.counts();
    }

    /** How it stands with the SOCKS endpoints of this process. */
    public List<EndpointStatus> endpoints() {
        return fetcher.endpoints();
    }

    public CrawlHealth health(SourceId id) {
        Optional<Visit> last = frontier.lastVisit(id);
        long version = registry.find(id).map(SourceRegistry.Stored::version).orElse(Long.MAX_VALUE);
        return new CrawlHealth(
                last,
                last.map(visit -> frontier.outcomes(id, visit.number())).orElse(Map.of()),
                frontier.pending(id),
                frontier.restsUntil(id),
                attention.find(id, version));
    }

    /** All sources with their health, by id. */
    public List<SourceStatus> statuses() {
        return registry.all().stream()
                .map(stored -> new SourceStatus(
                        stored.source(),
                        stored.version(),
                        health(stored.source().id())))
                .toList();
    }

    /** Stops: pages under way get ten seconds, then their sites are taken back. Open visits go on at the next start. */
    @Override
    public synchronized void close() {
        if (closing) {
            return;
        }
        closing = true;
        closed.countDown();
        bell.ring();
        try {
            Thread running = dispatcher;
            if (running != null) {
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
            writer.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        fetcher.close();
    }
}
