package andon.evidence;

import andon.database.Database;
import andon.vocabulary.Capture;
import andon.vocabulary.Capture.WarcLocation;
import andon.vocabulary.SourceId;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The capture log's SQL. */
final class CaptureLog {
    /** How long an address may be, in characters. */
    static final int MAX_ADDRESS = 8192;

    private static final String COLUMNS =
            "seq, source, address, captured_at, status, media_type, warc_file, start_offset,"
                    + " end_offset, payload_sha256, records_sha256, previous_hash, entry_hash";

    private final JdbcClient sql;

    CaptureLog(Database database) {
        this.sql = database.sql();
    }

    /** The end of the chain. */
    record Head(long seq, String hash) {}

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

    /** Adds the entry and moves the end of the chain to it; the caller holds the head's lock. */
    void add(LogEntry entry) {
        Capture capture = entry.capture();
        sql.sql("insert into capture_log (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        capture.seq(),
                        capture.source().value(),
                        capture.address().toString(),
                        utc(capture.capturedAt()),
                        capture.status(),
                        capture.mediaType(),
                        capture.location().file(),
                        capture.location().offset(),
                        entry.endOffset(),
                        capture.payloadSha256(),
                        entry.recordsSha256(),
                        entry.previousHash(),
                        entry.hash())
                .update();
        sql.sql("update capture_chain set last_seq = ?, last_hash = ? where id = 1")
                .params(capture.seq(), entry.hash())
                .update();
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

    boolean knows(URI address, Instant capturedAt, String payloadSha256) {
        return sql.sql("select count(*) from capture_log where payload_sha256 = ? and captured_at = ? and address = ?")
                        .params(payloadSha256, utc(capturedAt), address.toString())
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
                row.getString("payload_sha256"));
        return new LogEntry(
                capture,
                row.getLong("end_offset"),
                row.getString("records_sha256"),
                row.getString("previous_hash"),
                row.getString("entry_hash"));
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
