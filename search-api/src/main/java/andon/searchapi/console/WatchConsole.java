package andon.searchapi.console;

import andon.corpus.watch.Alerts;
import andon.corpus.watch.Assets;
import andon.corpus.watch.Subscriptions;
import andon.searchapi.access.Viewer;
import andon.searchapi.sources.SourceOverview;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** A customer's alerts with what raises them; the team's sources. */
@Controller
class WatchConsole {
    private static final int ALERTS = 100;

    private final Alerts alerts;
    private final Subscriptions subscriptions;
    private final Assets assets;
    private final SourceOverview sources;

    WatchConsole(Alerts alerts, Subscriptions subscriptions, Assets assets, SourceOverview sources) {
        this.alerts = alerts;
        this.subscriptions = subscriptions;
        this.assets = assets;
        this.sources = sources;
    }

    @GetMapping("/alerts")
    String alerts(Viewer viewer, Model model) {
        model.addAttribute("alerts", alerts.of(viewer.user().organisation(), ALERTS));
        model.addAttribute("subscriptions", subscriptions.of(viewer.user().organisation()));
        model.addAttribute("assets", assets.of(viewer.user().organisation()));
        return "console/alerts";
    }

    @GetMapping("/sources")
    String sources(Model model) {
        model.addAttribute("sources", sources.sources());
        return "console/sources";
    }
}
