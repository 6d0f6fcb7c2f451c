package andon.searchapi.requests;

import static andon.searchapi.requests.RequestTable.instant;
import static andon.searchapi.requests.RequestTable.utc;

import andon.database.Database;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;

/** Pauses, due times and what teams were told, in SQL. */
final class SlaTable {
    private final Database database;

    SlaTable(Database database) {
        this.database = database;
    }

    /**
     * What a team was told once.
     *
     * @param state one that {@link SlaState#isNews}
     */
    record Told(long request, Promise promise, SlaState state) {}

    void pause(long request, Instant at) {
        database.sql()
                .sql("update customer_request set paused_at = ? where id = ? and paused_at is null")
                .params(utc(at), request)
                .update();
    }

    /** Ends the pause that began at {@code from} and keeps it. */
    void resume(long request, Instant from, Instant at) {
        database.sql()
                .sql("insert into request_pause (request_id, paused_at, resumed_at) values (?, ?, ?)")
                .params(request, utc(from), utc(at))
                .update();
        database.sql()
                .sql("update customer_request set paused_at = null where id = ?")
                .param(request)
                .update();
    }

    List<SlaClock.Pause> pauses(long request) {
        return database.sql()
                .sql("select paused_at, resumed_at from request_pause where request_id = ? order by id")
                .param(request)
                .query((row, n) -> new SlaClock.Pause(instant(row, "paused_at"), instant(row, "resumed_at")))
                .list();
    }

    void due(long request, Instant firstReply, Instant answer) {
        database.sql()
                .sql("update customer_request set first_reply_due = ?, answer_due = ? where id = ?")
                .params(utc(firstReply), utc(answer), request)
                .update();
    }

    Set<Told> told() {
        return new HashSet<>(database.sql()
                .sql("select n.request_id, n.promise, n.state from request_sla_notice n"
                        + " join customer_request r on r.id = n.request_id where r.answered_at is null")
                .query((row, n) -> new Told(
                        row.getLong("request_id"),
                        Promise.valueOf(row.getString("promise")),
                        SlaState.valueOf(row.getString("state"))))
                .list());
    }

    void told(Told told, Instant at) {
        try {
            database.sql()
                    .sql("insert into request_sla_notice (request_id, promise, state, told_at) values (?, ?, ?, ?)")
                    .params(told.request(), told.promise().name(), told.state().name(), utc(at))
                    .update();
        } catch (DuplicateKeyException e) {
            // Another process told it a moment ago: a mail too many, and noted all the same.
            return;
        }
    }

    /** The clocks run to other times now, so that what was told of them is told again when it is so again. */
    void forget(long request) {
        database.sql()
                .sql("delete from request_sla_notice where request_id = ?")
                .param(request)
                .update();
    }
}
