package andon.searchapi.deposits;

import andon.database.Database;
import andon.vocabulary.OrganisationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** What was handed in, in SQL. */
final class DepositTable {
    private static final String COLUMNS =
            "id, file_name, sha256, bytes, source, origin, handed_by, owner, handed_at, texts,"
                    + " text_bytes, parts, known, passed_over, last_seq";

    private final Database database;

    DepositTable(Database database) {
        this.database = database;
    }

    /** Stores it under a number of its own. */
    HandedIn insert(HandedIn one) {
        GeneratedKeyHolder made = new GeneratedKeyHolder();
        database.sql()
                .sql(
                        "insert into deposit (file_name, sha256, bytes, source, origin, handed_by, owner, handed_at, texts,"
                                + " text_bytes, parts, known, passed_over, last_seq)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        one.file(),
                        one.sha256(),
                        one.bytes(),
                        one.source(),
                        one.origin(),
                        one.by(),
                        new SqlParameterValue(java.sql.Types.VARCHAR, one.owner()),
                        one.at().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC),
                        one.texts(),
                        one.textBytes(),
                        one.parts(),
                        one.known(),
                        one.passedOver(),
                        one.lastSeq())
                .update(made, "id");
        long id = Objects.requireNonNull(made.getKey()).longValue();
        return database.sql()
                .sql("select " + COLUMNS + " from deposit where id = ?")
                .param(id)
                .query(DepositTable::row)
                .single();
    }

    /** The newest first. */
    List<HandedIn> newest(int limit) {
        return database.sql()
                .sql("select " + COLUMNS + " from deposit order by id desc limit ?")
                .param(limit)
                .query(DepositTable::row)
                .list();
    }

    /** An organisation's, the newest first. */
    List<HandedIn> newest(OrganisationId owner, int limit) {
        return database.sql()
                .sql("select " + COLUMNS + " from deposit where owner = ? order by id desc limit ?")
                .params(owner.value(), limit)
                .query(DepositTable::row)
                .list();
    }

    /** @param bytes unpacked */
    record Amount(long bytes, long parts) {}

    /** How much an organisation has handed in since then. */
    Amount amount(OrganisationId owner, Instant since) {
        return database.sql()
                .sql("select coalesce(sum(text_bytes), 0) as bytes, coalesce(sum(parts), 0) as parts from deposit"
                        + " where owner = ? and handed_at > ?")
                .params(owner.value(), since.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Amount(row.getLong("bytes"), row.getLong("parts")))
                .single();
    }

    private static HandedIn row(ResultSet row, int number) throws SQLException {
        return new HandedIn(
                row.getLong("id"),
                row.getString("file_name"),
                row.getString("sha256"),
                row.getLong("bytes"),
                row.getString("source"),
                row.getString("origin"),
                row.getString("handed_by"),
                row.getString("owner"),
                row.getObject("handed_at", OffsetDateTime.class).toInstant(),
                row.getInt("texts"),
                row.getLong("text_bytes"),
                row.getInt("parts"),
                row.getInt("known"),
                row.getInt("passed_over"),
                row.getLong("last_seq"));
    }
}
