package andon.searchapi.assets;

import andon.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The proofs in SQL. */
final class ProofTable {
    private static final String COLUMNS =
            "select asset_id, token, stage, method, result, begun_at, proven_at, looked_at,"
                    + " failing_since, failures, prove_by from asset_proof ";

    private final JdbcClient sql;

    ProofTable(Database database) {
        this.sql = database.sql();
    }

    Optional<ProofRow> find(long asset) {
        return sql.sql(COLUMNS + "where asset_id = ?")
                .param(asset)
                .query(ProofTable::row)
                .optional();
    }

    /** The same, which no other transaction changes until this one ends. */
    ProofRow lock(long asset) {
        return sql.sql(COLUMNS + "where asset_id = ? for update")
                .param(asset)
                .query(ProofTable::row)
                .single();
    }

    void begin(long asset, String token, Instant now) {
        sql.sql("delete from asset_proof where asset_id = ?").param(asset).update();
        sql.sql(
                        "insert into asset_proof (asset_id, token, stage, result, begun_at, failures) values (?, ?, ?, '', ?, 0)")
                .params(asset, token, ProofRow.Stage.PENDING.name(), utc(now))
                .update();
    }

    /** Assets whose proof is known, was lost, or has a term; of the others nobody knows. */
    Set<Long> settled() {
        return Set.copyOf(sql.sql("select asset_id from asset_proof where stage <> ? or prove_by is not null")
                .param(ProofRow.Stage.PENDING.name())
                .query(Long.class)
                .list());
    }

    void term(long asset, Instant proveBy) {
        sql.sql("update asset_proof set prove_by = ? where asset_id = ?")
                .params(utc(proveBy), asset)
                .update();
    }

    void proven(long asset, String method, String result, Instant now) {
        sql.sql("update asset_proof set stage = ?, method = ?, result = ?, proven_at = coalesce(proven_at, ?),"
                        + " looked_at = ?, failing_since = null, failures = 0, prove_by = null where asset_id = ?")
                .params(ProofRow.Stage.PROVEN.name(), method, result, utc(now), utc(now), asset)
                .update();
    }

    /** Returns what is kept now. */
    ProofRow missing(ProofRow row, String result, Instant now) {
        Instant since = row.failingSince() == null ? now : row.failingSince();
        sql.sql("update asset_proof set result = ?, looked_at = ?, failing_since = ?, failures = failures + 1"
                        + " where asset_id = ?")
                .params(result, utc(now), utc(since), row.asset())
                .update();
        return find(row.asset()).orElseThrow();
    }

    void lost(long asset) {
        sql.sql("update asset_proof set stage = ?, proven_at = null, prove_by = null where asset_id = ?")
                .params(ProofRow.Stage.LOST.name(), asset)
                .update();
    }

    void withdrawn(long asset, Instant now) {
        sql.sql("update asset_proof set stage = ?, method = ?, proven_at = null, looked_at = ?, failing_since = null,"
                        + " failures = 0, prove_by = null where asset_id = ?")
                .param(ProofRow.Stage.WITHDRAWN.name())
                .param(new SqlParameterValue(Types.VARCHAR, null))
                .param(utc(now))
                .param(asset)
                .update();
    }

    /** Proven domains that were not looked at since, and proposals that are younger; longest ago first. */
    List<ProofRow> due(Instant lookedBefore, Instant begunAfter, int most) {
        return sql.sql(COLUMNS + """
                        where (stage = 'PROVEN' and method in ('dns', 'file', 'meta')
                               or stage = 'PENDING' and (begun_at > ? or prove_by is not null))
                          and (looked_at is null or looked_at <= ?)
                        order by looked_at nulls first, asset_id fetch first\s""" + most + " rows only")
                .params(utc(begunAfter), utc(lookedBefore))
                .query(ProofTable::row)
                .list();
    }

    private static ProofRow row(ResultSet row, int number) throws SQLException {
        return new ProofRow(
                row.getLong(1),
                row.getString(2),
                ProofRow.Stage.valueOf(row.getString(3)),
                row.getString(4),
                row.getString(5),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                time(row, 7),
                time(row, 8),
                time(row, 9),
                row.getInt(10),
                time(row, 11));
    }

    private static @Nullable Instant time(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
