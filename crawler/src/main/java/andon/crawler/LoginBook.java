package andon.crawler;

import andon.database.Database;
import andon.vocabulary.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** When each source was signed in to, in SQL: a restart gives no new tries. */
final class LoginBook {
    private static final Duration DAY = Duration.ofHours(24);

    private final Database database;
    private final InstantSource clock;

    LoginBook(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** The sign-ins of the last 24 hours, the latest first. */
    List<Instant> ofLastDay(SourceId source) {
        return List.copyOf(database.sql()
                .sql("select at from crawl_login where source = ? and at > ? order by at desc")
                .param(source.value())
                .param(clock.instant().minus(DAY).atOffset(ZoneOffset.UTC))
                .query((rs, n) -> rs.getObject(1, OffsetDateTime.class).toInstant())
                .list());
    }

    void add(SourceId source) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        database.inTransaction(() -> {
            database.sql()
                    .sql("delete from crawl_login where source = ? and at <= ?")
                    .param(source.value())
                    .param(now.minus(DAY))
                    .update();
            database.sql()
                    .sql("insert into crawl_login (source, at) values (?, ?)")
                    .param(source.value())
                    .param(now)
                    .update();
        });
    }

    /** An operator saw to the source: it has all its tries again. */
    void clear(SourceId source) {
        database.sql()
                .sql("delete from crawl_login where source = ?")
                .param(source.value())
                .update();
    }
}
