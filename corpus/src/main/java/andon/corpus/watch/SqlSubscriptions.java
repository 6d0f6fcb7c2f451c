package andon.corpus.watch;

import andon.corpus.query.QueryParser;
import andon.corpus.query.QuerySyntaxException;
import andon.database.Database;
import andon.vocabulary.OrganisationId;
import andon.vocabulary.Severity;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    public static final int MAX_NAME = 100;

    private final Database database;
    private final JdbcClient sql;
    private final InstantSource clock;

    public SqlSubscriptions(Database database, InstantSource clock) {
        this.database = database;
        this.sql = database.sql();
        this.clock = clock;
    }

    @Override
    public Subscription create(
            OrganisationId owner,
            String name,
            String query,
            @Nullable Severity minimumSeverity,
            List<Subscription.Channel> channels)
            throws QuerySyntaxException {
        QueryParser.parse(query, clock);
        if (name.isBlank() || name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "a subscription's name has 1 to " + MAX_NAME + " characters in one line");
        }
        if (channels.size() > MAX_CHANNELS) {
            throw new IllegalArgumentException("a subscription has at most " + MAX_CHANNELS + " channels");
        }
        Subscription wanted = new Subscription(0, owner, name.strip(), query, minimumSeverity, channels);
        channels.forEach(ChannelCheck::check);
        return database.inTransaction(() -> insert(wanted));
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
        sql.sql("insert into subscription (owner, name, query, minimum_severity) values (?, ?, ?, ?)")
                .param(wanted.owner().value())
                .param(wanted.name())
                .param(wanted.query())
                .param(AlertRows.text(
                        wanted.minimumSeverity() == null
                                ? null
                                : wanted.minimumSeverity().word()))
                .update(key, "id");
        long id = Objects.requireNonNull(key.getKeyAs(Long.class), "the database gives the key");
        for (Subscription.Channel channel : wanted.channels()) {
            ChannelRow row = ChannelRow.of(channel);
            sql.sql("insert into subscription_channel (subscription_id, kind, target, secret) values (?, ?, ?, ?)")
                    .param(id)
                    .param(row.kind())
                    .param(row.target())
                    .param(AlertRows.text(row.secret()))
                    .update();
        }
        return new Subscription(
                id, wanted.owner(), wanted.name(), wanted.query(), wanted.minimumSeverity(), wanted.channels());
    }

    @Override
    public List<Subscription> of(OrganisationId owner) {
        return read("where s.owner = ? order by s.id, c.id", owner.value());
    }

    @Override
    public Optional<Subscription> ofFeed(String tokenHash) {
        return sql.sql("select subscription_id from subscription_channel where kind = ? and secret = ?")
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
        Map<Row, List<Subscription.Channel>> channels = new LinkedHashMap<>();
        sql.sql("select s.id, s.owner, s.name, s.query, s.minimum_severity, c.kind, c.target, c.secret"
                        + " from subscription s join subscription_channel c on c.subscription_id = s.id "
                        + condition)
                .params(parameters)
                .query((RowCallbackHandler) row -> channels.computeIfAbsent(
                                new Row(
                                        row.getLong(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4),
                                        row.getString(5)),
                                key -> new ArrayList<>())
                        .add(new ChannelRow(row.getString(6), row.getString(7), row.getString(8)).channel()));
        return channels.entrySet().stream()
                .map(entry -> entry.getKey().subscription(entry.getValue()))
                .toList();
    }

    private record Row(
            long id,
            String owner,
            String name,
            String query,
            @Nullable String severity) {
        Subscription subscription(List<Subscription.Channel> channels) {
            Severity minimum =
                    severity == null ? null : Severity.ofWord(severity).orElseThrow();
            return new Subscription(id, new OrganisationId(owner), name, query, minimum, channels);
        }
    }

    @Override
    public boolean remove(OrganisationId owner, long id) {
        return sql.sql("delete from subscription where owner = ? and id = ?")
                        .params(owner.value(), id)
                        .update()
                > 0;
    }

    /** Why the subscription could not be matched when it was last tried; empty if it works. */
    public Optional<String> problem(long id) {
        return sql.sql("select problem from subscription where id = ? and problem is not null")
                .param(id)
                .query(String.class)
                .optional();
    }
}
