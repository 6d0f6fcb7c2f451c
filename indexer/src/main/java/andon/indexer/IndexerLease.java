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
 * The one place of an indexer among all processes on a database. It is held for {@link #LENGTH} from its last renewal;
 * then another may take it. Who lost it without knowing is told when it renews, which it does in each transaction that
 * writes: so of two that believe they hold it one writes. For one thread at a time.
 */
final class IndexerLease {
    /** Far longer than one capture takes; for so long nothing is indexed after the holder died. */
    static final Duration LENGTH = Duration.ofMinutes(1);

    private static final Duration RENEWAL = LENGTH.dividedBy(4);
    private static final long NONE = 0;

    private final Database database;
    private final JdbcClient sql;
    private final InstantSource clock;

    private long token = NONE;
    private Instant renewed = Instant.MIN;

    IndexerLease(Database database, InstantSource clock) {
        this.database = database;
        this.sql = database.sql();
        this.clock = clock;
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
                if (!clock.instant().isBefore(renewed.plus(RENEWAL))) {
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
                                    + " where id = 1 and held_until <= ?")
                            .params(time(now.plus(LENGTH)), time(now))
                            .update()
                    == 1;
            return free
                    ? sql.sql("select token from indexer_lease where id = 1")
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
    void renew() {
        if (token == NONE) {
            return;
        }
        Instant now = clock.instant();
        if (sql.sql("update indexer_lease set held_until = ? where id = 1 and token = ?")
                        .params(time(now.plus(LENGTH)), token)
                        .update()
                == 0) {
            token = NONE;
            throw new LostException();
        }
        renewed = now;
    }

    /** Lets another take it at once. */
    void release() {
        if (token != NONE) {
            sql.sql("update indexer_lease set held_until = ? where id = 1 and token = ?")
                    .params(time(clock.instant()), token)
                    .update();
            token = NONE;
        }
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    /** Another process indexes now; what this one was about to write is not written. */
    static final class LostException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LostException() {
            super("another process indexes now");
        }
    }
}
