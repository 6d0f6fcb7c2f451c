package andon.searchapi.requests;

import andon.searchapi.access.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The report for programs. */
@RestController
class ReportController {
    private final Report report;

    ReportController(Report report) {
        this.report = report;
    }

    @GetMapping(path = "/api/v1/requests/{id}/report")
    ResponseEntity<byte[]> report(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "html") String format,
            @RequestParam(defaultValue = "en") String lang,
            @RequestParam(required = false) @Nullable String tlp,
            @RequestParam(required = false) @Nullable Integer version) {
        return report.of(viewer, id, Report.Asked.of(format, lang, tlp, version));
    }
}
