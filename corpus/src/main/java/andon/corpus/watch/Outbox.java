package andon.corpus.watch;

import andon.corpus.watch.Alerts.Counts;
import andon.corpus.watch.Alerts.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The deliveries of alerts. A lease is a compare-and-set on the fence and moves {@code due_at} behind its end, so that a
 * delivery whose taker died comes due again by itself. Works alike, and fast, on H2 and PostgreSQL.
 */
final class Outbox {
    /** The most deliveries that one call leases. */
    static final int MAX_LIMIT = 1_000;

    private static final int PENDING = 0;
    private static final int DELIVERED = 1;
    private static final int DEAD = 2;
    private static final int MAX_FAILURE = 500;

    private final JdbcClient sql;

    Outbox(JdbcClient sql) {
        this.sql = sql;
    }

    /** One delivery for each channel that the subscription has now and that something is sent by. */
    void add(Alert alert) {
        List<Long> channels = sql.sql(
                        "select id from subscription_channel where subscription_id = ? and kind <> ? order by id")
                .params(alert.subscriptionId(), ChannelRow.FEED)
                .query(Long.class)
                .list();
        for (long channel : channels) {
            sql.sql("""
                            insert into delivery (alert_id, channel_id, state, due_at, attempts, fence)
                            values (?, ?, ?, ?, 0, 0) on conflict do nothing""")
                    .params(alert.id(), channel, PENDING, AlertRows.time(alert.raisedAt()))
                    .update();
        }
    }

    private record Due(long id, Alert alert, ChannelRow channel, int attempts, long fence) {}

    List<Delivery> takeDue(Instant now, int limit, Duration lease) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT + ", not " + limit);
        }
        if (lease.isNegative() || lease.isZero()) {
            throw new IllegalArgumentException("a lease must last, not " + lease);
        }
        List<Due> due = sql.sql("select " + AlertRows.COLUMNS + """
                        , d.id, c.kind, c.target, c.secret, d.attempts, d.fence
                        from delivery d
                        join alert a on a.id = d.alert_id
                        join subscription_channel c on c.id = d.channel_id
                        where d.state = 0 and d.due_at <= ? order by d.due_at, d.id fetch first\s""" + limit + " rows only")
                .param(AlertRows.time(now))
                .query((row, i) -> new Due(
                        row.getLong(AlertRows.WIDTH + 1),
                        AlertRows.read(row),
                        new ChannelRow(
                                row.getString(AlertRows.WIDTH + 2),
                                row.getString(AlertRows.WIDTH + 3),
                                row.getString(AlertRows.WIDTH + 4)),
                        row.getInt(AlertRows.WIDTH + 5),
                        row.getLong(AlertRows.WIDTH + 6)))
                .list();
        List<Delivery> taken = new ArrayList<>();
        for (Due one : due) {
            int won = sql.sql("""
                            update delivery set fence = fence + 1, attempts = attempts + 1, due_at = ?
                            where id = ? and fence = ? and state = 0""")
                    .params(AlertRows.time(now.plus(lease)), one.id(), one.fence())
                    .update();
            if (won == 1) {
                taken.add(new Delivery(
                        one.id(), one.alert(), one.channel().channel(), one.attempts() + 1, one.fence() + 1));
            }
        }
        return taken;
    }

    void delivered(Delivery delivery, Instant now) {
        sql.sql("update delivery set state = ?, delivered_at = ? where id = ? and fence = ? and state = 0")
                .params(DELIVERED, AlertRows.time(now), delivery.id(), delivery.fence())
                .update();
    }

    void failed(Delivery delivery, String reason, @Nullable Instant retryAt) {
        String kept = SqlAlerts.cut(reason, MAX_FAILURE);
        if (retryAt == null) {
            sql.sql("update delivery set state = ?, last_failure = ? where id = ? and fence = ? and state = 0")
                    .params(DEAD, kept, delivery.id(), delivery.fence())
                    .update();
        } else {
            sql.sql("update delivery set due_at = ?, last_failure = ? where id = ? and fence = ? and state = 0")
                    .params(AlertRows.time(retryAt), kept, delivery.id(), delivery.fence())
                    .update();
        }
    }

    Counts counts() {
        return new Counts(
                count("mention"),
                count("alert"),
                count("delivery where state = " + PENDING),
                count("delivery where state = " + DELIVERED),
                count("delivery where state = " + DEAD));
    }

    private long count(String what) {
        return sql.sql("select count(*) from " + what).query(Long.class).single();
    }
}
