package andon.searchapi.console;

import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.accounts.Role;
import andon.searchapi.health.Attendance;
import andon.searchapi.health.HealthOverview;
import andon.searchapi.health.HealthOverview.ComplaintReport;
import andon.searchapi.health.HealthOverview.Report;
import andon.searchapi.health.HealthOverview.SourceReport;
import andon.vocabulary.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The page for three in the morning: what is silent, since when, why, and what to do. */
@Controller
class HealthConsole {
    /** More rows than these nobody reads; the API has all. */
    private static final int MOST_ROWS = 500;

    private final HealthOverview overview;
    private final Attendance attendance;

    HealthConsole(HealthOverview overview, Attendance attendance) {
        this.overview = overview;
        this.attendance = attendance;
    }

    /**
     * How long something lasts, in one unit.
     *
     * @param unit {@code minutes}, {@code hours} or {@code days}: the end of a message's key
     */
    record Age(String unit, long count) {
        private static final Duration HOURS_FROM = Duration.ofHours(2);
        private static final Duration DAYS_FROM = Duration.ofDays(2);

        static Age of(Duration time) {
            if (time.compareTo(DAYS_FROM) >= 0) {
                return new Age("days", time.toDays());
            }
            return time.compareTo(HOURS_FROM) >= 0
                    ? new Age("hours", time.toHours())
                    : new Age("minutes", Math.max(0, time.toMinutes()));
        }
    }

    /** What the template asks of times. */
    public record Ages(Instant now) {
        public Object since(Instant then) {
            return Age.of(Duration.between(then, now));
        }
    }

    @GetMapping("/health")
    String health(Viewer viewer, Model model) {
        Report report = overview.report();
        List<SourceReport> troubled = report.sources().stream()
                .filter(s -> !s.complaints().isEmpty())
                .sorted(Comparator.comparing((SourceReport s) -> !s.verdict().equals("bad"))
                        .thenComparing(HealthConsole::oldest)
                        .thenComparing(SourceReport::id))
                .toList();
        model.addAttribute("report", report);
        model.addAttribute("ages", new Ages(report.at()));
        model.addAttribute("troubled", troubled.stream().limit(MOST_ROWS).toList());
        model.addAttribute("sources", report.sources().stream().limit(MOST_ROWS).toList());
        model.addAttribute("bad", count(report, "bad"));
        model.addAttribute("uneasy", count(report, "troubled"));
        model.addAttribute("most", report.sources().size() > MOST_ROWS ? MOST_ROWS : 0);
        model.addAttribute("mayChange", viewer.is(Role.OPERATOR));
        return "console/health";
    }

    private static Instant oldest(SourceReport source) {
        return source.complaints().stream()
                .map(ComplaintReport::since)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    private static long count(Report report, String verdict) {
        return report.sources().stream()
                .filter(s -> s.verdict().equals(verdict))
                .count();
    }

    @PostMapping("/sources/{id}/attendance")
    String attended(Viewer viewer, @PathVariable String id) {
        attendance.attended(viewer, Problem.invalidIfRefused(() -> new SourceId(id)));
        return "redirect:/health";
    }
}
