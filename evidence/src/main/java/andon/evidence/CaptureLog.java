package andon.evidence;

import andon.database.Database;
import andon.vocabulary.Capture;
import andon.vocabulary.Capture.WarcLocation;
import andon.vocabulary.SourceId;
import java.net.URI;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The capture log's SQL. */
final class CaptureLog {
    /** How long an address may be, in characters. */
    static final int MAX_ADDRESS = 8192;

    private static final String COLUMNS =
            "seq, source, address, captured_at, status, media_type, warc_file, start_offset,"
                    + " end_offset, payload_sha256, records_sha256, previous_hash, entry_hash, body_seq";

    private static final String INSERT =
            "insert into capture_log (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final JdbcClient sql;
    private final JdbcTemplate batches;

    CaptureLog(Database database) {
        this.batches = new JdbcTemplate(database.dataSource());
        this.sql = database.sql();
    }

    /** The end of the chain. */
    record Head(long seq, String hash) {
        static Head at(LogEntry last) {
            return new Head(last.capture().seq(), last.hash());
        }
    }

    /** The end of the chain, which no one else can move until the calling transaction ends. */
    Head lockHead() {
        return head(" for update");
    }

    Head head() {
        return head("");
    }

    private Head head(String lock) {
        return sql.sql("select last_seq, last_hash from capture_chain where id = 1" + lock)
                .query((row, n) -> new Head(row.getLong(1), row.getString(2)))
                .single();
    }

    /** Adds the entries, at least one, and moves the end of the chain to the last; the caller holds the head's lock. */
    void add(List<LogEntry> entries) {
        // A plain JDBC batch: most of what a captured page costs here would else be Spring's reading of the statement.
        batches.batchUpdate(INSERT, entries, entries.size(), CaptureLog::bind);
        LogEntry last = entries.getLast();
        int moved = batches.update(
                "update capture_chain set last_seq = ?, last_hash = ? where id = 1",
                last.capture().seq(),
                last.hash());
        if (moved != 1) {
            throw new IllegalStateException("the capture chain has no end to move");
        }
    }

    private static void bind(PreparedStatement row, LogEntry entry) throws SQLException {
        Capture capture = entry.capture();
        row.setLong(1, capture.seq());
        row.setString(2, capture.source().value());
        row.setString(3, capture.address().toString());
        row.setObject(4, utc(capture.capturedAt()));
        row.setInt(5, capture.status());
        row.setString(6, capture.mediaType());
        row.setString(7, capture.location().file());
        row.setLong(8, capture.location().offset());
        row.setLong(9, entry.endOffset());
        row.setString(10, capture.payloadSha256());
        row.setString(11, entry.recordsSha256());
        row.setString(12, entry.previousHash());
        row.setString(13, entry.hash());
        if (capture.bodySeq().isPresent()) {
            row.setLong(14, capture.bodySeq().getAsLong());
        } else {
            row.setNull(14, Types.BIGINT);
        }
    }

    List<LogEntry> after(long seq, int limit) {
        return sql.sql("select " + COLUMNS + " from capture_log where seq > ? order by seq limit ?")
                .params(seq, limit)
                .query(CaptureLog::entry)
                .list();
    }

    Optional<LogEntry> entry(long seq) {
        return sql.sql("select " + COLUMNS + " from capture_log where seq = ?")
                .param(seq)
                .query(CaptureLog::entry)
                .optional();
    }

    long lastSeq() {
        return head().seq();
    }

    /** Where the last logged record of a file ends; empty if none is logged. */
    OptionalLong endOf(String warcFile) {
        return sql.sql("select end_offset from capture_log where warc_file = ? order by end_offset desc limit 1")
                .param(warcFile)
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /** The capture with the same address, time and payload, if one is logged. */
    OptionalLong seqOf(PreparedCapture capture) {
        return sql.sql("select seq from capture_log where payload_sha256 = ? and captured_at = ? and address = ?"
                        + " order by seq limit 1")
                .params(
                        capture.payloadSha256(),
                        utc(capture.capturedAt()),
                        capture.address().toString())
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /** Whether a capture with this address and payload is logged, whenever it was made. */
    boolean holds(String payloadSha256, URI address) {
        return sql.sql("select count(*) from capture_log where payload_sha256 = ? and address = ?")
                        .params(payloadSha256, address.toString())
                        .query(Long.class)
                        .single()
                > 0;
    }

    private static LogEntry entry(ResultSet row, int number) throws SQLException {
        Capture capture = new Capture(
                row.getLong("seq"),
                new SourceId(row.getString("source")),
                URI.create(row.getString("address")),
                row.getObject("captured_at", OffsetDateTime.class).toInstant(),
                row.getInt("status"),
                row.getString("media_type"),
                new WarcLocation(row.getString("warc_file"), row.getLong("start_offset")),
                row.getString("payload_sha256"),
                bodySeq(row));
        return new LogEntry(
                capture,
                row.getLong("end_offset"),
                row.getString("records_sha256"),
                row.getString("previous_hash"),
                row.getString("entry_hash"));
    }

    private static OptionalLong bodySeq(ResultSet row) throws SQLException {
        long seq = row.getLong("body_seq");
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(seq);
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
