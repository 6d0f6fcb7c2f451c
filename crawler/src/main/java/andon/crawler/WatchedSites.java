package andon.crawler;

import andon.crawler.fetch.Cookies;
import andon.crawler.fetch.Fetcher;
import andon.crawler.fetch.StyledFetcher;
import andon.crawler.frontier.SiteLease;
import andon.crawler.source.RequestStyle;
import andon.crawler.source.Source;
import andon.crawler.source.SourceRegistry;
import andon.vocabulary.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The sources under visit as this process holds them in memory, read anew when they change. Thread-safe. */
final class WatchedSites {
    /** How often it is looked whether a source changed: one query for a number. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final SourceRegistry registry;
    private final Fetcher fetcher;
    private final Cookies cookies;
    private final CookieShelf shelf;
    private final LoginBook logins;
    private final CrawlerSettings settings;
    private final Map<String, String> environment;
    private final InstantSource clock;
    private final ConcurrentMap<SourceId, WatchedSite> sites = new ConcurrentHashMap<>();
    private Instant nextLook = Instant.MIN;
    private long change;

    WatchedSites(
            SourceRegistry registry,
            Fetcher fetcher,
            Cookies cookies,
            CookieShelf shelf,
            LoginBook logins,
            CrawlerSettings settings,
            Map<String, String> environment,
            InstantSource clock) {
        this.registry = registry;
        this.fetcher = fetcher;
        this.cookies = cookies;
        this.shelf = shelf;
        this.logins = logins;
        this.settings = settings;
        this.environment = Map.copyOf(environment);
        this.clock = clock;
    }

    /** The leased source; empty if there is no such source any more. */
    Optional<WatchedSite> of(SiteLease lease) {
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

    /** Sees to it that sources that were changed, by whatever process, are read anew for what is leased next. */
    synchronized void forgetChanged() {
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

    /** Begins afresh with a source, without its old session: it was part of the trouble, more often than not. */
    void renew(SourceId id) {
        logins.clear(id);
        registry.find(id)
                .ifPresent(stored -> stored.source().addresses().forEach(address -> {
                    cookies.forget(address.getHost());
                    shelf.forget(address.getHost());
                }));
        sites.remove(id);
    }
}
