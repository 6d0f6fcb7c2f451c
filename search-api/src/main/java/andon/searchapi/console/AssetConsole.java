package andon.searchapi.console;

import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.accounts.Accounts;
import andon.searchapi.accounts.Organisation;
import andon.searchapi.accounts.Role;
import andon.searchapi.assets.AssetProofs;
import andon.searchapi.assets.OwnedAsset;
import andon.vocabulary.AssetType;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/** What a customer owns: proposed, proven, lost; for analysts what waits for them. */
@Controller
@RequestMapping("/assets")
class AssetConsole {
    /** What somebody must do something about comes first. */
    private static final List<OwnedAsset.State> ORDER = List.of(
            OwnedAsset.State.LOST, OwnedAsset.State.FAILING, OwnedAsset.State.PROPOSED, OwnedAsset.State.CONFIRMED);

    private final AssetProofs assets;
    private final Accounts accounts;

    AssetConsole(AssetProofs assets, Accounts accounts) {
        this.assets = assets;
        this.accounts = accounts;
    }

    @GetMapping
    String list(Viewer viewer, Model model) {
        boolean customer = viewer.is(Role.CUSTOMER);
        List<OwnedAsset> listed = customer
                ? assets.of(viewer.user().organisation())
                : assets.of(accounts.organisations().stream().map(Organisation::id));
        model.addAttribute(
                "assets",
                listed.stream()
                        .sorted(Comparator.comparingInt((OwnedAsset owned) -> ORDER.indexOf(owned.state()))
                                .thenComparing(owned -> owned.asset().owner().value())
                                .thenComparingLong(owned -> owned.asset().id()))
                        .toList());
        model.addAttribute("types", AssetType.values());
        model.addAttribute("organisations", customer ? List.of() : accounts.organisations());
        return "console/assets";
    }

    @PostMapping
    RedirectView propose(Viewer viewer, @RequestParam String type, @RequestParam String value) {
        AssetType kind =
                AssetType.ofWord(type).orElseThrow(() -> Problem.invalid("There is no type of asset '" + type + "'."));
        return at(assets.propose(viewer, kind, value).asset().id());
    }

    @PostMapping("/{id}/look")
    RedirectView look(Viewer viewer, @PathVariable long id) {
        assets.look(viewer, id);
        return at(id);
    }

    @PostMapping("/{id}/confirmation")
    RedirectView confirm(Viewer viewer, @PathVariable long id) {
        assets.confirm(viewer, id);
        return at(id);
    }

    @PostMapping("/{id}/withdrawal")
    RedirectView withdraw(Viewer viewer, @PathVariable long id) {
        assets.withdraw(viewer, id);
        return new RedirectView("/assets", true);
    }

    private static RedirectView at(long id) {
        return new RedirectView("/assets#asset-" + id, true);
    }
}
