package andon.crawler.frontier;

import andon.vocabulary.SourceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of crawl_visit. */
record VisitRow(
        String source,
        long visit,
        String state,
        OffsetDateTime startedAt,
        @Nullable OffsetDateTime endedAt,
        int depth,
        long pageBudget,
        long byteBudget,
        long delayMillis,
        long pages,
        long bytes,
        int hostFailures,
        int connections,
        OffsetDateTime horizon,
        long shortestMillis,
        long longestMillis) {
    static final String SELECT = "select source, visit, state, started_at, ended_at, depth, page_budget, byte_budget,"
            + " delay_millis, pages, bytes, host_failures, connections, horizon, shortest_millis, longest_millis"
            + " from crawl_visit";

    static VisitRow of(ResultSet row) throws SQLException {
        return new VisitRow(
                row.getString(1),
                row.getLong(2),
                row.getString(3),
                row.getObject(4, OffsetDateTime.class),
                row.getObject(5, OffsetDateTime.class),
                row.getInt(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11),
                row.getInt(12),
                row.getInt(13),
                row.getObject(14, OffsetDateTime.class),
                row.getLong(15),
                row.getLong(16));
    }

    Visit toVisit() {
        return new Visit(
                new SourceId(source),
                visit,
                Visit.State.valueOf(state),
                startedAt.toInstant(),
                Optional.ofNullable(endedAt).map(OffsetDateTime::toInstant),
                pages,
                bytes);
    }

    boolean isOpen() {
        return state.equals(Visit.State.OPEN.name());
    }
}
