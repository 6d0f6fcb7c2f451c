package andon.searchapi.console;

import andon.corpus.watch.Alert;
import andon.corpus.watch.AlertWork;
import andon.corpus.watch.Alerts;
import andon.corpus.watch.Assets;
import andon.corpus.watch.DeliveryLog;
import andon.corpus.watch.ExactAssets;
import andon.corpus.watch.Subscriptions;
import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.alerts.SubscriptionJson;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.audit.AuditLog.Action;
import andon.vocabulary.OrganisationId;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A customer's, or the analysts', alerts with what raises them, the work on them and how they were delivered. */
@Controller
class WatchConsole {
    private static final int ALERTS = 100;
    private static final int DEAD = 20;
    /** Analysts may have many. */
    private static final int SUBSCRIPTIONS = 100;

    private static final int CHANNELS = 100;

    private final Alerts alerts;
    private final AlertWork work;
    private final DeliveryLog deliveries;
    private final Subscriptions subscriptions;
    private final Assets assets;
    private final ExactAssets exact;
    private final AuditLog audit;
    private final InstantSource clock;

    WatchConsole(
            Alerts alerts,
            AlertWork work,
            DeliveryLog deliveries,
            Subscriptions subscriptions,
            Assets assets,
            ExactAssets exact,
            AuditLog audit,
            InstantSource clock) {
        this.alerts = alerts;
        this.work = work;
        this.deliveries = deliveries;
        this.subscriptions = subscriptions;
        this.assets = assets;
        this.exact = exact;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping("/alerts")
    String alerts(
            Viewer viewer,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "0") long channel,
            @RequestParam(required = false) @Nullable String older,
            Model model,
            Locale locale) {
        OrganisationId owner = viewer.subscriber();
        Alerts.Raised from = older == null
                ? Alerts.Raised.NEWEST
                : Alerts.Raised.ofWord(older).orElseThrow(() -> Problem.notFound("This part of the alerts"));
        Alerts.Page page = alerts.of(owner, from, ALERTS);
        List<Alert> newest = page.alerts();
        Alerts.Raised next = page.next();
        model.addAttribute("older", next == null ? null : next.word());
        model.addAttribute("alerts", newest);
        model.addAttribute("work", work.of(newest.stream().map(Alert::id).toList()));
        model.addAttribute("why", SubscriptionConsole.explained(newest, locale));
        model.addAttribute("states", AlertWork.State.values());
        model.addAttribute("suppressions", work.suppressions(owner));
        model.addAttribute("channels", deliveries.channels(owner, channel, CHANNELS));
        model.addAttribute("channelsShown", CHANNELS);
        model.addAttribute("dead", deliveries.dead(owner, Long.MAX_VALUE, DEAD));
        model.addAttribute(
                "subscriptions",
                subscriptions.of(owner, after, SUBSCRIPTIONS).stream()
                        .map(SubscriptionJson::of)
                        .toList());
        model.addAttribute("subscriptionCount", subscriptions.count(owner));
        model.addAttribute("subscriptionsShown", SUBSCRIPTIONS);
        model.addAttribute("now", clock.instant());
        model.addAttribute("assets", assets.of(owner));
        model.addAttribute("exact", exact.of(owner));
        return "console/alerts";
    }

    @PostMapping("/alerts/{id}/state")
    String handle(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam String state,
            @RequestParam(defaultValue = "") String comment) {
        AlertWork.State to =
                AlertWork.State.ofWord(state).orElseThrow(() -> Problem.invalid("There is no state '" + state + "'."));
        if (comment.length() > AlertWork.MAX_NOTE) {
            throw Problem.invalid("A comment has at most " + AlertWork.MAX_NOTE + " characters.");
        }
        String who = viewer.user().name();
        String assignee = to == AlertWork.State.NEW ? null : who;
        if (work.handle(viewer.subscriber(), id, to, assignee, comment, who).isEmpty()) {
            throw Problem.notFound("Alert " + id);
        }
        audit.record(viewer, Action.ALERT_CHANGE, "alert " + id, to.word());
        return "redirect:/alerts";
    }

    @PostMapping("/lookalikes/{id}")
    String lookalikes(Viewer viewer, @PathVariable long id, @RequestParam boolean watched) {
        if (!exact.set(viewer.user().organisation(), id, !watched)) {
            throw Problem.notFound("Asset " + id);
        }
        audit.record(viewer, Action.ASSET_CHANGE, "asset " + id, "look-alikes " + (watched ? "on" : "off"));
        return "redirect:/alerts";
    }

    @PostMapping("/suppressions/{id}/removal")
    String lift(Viewer viewer, @PathVariable long id) {
        if (work.lift(viewer.subscriber(), id)) {
            audit.record(viewer, Action.ALERT_CHANGE, "suppression " + id, "lifted");
        }
        return "redirect:/alerts";
    }

    @PostMapping("/deliveries/{id}/redelivery")
    String redeliver(Viewer viewer, @PathVariable long id) {
        if (deliveries.redeliver(viewer.subscriber(), id, clock.instant())) {
            audit.record(viewer, Action.ALERT_CHANGE, "delivery " + id, "tried again");
        }
        return "redirect:/alerts";
    }
}
