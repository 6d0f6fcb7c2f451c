package andon.corpus.watch;

import andon.corpus.watch.Subscription.Channel;
import andon.database.Database;
import andon.vocabulary.OrganisationId;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** The channels in SQL. Changes of one subscription, and what is raised for it, wait for each other at its channels' rows. */
public final class SqlChannels implements Channels {
    private final Database database;
    private final JdbcClient sql;
    private final InstantSource clock;

    public SqlChannels(Database database, InstantSource clock) {
        this.database = database;
        this.sql = database.sql();
        this.clock = clock;
    }

    static long insert(JdbcClient sql, long subscription, ChannelRow row) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        sql.sql("insert into subscription_channel (subscription_id, kind, target, secret, options)"
                        + " values (?, ?, ?, ?, ?)")
                .param(subscription)
                .param(row.kind())
                .param(row.target())
                .param(AlertRows.text(row.secret()))
                .param(row.options())
                .update(key, "id");
        return Objects.requireNonNull(key.getKeyAs(Long.class), "the database gives the key");
    }

    @Override
    public List<Numbered> of(OrganisationId owner, long subscription) {
        return sql.sql("select c.id, c.kind, c.target, c.secret, c.options from subscription_channel c"
                        + " join subscription s on s.id = c.subscription_id"
                        + " where s.owner = ? and s.id = ? and c.removed_at is null order by c.id")
                .params(owner.value(), subscription)
                .query((row, i) -> new Numbered(
                        row.getLong(1),
                        new ChannelRow(row.getString(2), row.getString(3), row.getString(4), row.getString(5))
                                .channel()))
                .list();
    }

    @Override
    public Optional<Numbered> add(OrganisationId owner, long subscription, Channel channel) {
        ChannelCheck.check(channel);
        return database.inTransaction(() -> {
            if (!lock(owner, subscription)) {
                return Optional.empty();
            }
            if (of(owner, subscription).size() >= SqlSubscriptions.MAX_CHANNELS) {
                throw new IllegalArgumentException(
                        "a subscription has at most " + SqlSubscriptions.MAX_CHANNELS + " channels; remove one first");
            }
            return Optional.of(new Numbered(insert(sql, subscription, ChannelRow.of(channel)), channel));
        });
    }

    @Override
    public Optional<Numbered> replace(OrganisationId owner, long subscription, long channel, Channel by) {
        ChannelCheck.check(by);
        ChannelRow row = ChannelRow.of(by);
        return database.inTransaction(() -> {
            Optional<Numbered> known = lock(owner, subscription) ? one(owner, subscription, channel) : Optional.empty();
            known.ifPresent(old -> {
                String kind = ChannelRow.of(old.channel()).kind();
                if (!kind.equals(row.kind())) {
                    throw new IllegalArgumentException("this channel is of kind " + kind
                            + " and stays so; add one of kind " + row.kind() + " and remove this one");
                }
                sql.sql("update subscription_channel set target = ?, secret = ?, options = ? where id = ?")
                        .param(row.target())
                        .param(AlertRows.text(row.secret()))
                        .param(row.options())
                        .param(channel)
                        .update();
                if (!ChannelRow.of(old.channel()).target().equals(row.target())) {
                    // Another receiver has refused nothing yet.
                    sql.sql("update delivery set refusals = 0, refusal = null where channel_id = ? and refusals > 0")
                            .param(channel)
                            .update();
                }
            });
            return known.map(old -> new Numbered(channel, by));
        });
    }

    @Override
    public Removal remove(OrganisationId owner, long subscription, long channel) {
        return database.inTransaction(() -> {
            Optional<Numbered> known = lock(owner, subscription) ? one(owner, subscription, channel) : Optional.empty();
            if (known.isEmpty()) {
                return Removal.UNKNOWN;
            }
            if (of(owner, subscription).size() == 1) {
                return Removal.LAST_ONE;
            }
            ChannelRow rest = ChannelRow.of(known.get().channel()).withoutKeys();
            sql.sql("update subscription_channel set target = ?, secret = ?, removed_at = ? where id = ?")
                    .param(rest.target())
                    .param(AlertRows.text(rest.secret()))
                    .param(AlertRows.time(clock.instant()))
                    .param(channel)
                    .update();
            new Outbox(database).cancel(channel);
            return Removal.REMOVED;
        });
    }

    private Optional<Numbered> one(OrganisationId owner, long subscription, long channel) {
        return of(owner, subscription).stream()
                .filter(one -> one.id() == channel)
                .findFirst();
    }

    private boolean lock(OrganisationId owner, long subscription) {
        return !sql.sql("select id from subscription_channel where removed_at is null and subscription_id in"
                        + " (select id from subscription where owner = ? and id = ?) order by id for update")
                .params(owner.value(), subscription)
                .query(Long.class)
                .list()
                .isEmpty();
    }
}
