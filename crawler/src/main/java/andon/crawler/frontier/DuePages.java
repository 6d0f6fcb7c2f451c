package andon.crawler.frontier;

import andon.database.Database;
import andon.vocabulary.SourceId;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Chooses a source's next pages: each queue in turn, each read from the front of its index, so that the cost does not depend
 * on how many pages are known.
 */
final class DuePages {
    private static final String PAGE = "select id, address, depth, attempts, queue, shape, misses, interval_millis,"
            + " captured_seq, payload_sha256, etag, last_modified, substance, hint_columns, hit_at from crawl_page";

    private final JdbcOperations jdbc;

    DuePages(Database database) {
        this.jdbc = database.jdbc();
    }

    List<DuePage> next(SiteLease lease, OffsetDateTime horizon, int limit, OffsetDateTime now) {
        List<DuePage> pages = new ArrayList<>();
        for (PageQueue queue : PageQueue.values()) {
            if (pages.size() >= limit) {
                break;
            }
            // What was found in this visit is new whenever that was; a retry has its own time; the rest had it before
            // the
            // visit began.
            OffsetDateTime before = queue.isRecurring() ? horizon : now;
            pages.addAll(jdbc.query(
                    PAGE + " where source = ? and queue = ? and due_at <= ? order by due_at, id limit ?",
                    (row, n) -> page(row),
                    lease.source().value(),
                    queue.code(),
                    before,
                    limit - pages.size()));
        }
        return pages;
    }

    private static DuePage page(ResultSet row) throws SQLException {
        PageRow rest = new PageRow(
                PageQueue.of(row.getInt(5)),
                row.getString(6),
                row.getInt(7),
                row.getLong(8),
                row.getLong(9),
                row.getString(10),
                row.getString(11),
                row.getString(12),
                row.getLong(13),
                row.getInt(14),
                row.getObject(15) != null);
        return new DuePage(
                row.getLong(1),
                URI.create(row.getString(2)),
                row.getInt(3),
                row.getInt(4) + 1,
                known(rest.capturedSeq(), rest.payloadSha256(), rest.etag(), rest.lastModified()),
                rest);
    }

    private static Optional<DuePage.Known> known(
            long seq, @Nullable String payload, @Nullable String etag, @Nullable String lastModified) {
        return seq == 0 || payload == null
                ? Optional.empty()
                : Optional.of(
                        new DuePage.Known(seq, payload, Optional.ofNullable(etag), Optional.ofNullable(lastModified)));
    }

    Optional<Instant> nextRetry(SourceId source) {
        return jdbc
                .query(
                        "select due_at from crawl_page where source = ? and queue = " + PageQueue.RETRY.code()
                                + " order by due_at, id limit 1",
                        (row, n) -> row.getObject(1, OffsetDateTime.class).toInstant(),
                        source.value())
                .stream()
                .findFirst();
    }

    /** How many pages the visit still has to look at; if it is over, how many wait for the next. */
    long pending(SourceId source, Optional<VisitRow> visit) {
        Long recurring = visit.isPresent() && visit.get().isOpen()
                ? jdbc.queryForObject(
                        "select count(*) from crawl_page where source = ? and queue in (" + PageQueue.LISTING.code()
                                + ", " + PageQueue.CHANGED.code() + ", " + PageQueue.KNOWN.code()
                                + ") and due_at <= ?",
                        Long.class,
                        source.value(),
                        visit.get().horizon())
                : Long.valueOf(0);
        Long waiting = jdbc.queryForObject(
                "select count(*) from crawl_page where source = ? and queue in (" + PageQueue.RETRY.code() + ", "
                        + PageQueue.NEW.code() + ", " + PageQueue.PROMISING.code() + ", " + PageQueue.CROWDED.code()
                        + ")",
                Long.class,
                source.value());
        return (recurring == null ? 0 : recurring) + (waiting == null ? 0 : waiting);
    }
}
