package andon.crawler.frontier;

import andon.database.Database;
import andon.vocabulary.OnionAddress;
import andon.vocabulary.SourceId;
import java.net.URI;
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

/**
 * The frontier in SQL, the same statements on H2 and PostgreSQL.
 *
 * <p>For maintainers: nothing is locked over a fetch. A lease is a compare-and-set of a row's token and of the time at
 * which it may be had again; the acknowledgement repeats the comparison. The order of row locks inside a transaction is
 * page, visit, counters, links, connections.
 */
public final class SqlFrontier implements Frontier {
    private final Database database;
    private final InstantSource clock;
    private final FrontierSettings settings;
    private final Leasing leasing;
    private final Discoveries discoveries;

    public SqlFrontier(Database database, InstantSource clock) {
        this(database, clock, FrontierSettings.DEFAULT);
    }

    public SqlFrontier(Database database, InstantSource clock, FrontierSettings settings) {
        this.database = database;
        this.clock = clock;
        this.settings = settings;
        this.leasing = new Leasing(database, clock, this::end);
        this.discoveries = new Discoveries(database);
    }

    @Override
    public Visit begin(SourceId source, VisitPlan plan, List<Discovered> seeds) {
        return database.inTransaction(() -> {
            Optional<Visit> last = lastVisit(source);
            if (last.isPresent() && last.get().isOpen()) {
                return last.get();
            }
            long number = last.map(Visit::number).orElse(0L) + 1;
            OffsetDateTime now = now();
            database.sql()
                    .sql("insert into crawl_visit (source, visit, state, started_at, depth, page_budget, byte_budget,"
                            + " delay_millis, pages, bytes, host_failures)"
                            + " values (:source, :visit, 'OPEN', :now, :depth, :pages, :bytes, :delay, 0, 0, 0)")
                    .param("source", source.value())
                    .param("visit", number)
                    .param("now", now)
                    .param("depth", plan.depth())
                    .param("pages", plan.pages())
                    .param("bytes", plan.bytes())
                    .param("delay", plan.delay().toMillis())
                    .update();
            // New pages come first, then those that were read before, the longest unread first; what begins a visit and
            // what it links to (listings) is always looked at.
            database.sql()
                    .sql("update crawl_url set visit = :visit, state = 0, attempts = 0, due_at = :now, outcome = null,"
                            + " rank = base_rank + case when depth > 1 and captured_visit > 0 then " + Ranks.KNOWN
                            + " else 0 end where source = :source and (misses < " + Ranks.MOST_MISSES
                            + " or depth = 0)")
                    .param("visit", number)
                    .param("now", now)
                    .param("source", source.value())
                    .update();
            discoveries.add(source, number, 0, null, seeds, now);
            database.sql()
                    .sql("delete from crawl_lane where source = ?")
                    .param(source.value())
                    .update();
            for (int lane = 1; lane <= plan.connections(); lane++) {
                database.sql()
                        .sql("insert into crawl_lane (source, lane, visit, next_at, parked, token, leased_until, owner)"
                                + " values (:source, :lane, :visit, :now, false, 0, :now, '')")
                        .param("source", source.value())
                        .param("lane", lane)
                        .param("visit", number)
                        .param("now", now)
                        .update();
            }
            return lastVisit(source).orElseThrow();
        });
    }

    @Override
    public Optional<Visit> lastVisit(SourceId source) {
        return database.sql()
                .sql(VisitRow.SELECT + " where source = ? order by visit desc limit 1")
                .param(source.value())
                .query(VisitRow.class)
                .optional()
                .map(VisitRow::toVisit);
    }

    @Override
    public List<Visit> openVisits() {
        return database
                .sql()
                .sql(VisitRow.SELECT + " where state = 'OPEN' order by source")
                .query(VisitRow.class)
                .list()
                .stream()
                .map(VisitRow::toVisit)
                .toList();
    }

    @Override
    public List<Lease> lease(int limit, String owner, Duration length) {
        return leasing.lease(limit, owner, length);
    }

    @Override
    public void captured(
            Lease lease, long seq, long bytes, List<Discovered> links, Collection<OnionAddress> candidates) {
        database.inTransaction(() -> {
            finish(lease, "captured", "state = 1, misses = 0, captured_visit = " + lease.visit());
            database.sql()
                    .sql("insert into crawl_capture (url_id, visit, seq) values (?, ?, ?)")
                    .param(lease.page())
                    .param(lease.visit())
                    .param(seq)
                    .update();
            answered(lease, 1, bytes);
            linked(lease, links, candidates);
            leasing.free(lease, Duration.ZERO);
        });
    }

    @Override
    public void moved(Lease lease, String code, List<Discovered> links, Collection<OnionAddress> candidates) {
        database.inTransaction(() -> {
            finish(lease, code, "state = 1, misses = 0");
            answered(lease, 0, 0);
            linked(lease, links, candidates);
            leasing.free(lease, Duration.ZERO);
        });
    }

    private void linked(Lease lease, List<Discovered> links, Collection<OnionAddress> candidates) {
        OffsetDateTime now = now();
        VisitRow visit = leasing.visit(lease.source(), lease.visit());
        if (lease.depth() < visit.depth()) {
            discoveries.add(
                    lease.source(),
                    lease.visit(),
                    lease.depth() + 1,
                    lease.address().toString(),
                    links,
                    now);
        }
        discoveries.count(lease, candidates, now);
    }

    @Override
    public void failed(Lease lease, Failure failure) {
        database.inTransaction(() -> {
            if (lease.attempt() < failure.tries()) {
                finish(lease, failure.code(), "due_at = :due", now().plus(failure.rest()));
            } else {
                finish(lease, failure.code(), "state = 1, misses = misses + 1");
            }
            if (failure.reach() != Failure.Reach.HOST) {
                answered(lease, 0, 0);
                leasing.free(lease, failure.reach() == Failure.Reach.GATE ? failure.rest() : Duration.ZERO);
                return;
            }
            database.sql()
                    .sql("update crawl_visit set host_failures = host_failures + 1 where source = ? and visit = ?")
                    .param(lease.source().value())
                    .param(lease.visit())
                    .update();
            int failures = leasing.visit(lease.source(), lease.visit()).hostFailures();
            if (failures >= settings.hostFailures()) {
                end(lease.source(), Visit.State.UNREACHABLE);
            } else {
                leasing.free(lease, settings.pauseAfter(failures));
            }
        });
    }

    @Override
    public void release(Lease lease, Duration wait) {
        database.inTransaction(() -> {
            database.sql()
                    .sql("update crawl_url set due_at = :due, attempts = attempts - 1, owner = null"
                            + " where id = :id and token = :token and state = 0")
                    .param("due", now().plus(wait))
                    .param("id", lease.page())
                    .param("token", lease.token())
                    .update();
            leasing.free(lease, Duration.ZERO);
        });
    }

    /** Writes the outcome to the page's row, if the lease is still good, and counts it. */
    private void finish(Lease lease, String code, String change) {
        finish(lease, code, change, now());
    }

    private void finish(Lease lease, String code, String change, OffsetDateTime due) {
        var statement = database.sql()
                .sql("update crawl_url set " + change + ", outcome = :code, owner = null"
                        + " where id = :id and token = :token and visit = :visit and state = 0 and due_at > :now")
                .param("code", code)
                .param("id", lease.page())
                .param("token", lease.token())
                .param("visit", lease.visit())
                .param("now", now());
        if (change.contains(":due")) {
            statement = statement.param("due", due);
        }
        if (statement.update() != 1
                || !leasing.visit(lease.source(), lease.visit()).isOpen()) {
            throw new LeaseLostException(lease);
        }
        int counted = database.sql()
                .sql("update crawl_outcome set n = n + 1 where source = ? and visit = ? and code = ?")
                .param(lease.source().value())
                .param(lease.visit())
                .param(code)
                .update();
        if (counted == 0) {
            // Two connections may get here at once: the second one waits for the first and adds to its row.
            InsertOnce.run(database.sql()
                    .sql(InsertOnce.sql(
                            database, "insert into crawl_outcome (source, visit, code, n) values (?, ?, ?, 0)"))
                    .param(lease.source().value())
                    .param(lease.visit())
                    .param(code));
            database.sql()
                    .sql("update crawl_outcome set n = n + 1 where source = ? and visit = ? and code = ?")
                    .param(lease.source().value())
                    .param(lease.visit())
                    .param(code)
                    .update();
        }
    }

    private void answered(Lease lease, int pages, long bytes) {
        database.sql()
                .sql("update crawl_visit set host_failures = 0, pages = pages + ?, bytes = bytes + ?"
                        + " where source = ? and visit = ?")
                .param(pages)
                .param(bytes)
                .param(lease.source().value())
                .param(lease.visit())
                .update();
    }

    @Override
    public void slowDown(SourceId source, Duration delay) {
        database.sql()
                .sql("update crawl_visit set delay_millis = :delay"
                        + " where source = :source and state = 'OPEN' and delay_millis < :delay")
                .param("delay", delay.toMillis())
                .param("source", source.value())
                .update();
    }

    @Override
    public void end(SourceId source, Visit.State state) {
        if (state == Visit.State.OPEN) {
            throw new IllegalArgumentException("a visit cannot end as open");
        }
        database.inTransaction(() -> {
            database.sql()
                    .sql("update crawl_visit set state = :state, ended_at = :now"
                            + " where source = :source and state = 'OPEN'")
                    .param("state", state.name())
                    .param("now", now())
                    .param("source", source.value())
                    .update();
            database.sql()
                    .sql("delete from crawl_lane where source = ?")
                    .param(source.value())
                    .update();
        });
    }

    @Override
    public int recover(String owner) {
        return database.inTransaction(() -> {
            int pages = database.sql()
                    .sql("update crawl_url set due_at = :now, token = token + 1, owner = null"
                            + " where owner = :owner and state = 0")
                    .param("now", now())
                    .param("owner", owner)
                    .update();
            database.sql()
                    .sql("update crawl_lane set leased_until = :now, next_at = :now, parked = false,"
                            + " token = token + 1, owner = '' where owner = :owner")
                    .param("now", now())
                    .param("owner", owner)
                    .update();
            return pages;
        });
    }

    @Override
    public Optional<Instant> nextDue() {
        return database.sql()
                .sql("select min(case when leased_until > next_at then leased_until else next_at end) from crawl_lane")
                .query((rs, n) -> Optional.ofNullable(rs.getObject(1, OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }

    @Override
    public Map<String, Long> outcomes(SourceId source, long visit) {
        Map<String, Long> counts = new LinkedHashMap<>();
        database.sql()
                .sql("select code, n from crawl_outcome where source = ? and visit = ? order by code")
                .param(source.value())
                .param(visit)
                .query(rs -> {
                    counts.put(rs.getString(1), rs.getLong(2));
                });
        return counts;
    }

    @Override
    public long pending(SourceId source) {
        return database.sql()
                .sql("select count(*) from crawl_url where source = ? and state = 0")
                .param(source.value())
                .query(Long.class)
                .single();
    }

    @Override
    public List<CandidateHost> candidates(int limit) {
        return new ArrayList<>(database.sql()
                .sql("select host, links, source, via, first_seen, last_seen from candidate_host"
                        + " order by links desc, host limit ?")
                .param(limit)
                .query((rs, n) -> new CandidateHost(
                        new OnionAddress(rs.getString(1)),
                        rs.getLong(2),
                        new SourceId(rs.getString(3)),
                        URI.create(rs.getString(4)),
                        rs.getObject(5, OffsetDateTime.class).toInstant(),
                        rs.getObject(6, OffsetDateTime.class).toInstant()))
                .list());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
