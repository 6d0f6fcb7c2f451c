package andon.corpus.watch;

import andon.vocabulary.OrganisationId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes out of the outbox what waits about assets that are their owner's no longer: of an alert none of whose values belongs to
 * a confirmed asset nothing is sent any more. It belongs into the caller's transaction.
 *
 * <p>It is done when an asset is released, to what was never tried; and to everything when it is taken. What was tried may be on
 * its way, and its report must count, or the other alerts of its digest went out once more under another id. And an indexer
 * may have raised an alert by the list of assets that it still had.
 */
final class Cancellation {
    /** Every value of a delivery's alert (of a customer: analysts own no assets) that belongs to a confirmed asset, in a row of its own; one row at least. */
    private static final String WAITING = """
            select d.id, d.fence, a.matched_values, m.matched_value
            from delivery d
            join alert a on a.id = d.alert_id
            left join delivery l on l.id = d.leader
            left join mention m on m.document_id = a.document_id and m.owner = a.owner
                and exists (select 1 from asset s where s.id = m.asset_id and s.confirmed)
            where a.owner <> '*' and (d.state = 0 or d.state = 3 and l.state = 0) and\s""";

    private final JdbcClient sql;

    Cancellation(JdbcClient sql) {
        this.sql = sql;
    }

    private record Waiting(long delivery, long fence, boolean owned) {}

    /** Cancels what waits for an owner and was never tried. */
    void ofOwner(OrganisationId owner) {
        cancel(waiting("a.owner = ? and d.state = 0 and d.attempts = 0", owner.value()));
    }

    /** Cancels what is to go out in one message but may not; returns whether the message still stands. */
    boolean stands(long delivery) {
        cancel(waiting(Outbox.OF_MESSAGE, delivery, delivery));
        return sql.sql("select count(*) from delivery where id = ? and state = 0")
                        .param(delivery)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private List<Waiting> waiting(String which, Object... parameters) {
        return sql.sql(WAITING + which)
                .params(List.of(parameters))
                .query((row, i) ->
                        new Waiting(row.getLong(1), row.getLong(2), isOf(row.getString(3), row.getString(4))))
                .list();
    }

    private static boolean isOf(String values, @Nullable String value) {
        return value != null && (values.isEmpty() || values.lines().anyMatch(value::equals));
    }

    private void cancel(List<Waiting> waiting) {
        Map<Long, Long> lost = new HashMap<>();
        waiting.forEach(one -> lost.put(one.delivery(), one.fence()));
        waiting.stream().filter(Waiting::owned).map(Waiting::delivery).forEach(lost::remove);
        // What was taken since it was read has another fence, and is looked at where it is taken.
        lost.entrySet()
                .removeIf(one -> sql.sql("update delivery set state = ?, fence = fence + 1, leader = null"
                                        + " where id = ? and fence = ?")
                                .params(Outbox.CANCELLED, one.getKey(), one.getValue())
                                .update()
                        == 0);
        for (long delivery : lost.keySet()) {
            // Those that it led wait for another leader.
            sql.sql("update delivery set state = 0, fence = fence + 1, leader = null where leader = ? and state = ?")
                    .params(delivery, Outbox.LED)
                    .update();
        }
    }
}
