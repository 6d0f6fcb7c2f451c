package andon.crawler;

import andon.crawler.candidates.Candidates;
import andon.crawler.candidates.Following;
import andon.crawler.candidates.Sightings;
import andon.crawler.fetch.Cookies;
import andon.crawler.fetch.EndpointStatus;
import andon.crawler.fetch.FetchSettings;
import andon.crawler.fetch.Fetcher;
import andon.crawler.fetch.OkHttpFetcher;
import andon.crawler.frontier.Frontier;
import andon.crawler.frontier.FrontierSettings;
import andon.crawler.frontier.SqlFrontier;
import andon.crawler.frontier.Visit;
import andon.crawler.frontier.VisitPlan;
import andon.crawler.health.FetchTally;
import andon.crawler.page.SiteScope;
import andon.crawler.safety.GuardedFetcher;
import andon.crawler.safety.Safety;
import andon.crawler.source.Source;
import andon.crawler.source.SourceRegistry;
import andon.database.Database;
import andon.evidence.EvidenceStore;
import andon.vocabulary.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Crawls sources: {@link #begin} opens a visit, {@link #start} works on all that are open, also on those that an earlier
 * process left open. Thread-safe.
 *
 * <p>For maintainers: the {@link Dispatcher} leases sites and gives each to a {@link SiteCrawl}; its {@link PageWorker} fetches and
 * judges pages; the {@link ResultWriter} writes what they bring. All state that matters is in the frontier; what is in memory may be lost at any time.
 */
public final class Crawler implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Crawler.class);

    private final SourceRegistry registry;
    private final Frontier frontier;
    private final FetchTally fetcher;
    private final AttentionList attention;
    private final Safety safety;
    private final Candidates candidates;
    private final Following following;
    private final WatchedSites sites;
    private final ResultWriter writer;
    private final Dispatcher dispatcher;
    private final ConcurrentMap<String, LongAdder> counters = new ConcurrentHashMap<>();
    private boolean closed;

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
        this.attention = new AttentionList(database, guards.alerts(), clock);
        this.candidates = new Candidates(database, registry, safety, guards.decisions(), clock);
        Sightings sightings = new Sightings(database, safety, guards.mask(), clock);
        this.writer = new ResultWriter(evidence, frontier, sightings);
        this.following = new Following(candidates, sightings, guards.follow(), clock);
        CookieShelf shelf = new CookieShelf(database, cookies, guards.seal(), clock);
        this.sites = new WatchedSites(
                registry, this.fetcher, cookies, shelf, new LoginBook(database, clock), settings, environment, clock);
        PageWorker worker = new PageWorker(evidence, attention, shelf, safety, guards.mask(), settings);
        this.dispatcher =
                new Dispatcher(frontier, sites, worker, writer, settings, clock, this::count, this::followCandidates);
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
        dispatcher.bell().ring();
        return visit;
    }

    /** Tells of captures in which something that is watched was found; their pages are looked at more often. */
    public void hits(Collection<Long> captures) {
        frontier.hits(captures);
    }

    /** An operator saw to the source: it may be visited again. */
    public void attended(SourceId id) {
        attention.clear(id);
        sites.renew(id);
    }

    /** Begins to work. Visits that a process of the same owner left open go on at once. */
    public void start() {
        dispatcher.start();
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

    private void count(String code) {
        counters.computeIfAbsent(code, c -> new LongAdder()).increment();
    }

    /**
     * Waits until no visit is open and no page under way.
     *
     * @return false if that did not come about in time
     */
    public boolean awaitIdle(Duration atMost) {
        Instant end = Instant.now().plus(atMost);
        while (true) {
            long heard = dispatcher.bell().count();
            if (dispatcher.isIdle() && frontier.openVisits().isEmpty()) {
                return true;
            }
            Duration left = Duration.between(Instant.now(), end);
            if (left.isNegative() || left.isZero()) {
                return false;
            }
            dispatcher.bell().await(heard, left.compareTo(Dispatcher.LONGEST_NAP) < 0 ? left : Dispatcher.LONGEST_NAP);
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
        if (closed) {
            return;
        }
        closed = true;
        try {
            dispatcher.close();
            writer.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        fetcher.close();
    }
}
