package andon.searchapi.sources;

import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.vocabulary.SourceId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Hosts that are not dialled until an operator says so. */
@RestController
@RequestMapping("/api/v1/quarantine")
class QuarantineController {
    private final QuarantineList list;
    private final OperatorDecisions decisions;

    QuarantineController(QuarantineList list, OperatorDecisions decisions) {
        this.list = list;
        this.decisions = decisions;
    }

    record Hosts(List<HostJson> hosts) {}

    /** @param source the source whose address it is; null if it is nobody's */
    record HostJson(
            String host,
            String reason,
            String note,
            String by,
            Instant since,
            @Nullable String source) {}

    /** @param reason why, in the operator's words; it is kept in the audit log */
    record Decision(@Nullable String reason) {
        String words() {
            return reason == null ? "" : reason;
        }
    }

    @GetMapping
    Hosts hosts() {
        return new Hosts(list.all().stream()
                .map(e -> new HostJson(
                        e.host(),
                        e.reason(),
                        e.note(),
                        e.by(),
                        e.since(),
                        e.source().map(SourceId::value).orElse(null)))
                .toList());
    }

    /** Puts a host under quarantine; nothing happens if it is already. */
    @PostMapping("/{host}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void add(Viewer viewer, @PathVariable String host, @RequestBody Decision decision) {
        decisions.quarantine(viewer, host, decision.words());
    }

    @PostMapping("/{host}/release")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(Viewer viewer, @PathVariable String host, @RequestBody Decision decision) {
        if (!decisions.release(viewer, host, decision.words())) {
            throw Problem.notFound("A quarantine of " + host);
        }
    }
}
