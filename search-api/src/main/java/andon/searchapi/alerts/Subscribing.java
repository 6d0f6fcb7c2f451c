package andon.searchapi.alerts;

import andon.corpus.query.QuerySyntaxException;
import andon.corpus.watch.Subscription;
import andon.corpus.watch.SubscriptionPreview;
import andon.corpus.watch.Subscriptions;
import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.accounts.Role;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.audit.AuditLog.Action;
import java.security.SecureRandom;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes, changes and removes a customer's subscriptions, or the analysts' together, for the API and the console. Thread-safe. */
@Component
public final class Subscribing {
    private static final int MAX_EACH = 100;

    private final Subscriptions subscriptions;
    private final SubscriptionPreview previews;
    private final AuditLog audit;
    private final SecureRandom random = new SecureRandom();

    Subscribing(Subscriptions subscriptions, SubscriptionPreview previews, AuditLog audit) {
        this.subscriptions = subscriptions;
        this.previews = previews;
        this.audit = audit;
    }

    /** @param after the id behind which they stand; 0 for the first */
    public List<Subscription> of(Viewer viewer, long after, int limit) {
        return Problem.invalidIfRefused(() -> subscriptions.of(viewer.subscriber(), after, limit));
    }

    public Subscription one(Viewer viewer, long id) {
        return subscriptions.one(viewer.subscriber(), id).orElseThrow(() -> Problem.notFound("Subscription " + id));
    }

    /** The answer holds the channels' secrets: it is the only one that does. */
    public SubscriptionJson create(Viewer viewer, SubscriptionWish wish) throws QuerySyntaxException {
        Subscriptions.Wish checked = wish.checked();
        if (viewer.is(Role.CUSTOMER) && subscriptions.count(viewer.subscriber()) >= MAX_EACH) {
            throw Problem.conflict("An organisation has at most " + MAX_EACH + " subscriptions; remove one first.");
        }
        ChannelWish.Fresh fresh = wish.channels().fresh(random);
        if (fresh.channels().isEmpty()) {
            throw Problem.invalid("Say where to deliver: webhook, email, slack, teams, syslog, misp or feed.");
        }
        Subscription made;
        try {
            made = subscriptions.create(viewer.subscriber(), checked, fresh.channels());
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(String.valueOf(e.getMessage()));
        }
        audit.record(viewer, Action.SUBSCRIPTION_CHANGE, "subscription " + made.id(), "created " + made.name());
        return SubscriptionJson.of(made, fresh.webhookSecret(), fresh.feedPath());
    }

    /** Changes all but the channels: {@link SubscriptionChannels} does that. */
    public Subscription change(Viewer viewer, long id, SubscriptionWish wish) throws QuerySyntaxException {
        Subscription changed;
        try {
            changed = subscriptions
                    .change(viewer.subscriber(), id, wish.checked())
                    .orElseThrow(() -> Problem.notFound("Subscription " + id));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(String.valueOf(e.getMessage()));
        }
        audit.record(viewer, Action.SUBSCRIPTION_CHANGE, "subscription " + id, "changed " + changed.name());
        return changed;
    }

    /** What it would have told in the last days; nothing is kept. */
    public SubscriptionPreview.Result preview(Viewer viewer, SubscriptionWish wish, int days)
            throws QuerySyntaxException {
        Subscriptions.Wish checked = wish.checked();
        audit.record(viewer, Action.SEARCH, "preview", checked.selection().query());
        try {
            return previews.of(
                    viewer.subscriber(),
                    checked.selection(),
                    days,
                    checked.timing().zone());
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(String.valueOf(e.getMessage()));
        }
    }

    public void remove(Viewer viewer, long id) {
        if (!subscriptions.remove(viewer.subscriber(), id)) {
            throw Problem.notFound("Subscription " + id);
        }
        audit.record(viewer, Action.SUBSCRIPTION_CHANGE, "subscription " + id, "removed");
    }
}
