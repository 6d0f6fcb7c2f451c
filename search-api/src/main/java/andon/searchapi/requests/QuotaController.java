package andon.searchapi.requests;

import andon.searchapi.access.Viewer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a customer has left to ask, for programs. */
@RestController
class QuotaController {
    private final Requests requests;

    QuotaController(Requests requests) {
        this.requests = requests;
    }

    /** All null: there is no quota. */
    record QuotaJson(
            @Nullable Integer limit,
            @Nullable Long used,
            @Nullable Long remaining,
            @Nullable Instant from,
            @Nullable Instant until) {}

    @GetMapping("/api/v1/quota")
    QuotaJson quota(Viewer viewer) {
        return requests.quota(viewer)
                .map(q -> new QuotaJson(q.limit(), q.used(), q.remaining(), q.from(), q.until()))
                .orElse(new QuotaJson(null, null, null, null, null));
    }
}
