package andon.corpus.watch;

import andon.database.Database;
import andon.vocabulary.OrganisationId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The outbox as its owners see it. */
public final class SqlDeliveryLog implements DeliveryLog {
    private final Database database;
    private final JdbcClient sql;

    public SqlDeliveryLog(Database database) {
        this.database = database;
        this.sql = database.sql();
    }

    @Override
    public List<ChannelHealth> channels(OrganisationId owner, long after, int limit) {
        return sql.sql("""
                        select c.id, s.id, s.name, c.kind, c.target,
                            sum(case when coalesce(l.state, d.state) = 1 then 1 else 0 end),
                            sum(case when coalesce(l.state, d.state) = 0 then 1 else 0 end),
                            sum(case when coalesce(l.state, d.state) = 2 then 1 else 0 end),
                            sum(case when coalesce(l.state, d.state) = 4 then 1 else 0 end),
                            max(d.delivered_at),
                            (select f.last_failure from delivery f where f.id =
                                (select max(g.id) from delivery g
                                 where g.channel_id = c.id and g.last_failure is not null)),
                            c.removed_at
                        from subscription s
                        join subscription_channel c on c.subscription_id = s.id
                        left join delivery d on d.channel_id = c.id
                        left join delivery l on l.id = d.leader
                        where c.id in (select o.id from subscription_channel o join subscription p on p.id = o.subscription_id
                            where p.owner = ? and o.kind <> ? and o.id > ? order by o.id fetch first\s""" + bounded(limit)
                        + " rows only) group by s.id, s.name, c.id, c.kind, c.target, c.removed_at order by c.id")
                .params(owner.value(), ChannelRow.FEED, after)
                .query((row, i) -> new ChannelHealth(
                        row.getLong(1),
                        row.getLong(2),
                        row.getString(3),
                        row.getString(4),
                        new ChannelRow(row.getString(4), row.getString(5), null).shown(),
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8),
                        row.getLong(9),
                        instant(row.getObject(10, OffsetDateTime.class)),
                        row.getString(11),
                        instant(row.getObject(12, OffsetDateTime.class))))
                .list();
    }

    /** A title is left out as {@link LostValues} does; without one the list says that there is none. */
    @Override
    public List<DeadLetter> dead(OrganisationId owner, long before, int limit) {
        return sql.sql("""
                        select d.id, a.id, case when exists (select 1 from mention m
                                where m.document_id = a.document_id and m.owner = a.owner
                                and not exists (select 1 from asset s where s.id = m.asset_id and s.confirmed))
                                then null else a.title end,
                            a.subscription_id, c.kind, c.target, d.attempts, d.last_failure, a.raised_at, (select count(*) from delivery f where f.leader = d.id and f.state = 3)
                        from delivery d
                        join alert a on a.id = d.alert_id
                        join subscription_channel c on c.id = d.channel_id
                        where a.owner = ? and d.state = 2 and d.id < ? and c.removed_at is null\s""" + AlertRows.STILL_OWNED + " order by d.id desc fetch first " + bounded(limit) + " rows only")
                .params(owner.value(), before)
                .query((row, i) -> new DeadLetter(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        row.getString(5),
                        new ChannelRow(row.getString(5), row.getString(6), null).shown(),
                        row.getInt(7),
                        row.getString(8),
                        row.getObject(9, OffsetDateTime.class).toInstant(),
                        row.getInt(10)))
                .list();
    }

    @Override
    public boolean redeliver(OrganisationId owner, long delivery, Instant now) {
        return database.inTransaction(() -> {
            int found = sql.sql("update delivery set state = 0, attempts = 0, fence = fence + 1, due_at = ?"
                            + " where id = ? and state = 2 and alert_id in (select id from alert where owner = ?)"
                            + " and channel_id in (select id from subscription_channel where removed_at is null)")
                    .params(AlertRows.time(now), delivery, owner.value())
                    .update();
            if (found > 0) {
                // In two: for "id = ? or leader = ?" H2 reads every delivery there is.
                for (String which : List.of("id", "leader")) {
                    sql.sql("update delivery set refusals = 0, refusal = null where " + which + " = ?")
                            .param(delivery)
                            .update();
                }
            }
            return found > 0;
        });
    }

    private static int bounded(int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT + ", not " + limit);
        }
        return limit;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
