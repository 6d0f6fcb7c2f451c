package andon.searchapi.alerts;

import andon.corpus.watch.DeliveryLog;
import andon.corpus.watch.DeliveryLog.ChannelHealth;
import andon.corpus.watch.DeliveryLog.DeadLetter;
import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.audit.AuditLog.Action;
import java.time.InstantSource;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How a customer's channels do, and what could not be delivered. */
@RestController
@RequestMapping("/api/v1/deliveries")
class DeliveriesController {
    private static final int NEWEST = 200;

    private final DeliveryLog deliveries;
    private final AuditLog audit;
    private final InstantSource clock;

    DeliveriesController(DeliveryLog deliveries, AuditLog audit, InstantSource clock) {
        this.deliveries = deliveries;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param dead the newest 200 */
    record Overview(List<ChannelHealth> channels, List<DeadLetter> dead) {}

    @GetMapping
    Overview overview(Viewer viewer) {
        return new Overview(deliveries.channels(viewer.subscriber()), deliveries.dead(viewer.subscriber(), NEWEST));
    }

    @PostMapping("/{id}/redelivery")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void redeliver(Viewer viewer, @PathVariable long id) {
        if (!deliveries.redeliver(viewer.subscriber(), id, clock.instant())) {
            throw Problem.notFound("Dead letter " + id);
        }
        audit.record(viewer, Action.ALERT_CHANGE, "delivery " + id, "tried again");
    }
}
