package andon.searchapi.alerts;

import andon.corpus.query.QuerySyntaxException;
import andon.corpus.watch.Subscription;
import andon.searchapi.access.Viewer;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A customer's subscriptions, or the analysts'. */
@RestController
@RequestMapping("/api/v1/subscriptions")
class SubscriptionsController {
    private final Subscribing subscribing;

    SubscriptionsController(Subscribing subscribing) {
        this.subscribing = subscribing;
    }

    /** @param next what to give as {@code after} for those behind; null at the end */
    record Listing(
            List<SubscriptionJson> subscriptions, @Nullable Long next) {}

    @GetMapping
    Listing list(
            Viewer viewer,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "1000") int limit) {
        List<Subscription> some = subscribing.of(viewer, after, limit);
        return new Listing(
                some.stream().map(SubscriptionJson::of).toList(),
                some.size() < limit ? null : some.getLast().id());
    }

    @GetMapping("/{id}")
    SubscriptionJson one(Viewer viewer, @PathVariable long id) {
        return SubscriptionJson.of(subscribing.one(viewer, id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    SubscriptionJson create(Viewer viewer, @Valid @RequestBody SubscriptionWish wish) throws QuerySyntaxException {
        return subscribing.create(viewer, wish);
    }

    /** What this subscription would have told, if it had been there already. */
    @PostMapping("/preview")
    PreviewJson preview(
            Viewer viewer, @Valid @RequestBody SubscriptionWish wish, @RequestParam(defaultValue = "90") int days)
            throws QuerySyntaxException {
        return PreviewJson.of(subscribing.preview(viewer, wish, days));
    }

    /** Replaces all but the channels. */
    @PutMapping("/{id}")
    SubscriptionJson change(Viewer viewer, @PathVariable long id, @Valid @RequestBody SubscriptionWish wish)
            throws QuerySyntaxException {
        return SubscriptionJson.of(subscribing.change(viewer, id, wish));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Viewer viewer, @PathVariable long id) {
        subscribing.remove(viewer, id);
    }
}
