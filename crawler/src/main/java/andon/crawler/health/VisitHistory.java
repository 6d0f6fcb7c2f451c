package andon.crawler.health;

import andon.crawler.frontier.Visit;
import andon.database.Database;
import andon.vocabulary.SourceId;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads past visits. */
final class VisitHistory {
    private final Database database;

    VisitHistory(Database database) {
        this.database = database;
    }

    /** A source's last visits, the newest first. */
    List<VisitSummary> last(SourceId source, int limit) {
        List<Visit> visits = visits(source, "", limit);
        if (visits.isEmpty()) {
            return List.of();
        }
        Map<Long, Map<String, Long>> outcomes = new HashMap<>();
        database.sql()
                .sql("select visit, code, n from crawl_outcome where source = ? and visit >= ?")
                .params(source.value(), visits.getLast().number())
                .query(row -> {
                    outcomes.computeIfAbsent(row.getLong(1), v -> new HashMap<>())
                            .put(row.getString(2), row.getLong(3));
                });
        List<VisitSummary> summaries = new ArrayList<>();
        visits.forEach(
                visit -> summaries.add(new VisitSummary(visit, outcomes.getOrDefault(visit.number(), Map.of()))));
        return summaries;
    }

    /** The newest visits that ended as they should and saw pages, the newest first, however long ago that is. */
    List<Visit> lastGood(SourceId source, int limit) {
        // A page that was there counts, whether it had changed or not. Without coalesce H2 walks the visits of all
        // sources by
        // the index on their states.
        return visits(source, " and coalesce(state, '') in ('DONE', 'BUDGET') and pages > 0", limit);
    }

    private List<Visit> visits(SourceId source, String which, int limit) {
        return database.sql()
                .sql("select visit, state, started_at, ended_at, pages, bytes from crawl_visit where source = ?" + which
                        + " order by visit desc limit ?")
                .params(source.value(), limit)
                .query((row, n) -> new Visit(
                        source,
                        row.getLong(1),
                        Visit.State.valueOf(row.getString(2)),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getObject(4, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant),
                        row.getLong(5),
                        row.getLong(6)))
                .list();
    }
}
