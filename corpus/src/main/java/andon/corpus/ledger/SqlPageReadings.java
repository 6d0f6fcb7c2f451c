package andon.corpus.ledger;

import andon.database.Database;
import andon.vocabulary.Capture;
import andon.vocabulary.SourceId;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The readings in SQL, on H2 and PostgreSQL. */
public final class SqlPageReadings implements PageReadings {
    private static final String SELECT = "select capture_seq, page_key, captured_at, pieces, fresh from page_reading";

    private final JdbcClient sql;

    public SqlPageReadings(Database database) {
        this.sql = database.sql();
    }

    @Override
    public void note(Capture capture, int pieces, int fresh) {
        int known = sql.sql("update page_reading set pieces = ?, fresh = ? where capture_seq = ?")
                .params(pieces, fresh, capture.seq())
                .update();
        if (known == 0) {
            sql.sql("""
                            insert into page_reading (capture_seq, source, page_key, captured_at, pieces, fresh)
                            values (?, ?, ?, ?, ?, ?)""")
                    .params(
                            capture.seq(),
                            capture.source().value(),
                            PageReading.pageOf(capture.address()),
                            time(capture.capturedAt()),
                            pieces,
                            fresh)
                    .update();
        }
    }

    @Override
    public List<PageReading> last(SourceId source, int limit) {
        return sql.sql(SELECT + " where source = ? order by capture_seq desc limit ?")
                .params(source.value(), Math.clamp(limit, 1, MOST))
                .query((row, n) -> reading(row))
                .list();
    }

    @Override
    public Optional<PageReading> newest(SourceId source, URI page) {
        return sql.sql(SELECT + " where source = ? and page_key = ? order by capture_seq desc limit 1")
                .params(source.value(), PageReading.pageOf(page))
                .query((row, n) -> reading(row))
                .optional();
    }

    @Override
    public long freshSince(SourceId source, Instant since) {
        return sql.sql("select coalesce(sum(fresh), 0) from page_reading where source = ? and captured_at >= ?")
                .params(source.value(), time(since))
                .query(Long.class)
                .single();
    }

    @Override
    public int freshDays(SourceId source, Instant since, Instant until) {
        return sql.sql("select count(distinct cast(captured_at at time zone 'UTC' as date)) from page_reading"
                        + " where source = ? and captured_at >= ? and captured_at < ? and fresh > 0")
                .params(source.value(), time(since), time(until))
                .query(Integer.class)
                .single();
    }

    private static PageReading reading(ResultSet row) throws SQLException {
        return new PageReading(
                row.getLong(1),
                row.getLong(2),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getInt(4),
                row.getInt(5));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
