package andon.searchapi.hunts;

import andon.database.Database;
import andon.vocabulary.DocumentId;
import andon.vocabulary.Span;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** The rows of hunts and of what they found. Thread-safe. */
final class HuntTable {
    private static final String COLUMNS = "id, owner, name, kind, scope, pattern, state, created_at, started_at,"
            + " ended_at, place, looked_at, total, matched, attempts, problem";

    private final Database database;

    HuntTable(Database database) {
        this.database = database;
    }

    /** A document that a hunt found, with its first places in {@code Document.searchableText}. */
    record Result(long number, DocumentId document, List<Span> spans) {}

    long add(String owner, String name, HuntKind kind, String scope, String pattern, Instant now) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        database.sql()
                .sql(
                        "insert into hunt (owner, name, kind, scope, pattern, state, created_at, looked_at, total, matched,"
                                + " attempts) values (?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0)")
                .params(owner, name, kind.word(), scope, pattern, HuntState.QUEUED.word(), at(now))
                .update(key, "id");
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    Optional<Hunt> one(long id) {
        return database.sql()
                .sql("select " + COLUMNS + " from hunt where id = ?")
                .param(id)
                .query((row, n) -> hunt(row))
                .optional();
    }

    /** The newest first. */
    List<Hunt> newest(int limit) {
        return database.sql()
                .sql("select " + COLUMNS + " from hunt order by id desc limit ?")
                .param(limit)
                .query((row, n) -> hunt(row))
                .list();
    }

    /** How many are queued, running or paused. */
    long open() {
        return database.sql()
                .sql("select count(*) from hunt where state in ('queued', 'running', 'paused')")
                .query(Long.class)
                .single();
    }

    /** Changes the state if it is one of {@code from}; whoever works on the hunt loses it. Returns whether it was. */
    boolean move(long id, List<HuntState> from, HuntState to, Instant now) {
        return database.sql()
                        .sql("update hunt set state = :to, worker = null, leased_until = null, attempts = 0,"
                                + " ended_at = :ended where id = :id and state in (:from)")
                        .param("to", to.word())
                        .param("ended", to.ended() ? at(now) : null, java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("id", id)
                        .param("from", from.stream().map(HuntState::word).toList())
                        .update()
                == 1;
    }

    /** The oldest hunt that waits for work and that no other worker holds, now held by {@code worker}. */
    Optional<Hunt> take(String worker, Instant now, Instant until) {
        List<Long> free = database.sql()
                .sql("select id from hunt where state in ('queued', 'running') and (worker is null or worker = ? or"
                        + " leased_until <= ?) order by id limit 1")
                .params(worker, at(now))
                .query(Long.class)
                .list();
        if (free.isEmpty()) {
            return Optional.empty();
        }
        int taken = database.sql()
                .sql("update hunt set state = 'running', worker = ?, leased_until = ?,"
                        + " started_at = coalesce(started_at, ?) where id = ? and state in ('queued', 'running')"
                        + " and (worker is null or worker = ? or leased_until <= ?)")
                .params(worker, at(until), at(now), free.getFirst(), worker, at(now))
                .update();
        return taken == 1 ? one(free.getFirst()) : Optional.empty();
    }

    /** Notes how far the worker came; false if the hunt is no longer its own. */
    boolean advance(long id, String worker, Hunt to, @Nullable Instant leasedUntil) {
        return database.sql()
                        .sql(
                                "update hunt set state = ?, ended_at = ?, place = ?, looked_at = ?, total = ?, matched = ?,"
                                        + " attempts = ?, problem = ?, worker = ?, leased_until = ?"
                                        + " where id = ? and worker = ? and state = 'running'")
                        .params(Arrays.asList(
                                to.state().word(),
                                to.endedAt() == null ? null : at(to.endedAt()),
                                to.place(),
                                to.lookedAt(),
                                to.total(),
                                to.matched(),
                                to.attempts(),
                                to.problem(),
                                leasedUntil == null ? null : worker,
                                leasedUntil == null ? null : at(leasedUntil),
                                id,
                                worker))
                        .update()
                == 1;
    }

    void addResults(long hunt, List<Result> results) {
        database.jdbc()
                .batchUpdate(
                        "insert into hunt_result (hunt_id, number, document_id, spans) values (?, ?, ?, ?)",
                        results.stream()
                                .map(r -> new Object[] {
                                    hunt, r.number(), r.document().value(), written(r.spans())
                                })
                                .toList());
    }

    void removeResults(long hunt) {
        database.sql()
                .sql("delete from hunt_result where hunt_id = ?")
                .param(hunt)
                .update();
    }

    List<Result> results(long hunt, long after, int limit) {
        return database.sql()
                .sql("select number, document_id, spans from hunt_result where hunt_id = ? and number > ?"
                        + " order by number limit ?")
                .params(hunt, after, limit)
                .query((row, n) -> new Result(
                        row.getLong("number"),
                        new DocumentId(row.getString("document_id")),
                        read(row.getString("spans"))))
                .list();
    }

    /** {@code start-end} with blanks between. */
    private static String written(List<Span> spans) {
        return spans.stream().map(s -> s.start() + "-" + s.end()).collect(Collectors.joining(" "));
    }

    private static List<Span> read(String text) {
        return Arrays.stream(text.split(" "))
                .filter(part -> !part.isEmpty())
                .map(part -> {
                    int dash = part.indexOf('-');
                    return new Span(
                            Integer.parseInt(part.substring(0, dash)), Integer.parseInt(part.substring(dash + 1)));
                })
                .toList();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static Hunt hunt(ResultSet row) throws SQLException {
        return new Hunt(
                row.getLong("id"),
                row.getString("owner"),
                row.getString("name"),
                HuntKind.ofWord(row.getString("kind")).orElseThrow(),
                row.getString("scope"),
                row.getString("pattern"),
                HuntState.ofWord(row.getString("state")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "started_at"),
                instant(row, "ended_at"),
                row.getString("place"),
                row.getLong("looked_at"),
                row.getLong("total"),
                row.getLong("matched"),
                row.getInt("attempts"),
                row.getString("problem"));
    }
}
