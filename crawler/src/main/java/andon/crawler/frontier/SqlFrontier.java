package andon.crawler.frontier;

import andon.database.Database;
import andon.vocabulary.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * The frontier in SQL, the same statements on H2 and PostgreSQL.
 *
 * <p>For maintainers: nothing is locked over a fetch. A lease is a compare-and-set of a site's token and of the time at
 * which it may be had again; a batch of acknowledgements locks the sites' rows and repeats the comparison. The order of
 * row locks is site, page, visit, counters.
 */
public final class SqlFrontier implements Frontier {
    private static final Logger log = LoggerFactory.getLogger(SqlFrontier.class);

    private final Database database;
    private final JdbcOperations jdbc;
    private final InstantSource clock;
    private final FrontierSettings settings;
    private final SiteMemories memories;
    private final Acknowledging acknowledging;
    private final DuePages duePages;

    public SqlFrontier(Database database, InstantSource clock) {
        this(database, clock, FrontierSettings.DEFAULT);
    }

    public SqlFrontier(Database database, InstantSource clock, FrontierSettings settings) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.clock = clock;
        this.settings = settings;
        this.memories = new SiteMemories(database);
        this.acknowledging = new Acknowledging(database, memories);
        this.duePages = new DuePages(database);
    }

    @Override
    public FrontierSettings settings() {
        return settings;
    }

    private List<SiteRow> sites(String where, Object... parameters) {
        return jdbc.query(SiteRow.SELECT + where, (row, n) -> SiteRow.of(row), parameters);
    }

    @Override
    public Optional<Visit> begin(SourceId source, VisitPlan plan, List<Discovered> seeds, Extent extent) {
        return database.inTransaction(() -> {
            OffsetDateTime now = now();
            jdbc.update(
                    "insert into crawl_site (source, visit, next_at, token, owner, dead_visits)"
                            + " values (?, 0, ?, 0, '', 0) on conflict do nothing",
                    source.value(),
                    Recrawl.NEVER);
            SiteRow site = sites(" where source = ? for update", source.value()).getFirst();
            Optional<Visit> last = lastVisit(source);
            if (last.isPresent() && last.get().isOpen()) {
                return last;
            }
            if (extent == Extent.DUE && site.deadUntil().filter(now::isBefore).isPresent()) {
                return Optional.empty();
            }
            open(site, plan, now);
            requeue(source, extent, Recrawl.horizon(now, plan.shortest()), now);
            sow(source, site.visit() + 1, seeds, now);
            return lastVisit(source);
        });
    }

    private void open(SiteRow site, VisitPlan plan, OffsetDateTime now) {
        jdbc.update(
                "insert into crawl_visit (source, visit, state, started_at, depth, page_budget, byte_budget,"
                        + " delay_millis, pages, bytes, host_failures, connections, horizon, shortest_millis,"
                        + " longest_millis) values (?, ?, 'OPEN', ?, ?, ?, ?, ?, 0, 0, 0, ?, ?, ?, ?)",
                site.source(),
                site.visit() + 1,
                now,
                plan.depth(),
                plan.pages(),
                plan.bytes(),
                plan.delay().toMillis(),
                plan.connections(),
                Recrawl.horizon(now, plan.shortest()),
                plan.shortest().toMillis(),
                plan.longest().toMillis());
        jdbc.update(
                "update crawl_site set visit = ?, next_at = ?, token = token + 1, owner = '' where source = ?",
                site.visit() + 1,
                now,
                site.source());
    }

    private void requeue(SourceId source, Extent extent, OffsetDateTime horizon, OffsetDateTime now) {
        jdbc.update(
                "update crawl_page set attempts = 0, due_at = ?, queue = case when depth = 0 then "
                        + PageQueue.LISTING.code() + " when captured_seq > 0 then " + PageQueue.KNOWN.code()
                        + " else " + PageQueue.NEW.code() + " end where source = ? and queue = "
                        + PageQueue.RETRY.code(),
                now,
                source.value());
        if (extent == Extent.WHOLE) {
            jdbc.update(
                    "update crawl_page set due_at = ? where source = ? and queue in (" + PageQueue.LISTING.code()
                            + ", " + PageQueue.KNOWN.code() + ") and due_at > ? and (misses < " + Recrawl.MOST_MISSES
                            + " or depth = 0)",
                    now,
                    source.value(),
                    horizon);
        }
    }

    private void sow(SourceId source, long visitNumber, List<Discovered> seeds, OffsetDateTime now) {
        VisitRow visit = visit(source, visitNumber);
        SiteRow site = sites(" where source = ?", source.value()).getFirst();
        SiteLease lease = site.lease(visit, site.token(), now.toInstant());
        SiteBook book = new SiteBook(lease, visit, memories.of(lease, seeds, Set.of()), now);
        seeds.forEach(seed -> book.link(seed, 0, null, PageQueue.LISTING));
        // A page that was found on the way and has become a seed since (a canary): every visit looks at it from now on.
        seeds.forEach(seed -> jdbc.update(
                "update crawl_page set depth = 0, queue = ?, due_at = ?, misses = 0"
                        + " where source = ? and address_key = ? and depth > 0",
                PageQueue.LISTING.code(),
                now,
                source.value(),
                AddressKey.of(seed.address())));
        acknowledging.write(List.of(book), now);
    }

    @Override
    public Optional<Visit> lastVisit(SourceId source) {
        return jdbc
                .query(
                        VisitRow.SELECT + " where source = ? order by visit desc limit 1",
                        (row, n) -> VisitRow.of(row).toVisit(),
                        source.value())
                .stream()
                .findFirst();
    }

    @Override
    public List<Visit> openVisits() {
        return jdbc.query(
                VisitRow.SELECT + " where state = 'OPEN' order by source",
                (row, n) -> VisitRow.of(row).toVisit());
    }

    private VisitRow visit(SourceId source, long visit) {
        return jdbc.query(
                        VisitRow.SELECT + " where source = ? and visit = ?",
                        (row, n) -> VisitRow.of(row),
                        source.value(),
                        visit)
                .getFirst();
    }

    @Override
    public List<SiteLease> lease(int limit, String owner, Duration length) {
        OffsetDateTime now = now();
        List<SiteLease> leases = new ArrayList<>();
        for (SiteRow site : sites(" where next_at <= ? order by next_at, source limit ?", now, limit)) {
            int taken = jdbc.update(
                    "update crawl_site set token = token + 1, next_at = ?, owner = ?, lost = ?"
                            + " where source = ? and token = ? and next_at <= ?",
                    now.plus(length),
                    owner,
                    site.lost(),
                    site.source(),
                    site.token(),
                    now);
            if (taken == 1) {
                VisitRow visit = visit(new SourceId(site.source()), site.visit());
                leases.add(site.lease(visit, site.token() + 1, now.plus(length).toInstant()));
            }
        }
        return leases;
    }

    @Override
    public Collection<SiteLease> renew(Collection<SiteLease> leases, Duration length) {
        OffsetDateTime until = now().plus(length);
        List<SiteLease> lost = new ArrayList<>();
        for (SiteLease lease : leases) {
            if (move(lease, until, false) == 0) {
                lost.add(lease);
            }
        }
        return lost;
    }

    @Override
    public void release(SiteLease lease, Instant next) {
        move(lease, next.atOffset(ZoneOffset.UTC), true);
    }

    private int move(SiteLease lease, OffsetDateTime next, boolean free) {
        return jdbc.update(
                "update crawl_site set next_at = ?" + (free ? ", owner = '', lost = 0" : "")
                        + " where source = ? and visit = ? and token = ? and owner <> ''",
                next,
                lease.source().value(),
                lease.visit(),
                lease.token());
    }

    @Override
    public List<DuePage> next(SiteLease lease, int limit) {
        OffsetDateTime horizon = visit(lease.source(), lease.visit()).horizon();
        if (!lease.careful()) {
            return duePages.next(lease, horizon, limit, now());
        }
        while (true) {
            List<DuePage> one = duePages.next(lease, horizon, 1, now());
            if (one.isEmpty() || deaths(one.getFirst()) < FrontierSettings.FATAL_DEATHS) {
                // Counted before it is tried: whoever it kills cannot count any more.
                one.forEach(page -> jdbc.update("update crawl_page set deaths = deaths + 1 where id = ?", page.id()));
                return one;
            }
            log.warn(
                    "page {} of {} went down with its workers again and again: it is left",
                    one.getFirst().id(),
                    lease.source());
            Failure fatal = Failure.skip(FrontierSettings.FATAL);
            acknowledge(List.of(new Acknowledgement(lease, one.getFirst(), new Acknowledgement.Failed(fatal))));
        }
    }

    private int deaths(DuePage page) {
        Integer deaths = jdbc.queryForObject("select deaths from crawl_page where id = ?", Integer.class, page.id());
        return deaths == null ? 0 : deaths;
    }

    @Override
    public Optional<Instant> nextRetry(SiteLease lease) {
        return duePages.nextRetry(lease.source());
    }

    @Override
    public void acknowledge(List<Acknowledgement> acknowledgements) {
        for (int from = 0; from < acknowledgements.size(); from += InList.MOST) {
            List<Acknowledgement> some =
                    acknowledgements.subList(from, Math.min(acknowledgements.size(), from + InList.MOST));
            database.inTransaction(() -> acknowledging.acknowledge(some, now()));
        }
    }

    @Override
    public void hits(Collection<Long> captures) {
        List<Long> all = List.copyOf(captures);
        for (int from = 0; from < all.size(); from += InList.MOST) {
            InList<Long> some = InList.of(all.subList(from, Math.min(all.size(), from + InList.MOST)));
            List<Object> parameters = new ArrayList<>();
            parameters.add(now());
            parameters.addAll(some.values());
            jdbc.update("update crawl_page set hit_at = ? where captured_seq in " + some.marks(), parameters.toArray());
        }
    }

    @Override
    public void end(SiteLease lease, Visit.State state) {
        database.inTransaction(() -> {
            List<SiteRow> mine = sites(
                    " where source = ? and visit = ? and token = ? for update",
                    lease.source().value(),
                    lease.visit(),
                    lease.token());
            mine.forEach(site -> end(site, state));
        });
    }

    @Override
    public void end(SourceId source, Visit.State state) {
        database.inTransaction(
                () -> sites(" where source = ? for update", source.value()).forEach(site -> end(site, state)));
    }

    private void end(SiteRow site, Visit.State state) {
        if (state == Visit.State.OPEN) {
            throw new IllegalArgumentException("a visit cannot end as open");
        }
        OffsetDateTime now = now();
        int ended = jdbc.update(
                "update crawl_visit set state = ?, ended_at = ? where source = ? and visit = ? and state = 'OPEN'",
                state.name(),
                now,
                site.source(),
                site.visit());
        if (ended == 0) {
            return;
        }
        boolean dead = state == Visit.State.UNREACHABLE;
        jdbc.update(
                "update crawl_site set next_at = ?, token = token + 1, owner = '', lost = 0, dead_visits = ?,"
                        + " dead_since = case when ? then coalesce(dead_since, ?) end, dead_until = ? where source = ?",
                Recrawl.NEVER,
                dead ? site.deadVisits() + 1 : 0,
                dead,
                now,
                dead ? now.plus(FrontierSettings.restAfter(site.deadVisits() + 1, shortest(site))) : null,
                site.source());
        memories.forget(site.source());
    }

    private Duration shortest(SiteRow site) {
        return Duration.ofMillis(
                visit(new SourceId(site.source()), site.visit()).shortestMillis());
    }

    @Override
    public int recover(String owner) {
        return jdbc.update(
                "update crawl_site set next_at = ?, token = token + 1, owner = '', lost = lost + 1 where owner = ?",
                now(),
                owner);
    }

    @Override
    public Optional<Instant> nextDue() {
        return jdbc
                .query("select min(next_at) from crawl_site", (row, n) -> row.getObject(1, OffsetDateTime.class))
                .stream()
                .filter(next -> next != null && next.isBefore(Recrawl.NEVER))
                .map(OffsetDateTime::toInstant)
                .findFirst();
    }

    @Override
    public Optional<Instant> restsUntil(SourceId source) {
        return sites(" where source = ?", source.value()).stream()
                .flatMap(site -> site.deadUntil().stream())
                .map(OffsetDateTime::toInstant)
                .filter(until -> until.isAfter(clock.instant()))
                .findFirst();
    }

    @Override
    public Map<String, Long> outcomes(SourceId source, long visit) {
        Map<String, Long> counts = new LinkedHashMap<>();
        jdbc.query(
                "select code, n from crawl_outcome where source = ? and visit = ? order by code",
                row -> {
                    counts.put(row.getString(1), row.getLong(2));
                },
                source.value(),
                visit);
        return counts;
    }

    @Override
    public long pending(SourceId source) {
        return duePages.pending(source, lastVisit(source).map(v -> visit(source, v.number())));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
