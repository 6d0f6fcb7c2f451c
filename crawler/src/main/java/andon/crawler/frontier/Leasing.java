package andon.crawler.frontier;

import andon.database.Database;
import andon.vocabulary.SourceId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Hands out connections and pages by compare-and-set. */
final class Leasing {
    /** How often a page may be leased in a visit: one that brings its worker down each time must not do so for ever. */
    static final int MOST_ATTEMPTS = 100;
    /** How often a page that somebody else was faster to take is looked for again. */
    private static final int RACES = 8;

    private final Database database;
    private final InstantSource clock;
    private final BiConsumer<SourceId, Visit.State> end;

    Leasing(Database database, InstantSource clock, BiConsumer<SourceId, Visit.State> end) {
        this.database = database;
        this.clock = clock;
        this.end = end;
    }

    record LaneRow(String source, int lane, long visit, long token) {}

    record PageRow(long id, String address, int depth, int attempts, long token) {}

    List<Lease> lease(int limit, String owner, Duration length) {
        OffsetDateTime now = now();
        List<LaneRow> lanes = database.sql()
                .sql("select source, lane, visit, token from crawl_lane where next_at <= :now and leased_until <= :now"
                        + " order by next_at, source, lane limit :limit")
                .param("now", now)
                .param("limit", limit)
                .query(LaneRow.class)
                .list();
        List<Lease> leases = new ArrayList<>();
        for (LaneRow lane : lanes) {
            Lease lease = database.inTransaction(() -> lease(lane, owner, length));
            if (lease != null) {
                leases.add(lease);
            }
        }
        return leases;
    }

    private @Nullable Lease lease(LaneRow lane, String owner, Duration length) {
        OffsetDateTime now = now();
        OffsetDateTime until = now.plus(length);
        int taken = database.sql()
                .sql("update crawl_lane set token = token + 1, leased_until = :until, owner = :owner, parked = false"
                        + " where source = :source and lane = :lane and token = :token and leased_until <= :now")
                .param("until", until)
                .param("owner", owner)
                .param("source", lane.source())
                .param("lane", lane.lane())
                .param("token", lane.token())
                .param("now", now)
                .update();
        if (taken == 0) {
            return null;
        }
        SourceId source = new SourceId(lane.source());
        VisitRow visit = visit(source, lane.visit());
        if (!visit.isOpen()) {
            return null;
        }
        if (visit.isSpent()) {
            end.accept(source, Visit.State.BUDGET);
            return null;
        }
        for (int race = 0; race < RACES; race++) {
            Optional<PageRow> page = nextPage(source, now);
            if (page.isEmpty()) {
                park(lane, source);
                return null;
            }
            if (take(page.get(), owner, now, until)) {
                return new Lease(
                        page.get().id(),
                        source,
                        lane.visit(),
                        URI.create(page.get().address()),
                        page.get().depth(),
                        page.get().attempts() + 1,
                        page.get().token() + 1,
                        lane.lane(),
                        lane.token() + 1,
                        until.toInstant());
            }
        }
        giveBack(lane.source(), lane.lane(), lane.token() + 1, now, false);
        return null;
    }

    private Optional<PageRow> nextPage(SourceId source, OffsetDateTime now) {
        return database.sql()
                .sql("select id, address, depth, attempts, token from crawl_url"
                        + " where source = ? and state = 0 and due_at <= ?"
                        + " order by rank, captured_visit, id limit 1")
                .param(source.value())
                .param(now)
                .query(PageRow.class)
                .optional();
    }

    private boolean take(PageRow page, String owner, OffsetDateTime now, OffsetDateTime until) {
        boolean worn = page.attempts() >= MOST_ATTEMPTS;
        int taken = database.sql()
                .sql("update crawl_url set token = token + 1, attempts = attempts + 1, owner = :owner, due_at = :until"
                        + (worn ? ", state = 1, outcome = 'worn-out'" : "")
                        + " where id = :id and token = :token and state = 0 and due_at <= :now")
                .param("owner", owner)
                .param("until", until)
                .param("id", page.id())
                .param("token", page.token())
                .param("now", now)
                .update();
        return taken == 1 && !worn;
    }

    /** No page is due: ends the visit if none is pending, else waits for the first that will be. */
    private void park(LaneRow lane, SourceId source) {
        Optional<OffsetDateTime> next = database.sql()
                .sql("select min(due_at) from crawl_url where source = ? and state = 0")
                .param(source.value())
                .query((rs, n) -> Optional.ofNullable(rs.getObject(1, OffsetDateTime.class)))
                .single();
        if (next.isEmpty()) {
            end.accept(source, Visit.State.DONE);
        } else {
            giveBack(lane.source(), lane.lane(), lane.token() + 1, next.get(), true);
        }
    }

    /** Gives a lease's connection back after the politeness delay or {@code atLeast}, and wakes the source's others. */
    void free(Lease lease, Duration atLeast) {
        Duration delay = Duration.ofMillis(visit(lease.source(), lease.visit()).delayMillis());
        OffsetDateTime next = now().plus(delay.compareTo(atLeast) > 0 ? delay : atLeast);
        giveBack(lease.source().value(), lease.lane(), lease.laneToken(), next, false);
        database.sql()
                .sql("update crawl_lane set next_at = :now, parked = false where source = :source and parked")
                .param("now", now())
                .param("source", lease.source().value())
                .update();
        if (!atLeast.isZero()) {
            // The whole source rests, not this connection alone.
            database.sql()
                    .sql("update crawl_lane set next_at = :next where source = :source and next_at < :next")
                    .param("next", next)
                    .param("source", lease.source().value())
                    .update();
        }
    }

    private void giveBack(String source, int lane, long token, OffsetDateTime next, boolean parked) {
        database.sql()
                .sql("update crawl_lane set leased_until = :now, next_at = :next, parked = :parked, owner = ''"
                        + " where source = :source and lane = :lane and token = :token")
                .param("now", now())
                .param("next", next)
                .param("parked", parked)
                .param("source", source)
                .param("lane", lane)
                .param("token", token)
                .update();
    }

    VisitRow visit(SourceId source, long visit) {
        return database.sql()
                .sql(VisitRow.SELECT + " where source = ? and visit = ?")
                .param(source.value())
                .param(visit)
                .query(VisitRow.class)
                .single();
    }

    private OffsetDateTime now() {
        Instant instant = clock.instant();
        return instant.atOffset(ZoneOffset.UTC);
    }
}
