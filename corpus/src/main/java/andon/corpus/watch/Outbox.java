package andon.corpus.watch;

import andon.corpus.watch.Alerts.Counts;
import andon.corpus.watch.Alerts.Delivery;
import andon.corpus.watch.Alerts.Recipient;
import andon.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The deliveries of alerts. A lease is a compare-and-set on the fence and moves {@code due_at} behind its end, so that a
 * delivery whose taker died comes due again by itself. Works alike, and fast, on H2 and PostgreSQL.
 *
 * <p>What was held back for a digest, for the end of quiet hours or of a mute goes out in one message: the oldest of a
 * channel leads the others, in the transaction that first leases it. Who leads and who goes with it does not change again, so
 * that a second attempt sends the same alerts under the same id. Their words are as their owner may read them at that attempt
 * ({@link LostValues}), and of a message in parts only what has not arrived is sent. What is about a lost asset alone is taken out
 * before ({@link Cancellation}), and makes it another message with another id.
 */
final class Outbox {
    /** The most deliveries that one call looks at. */
    static final int MAX_LIMIT = 1_000;

    private static final int PENDING = 0;
    static final int DELIVERED = 1;
    static final int DEAD = 2;
    /** Goes with its leader, and ends as it does. */
    static final int LED = 3;

    /**
     * Is not told any more: its channel was removed, or none of its values is of a confirmed asset. The first leaves the fence as
     * it is, so that what was on its way and arrived still becomes {@link #DELIVERED}; the second ({@link Cancellation}) raises
     * it, and no report changes it.
     */
    static final int CANCELLED = 4;

    /**
     * A delivery and those that it leads: two parameters, both its number. H2 finds them by their keys so, where {@code id = ? or leader
     * = ?} reads every delivery there ever was.
     */
    static final String OF_MESSAGE = "d.id in (select o.id from delivery o where o.id = ?"
            + " union all select o.id from delivery o where o.leader = ? and o.state = " + LED + ")";

    private static final int MAX_FAILURE = 500;

    private final Database database;
    private final JdbcClient sql;
    private final Cancellation cancellation;

    Outbox(Database database) {
        this.database = database;
        this.sql = database.sql();
        this.cancellation = new Cancellation(sql);
    }

    /**
     * One delivery for each channel that the subscription has now and that something is sent by. The channels are locked: one
     * that is removed meanwhile cancels this, too.
     */
    void add(Alert alert, Timing timing) {
        Timing.Moment told = timing.of(alert.raisedAt(), alert.severity());
        List<Long> channels = sql.sql("select id from subscription_channel where subscription_id = ? and kind <> ?"
                        + " and removed_at is null order by id for update")
                .params(alert.subscriptionId(), ChannelRow.FEED)
                .query(Long.class)
                .list();
        for (long channel : channels) {
            sql.sql("""
                            insert into delivery (alert_id, channel_id, state, due_at, attempts, fence, held)
                            values (?, ?, ?, ?, 0, 0, ?) on conflict do nothing""")
                    .params(alert.id(), channel, PENDING, AlertRows.time(told.at()), told.held())
                    .update();
        }
    }

    /** Gives what is held and was not taken yet the moment of another timing. */
    void holdUntil(long subscription, Timing timing, Instant now) {
        sql.sql("""
                        update delivery set due_at = ? where state = 0 and held and leader is null and attempts = 0
                        and channel_id in (select id from subscription_channel where subscription_id = ?)""")
                .params(AlertRows.time(timing.of(now, null).at()), subscription)
                .update();
    }

    /** So many messages that are due are little. */
    private static final int LITTLE = 200;

    private record Due(
            long id,
            long channelId,
            ChannelRow channel,
            Recipient recipient,
            int attempts,
            long fence,
            boolean held,
            @Nullable Long leader,
            Instant dueAt) {
        boolean opensDigest() {
            return held && leader == null;
        }
    }

    private static final String DUE = """
            select d.id, d.channel_id, c.kind, c.target, c.secret, c.options, d.attempts, d.fence, d.held, d.leader,
                s.reader_language, s.time_zone, d.due_at
            from delivery d
            join subscription_channel c on c.id = d.channel_id
            join subscription s on s.id = c.subscription_id
            where d.state = 0 and c.removed_at is null and d.due_at <= ?\s""";

    List<Delivery> takeDue(Instant now, int limit, Duration lease) {
        return takeDue(now, limit, lease, new Receivers(Integer.MAX_VALUE));
    }

    List<Delivery> takeDue(Instant now, int limit, Duration lease, Collection<Delivery> underWay) {
        Receivers receivers = new Receivers(Alerts.MAX_TO_ONE_RECEIVER);
        underWay.forEach(one -> receivers.add(ChannelRow.of(one.channel())));
        return takeDue(now, limit, lease, receivers);
    }

    private List<Delivery> takeDue(Instant now, int limit, Duration lease, Receivers receivers) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT + ", not " + limit);
        }
        if (lease.isNegative() || lease.isZero()) {
            throw new IllegalArgumentException("a lease must last, not " + lease);
        }
        List<Delivery> taken = new ArrayList<>();
        Set<Long> digested = new HashSet<>();
        // The oldest of all first, and of a channel no more is read than may go: a long queue for one receiver costs
        // nobody anything.
        PriorityQueue<Queue> queues = new PriorityQueue<>(queues(now, receivers));
        while (taken.size() < limit && !queues.isEmpty()) {
            Queue queue = queues.remove();
            int room = Math.min(limit - taken.size(), receivers.room(queue.channel()));
            if (room == 0) {
                continue;
            }
            List<Due> waiting = queue.read() ? queue.waiting() : oldest(queue.channelId(), now, room);
            if (waiting.isEmpty()) {
                continue;
            }
            Due one = waiting.getFirst();
            Optional<Delivery> won = Optional.empty();
            if (!one.opensDigest()) {
                won = database.inTransaction(() -> lease(one, now.plus(lease)));
            }
            // What a cancelled leader led waits for another one, too.
            if (won.isEmpty() && one.held() && digested.add(one.channelId())) {
                won = database.inTransaction(() -> openDigest(one.channelId(), now, lease));
            }
            if (won.isPresent()) {
                taken.add(won.get());
                receivers.add(one.channel());
            }
            if (waiting.size() > 1) {
                queues.add(queue.of(waiting.subList(1, waiting.size())));
            }
        }
        return taken;
    }

    /**
     * What is due by one channel.
     *
     * @param head when the oldest of it came due
     * @param read whether {@code waiting} was read
     */
    private record Queue(long channelId, ChannelRow channel, Instant head, boolean read, List<Due> waiting)
            implements Comparable<Queue> {
        Queue of(List<Due> rest) {
            return new Queue(channelId, channel, rest.getFirst().dueAt(), true, rest);
        }

        @Override
        public int compareTo(Queue other) {
            return Comparator.comparing(Queue::head)
                    .thenComparingLong(Queue::channelId)
                    .compare(this, other);
        }
    }

    /**
     * The channels by which something is due to a receiver that has room. Where little is due, its channels are looked at alone: of ten
     * thousand subscriptions most have nothing to tell. Where much is, each channel costs one look into the index.
     */
    private List<Queue> queues(Instant now, Receivers receivers) {
        List<Long> first = sql.sql("select d.channel_id from delivery d where d.state = 0 and d.due_at <= ?"
                        + " order by d.state, d.due_at fetch first " + LITTLE + " rows only")
                .param(AlertRows.time(now))
                .query(Long.class)
                .list();
        if (first.isEmpty()) {
            return List.of();
        }
        List<Long> alone = first.size() < LITTLE ? first.stream().distinct().toList() : List.of();
        return sql.sql("select q.id, q.kind, q.target, q.head from (select c.id, c.kind, c.target,"
                        + " (select d.due_at from delivery d where d.channel_id = c.id and d.state = 0 and d.due_at <= ?"
                        + " order by d.channel_id, d.state, d.due_at fetch first 1 rows only) as head"
                        + " from subscription_channel c where c.removed_at is null " + receivers.others()
                        + among(alone.size())
                        + ") q where q.head is not null")
                .param(AlertRows.time(now))
                .params(receivers.full())
                .params(alone)
                .query((row, i) -> new Queue(
                        row.getLong(1),
                        new ChannelRow(row.getString(2), row.getString(3), null),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        false,
                        List.of()))
                .list();
    }

    private static String among(int channels) {
        return channels == 0 ? "" : " and c.id in (" + String.join(", ", Collections.nCopies(channels, "?")) + ")";
    }

    private List<Due> oldest(long channel, Instant now, int most) {
        return due(
                "and d.channel_id = ? order by d.channel_id, d.state, d.due_at, d.id fetch first " + most
                        + " rows only",
                now,
                channel);
    }

    private List<Due> due(String rest, Instant now, Object... more) {
        return sql.sql(DUE + rest)
                .param(AlertRows.time(now))
                .params(List.of(more))
                .query((row, i) -> new Due(
                        row.getLong(1),
                        row.getLong(2),
                        new ChannelRow(row.getString(3), row.getString(4), row.getString(5), row.getString(6)),
                        new Recipient(Locale.of(row.getString(11)), ZoneId.of(row.getString(12))),
                        row.getInt(7),
                        row.getLong(8),
                        row.getBoolean(9),
                        row.getObject(10, Long.class),
                        row.getObject(13, OffsetDateTime.class).toInstant()))
                .list();
    }

    private Optional<Delivery> lease(Due one, Instant until) {
        int won = sql.sql("""
                        update delivery set fence = fence + 1, attempts = attempts + 1, due_at = ?
                        where id = ? and fence = ? and state = 0""")
                .params(AlertRows.time(until), one.id(), one.fence())
                .update();
        if (won == 0 || !cancellation.stands(one.id())) {
            return Optional.empty();
        }
        List<Part> parts = parts(one.id());
        Map<String, Integer> refusals = new HashMap<>();
        parts.stream()
                .filter(part -> part.refusals() > 0)
                .forEach(part -> refusals.put(part.alert().id(), part.refusals()));
        return Optional.of(new Delivery(
                one.id(),
                parts.stream().map(Part::alert).toList(),
                one.channel().channel(),
                one.recipient(),
                one.attempts() + 1,
                one.fence() + 1,
                parts.stream()
                        .filter(part -> one.channel().target().equals(part.arrivedAt()))
                        .map(part -> part.alert().id())
                        .collect(Collectors.toSet()),
                refusals));
    }

    /**
     * Two takers choose the same leader, the one with the least number: one of them leases it, the other waits for the first
     * and goes without. What is more than one message holds opens the next.
     */
    private Optional<Delivery> openDigest(long channel, Instant now, Duration lease) {
        return due(
                        "and d.held and d.leader is null and d.channel_id = ? order by d.id fetch first 1 rows only",
                        now,
                        channel)
                .stream()
                .findFirst()
                .flatMap(leader -> {
                    int won = sql.sql("update delivery set leader = id where id = ? and fence = ? and state = 0")
                            .params(leader.id(), leader.fence())
                            .update();
                    if (won == 0) {
                        return Optional.empty();
                    }
                    sql.sql("""
                                    update delivery set state = ?, leader = ?, fence = fence + 1 where id in (
                                        select id from delivery where channel_id = ? and state = 0 and held
                                        and leader is null and due_at <= ? order by id fetch first\s""" + (Delivery.MAX_ALERTS - 1) + " rows only)")
                            .params(LED, leader.id(), channel, AlertRows.time(now))
                            .update();
                    return lease(leader, now.plus(lease));
                });
    }

    /** @param arrivedAt the target to which it was brought already, in a part of the message */
    private record Part(Alert alert, @Nullable String arrivedAt, int refusals) {}

    /** Of a delivery and of those that it leads, the oldest first. */
    private List<Part> parts(long delivery) {
        List<Part> parts = sql.sql("select " + AlertRows.COLUMNS + """
                        , d.arrived_at, d.refusals from delivery d join alert a on a.id = d.alert_id
                        where\s""" + OF_MESSAGE + " order by a.raised_at, a.id")
                .params(delivery, delivery)
                .query((row, i) -> new Part(
                        AlertRows.read(row), row.getString(AlertRows.WIDTH + 1), row.getInt(AlertRows.WIDTH + 2)))
                .list();
        List<Alert> owned =
                new LostValues(sql).leftOut(parts.stream().map(Part::alert).toList());
        return IntStream.range(0, parts.size())
                .mapToObj(i -> new Part(
                        owned.get(i), parts.get(i).arrivedAt(), parts.get(i).refusals()))
                .toList();
    }

    void arrived(Delivery delivery, Alert alert, Instant now) {
        sql.sql("update delivery set arrived_at = ?, delivered_at = ? where alert_id = ?"
                        + " and channel_id = (select l.channel_id from delivery l where l.id = ?)")
                .params(ChannelRow.of(delivery.channel()).target(), AlertRows.time(now), alert.id(), delivery.id())
                .update();
    }

    void refused(Delivery delivery, Alert alert, @Nullable String answer) {
        sql.sql("update delivery set refusals = refusals + 1, refusal = coalesce(?, refusal) where alert_id = ?"
                        + " and channel_id = (select l.channel_id from delivery l where l.id = ?)")
                .param(AlertRows.text(answer == null ? null : SqlAlerts.cut(answer, MAX_FAILURE)))
                .param(alert.id())
                .param(delivery.id())
                .update();
    }

    void progressed(Delivery delivery, String reason, Instant at) {
        sql.sql("update delivery set due_at = ?, attempts = 0, last_failure = ?"
                        + " where id = ? and fence = ? and state = 0")
                .params(AlertRows.time(at), SqlAlerts.cut(reason, MAX_FAILURE), delivery.id(), delivery.fence())
                .update();
    }

    void delivered(Delivery delivery, Instant now) {
        database.inTransaction(() -> {
            // What was on its way when its channel was removed, and arrived, was delivered.
            int reported = sql.sql("update delivery set state = ?, delivered_at = ?"
                            + " where id = ? and fence = ? and state in (?, ?)")
                    .params(DELIVERED, AlertRows.time(now), delivery.id(), delivery.fence(), PENDING, CANCELLED)
                    .update();
            if (reported > 0 && delivery.isDigest()) {
                sql.sql("update delivery set state = ?, delivered_at = ? where leader = ? and state = ?")
                        .params(DELIVERED, AlertRows.time(now), delivery.id(), LED)
                        .update();
            }
        });
    }

    void failed(Delivery delivery, String reason, @Nullable Instant retryAt) {
        String kept = SqlAlerts.cut(reason, MAX_FAILURE);
        if (retryAt == null) {
            database.inTransaction(() -> {
                int reported = sql.sql(
                                "update delivery set state = ?, last_failure = ? where id = ? and fence = ? and state = 0")
                        .params(DEAD, kept, delivery.id(), delivery.fence())
                        .update();
                if (reported > 0 && delivery.isDigest()) {
                    new GivenUpParts(sql).settle(delivery, kept);
                }
            });
        } else {
            sql.sql("update delivery set due_at = ?, last_failure = ? where id = ? and fence = ? and state = 0")
                    .params(AlertRows.time(retryAt), kept, delivery.id(), delivery.fence())
                    .update();
        }
    }

    /** Ends what waits for a channel. What goes with a leader ends as that does. */
    void cancel(long channel) {
        sql.sql("update delivery set state = ?, last_failure = ? where channel_id = ? and state = ?")
                .params(CANCELLED, "the channel was removed", channel, PENDING)
                .update();
    }

    Counts counts() {
        return new Counts(
                count("mention"), count("alert"), deliveries(PENDING), deliveries(DELIVERED), deliveries(DEAD));
    }

    /** With those that go with a leader of this state. */
    private long deliveries(int state) {
        return count("delivery d left join delivery l on l.id = d.leader where d.state = " + state + " or (d.state = "
                + LED + " and l.state = " + state + ")");
    }

    private long count(String what) {
        return sql.sql("select count(*) from " + what).query(Long.class).single();
    }
}
