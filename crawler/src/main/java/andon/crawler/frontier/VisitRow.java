package andon.crawler.frontier;

import andon.vocabulary.SourceId;
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
        int hostFailures) {
    static final String SELECT = "select source, visit, state, started_at, ended_at, depth, page_budget, byte_budget,"
            + " delay_millis, pages, bytes, host_failures from crawl_visit";

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

    boolean isSpent() {
        return pages >= pageBudget || bytes >= byteBudget;
    }
}
