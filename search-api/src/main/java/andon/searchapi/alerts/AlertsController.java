package andon.searchapi.alerts;

import andon.corpus.watch.Alert;
import andon.corpus.watch.Alerts;
import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A customer's alerts, newest first. */
@RestController
class AlertsController {
    private static final int MAX_LIMIT = 500;
    private final Alerts alerts;

    AlertsController(Alerts alerts) {
        this.alerts = alerts;
    }

    record AlertJson(
            String id,
            long subscription,
            String subscriptionName,
            String document,
            @Nullable String title,
            @Nullable String severity,
            List<String> categories,
            List<String> values,
            String excerpt,
            Instant raisedAt) {
        static AlertJson of(Alert alert) {
            return new AlertJson(
                    alert.id(),
                    alert.subscriptionId(),
                    alert.subscriptionName(),
                    alert.document().value(),
                    alert.title(),
                    alert.severity() == null ? null : alert.severity().word(),
                    alert.categories(),
                    alert.values(),
                    alert.excerpt(),
                    alert.raisedAt());
        }
    }

    record Listing(List<AlertJson> alerts) {}

    @GetMapping("/api/v1/alerts")
    Listing list(Viewer viewer, @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Problem.invalid("limit must be 1 to " + MAX_LIMIT + ", not " + limit + ".");
        }
        return new Listing(alerts.of(viewer.user().organisation(), limit).stream()
                .map(AlertJson::of)
                .toList());
    }
}
