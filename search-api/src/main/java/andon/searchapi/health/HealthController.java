package andon.searchapi.health;

import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.health.HealthOverview.EndpointReport;
import andon.searchapi.health.HealthOverview.IndexReport;
import andon.searchapi.health.HealthOverview.Report;
import andon.searchapi.health.HealthOverview.SourceReport;
import andon.vocabulary.SourceId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How sources stand: what is silent, since when, and why. */
@RestController
class HealthController {
    private static final int MAX_LIMIT = 500;
    private static final Set<String> VERDICTS = Set.of("good", "troubled", "bad", "waiting", "paused");

    private final HealthOverview overview;
    private final Attendance attendance;

    HealthController(HealthOverview overview, Attendance attendance) {
        this.overview = overview;
        this.attendance = attendance;
    }

    /**
     * Sources in the order of their ids.
     *
     * @param verdicts how many of all sources have each verdict
     * @param next the cursor for more; null when there are none
     */
    record Page(
            Instant judgedAt,
            Map<String, Long> verdicts,
            List<SourceReport> sources,
            @Nullable String next,
            IndexReport index,
            List<EndpointReport> endpoints) {}

    @GetMapping("/api/v1/health")
    Page all(
            @RequestParam(required = false) @Nullable String verdict,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Problem.invalid("limit must be 1 to " + MAX_LIMIT + ", not " + limit + ".");
        }
        if (verdict != null && !VERDICTS.contains(verdict)) {
            throw Problem.invalid("verdict must be one of good, troubled, bad, waiting and paused.");
        }
        Report report = overview.report();
        List<SourceReport> found = report.sources().stream()
                .filter(s -> verdict == null || s.verdict().equals(verdict))
                .filter(s -> s.id().compareTo(cursor) > 0)
                .limit(limit + 1L)
                .toList();
        boolean more = found.size() > limit;
        List<SourceReport> page = more ? found.subList(0, limit) : found;
        return new Page(
                report.at(),
                report.sources().stream()
                        .collect(Collectors.groupingBy(SourceReport::verdict, TreeMap::new, Collectors.counting())),
                page,
                more ? page.getLast().id() : null,
                report.index(),
                report.endpoints());
    }

    @GetMapping("/api/v1/sources/{id}/health")
    SourceReport one(@PathVariable String id) {
        return overview.source(source(id)).orElseThrow(() -> Problem.notFound("The source " + id));
    }

    /** An operator saw to the source: it is visited again, with a new session. */
    @PostMapping("/api/v1/sources/{id}/attendance")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void attended(Viewer viewer, @PathVariable String id) {
        attendance.attended(viewer, source(id));
    }

    private static SourceId source(String id) {
        return Problem.invalidIfRefused(() -> new SourceId(id));
    }
}
