package andon.searchapi.alerts;

import andon.corpus.watch.ExactAssets;
import andon.corpus.watch.MatchRule;
import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.audit.AuditLog.Action;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** For which of a customer's assets nothing is found that only looks or sounds like them. */
@RestController
class LookalikesController {
    private final ExactAssets exact;
    private final AuditLog audit;

    LookalikesController(ExactAssets exact, AuditLog audit) {
        this.exact = exact;
        this.audit = audit;
    }

    /**
     * A rule by which assets are found.
     *
     * @param lookalikes whether it can be switched off for an asset
     */
    record Rule(String rule, double confidence, boolean lookalikes) {}

    /** @param exact the ids of the assets whose look-alikes are not looked for */
    record Listing(List<Rule> rules, List<Long> exact) {}

    record Switch(@NotNull Boolean watched) {}

    @GetMapping("/api/v1/lookalikes")
    Listing listing(Viewer viewer) {
        return new Listing(
                Arrays.stream(MatchRule.values())
                        .filter(rule -> rule != MatchRule.QUERY)
                        .map(rule -> new Rule(rule.word(), rule.confidence(), rule.findsLookalikes()))
                        .toList(),
                exact.of(viewer.user().organisation()).stream().sorted().toList());
    }

    @PutMapping("/api/v1/lookalikes/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void set(Viewer viewer, @PathVariable long id, @Valid @RequestBody Switch to) {
        if (!exact.set(viewer.user().organisation(), id, !to.watched())) {
            throw Problem.notFound("Asset " + id);
        }
        audit.record(viewer, Action.ASSET_CHANGE, "asset " + id, "look-alikes " + (to.watched() ? "on" : "off"));
    }
}
