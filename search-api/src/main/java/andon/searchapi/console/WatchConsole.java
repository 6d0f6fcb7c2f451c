package andon.searchapi.console;

import andon.corpus.watch.Alerts;
import andon.corpus.watch.Assets;
import andon.corpus.watch.Subscriptions;
import andon.searchapi.access.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** A customer's alerts with what raises them. */
@Controller
class WatchConsole {
    private static final int ALERTS = 100;

    private final Alerts alerts;
    private final Subscriptions subscriptions;
    private final Assets assets;

    WatchConsole(Alerts alerts, Subscriptions subscriptions, Assets assets) {
        this.alerts = alerts;
        this.subscriptions = subscriptions;
        this.assets = assets;
    }

    @GetMapping("/alerts")
    String alerts(Viewer viewer, Model model) {
        model.addAttribute("alerts", alerts.of(viewer.user().organisation(), ALERTS));
        model.addAttribute("subscriptions", subscriptions.of(viewer.user().organisation()));
        model.addAttribute("assets", assets.of(viewer.user().organisation()));
        return "console/alerts";
    }
}
