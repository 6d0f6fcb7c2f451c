package andon.corpus.watch;

import andon.vocabulary.OrganisationId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes out of the outbox what waits about assets that are their owner's no longer: of an alert none of whose values belongs to
 * a confirmed asset nothing is sent any more. It belongs into the caller's transaction.
 *
 * <p>It is done when an asset is released, and once more when a delivery is taken: an indexer may have raised an alert by the
 * list of assets that it still had.
 */
final class Cancellation {
    private static final int CANCELLED = 4;

    /** Every value of a delivery's alert that belongs to a confirmed asset, in a row of its own; one row at least. */
    private static final String WAITING = """
            select d.id, a.matched_values, m.matched_value
            from delivery d
            join alert a on a.id = d.alert_id
            left join delivery l on l.id = d.leader
            left join mention m on m.document_id = a.document_id and m.owner = a.owner
                and exists (select 1 from asset s where s.id = m.asset_id and s.confirmed)
            where (d.state = 0 or d.state = 3 and l.state = 0) and\s""";

    private final JdbcClient sql;

    Cancellation(JdbcClient sql) {
        this.sql = sql;
    }

    private record Waiting(long delivery, boolean owned) {}

    /** Cancels what waits for an owner; returns how many. */
    int ofOwner(OrganisationId owner) {
        return cancel(waiting("a.owner = ?", owner.value()));
    }

    /** Cancels what is to go out in one message but may not; returns whether the message still stands. */
    boolean stands(long delivery) {
        cancel(waiting("(d.id = ? or d.leader = ?)", delivery, delivery));
        return sql.sql("select count(*) from delivery where id = ? and state = 0")
                        .param(delivery)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private List<Waiting> waiting(String which, Object... parameters) {
        return sql.sql(WAITING + which)
                .params(List.of(parameters))
                .query((row, i) -> new Waiting(row.getLong(1), isOf(row.getString(2), row.getString(3))))
                .list();
    }

    private static boolean isOf(String values, @Nullable String value) {
        return value != null && (values.isEmpty() || values.lines().anyMatch(value::equals));
    }

    private int cancel(List<Waiting> waiting) {
        Set<Long> lost = waiting.stream().map(Waiting::delivery).collect(Collectors.toCollection(HashSet::new));
        waiting.stream().filter(Waiting::owned).map(Waiting::delivery).forEach(lost::remove);
        for (long delivery : lost) {
            // A report of who is sending it comes too late.
            sql.sql("update delivery set state = ?, fence = fence + 1, leader = null where id = ?")
                    .params(CANCELLED, delivery)
                    .update();
            // Those that it led wait for another leader.
            sql.sql("update delivery set state = 0, fence = fence + 1, leader = null where leader = ? and state = ?")
                    .params(delivery, Outbox.LED)
                    .update();
        }
        return lost.size();
    }
}
