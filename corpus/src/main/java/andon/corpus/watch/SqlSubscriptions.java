package andon.corpus.watch;

import andon.corpus.index.StoredQueries;
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
    /** How many the analysts may have together. */
    public static final int MAX_OF_ANALYSTS = 20_000;
    /**
     * So many of theirs may ask for no more than nearly every document has: each of them is tried on every document, and tells of very
     * many, each time with an alert and its deliveries in the transaction that indexes the document.
     */
    public static final int MAX_BROAD = 100;
    /** How many channels one subscription may have. */
    public static final int MAX_CHANNELS = 10;
    /** How long a subscription may be muted. */
    public static final Duration MAX_MUTE = Duration.ofDays(366);

    /** Counts the changes of the analysts' subscriptions. */
    static final String REVISION = "analyst_subscription_revision";

    /** Up to which capture everything has been read. */
    private static final String READ = "(select number from corpus_counter where name = 'indexed_seq')";

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
        int most = isAnalysts(wanted.owner()) ? MAX_OF_ANALYSTS : MAX_PER_OWNER;
        if (count(wanted.owner()) >= most) {
            throw new IllegalArgumentException(
                    (isAnalysts(wanted.owner()) ? "the analysts have " : wanted.owner() + " has ") + most
                            + " subscriptions already");
        }
        checkBreadth(wanted);
        changed(wanted.owner());
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        sql.sql("insert into subscription (owner, name, since_seq, " + SubscriptionRows.INSERTED + ") values (?, ?, "
                        + READ + ", " + SubscriptionRows.MARKS + ")")
                .param(wanted.owner().value())
                .param(wanted.name())
                .params(SubscriptionRows.values(wanted.selection(), wanted.timing()))
                .update(key, "id");
        long id = Objects.requireNonNull(key.getKeyAs(Long.class), "the database gives the key");
        wanted.channels().forEach(channel -> SqlChannels.insert(sql, id, ChannelRow.of(channel)));
        return new Subscription(
                id, wanted.owner(), wanted.name(), wanted.selection(), wanted.timing(), wanted.channels(), null);
    }

    private static boolean isAnalysts(OrganisationId owner) {
        return owner.equals(OrganisationId.ANALYSTS);
    }

    private void changed(OrganisationId owner) {
        if (isAnalysts(owner)) {
            sql.sql("update corpus_counter set number = number + 1 where name = ?")
                    .param(REVISION)
                    .update();
        }
    }

    /** Analysts' subscriptions are over everything, and matched with every document. */
    private void checkBreadth(Subscription wanted) {
        if (!isAnalysts(wanted.owner()) || !isBroad(wanted.selection())) {
            return;
        }
        if (wanted.selection().isEverything()) {
            throw new IllegalArgumentException("a subscription over anything asks for something: a query, a severity,"
                    + " categories, languages, sources or kinds");
        }
        long broad = of(OrganisationId.ANALYSTS).stream()
                .filter(known -> known.id() != wanted.id() && isBroad(known.selection()))
                .count();
        if (broad >= MAX_BROAD) {
            throw new IllegalArgumentException("there are " + MAX_BROAD + " subscriptions already that must be tried on"
                    + " every document, or that nearly every document matches; add a word, value, author, threat or source"
                    + " that a document must have: a severity, kind or language alone is not enough");
        }
    }

    private static boolean isBroad(Selection selection) {
        try {
            return StoredQueries.isCommon(selection.asQuery(Instant.EPOCH));
        } catch (QuerySyntaxException e) {
            // One that cannot be matched any more is tried on nothing.
            return false;
        }
    }

    @Override
    public Optional<Subscription> change(OrganisationId owner, long id, Wish wish) throws QuerySyntaxException {
        Instant now = clock.instant();
        check(wish, now);
        return database.inTransaction(() -> {
            Optional<Subscription> known = one(owner, id);
            return known.map(old -> {
                Subscription wanted = subscription(id, owner, wish, old.channels());
                if (!old.selection().equals(wanted.selection())) {
                    checkBreadth(wanted);
                }
                changed(owner);
                // What was read before it asked for this is no news when it is read again.
                String since = old.selection().equals(wanted.selection()) ? "" : "since_seq = " + READ + ", ";
                sql.sql("update subscription set name = ?, problem = null, problem_at = null, " + since
                                + SubscriptionRows.SET + " where id = ?")
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
        return database.inTransaction(() -> {
            changed(owner);
            return sql.sql("delete from subscription where owner = ? and id = ?")
                            .params(owner.value(), id)
                            .update()
                    > 0;
        });
    }

    @Override
    public List<Long> ids(OrganisationId owner) {
        return sql.sql("select id from subscription where owner = ? order by id fetch first " + MAX_OF_ANALYSTS
                        + " rows only")
                .param(owner.value())
                .query(Long.class)
                .list();
    }

    @Override
    public long count(OrganisationId owner) {
        return sql.sql("select count(*) from subscription where owner = ?")
                .param(owner.value())
                .query(Long.class)
                .single();
    }

    @Override
    public List<Subscription> of(OrganisationId owner, long after, int limit) {
        if (limit < 1 || limit > MAX_PER_OWNER) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_PER_OWNER + ", not " + limit);
        }
        return read(
                "where s.id in (select id from subscription where owner = ? and id > ? order by id fetch first " + limit
                        + " rows only) order by s.id, c.id",
                owner.value(),
                after);
    }
}
