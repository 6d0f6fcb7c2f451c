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

    private final Database database;
    private final InstantSource clock;
    private volatile Set<String> hosts = Set.of();
    private volatile Instant readAt = Instant.MIN;

    public Quarantine(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A host under quarantine. */
    public record Entry(String host, String reason, Instant since) {}

    /** Puts a host under quarantine; says whether it was not yet. */
    public boolean add(String host, String reason) {
        String name = host.toLowerCase(Locale.ROOT);
        int added = database.sql()
                .sql("insert into crawl_quarantine (host, reason, since) values (?, ?, ?) on conflict do nothing")
                .param(name)
                .param(reason)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
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
                .sql("select host, reason, since from crawl_quarantine order by since desc, host")
                .query((rs, n) -> new Entry(
                        rs.getString(1),
                        rs.getString(2),
                        rs.getObject(3, OffsetDateTime.class).toInstant()))
                .list());
    }

    @Override
    public Optional<String> refusal(String host) {
        if (isOld()) {
            readIfOld();
        }
        return hosts.contains(host.toLowerCase(Locale.ROOT)) ? Optional.of(QUARANTINED) : Optional.empty();
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
