package andon.crawler.safety;

import andon.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Hosts on which a blocked term was found, in SQL: nothing of them is dialled until an operator lifts that. Why is kept as a
 * code; what was found is kept nowhere. Thread-safe; several processes share it within {@link #SEEN_AFTER}.
 */
public final class Quarantine implements HostGuard {
    /** The metric code of a quarantined host. */
    public static final String QUARANTINED = "quarantined";
    /** Why a host is quarantined: a page of it held a blocked term. */
    public static final String BLOCKED_TERM = "blocked-term";
    /** Why a host is quarantined: an operator said so. */
    public static final String BY_OPERATOR = "operator";
    /** After what time another process's entry counts here. */
    public static final Duration SEEN_AFTER = Duration.ofSeconds(10);

    private static final Pattern HOST = Pattern.compile("(?i)(?=.{4,255}$)[a-z0-9-]{1,63}(\\.[a-z0-9-]{1,63})+");

    private final Database database;
    private final InstantSource clock;
    private volatile Set<String> hosts = Set.of();
    private volatile Instant readAt = Instant.MIN;

    public Quarantine(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A host under quarantine, with all hosts below it.
     *
     * @param reason a stable code
     * @param note the operator's words; empty if Andon did it
     * @param by the operator; empty if Andon did it
     */
    public record Entry(String host, String reason, Instant since, String note, String by) {
        public static final int LONGEST_NOTE = 500;
        public static final int LONGEST_NAME = 100;
    }

    /** Puts a host under quarantine of which a page held a blocked term; says whether it was not yet. */
    public boolean add(String host, String reason) {
        return add(host, reason, () -> {});
    }

    /**
     * The same with a record of it.
     *
     * @param record what is done in the same transaction if the host was not under quarantine yet
     */
    boolean add(String host, String reason, Runnable record) {
        return database.inTransaction(() -> {
            boolean added = add(host, reason, "", "");
            if (added) {
                record.run();
            }
            return added;
        });
    }

    /**
     * Puts a host under quarantine because an operator says so; says whether it was not yet.
     *
     * @throws IllegalArgumentException if that is no host, or a text is too long; the message can be shown
     */
    public boolean addByOperator(String host, String note, String by) {
        if (!HOST.matcher(host).matches()) {
            throw new IllegalArgumentException("'" + host + "' is no host, such as abc….onion");
        }
        if (note.length() > Entry.LONGEST_NOTE || by.length() > Entry.LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "a reason has at most " + Entry.LONGEST_NOTE + " characters, a name " + Entry.LONGEST_NAME);
        }
        return add(host, BY_OPERATOR, note, by);
    }

    private boolean add(String host, String reason, String note, String by) {
        int added = database.sql()
                .sql("insert into crawl_quarantine (host, reason, since, note, by_name) values (?, ?, ?, ?, ?)"
                        + " on conflict do nothing")
                .params(host.toLowerCase(Locale.ROOT), reason, clock.instant().atOffset(ZoneOffset.UTC), note, by)
                .update();
        readAgain();
        return added > 0;
    }

    /** Ends a quarantine; says whether there was one. */
    public boolean lift(String host) {
        int lifted = database.sql()
                .sql("delete from crawl_quarantine where host = ?")
                .param(host.toLowerCase(Locale.ROOT))
                .update();
        readAgain();
        return lifted > 0;
    }

    /** All hosts under quarantine, the latest first. */
    public List<Entry> all() {
        return List.copyOf(database.sql()
                .sql("select host, reason, since, note, by_name from crawl_quarantine order by since desc, host")
                .query((rs, n) -> new Entry(
                        rs.getString(1),
                        rs.getString(2),
                        rs.getObject(3, OffsetDateTime.class).toInstant(),
                        rs.getString(4),
                        rs.getString(5)))
                .list());
    }

    @Override
    public Optional<String> refusal(String host) {
        if (isOld()) {
            readIfOld();
        }
        Set<String> known = hosts;
        if (known.isEmpty()) {
            return Optional.empty();
        }
        String name = host.toLowerCase(Locale.ROOT);
        while (!known.contains(name)) {
            int dot = name.indexOf('.');
            if (dot < 0) {
                return Optional.empty();
            }
            name = name.substring(dot + 1);
        }
        return Optional.of(QUARANTINED);
    }

    private boolean isOld() {
        return !clock.instant().isBefore(readAt.plus(SEEN_AFTER));
    }

    private synchronized void readIfOld() {
        if (isOld()) {
            readAgain();
        }
    }

    private synchronized void readAgain() {
        Set<String> read = new HashSet<>();
        all().forEach(entry -> read.add(entry.host()));
        hosts = Set.copyOf(read);
        readAt = clock.instant();
    }
}
