package andon.searchapi.alerts;

import andon.corpus.watch.Channels;
import andon.corpus.watch.Channels.Numbered;
import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.audit.AuditLog.Action;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Adds, changes and removes a subscription's channels, for the API and the console. Thread-safe. */
@Component
public final class SubscriptionChannels {
    private final Channels channels;
    private final AuditLog audit;
    private final SecureRandom random = new SecureRandom();

    SubscriptionChannels(Channels channels, AuditLog audit) {
        this.channels = channels;
        this.audit = audit;
    }

    public List<ChannelJson> of(Viewer viewer, long subscription) {
        List<Numbered> known = channels.of(viewer.subscriber(), subscription);
        if (known.isEmpty()) {
            throw Problem.notFound("Subscription " + subscription);
        }
        return known.stream().map(ChannelJson::of).toList();
    }

    /** The answer holds the channel's secret: it is the only one that does. */
    public ChannelJson add(Viewer viewer, long subscription, ChannelWish wish) {
        ChannelWish.Fresh fresh = one(wish);
        Numbered made = stored(
                () -> channels.add(
                        viewer.subscriber(), subscription, fresh.channels().getFirst()),
                "Subscription " + subscription);
        ChannelJson json = ChannelJson.of(made, fresh.webhookSecret(), fresh.feedPath());
        note(viewer, subscription, "added " + json.kind() + " channel " + json.id());
        return json;
    }

    /** Another address, key or options; a webhook or a feed gets a new secret, which only this answer holds. */
    public ChannelJson change(Viewer viewer, long subscription, long channel, ChannelWish wish) {
        ChannelWish.Fresh fresh = one(wish);
        Numbered changed = stored(
                () -> channels.replace(
                        viewer.subscriber(),
                        subscription,
                        channel,
                        fresh.channels().getFirst()),
                "Channel " + channel);
        ChannelJson json = ChannelJson.of(changed, fresh.webhookSecret(), fresh.feedPath());
        note(viewer, subscription, "changed " + json.kind() + " channel " + json.id());
        return json;
    }

    public void remove(Viewer viewer, long subscription, long channel) {
        switch (channels.remove(viewer.subscriber(), subscription, channel)) {
            case UNKNOWN -> throw Problem.notFound("Channel " + channel);
            case LAST_ONE ->
                throw Problem.conflict("It is the subscription's only channel; add another first, or mute or remove"
                        + " the subscription.");
            case REMOVED -> note(viewer, subscription, "removed channel " + channel);
        }
    }

    private ChannelWish.Fresh one(ChannelWish wish) {
        ChannelWish.Fresh fresh = wish.fresh(random);
        if (fresh.channels().size() != 1) {
            throw Problem.invalid("Give one of webhook, email, slack, teams, syslog, misp and feed.");
        }
        return fresh;
    }

    private static Numbered stored(Supplier<Optional<Numbered>> change, String what) {
        return Problem.invalidIfRefused(change).orElseThrow(() -> Problem.notFound(what));
    }

    private void note(Viewer viewer, long subscription, String what) {
        audit.record(viewer, Action.SUBSCRIPTION_CHANGE, "subscription " + subscription, what);
    }
}
