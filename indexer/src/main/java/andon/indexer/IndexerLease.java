package andon.indexer;

import andon.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A place that one of all processes on a database has at a time, such as the indexer's. It is held for some time from its last renewal;
 * then another may take it. Who lost it without knowing is told when it renews, which it does in each transaction that
 * writes: so of two that believe they hold it one writes. For one thread at a time.
 */
public final class IndexerLease {
    /** Far longer than one capture takes; for so long nothing is indexed after the holder died. */
    static final Duration LENGTH = Duration.ofMinutes(1);

    /** The largest dump takes some minutes. */
    private static final Duration EXPOSING = Duration.ofMinutes(10);

    private static final int INDEXER = 1;
    private static final int EXPOSER = 2;
    private static final long NONE = 0;

    private final Database database;
    private final JdbcClient sql;
    private final InstantSource clock;
    private final int place;
    private final Duration length;

    private long token = NONE;
    private Instant renewed = Instant.MIN;

    IndexerLease(Database database, InstantSource clock) {
        this(database, clock, INDEXER, LENGTH);
    }

    private IndexerLease(Database database, InstantSource clock, int place, Duration length) {
        this.database = database;
        this.sql = database.sql();
        this.clock = clock;
        this.place = place;
        this.length = length;
    }

    /** The place of the one that goes through captures for credentials. */
    public static IndexerLease ofExposing(Database database, InstantSource clock) {
        return new IndexerLease(database, clock, EXPOSER, EXPOSING);
    }

    /** Whether this process has it now; takes it if it is free. */
    public boolean isHeld() {
        return hold() != Hold.WAITING;
    }

    /** What {@link #hold} found. */
    enum Hold {
        /** It is held, as it was before. */
        HELD,
        /** It is held from now on. */
        TAKEN,
        /** Another has it. */
        WAITING
    }

    /** Takes it if it is free, renews it if it is time. */
    Hold hold() {
        if (token != NONE) {
            try {
                if (!clock.instant().isBefore(renewed.plus(length.dividedBy(4)))) {
                    renew();
                }
                return Hold.HELD;
            } catch (LostException e) {
                // Somebody else works; perhaps not for long.
                return Hold.WAITING;
            }
        }
        return take() ? Hold.TAKEN : Hold.WAITING;
    }

    private boolean take() {
        Instant now = clock.instant();
        token = database.inTransaction(() -> {
            boolean free = sql.sql("update indexer_lease set token = token + 1, held_until = ?"
                                    + " where id = ? and held_until <= ?")
                            .params(time(now.plus(length)), place, time(now))
                            .update()
                    == 1;
            return free
                    ? sql.sql("select token from indexer_lease where id = ?")
                            .param(place)
                            .query(Long.class)
                            .single()
                    : NONE;
        });
        renewed = now;
        return token != NONE;
    }

    /**
     * If this process holds it: goes on holding it, and keeps others from taking it until the present transaction ends.
     *
     * @throws LostException if another took it
     */
    public void renew() {
        if (token == NONE) {
            return;
        }
        Instant now = clock.instant();
        if (sql.sql("update indexer_lease set held_until = ? where id = ? and token = ?")
                        .params(time(now.plus(length)), place, token)
                        .update()
                == 0) {
            token = NONE;
            throw new LostException();
        }
        renewed = now;
    }

    /** Lets another take it at once. */
    public void release() {
        if (token != NONE) {
            sql.sql("update indexer_lease set held_until = ? where id = ? and token = ?")
                    .params(time(clock.instant()), place, token)
                    .update();
            token = NONE;
        }
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    /** Another process indexes now; what this one was about to write is not written. */
    public static final class LostException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LostException() {
            super("another process indexes now");
        }
    }
}
