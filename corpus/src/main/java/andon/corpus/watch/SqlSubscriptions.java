package andon.corpus.watch;

import andon.corpus.query.QuerySyntaxException;
import andon.database.Database;
import andon.vocabulary.OrganisationId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/**
 * The subscriptions in SQL. Webhook secrets stand in the database as they are, because every message is signed with
 * them: whoever reads the database or a backup of it can forge messages to that webhook.
 */
public final class SqlSubscriptions implements Subscriptions {
    /** How many subscriptions one customer may have. */
    public static final int MAX_PER_OWNER = 1_000;
    /** How many channels one subscription may have. */
    public static final int MAX_CHANNELS = 10;
    /** How long a subscription may be muted. */
    public static final Duration MAX_MUTE = Duration.ofDays(366);

    private final Database database;
    private final JdbcClient sql;
    private final InstantSource clock;

    public SqlSubscriptions(Database database, InstantSource clock) {
        this.database = database;
        this.sql = database.sql();
        this.clock = clock;
    }

    @Override
    public Subscription create(OrganisationId owner, Wish wish, List<Subscription.Channel> channels)
            throws QuerySyntaxException {
        check(wish, clock.instant());
        if (channels.size() > MAX_CHANNELS) {
            throw new IllegalArgumentException("a subscription has at most " + MAX_CHANNELS + " channels");
        }
        Subscription wanted = subscription(0, owner, wish, channels);
        channels.forEach(ChannelCheck::check);
        return database.inTransaction(() -> insert(wanted));
    }

    private static void check(Wish wish, Instant now) throws QuerySyntaxException {
        wish.selection().asQuery(now);
        Instant muted = wish.timing().mutedUntil();
        if (muted != null && muted.isAfter(now.plus(MAX_MUTE))) {
            throw new IllegalArgumentException("a mute lasts at most " + MAX_MUTE.toDays() + " days");
        }
    }

    private static Subscription subscription(
            long id, OrganisationId owner, Wish wish, List<Subscription.Channel> channels) {
        return new Subscription(id, owner, wish.name(), wish.selection(), wish.timing(), channels, null);
    }

    private Subscription insert(Subscription wanted) {
        long count = sql.sql("select count(*) from subscription where owner = ?")
                .param(wanted.owner().value())
                .query(Long.class)
                .single();
        if (count >= MAX_PER_OWNER) {
            throw new IllegalArgumentException(wanted.owner() + " has " + MAX_PER_OWNER + " subscriptions already");
        }
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        sql.sql("insert into subscription (owner, name, " + SubscriptionRows.INSERTED + ") values (?, ?, "
                        + SubscriptionRows.MARKS + ")")
                .param(wanted.owner().value())
                .param(wanted.name())
                .params(SubscriptionRows.values(wanted.selection(), wanted.timing()))
                .update(key, "id");
        long id = Objects.requireNonNull(key.getKeyAs(Long.class), "the database gives the key");
        wanted.channels().forEach(channel -> SqlChannels.insert(sql, id, ChannelRow.of(channel)));
        return new Subscription(
                id, wanted.owner(), wanted.name(), wanted.selection(), wanted.timing(), wanted.channels(), null);
    }

    @Override
    public Optional<Subscription> change(OrganisationId owner, long id, Wish wish) throws QuerySyntaxException {
        Instant now = clock.instant();
        check(wish, now);
        return database.inTransaction(() -> {
            Optional<Subscription> known = one(owner, id);
            return known.map(old -> {
                Subscription wanted = subscription(id, owner, wish, old.channels());
                sql.sql("update subscription set name = ?, problem = null, problem_at = null, " + SubscriptionRows.SET
                                + " where id = ?")
                        .param(wanted.name())
                        .params(SubscriptionRows.values(wanted.selection(), wanted.timing()))
                        .param(id)
                        .update();
                if (!old.timing().equals(wanted.timing())) {
                    new Outbox(database).holdUntil(id, wanted.timing(), now);
                }
                return wanted;
            });
        });
    }

    @Override
    public Optional<Subscription> one(OrganisationId owner, long id) {
        return read("where s.owner = ? and s.id = ? order by c.id", owner.value(), id).stream()
                .findFirst();
    }

    @Override
    public List<Subscription> of(OrganisationId owner) {
        return read("where s.owner = ? order by s.id, c.id", owner.value());
    }

    @Override
    public Optional<Subscription> ofFeed(String tokenHash) {
        return sql.sql("select subscription_id from subscription_channel where kind = ? and secret = ?"
                        + " and removed_at is null")
                .params(ChannelRow.FEED, tokenHash)
                .query(Long.class)
                .optional()
                .flatMap(id -> read("where s.id = ? order by c.id", id).stream().findFirst());
    }

    @Override
    public List<Subscription> all() {
        return read("order by s.id, c.id");
    }

    private List<Subscription> read(String condition, Object... parameters) {
        Map<Long, Subscription> found = new LinkedHashMap<>();
        sql.sql("select s.id, s.owner, s.name, s.problem, c.kind, c.target, c.secret, c.options, "
                        + SubscriptionRows.COLUMNS
                        + " from subscription s join subscription_channel c on c.subscription_id = s.id"
                        + " and c.removed_at is null "
                        + condition)
                .params(parameters)
                .query((RowCallbackHandler) row -> {
                    Subscription.Channel channel = new ChannelRow(
                                    row.getString(5), row.getString(6), row.getString(7), row.getString(8))
                            .channel();
                    Subscription before = found.get(row.getLong(1));
                    List<Subscription.Channel> channels =
                            new ArrayList<>(before == null ? List.of() : before.channels());
                    channels.add(channel);
                    found.put(
                            row.getLong(1),
                            new Subscription(
                                    row.getLong(1),
                                    new OrganisationId(row.getString(2)),
                                    row.getString(3),
                                    SubscriptionRows.selection(row),
                                    SubscriptionRows.timing(row),
                                    channels,
                                    row.getString(4)));
                });
        return List.copyOf(found.values());
    }

    @Override
    public boolean remove(OrganisationId owner, long id) {
        return sql.sql("delete from subscription where owner = ? and id = ?")
                        .params(owner.value(), id)
                        .update()
                > 0;
    }
}
