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
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How a customer's channels do, and what could not be delivered. */
@RestController
@RequestMapping("/api/v1/deliveries")
class DeliveriesController {

    private final DeliveryLog deliveries;
    private final AuditLog audit;
    private final InstantSource clock;

    DeliveriesController(DeliveryLog deliveries, AuditLog audit, InstantSource clock) {
        this.deliveries = deliveries;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param next what to give as {@code after} for the channels behind these; null at the end
     * @param dead the newest first
     * @param olderDead what to give as {@code deadBefore} for older ones; null at the end
     */
    record Overview(
            List<ChannelHealth> channels,
            @Nullable Long next,
            List<DeadLetter> dead,
            @Nullable Long olderDead) {}

    /** @param limit of channels and of dead letters, at most {@value DeliveryLog#MAX_LIMIT} */
    @GetMapping
    Overview overview(
            Viewer viewer,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long deadBefore,
            @RequestParam(defaultValue = "200") int limit) {
        return Problem.invalidIfRefused(() -> {
            List<ChannelHealth> channels = deliveries.channels(viewer.subscriber(), after, limit);
            List<DeadLetter> dead = deliveries.dead(viewer.subscriber(), deadBefore, limit);
            return new Overview(
                    channels,
                    channels.size() < limit ? null : channels.getLast().id(),
                    dead,
                    dead.size() < limit ? null : dead.getLast().id());
        });
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
