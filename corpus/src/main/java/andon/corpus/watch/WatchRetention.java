package andon.corpus.watch;

import andon.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Forgets deliveries that ended long ago, the rows of channels that were removed and of which nothing is left, and what happened to
 * documents long ago. What is still to be delivered stays, however old it is; so do alerts and what subscriptions were told, without
 * which it would be news again.
 *
 * <p>Works in batches, each in a transaction of its own, so that it holds nobody up for long. Thread-safe; several processes may do it.
 */
public final class WatchRetention {
    /** So many messages, each with the alerts that went out in it ({@link Alerts.Delivery#MAX_ALERTS} at most), or happenings at once. */
    static final int BATCH = 200;

    /** So many batches of each kind in one round; the next round goes on. */
    static final int MAX_BATCHES = 500;

    private final Database database;
    private final JdbcClient sql;
    private final Terms terms;

    public WatchRetention(Database database, Terms terms) {
        this.database = database;
        this.sql = database.sql();
        this.terms = terms;
    }

    /**
     * How long what is over is kept.
     *
     * @param deliveries that were delivered, cancelled or given up, counted from their last attempt
     * @param happenings from when they happened
     */
    public record Terms(Duration deliveries, Duration happenings) {
        public Terms {
            if (!deliveries.isPositive() || !happenings.isPositive()) {
                throw new IllegalArgumentException("what is over is kept for a while");
            }
        }
    }

    /** How many rows one round forgot. */
    public record Forgotten(int deliveries, int channels, int happenings) {
        public boolean isNothing() {
            return deliveries + channels + happenings == 0;
        }
    }

    public Forgotten round(Instant now) {
        int deliveries = 0;
        for (int batch = 0, some = 1; some > 0 && batch < MAX_BATCHES; batch++) {
            some = database.inTransaction(() -> deliveries(now.minus(terms.deliveries())));
            deliveries += some;
        }
        int channels = channels(now.minus(terms.deliveries()));
        Instant since = now.minus(terms.happenings());
        // First what is said of the log: whoever reads it meanwhile is told no more than is there.
        sql.sql("update happening_log set since = ? where since < ?")
                .params(AlertRows.time(since), AlertRows.time(since))
                .update();
        int happenings = 0;
        for (int batch = 0, some = 1; some > 0 && batch < MAX_BATCHES; batch++) {
            some = happenings(since);
            happenings += some;
        }
        return new Forgotten(deliveries, channels, happenings);
    }

    /** Of one state and then the next: in that order they stand in the index, and nothing else is read. */
    private int deliveries(Instant before) {
        for (int state : List.of(Outbox.DELIVERED, Outbox.DEAD, Outbox.CANCELLED)) {
            int forgotten = deliveries(state, before);
            if (forgotten > 0) {
                return forgotten;
            }
        }
        return 0;
    }

    /**
     * Messages with all that they led; locked, so that no dead letter is sent again meanwhile. In two statements: for {@code id in …
     * or leader in …} H2 reads every delivery there is.
     */
    private int deliveries(int state, Instant before) {
        List<Long> oldest = sql.sql("select id from delivery where state = ? and due_at < ?"
                        + " order by state, due_at fetch first " + BATCH + " rows only")
                .params(state, AlertRows.time(before))
                .query(Long.class)
                .list();
        if (oldest.isEmpty()) {
            return 0;
        }
        // Apart from the choice, for which H2 would lock and sort all that are over.
        List<Long> over = sql.sql(
                        "select id from delivery where id in (:oldest) and state = :state and due_at < :before"
                                + " order by id for update")
                .param("oldest", oldest)
                .param("state", state)
                .param("before", AlertRows.time(before))
                .query(Long.class)
                .list();
        if (over.isEmpty()) {
            return 0;
        }
        int led = sql.sql("delete from delivery where leader in (:over) and state = :led")
                .param("over", over)
                .param("led", Outbox.LED)
                .update();
        // A leader's own number stands in its row, too, but its state is another.
        return led
                + sql.sql("delete from delivery where id in (:over)")
                        .param("over", over)
                        .update();
    }

    private int channels(Instant before) {
        return sql.sql("delete from subscription_channel where removed_at < ?"
                        + " and not exists (select 1 from delivery d where d.channel_id = subscription_channel.id)")
                .param(AlertRows.time(before))
                .update();
    }

    private record Key(String document, String owner, String event, String state) {}

    /** Each by its key: where the keys come out of a query, H2 reads the whole table for them. */
    private int happenings(Instant before) {
        List<Key> over = sql.sql("select document_id, owner, event, state from happening where happened_at < ?"
                        + " order by happened_at fetch first " + BATCH + " rows only")
                .param(AlertRows.time(before))
                .query((row, i) -> new Key(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .list();
        if (over.isEmpty()) {
            return 0;
        }
        // What another process forgot meanwhile counts as nothing here; the next round goes on.
        return database.inTransaction(() -> IntStream.of(database.jdbc()
                        .batchUpdate(
                                "delete from happening where document_id = ? and owner = ? and event = ? and state = ?",
                                over.stream()
                                        .map(key ->
                                                new Object[] {key.document(), key.owner(), key.event(), key.state()})
                                        .toList()))
                .sum());
    }
}
