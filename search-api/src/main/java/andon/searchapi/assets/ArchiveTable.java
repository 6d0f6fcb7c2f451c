package andon.searchapi.assets;

import andon.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which assets the archive is searched for, and how far, in SQL. */
public final class ArchiveTable {
    private final JdbcClient sql;

    ArchiveTable(Database database) {
        this.sql = database.sql();
    }

    /**
     * A search of the archive for one asset: for what mentions it, or for what did.
     *
     * @param run counts how often it was begun: a step of an older one is not noted
     * @param place behind which to go on; null at the beginning
     */
    record Job(
            long asset, long run, boolean adding, @Nullable String place, long found) {}

    /**
     * How far the search for an asset is.
     *
     * @param doneAt null while it goes on
     */
    public record Progress(long found, @Nullable Instant doneAt) {}

    /** Begins from the beginning; one that goes on for the same asset ends. */
    void begin(long asset, boolean adding, Instant due) {
        int known = sql.sql("""
                        update archive_search set run = run + 1, adding = ?, place = null, found = 0, due_at = ?,
                            done_at = null, worker = null where asset_id = ?""").params(adding, utc(due), asset).update();
        if (known == 0) {
            sql.sql("insert into archive_search (asset_id, run, adding, found, due_at) values (?, 1, ?, 0, ?)")
                    .params(asset, adding, utc(due))
                    .update();
        }
    }

    /** The one that is due longest and that no other worker holds, now held by {@code worker}. */
    Optional<Job> take(String worker, Instant now, Instant until) {
        List<Long> due = sql.sql("""
                        select asset_id from archive_search
                        where done_at is null and due_at <= ? and (worker is null or worker = ? or leased_until <= ?)
                        order by due_at, asset_id fetch first 1 rows only""")
                .params(utc(now), worker, utc(now))
                .query(Long.class)
                .list();
        if (due.isEmpty()) {
            return Optional.empty();
        }
        int taken = sql.sql("""
                        update archive_search set worker = ?, leased_until = ?
                        where asset_id = ? and done_at is null and (worker is null or worker = ? or leased_until <= ?)""")
                .params(worker, utc(until), due.getFirst(), worker, utc(now))
                .update();
        return taken == 0
                ? Optional.empty()
                : sql.sql("select asset_id, run, adding, place, found from archive_search where asset_id = ?")
                        .param(due.getFirst())
                        .query(ArchiveTable::job)
                        .optional();
    }

    /** Notes a step; {@code place} null: it was the last. Whether the search was still this one. */
    boolean advance(Job job, long found, @Nullable String place, Instant now) {
        return sql.sql("update archive_search set found = ?, place = ?, done_at = ? where asset_id = ? and run = ?")
                        .params(Arrays.asList(
                                job.found() + found,
                                new SqlParameterValue(Types.VARCHAR, place),
                                new SqlParameterValue(Types.TIMESTAMP_WITH_TIMEZONE, place == null ? utc(now) : null),
                                job.asset(),
                                job.run()))
                        .update()
                > 0;
    }

    /** How far the search for what mentions the asset is; empty if there is none. */
    Optional<Progress> progress(long asset) {
        return sql.sql("select found, done_at from archive_search where asset_id = ? and adding")
                .param(asset)
                .query((row, n) -> {
                    OffsetDateTime done = row.getObject(2, OffsetDateTime.class);
                    return new Progress(row.getLong(1), done == null ? null : done.toInstant());
                })
                .optional();
    }

    private static Job job(ResultSet row, int number) throws SQLException {
        return new Job(row.getLong(1), row.getLong(2), row.getBoolean(3), row.getString(4), row.getLong(5));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
